"""The small pages and files around the plan."""

from __future__ import annotations

from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from tests.support.make import MakeApp
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


def test_what_watches_the_machine_is_told_that_it_is_alive_and_ready(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/healthz").json == {"alive": True}
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json) == (200, {"rules": "ok", "places": "ok", "store": "ok"})
    assert ready.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in ready.headers


def test_what_is_not_ready_says_why(make_app: MakeApp, tmp_path: Path) -> None:
    ready = (
        make_app(DATA=tmp_path, DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
        .test_client()
        .get("/readyz")
    )
    told = {"rules": "ok", "places": "no table: flask places build", "store": "down"}
    assert (ready.status_code, ready.json) == (503, told)
