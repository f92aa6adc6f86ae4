"""The small pages and files around the plan."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.support.visitor import Visitor


def test_about_credits_the_facts_we_use(visitor: Visitor) -> None:
    assert "Open Government Licence" in visitor.get("/about").text


def test_our_files_are_kept_for_good_by_their_version(visitor: Visitor) -> None:
    [script] = visitor.get("/").select("script[src]")
    kept = visitor.client.get(str(script["src"]), buffered=True).headers["Cache-Control"]
    assert "immutable" in kept


def test_old_browsers_asking_for_an_icon_get_nothing_rather_than_a_page(visitor: Visitor) -> None:
    client: FlaskClient = visitor.client
    assert client.get("/favicon.ico").status_code == 204


def test_search_engines_are_welcome(visitor: Visitor) -> None:
    robots = visitor.client.get("/robots.txt")
    assert (robots.mimetype, robots.text) == ("text/plain", "User-agent: *\nDisallow:\n")
