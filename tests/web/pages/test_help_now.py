"""Help now needs no answers and knows nothing about anybody."""

from __future__ import annotations

import pytest

from tests.support.visitor import Visitor

LINES = [
    "999",
    "116 123",
    "0808 2000 247",
    "0808 80 10 800",
    "0800 027 1234",
    "0808 802 1414",
    "0808 808 8000",
]


@pytest.mark.parametrize("number", LINES)
def test_the_lines_for_danger_can_be_tapped(visitor: Visitor, number: str) -> None:
    page = visitor.get("/help-now")
    assert f"Phone {number}" in page.texts("a.call")


def test_someone_who_cannot_speak_is_told_of_55_and_of_text(visitor: Visitor) -> None:
    page = visitor.get("/help-now")
    assert "press 55" in page.text
    assert "Text SHOUT to 85258" in page.texts("a.call")


@pytest.mark.parametrize("part", ["danger", "talk", "abuse", "bed", "food", "warmth", "cash", "medicine"])
def test_each_kind_of_help_has_its_place(visitor: Visitor, part: str) -> None:
    page = visitor.get("/help-now")
    assert page.select(f"details.matter > #{part}")
    assert len(page.select("details.matter[open]")) == 1


def test_nhs_111_is_not_sent_to_in_northern_ireland(visitor: Visitor) -> None:
    page = visitor.get("/help-now")
    [talk] = page.select("#talk")
    [ulster] = [part for part in talk.select("details") if "In Northern Ireland" in part.get_text()]
    assert "Lifeline" in ulster.get_text()
    assert "111" not in ulster.get_text()


@pytest.mark.parametrize("part", ["bed", "food", "cash"])
def test_at_night_in_northern_ireland_emergency_social_workers_are_named(visitor: Visitor, part: str) -> None:
    [section] = visitor.get("/help-now").select(f"#{part}")
    [ulster] = [each for each in section.select("details") if "In Northern Ireland" in each.get_text()]
    assert "028 9504 9999" in ulster.get_text()


def test_it_may_be_kept_while_nothing_is_known_of_a_person(visitor: Visitor) -> None:
    page = visitor.get("/help-now")
    assert page.headers["cache-control"] == "public, max-age=300"
    assert visitor.cookie == ""


def test_it_is_not_kept_beside_answers(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit(money_left="6", next_income="5")
    assert visitor.get("/help-now").headers["cache-control"] == "no-store"


def test_who_asks_for_help_in_welsh_sees_the_welsh_line_first_on_an_english_page(visitor: Visitor) -> None:
    """Samaritans in Welsh are there from 7pm: it is Saturday, 7.30pm."""
    visitor.get("/")
    visitor.submit(money_left="6", next_income="5", nation="wales")
    assert talk_numbers(visitor)[0] == "Phone 116 123"
    visitor.send("/home", [("about_you", "speaks_welsh")])
    assert talk_numbers(visitor)[0] == "Phone 0808 164 0123"


def talk_numbers(visitor: Visitor) -> list[str]:
    return visitor.get("/help-now").texts("#talk a.call")
