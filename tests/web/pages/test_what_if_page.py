"""What if: both lines on one page; it says what happens and never what to do."""

from __future__ import annotations

import pytest

from tests.support.forbidden import forbidden_words
from tests.support.visitor import Visitor


@pytest.fixture
def person(visitor: Visitor) -> Visitor:
    """Someone with £100 for 5 days and a credit card payment due in 2, on the page “What if?”."""
    visitor.get("/")
    visitor.submit("See", money_left="100", next_income="5")
    visitor.client.post("/bills", data={"kind": "credit_card", "amount": "30", "due": "2"})
    visitor.get("/what-if")
    return visitor


def test_nothing_is_worked_out_before_anything_is_chosen(person: Visitor) -> None:
    assert person.page.texts("h2") == []
    assert not person.page.select("svg[role=img]")


def test_money_3_days_late_shows_both_lines(person: Visitor) -> None:
    page = person.submit(late_by="3")
    assert "£70 is left on Thursday 26 November. Shared out, it is about £14 a day." in page.text
    assert "£70 is left on Sunday 29 November. Shared out, it is about £8 a day." in page.text
    assert "What is left, as it is now" in page.texts(".key li")


def test_a_bill_that_moves_shows_what_happens_and_points_to_advice(person: Visitor) -> None:
    page = person.submit(bill="0")
    assert "£100 is left on Thursday 26 November." in page.text
    assert "A free debt adviser can help you with that." in page.text
    assert forbidden_words(page.text) == []


def test_a_voucher_on_a_day_is_in_the_table_of_that_day(person: Visitor) -> None:
    page = person.submit(extra="49", extra_day="tomorrow")
    assert "Sunday 22 November, weekend £49 comes £149" in page.texts("tbody tr")
    assert page.select("#extra_day")[0]["value"] == "22/11/2026"


def test_a_voucher_after_the_next_money_is_said_to_come_later(person: Visitor) -> None:
    said = ["Thursday 26 November: The next money comes", "Tuesday 1 December: £49 comes"]
    assert person.submit(extra="49", extra_day="10").texts(".dots li") == said
    assert person.submit(extra="49", extra_day="5").texts(".dots li") == []


def test_the_choices_stay_and_can_be_taken_back(person: Visitor) -> None:
    assert person.submit(late_by="3").select("#late_by")[0]["value"] == "3"
    assert not person.submit(late_by="").select("svg[role=img]")


def test_no_amount_is_in_the_address(person: Visitor) -> None:
    response = person.client.post("/what-if", data={"late_by": "3", "extra": "49", "extra_day": "2"})
    assert response.headers["Location"] == "/what-if"


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"late_by": "soon"}, "Enter a number of days from 0 to 31, like 3"),
        ({"late_by": "32"}, "Enter a number of days from 0 to 31, like 3"),
        ({"extra": "49"}, "Enter the day the payment comes, like 2 days or Friday"),
        ({"extra": "49", "extra_day": "63"}, "Enter the day the payment comes, like 2 days or Friday"),
        ({"extra": "x", "extra_day": "2"}, "Enter an amount from £0 to £99,999.99"),
    ],
)
def test_a_mistake_says_what_to_do(person: Visitor, told: dict[str, str], sentence: str) -> None:
    page = person.submit(**told)
    assert (page.status, page.texts(".wrong")) == (422, [sentence])


def test_when_the_bills_change_no_bill_moves_any_more(person: Visitor) -> None:
    person.submit(bill="0")
    person.client.post("/bills", data={"kind": "phone", "amount": "5", "due": "1"})
    assert not person.get("/what-if").select("svg[role=img]")


def test_with_money_today_there_is_still_a_page(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit("See", money_left="5", next_income="today")
    visitor.get("/what-if")
    assert "£5 is left on Saturday 21 November." in visitor.submit(extra="49", extra_day="1").text


def test_a_day_that_is_not_sure_is_not_called_the_day_money_comes(visitor: Visitor) -> None:
    visitor.get("/")
    assert "The next money comes" not in visitor.submit("See", money_left="100", not_sure="yes").text
    visitor.get("/what-if")
    page = visitor.submit(late_by="3")
    assert "The next money comes" not in page.text
    assert "We planned up to this day" in page.texts(".key li")
