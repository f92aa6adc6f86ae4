"""Worries, home and income: each can be answered, changed or skipped."""

from __future__ import annotations

import pytest

from budgethelp.situation.situation import Need
from tests.support.visitor import Visitor


@pytest.fixture
def person(visitor: Visitor) -> Visitor:
    """Someone who has answered the 2 questions."""
    visitor.get("/")
    visitor.submit(money_left="42.50", next_income="8")
    return visitor


def test_a_ticked_worry_changes_the_plan(person: Visitor) -> None:
    person.click("What is worrying you?")
    page = person.submit("Show my plan", food_and_heat=["no_food"])
    assert "Because you have no food, or not enough for today." in page.text


def test_worries_are_ticked_when_a_person_comes_back(person: Visitor) -> None:
    person.get("/worries")
    person.submit(food_and_heat=["no_food"], health_and_life=["lonely"])
    page = person.get("/worries")
    assert [tick["value"] for tick in page.select("input[checked]")] == ["no_food", "lonely"]


def test_a_worry_can_be_taken_away(person: Visitor) -> None:
    person.get("/worries")
    person.submit(food_and_heat=["no_food"])
    person.get("/worries")
    assert "Because you have no food" not in person.submit(food_and_heat=None).text


def test_what_is_hard_to_say_stands_last_below_its_numbers(person: Visitor) -> None:
    page = person.get("/worries")
    ticks = [str(each["value"]) for each in page.select('.worries [type="checkbox"]')]
    assert ticks[-4:] == ["suicidal", "unsafe", "cant_cope", "loan_shark"]
    assert ticks[0] == "no_food"
    assert page.html.index('href="tel:999"') < page.html.index('value="suicidal"')
    assert set(ticks) == set(Need)


@pytest.mark.parametrize("path", ["/worries", "/home", "/income", "/place"])
def test_every_page_can_be_skipped(person: Visitor, path: str) -> None:
    person.get(path)
    assert person.click("Skip this").path == "/plan"


@pytest.mark.parametrize("path", ["/worries", "/home", "/income", "/place"])
def test_nothing_has_to_be_answered(person: Visitor, path: str) -> None:
    person.get(path)
    assert person.submit("Show my plan").path == "/plan"


def test_who_is_at_home_is_kept(person: Visitor) -> None:
    person.get("/home")
    person.submit(adults="2", children="0, 3 and 7", about_home=["prepayment_meter"])
    page = person.get("/answers")
    for words in ("2 adults", "0, 3, 7", "I top up my gas or electric meter"):
        assert words in page.text


@pytest.mark.parametrize("ages", ["lots", "3, 45", "3.5", "-1"])
def test_ages_we_cannot_read_say_what_to_type(person: Visitor, ages: str) -> None:
    person.get("/home")
    page = person.submit(children=ages, about_you=["carer"])
    assert (page.status, len(page.texts(".wrong"))) == (422, 1)
    assert page.select("input[value=carer][checked]")


def test_where_money_comes_from_is_kept(person: Visitor) -> None:
    person.get("/income")
    person.submit(income="state_pension")
    assert "State Pension" in person.get("/answers").text


def test_a_tick_that_is_not_ours_is_not_kept(person: Visitor) -> None:
    person.send("/worries", [("food_and_heat", "no_cake"), ("food_and_heat", "no_food")])
    with person.client.session_transaction() as kept:
        assert kept["situation"]["needs"] == ["no_food"]
