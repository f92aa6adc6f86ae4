"""Small wins on the plan: ticks, coming back, and one question later."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask

from budgethelp.dates.clock import london_now
from tests.support.make import MakeApp
from tests.support.page import Page, squeeze
from tests.support.visitor import Visitor

PHONED = "Get food for today"


@pytest.fixture
def days(make_app: MakeApp) -> Flask:
    """A site whose day can be changed: ``days.config["NOW"]``."""
    return make_app(NOW=london_now(datetime.fromisoformat("2026-11-21T19:30")))


@pytest.fixture
def person(days: Flask) -> Visitor:
    """Someone in England with no food and 5 days to go."""
    visitor = Visitor(days)
    visitor.get("/")
    visitor.submit(money_left="6", next_income="5", nation="england")
    visitor.get("/worries")
    visitor.submit(food_and_heat=["no_food"])
    return visitor


def titles(page: Page) -> list[str]:
    return [step.get_text() for step in page.select("li.step h3") if not step.find_parent("details")]


def later(person: Visitor, days: int = 1) -> Page:
    person.app.config["NOW"] += timedelta(days=days)
    return person.get("/plan")


def test_a_tick_brings_up_the_next_thing(person: Visitor) -> None:
    before = titles(person.page)
    after = titles(person.submit(f"I have done this : {PHONED}"))
    assert PHONED in before
    assert PHONED not in after
    assert len(after) == len(before)


def test_what_is_done_is_counted_in_words_that_fit(person: Visitor) -> None:
    assert "You have done 1 thing. That counts." in person.submit("I have done this").text
    assert "You have done 2 things. That counts." in person.submit("I have done this").text


def test_a_tick_can_be_taken_back(person: Visitor) -> None:
    person.submit(f"I have done this : {PHONED}")
    page = person.submit("Put it back in the plan")
    assert PHONED in titles(page)
    assert "That counts" not in page.text


def test_in_danger_the_numbers_stay_when_the_step_is_ticked(person: Visitor) -> None:
    person.get("/worries")
    first = titles(person.submit(hard=["suicidal"]))[0]
    page = person.submit("I have done this")
    assert titles(page)[0] == first
    assert "You have done 1 thing." in page.text


def test_an_action_nobody_has_is_not_kept(person: Visitor) -> None:
    before = person.cookie
    page = person.send("/done", [("action", "fly")])
    assert page.path == "/plan"
    assert len(person.cookie) == len(before)


def test_coming_back_says_how_many_days_are_left(person: Visitor) -> None:
    assert "Welcome back" not in person.page.text
    page = later(person, 2)
    assert "Welcome back. 3 days to go" in page.text
    assert "£6 has to last 3 days" in page.text
    assert "Welcome back. 1 day to go" in later(person, 2).text


def test_telling_anew_what_is_left_starts_anew(person: Visitor) -> None:
    later(person)
    person.get("/")
    assert "Welcome back" not in person.submit(money_left="4").text


def test_the_next_day_one_question_is_asked(person: Visitor) -> None:
    page = person.submit(f"I have done this : {PHONED}")
    assert "Did it help?" not in page.text
    assert f"Did it help? {PHONED}" in later(person).text


def test_yes_keeps_it_done(person: Visitor) -> None:
    person.submit(f"I have done this : {PHONED}")
    later(person)
    page = person.submit("Yes")
    assert "Did it help?" not in page.text
    assert "You have done 1 thing." in page.text


def test_not_yet_brings_it_back(person: Visitor) -> None:
    person.submit(f"I have done this : {PHONED}")
    later(person)
    page = person.submit("Not yet")
    assert PHONED in titles(page)
    assert "It has not helped yet." in page.text


def test_could_not_get_through_shows_the_other_way_and_the_next_service_first(person: Visitor) -> None:
    names = person.page.texts("#food_today .helper h4")
    person.submit(f"I have done this : {PHONED}")
    later(person)
    page = person.submit("Could not get through")
    step = page.select("#food_today")[0]
    text = squeeze(step.get_text(" "))
    assert text.index("If you cannot phone") < text.index("You could say")
    assert page.texts("#food_today .helper h4") == [*names[1:], names[0]]


def test_a_calendar_leads_to_the_question_on_the_same_day(person: Visitor) -> None:
    page = person.get("/did-it-help")
    assert page.path == "/plan"
    assert "Did it help?" in page.text
    for _ in range(3):
        page = person.submit("Yes")
    assert "Did it help?" not in page.text


def test_without_a_plan_the_question_says_how_to_open_it(visitor: Visitor) -> None:
    page = visitor.get("/did-it-help")
    assert (page.status, page.heading) == (200, "Did it help?")
