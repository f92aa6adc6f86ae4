"""Your answers, finishing and leaving: what was told can be seen, changed and made to go."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.support.visitor import Visitor


@pytest.fixture
def person(visitor: Visitor) -> Visitor:
    """Someone who has answered the 2 questions."""
    visitor.get("/")
    visitor.submit(money_left="42.50", next_income="8", postcode="LS1 4AP")
    return visitor


def test_your_answers_lists_what_was_told_with_a_change_link_each(person: Visitor) -> None:
    page = person.get("/answers")
    for told in ("£42.50", "Sunday 29 November", "Leeds City Council", "England"):
        assert told in page.text
    assert len(page.select("dd.change a")) == len(page.select("dt"))


def test_finish_and_clear_forgets_everything(person: Visitor) -> None:
    person.get("/answers")
    page = person.submit("Finish and clear")
    assert (page.heading, person.cookie) == ("All cleared", "")
    assert page.headers["clear-site-data"] == '"cache", "cookies", "storage"'
    assert person.get("/plan").path == "/"


def test_start_again_forgets_everything(person: Visitor) -> None:
    person.get("/answers")
    page = person.submit("Clear and start again")
    assert (page.path, person.cookie) == ("/", "")
    assert page.select("#money_left")[0]["value"] == ""


def test_a_browser_that_says_nothing_is_led_to_the_button_that_clears(person: Visitor) -> None:
    person.browser_says(None)
    before = person.answers
    assert person.get("/cleared").path == "/answers"
    assert person.answers == before
    page = person.submit("Finish and clear")
    assert (page.heading, person.cookie) == ("All cleared", "")


def test_leaving_forgets_also_in_a_browser_that_says_nothing(person: Visitor) -> None:
    person.client.get("/leave")
    assert person.cookie == ""


def test_leaving_works_without_script_and_forgets_everything(person: Visitor) -> None:
    page = person.get("/plan")
    response = person.client.get(page.link("Leave"))
    assert response.headers["Location"] == person.app.config["LEAVE_URL"]
    assert person.cookie == ""


def test_another_site_does_not_make_us_say_that_all_is_gone(app: Flask) -> None:
    stranger = Visitor(app)
    stranger.browser_says("cross-site")
    for path in ("/cleared", "/ready"):
        assert stranger.get(path).path == "/"


def test_answers_cannot_be_cleared_by_opening_a_link_to_it(person: Visitor) -> None:
    assert person.get("/clear").status == 405


@pytest.mark.parametrize("path", ["/", "/plan", "/worries", "/answers", "/help-now", "/about", "/nowhere"])
def test_help_now_and_leaving_are_on_every_page(person: Visitor, path: str) -> None:
    page = person.get(path)
    assert (page.link("Help now"), page.link("Leave")) == ("/help-now", "/leave")
    assert "It does not clear your history." in page.text
