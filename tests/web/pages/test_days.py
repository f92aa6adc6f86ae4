"""The days until the money comes on the plan page: the picture, the table, the longer wait."""

from __future__ import annotations

import pytest

from tests.support.page import Page
from tests.support.visitor import Visitor


def plan(visitor: Visitor, *bills: tuple[str, str, str], left: str = "120", when: str = "6") -> Page:
    visitor.get("/")
    visitor.submit("See", money_left=left, next_income=when, nation="england")
    for kind, amount, due in bills:
        visitor.client.post("/bills", data={"kind": kind, "amount": amount, "due": due})
    return visitor.get("/plan")


def test_the_table_says_the_same_as_the_picture(visitor: Visitor) -> None:
    page = plan(visitor, ("phone", "24", "3"))
    rows = page.texts("#days tbody tr")
    assert rows[0] == "Saturday 21 November, today, weekend £120"
    assert rows[3] == "Tuesday 24 November £24 goes: Mobile or home phone £96"
    assert rows[6] == "Friday 27 November The next money comes £96"


def test_the_picture_says_what_it_is_and_shows_each_kind_of_mark_in_its_key(visitor: Visitor) -> None:
    page = plan(visitor, ("phone", "24", "3"), ("water", "150", "4"))
    (picture,) = page.select("svg[role=img]")
    assert picture["aria-label"] == (
        "What is left each day from today to Friday 27 November. The table below says the same."
    )
    assert page.texts(".key li") == [
        *("What is left that day", "What is missing that day", "A bill goes out", "The money runs out"),
        *("The next money comes", "Weekend"),
    ]


def test_christmas_has_its_name_in_the_table(visitor: Visitor) -> None:
    page = plan(visitor, ("phone", "24", "3"), when="40")
    assert "Friday 25 December, Christmas Day" in page.texts("#days th[scope=row]")
    assert "Bank holiday" in page.texts(".key li")


@pytest.mark.parametrize(("when", "rows"), [("1", 2), ("62", 63)])
def test_the_shortest_and_the_longest_time_are_drawn(visitor: Visitor, when: str, rows: int) -> None:
    page = plan(visitor, ("phone", "24", "0"), when=when)
    assert len(page.select("#days tbody tr")) == rows
    assert page.select("#days svg[role=img]")


def test_with_money_today_there_are_no_days_to_draw(visitor: Visitor) -> None:
    assert not plan(visitor, when="today").select("#days")


def test_with_nothing_at_all_there_is_no_picture_of_nothing(visitor: Visitor) -> None:
    page = plan(visitor, left="0")
    assert not page.select("svg[role=img]")
    assert page.link("Add bills that are due") == "/bills"


def test_help_before_each_date_leads_to_the_step_itself(visitor: Visitor) -> None:
    page = plan(visitor, ("rent_private", "480", "2"), left="55")
    links = [str(link["href"]) for link in page.select(".last details a")]
    assert links
    assert all(page.select(link) for link in links if link.startswith("#"))


def test_the_facts_of_a_bill_are_folded_beside_it(visitor: Visitor) -> None:
    page = plan(visitor, ("credit_card", "45", "3"))
    (facts,) = page.select("#bills details")
    assert not facts.has_attr("open")
    assert "What can happen" in facts.get_text()


def test_a_bill_of_a_credit_kind_looks_like_any_other(visitor: Visitor) -> None:
    page = plan(visitor, ("credit_card", "45", "3"), ("water", "45", "3"))
    card, water = page.select("#bills .bills > li")
    assert card.attrs == water.attrs
    assert page.texts("#bills h3") == ["Credit card", "Water bill"]


def test_your_answers_lists_bills_and_what_is_set_aside(visitor: Visitor) -> None:
    plan(visitor, ("phone", "24", "3"))
    visitor.get("/set-aside")
    visitor.submit(set_aside="10", set_aside_every="week")
    page = visitor.get("/answers")
    assert "Mobile or home phone, £24" in page.text
    assert "£10 every week" in page.text
