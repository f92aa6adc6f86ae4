"""When does the money come? Each way that money comes leads to a day, and to the plan."""

from __future__ import annotations

import pytest
from flask import Flask

from budgethelp.dates.payday_patterns import KINDS as PATTERNS
from budgethelp.web.pages.payday import FORMS, KINDS
from tests.support.page import Page
from tests.support.visitor import Visitor


def ask(visitor: Visitor, kind: str, **told: str) -> Page:
    visitor.get("/payday")
    answers = {f"{kind}-{name}": text for name, text in told.items()}
    return visitor.send("/payday", [("kind", kind), *answers.items()])


def test_every_pattern_has_its_form(visitor: Visitor) -> None:
    assert set(FORMS) == set(KINDS) == set(PATTERNS)
    assert len(visitor.get("/payday").select("details form")) == len(PATTERNS)


@pytest.mark.parametrize(
    ("kind", "told", "day"),
    [
        ("weekly", {"day": "friday"}, "Friday 27 November"),
        ("every_2_weeks", {"came": "13 November"}, "Friday 27 November"),
        ("every_4_weeks", {"came": "6/11/2026"}, "Friday 4 December"),
        ("monthly", {"day": "the 28th"}, "Friday 27 November"),
        ("last_working_day", {}, "Monday 30 November"),
        ("uc_monthly", {"day": "25"}, "Wednesday 25 November"),
        ("child_benefit", {"came": "2 November"}, "Monday 30 November"),
        ("child_benefit", {"came": ""}, "Monday 23 November"),
        ("state_pension", {"digits": "27", "came": "3 November"}, "Tuesday 1 December"),
    ],
)
def test_the_next_day_is_worked_out(visitor: Visitor, kind: str, told: dict[str, str], day: str) -> None:
    page = ask(visitor, kind, **told)
    assert f"Your next money should come on {day}." in page.text


@pytest.mark.parametrize(
    ("kind", "told", "sentence"),
    [
        ("weekly", {}, "Choose the day of the week"),
        ("monthly", {"day": "32"}, "Enter the date in the month, from 1 to 31, like 25"),
        ("uc_monthly", {"day": ""}, "Enter the date in the month, from 1 to 31, like 25"),
        ("every_2_weeks", {"came": "Friday"}, "Enter a day it came, like 6 November"),
        ("every_4_weeks", {"came": "2030-01-01"}, "Enter a day in this year"),
        (
            "child_benefit",
            {"came": "3 November"},
            "Child Benefit does not come on a Tuesday. Check the day, or choose “Every 4 weeks”",
        ),
        ("state_pension", {"digits": "QQ 12 34 27 C"}, "Enter the last 2 numbers of it, like 27."),
    ],
)
def test_a_mistake_says_what_to_do_and_stays_open(
    visitor: Visitor, kind: str, told: dict[str, str], sentence: str
) -> None:
    page = ask(visitor, kind, **told)
    assert page.status == 422
    assert page.texts(".wrong")[0].startswith(sentence)
    assert len(page.select("details[open]")) == 1


def test_the_digits_of_the_ni_number_are_not_kept(visitor: Visitor) -> None:
    page = ask(visitor, "state_pension", digits="27", came="3 November")
    assert visitor.cookie == ""
    sent = [(str(field["name"]), str(field["value"])) for field in page.select("main input")]
    assert [name for name, _ in sent] == ["day", "gap"]
    assert not [value for _, value in sent if "27" in value.split("-")[-1]]


def test_without_a_day_it_came_a_pension_could_be_any_week(visitor: Visitor) -> None:
    page = ask(visitor, "state_pension", digits="27", came="")
    assert "It comes on one of these days." in page.text
    assert "Use this day" not in page.text


def test_an_early_payment_and_the_longer_wait_are_told(visitor: Visitor) -> None:
    page = ask(visitor, "uc_monthly", day="25")
    assert "Thursday 24 December. Early: the usual day is Friday 25 December." in page.texts(".dots li")
    assert "the wait is longer: 32 days, until Monday 25 January 2027. It is usually 31." in page.text


def test_scotland_has_its_own_bank_holidays(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit("See", money_left="6", next_income="5", nation="scotland")
    page = ask(visitor, "uc_monthly", day="30")  # Monday 30 November is St Andrew’s Day
    assert "Your next money should come on Friday 27 November." in page.text


def test_the_day_goes_to_the_first_page_with_what_was_typed(visitor: Visitor) -> None:
    visitor.get("/")
    page = visitor.submit("Work out the day", money_left="42.50", nation="wales")
    assert page.path == "/payday"
    ask(visitor, "weekly", day="friday")
    page = visitor.submit("Use this day")
    assert "£42.50 has to last 6 days, until Friday 27 November." in page.text


def test_without_an_amount_the_first_page_asks_for_it_next(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit("Work out the day")
    ask(visitor, "weekly", day="friday")
    page = visitor.submit("Use this day")
    assert (page.path, page.select("#next_income")[0]["value"]) == ("/", "Friday 27 November")
    assert visitor.submit("See", money_left="6").path == "/plan"


def test_the_plan_warns_of_the_longer_wait(app: Flask) -> None:
    visitor = Visitor(app)
    visitor.send("/", [("money_left", "60"), ("next_income", "5")])
    sent = [("day", "2026-12-24"), ("gap", "2026-12-24 2027-01-25 31")]
    page = visitor.send("/payday/use", sent)
    assert "The wait after it is 32 days, until Monday 25 January 2027. It is usually 31." in page.text


@pytest.mark.parametrize("day", ["", "2026-11-20", "2027-03-01", "soon"])
def test_a_day_that_is_not_ahead_is_not_kept(visitor: Visitor, day: str) -> None:
    assert visitor.send("/payday/use", [("day", day), ("gap", "x")]).path == "/payday"
    assert visitor.cookie == ""


def test_a_payday_is_understood_in_the_language_of_the_page(visitor: Visitor) -> None:
    visitor.get("/language/cy?to=/payday")
    page = ask(visitor, "every_2_weeks", came="13 Tachwedd")
    assert "dydd Gwener 27 Tachwedd" in page.text
