"""Keep it on this phone, as the server has it: what is offered, to whom, and what may be kept."""

from __future__ import annotations

import json
import re

import pytest
from flask import Flask

from budgethelp.web.assets import version
from budgethelp.web.pages import offline
from tests.support.visitor import Visitor

KEEP = "a[href='/keep']"
FILES = ("/sw.js", "/site.webmanifest", f"/static/icon-192.png?v={version('icon-192.png')}")


def status(app: Flask, path: str) -> int:
    """What a stranger gets for ``path``."""
    with app.test_client().get(path) as response:
        return response.status_code


@pytest.fixture
def person(visitor: Visitor) -> Visitor:
    """Someone with a plan for 8 days."""
    visitor.get("/")
    visitor.submit(money_left="42.50", next_income="8", postcode="LS1 4AP")
    return visitor


def test_the_offer_says_what_is_kept_and_until_when(person: Visitor) -> None:
    assert len(person.get("/plan").select(KEEP)) == 1
    page = person.get("/keep")
    assert "It goes by itself on Sunday 29 November. That is the day you next get money." in page.text
    assert page.select("template[data-note]")[0]["data-note"] == "2026-11-29"


def test_when_the_day_is_not_sure_it_is_kept_for_7_days(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit(money_left="42.50", not_sure="yes")
    page = visitor.get("/keep")
    assert "It goes by itself on Saturday 28 November." in page.text
    assert "the day you next get money" not in page.text


def test_it_is_not_offered_on_the_day_the_money_comes(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit(money_left="42.50", next_income="today")
    assert visitor.page.select(KEEP) == []
    assert visitor.get("/keep").path == "/plan"


@pytest.mark.parametrize("path", ["/keep", "/keep/plan"])
def test_it_is_not_there_when_someone_is_with_me(visitor: Visitor, path: str) -> None:
    visitor.get("/together")
    visitor.submit(money_left="42.50", next_income="8")
    assert visitor.page.select(KEEP) == []
    assert visitor.get(path).path == "/plan"


@pytest.mark.parametrize("path", ["/keep", "/keep/plan"])
def test_without_answers_there_is_nothing_to_keep(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).path == "/"


def test_the_plan_to_keep_has_the_hours_of_the_whole_week(person: Visitor) -> None:
    now, later = person.get("/plan"), person.get("/keep/plan")
    assert now.select(".open")
    assert "Monday to Friday, " not in now.text
    assert later.select(".open") == []
    assert "Monday to Friday, " in later.text


@pytest.mark.parametrize("path", ["/kept", "/help-now/no-signal"])
def test_kept_pages_are_the_same_for_everyone(app: Flask, person: Visitor, path: str) -> None:
    together = Visitor(app)
    together.get("/together")
    together.submit(money_left="6", next_income="5")
    assert Visitor(app).get(path).html == person.get(path).html == together.get(path).html


def test_help_with_no_signal_has_every_number_of_help_now(visitor: Visitor) -> None:
    def numbers(path: str) -> list[str]:
        return [str(link["href"]) for link in visitor.get(path).select("a[href^='tel:'], a[href^='sms:']")]

    assert numbers("/help-now/no-signal") == numbers("/help-now") != []


def test_the_worker_keeps_only_files_that_are_there_and_about_nobody(app: Flask, person: Visitor) -> None:
    listed = json.loads(re.findall(r"const FILES = (.+)", person.get("/sw.js").html)[0])
    assert {status(app, path) for path in listed} == {200}
    assert {path for path in listed if "/static/" not in path} == {"/kept", "/help-now/no-signal"}


def test_the_name_of_the_cache_says_nothing_private(visitor: Visitor) -> None:
    assert re.search(r'^const NAME = "pages-[0-9a-f]{8}"', visitor.get("/sw.js").html)


@pytest.mark.parametrize("path", FILES)
def test_files_for_everyone_carry_no_answers(person: Visitor, path: str) -> None:
    with person.client.get(path) as response:  # a file stays open until then
        headers = response.headers
    assert "Set-Cookie" not in headers
    assert headers["Cache-Control"].startswith("public")


def test_the_worker_may_look_after_the_whole_site(visitor: Visitor) -> None:
    headers = visitor.get("/sw.js").headers
    assert headers["service-worker-allowed"] == "/"
    assert headers["content-type"].startswith("text/javascript")


def test_on_a_home_screen_it_has_a_name_that_says_nothing_private(app: Flask) -> None:
    manifest = json.loads(app.test_client().get("/site.webmanifest").text)
    assert (manifest["name"], manifest["start_url"]) == ("Plan", "/kept")
    assert {status(app, icon["src"]) for icon in manifest["icons"]} == {200}


@pytest.mark.parametrize("folder", offline.MADE_FROM)
def test_what_is_kept_is_named_by_folders_that_are_there(folder: str) -> None:
    assert any((offline.PACKAGE / folder).iterdir())


@pytest.mark.parametrize(
    ("path", "phone"),
    [("/", "touch"), ("/plan", "touch"), ("/help-now", "load"), ("/answers", ""), ("/cleared", "clear")],
)
def test_each_page_says_what_the_phone_may_do(person: Visitor, path: str, phone: str) -> None:
    assert person.get(path).select("script[data-phone]")[0]["data-phone"] == phone


def test_a_screen_for_two_keeps_nothing_and_the_next_person_clears(visitor: Visitor) -> None:
    def phone(path: str) -> str:
        return str(visitor.get(path).select("script[data-phone]")[0]["data-phone"])

    visitor.get("/together")
    visitor.submit(money_left="42.50", next_income="8")
    assert [phone(path) for path in ("/plan", "/help-now", "/ready")] == ["", "", "clear"]
