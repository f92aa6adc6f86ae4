"""Setting money aside first: the person's own figures, and no judgement of them."""

from __future__ import annotations

import pytest

from tests.support.visitor import Visitor


@pytest.fixture
def person(visitor: Visitor) -> Visitor:
    """Someone with £100 for 10 days, on the page about setting aside."""
    visitor.get("/")
    visitor.submit("See", money_left="100", next_income="10")
    visitor.get("/set-aside")
    return visitor


def test_what_is_set_aside_comes_off_first(person: Visitor) -> None:
    page = person.submit(set_aside="20")
    assert page.path == "/plan"
    assert "£80 until Tuesday 1 December: about £8 a day." in page.text


@pytest.mark.parametrize(
    ("amount", "every", "left"),
    [("2", "day", "£80"), ("14", "week", "£80"), ("28", "2_weeks", "£80"), ("56", "4_weeks", "£80")],
)
def test_it_can_be_every_so_often(person: Visitor, amount: str, every: str, left: str) -> None:
    page = person.submit(set_aside=amount, set_aside_every=every)
    assert f"{left} until Tuesday 1 December" in page.text


def test_a_usual_spend_of_a_month_names_the_day_it_runs_out(person: Visitor) -> None:
    page = person.submit(daily_spend="434.52", daily_spend_every="month")
    assert "With what you usually spend, the money runs out on Friday 27 November." in page.text


def test_both_can_be_taken_back(person: Visitor) -> None:
    person.submit(set_aside="20", daily_spend="5", daily_spend_every="day")
    person.get("/set-aside")
    page = person.submit(set_aside="", daily_spend="")
    assert "£100 has to last 10 days" in page.text
    assert "usually spend" not in page.text.split("The days until")[1].split("Set money aside")[0]


def test_the_page_shows_what_was_told_before(person: Visitor) -> None:
    person.submit(set_aside="14", set_aside_every="week")
    page = person.get("/set-aside")
    assert page.select("#set_aside")[0]["value"] == "14.00"
    assert page.texts("#set_aside_every [selected]") == ["every week"]


@pytest.mark.parametrize("typed", ["-5", "some"])
def test_what_is_no_amount_cannot_be_set_aside(person: Visitor, typed: str) -> None:
    page = person.submit(set_aside=typed)
    assert (page.status, page.texts(".wrong")) == (422, ["Enter an amount from £0 to £99,999.99"])
