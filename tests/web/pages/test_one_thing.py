"""The door for when it is too much: breathe, one step, one number, and nothing else."""

from __future__ import annotations

import pytest

from tests.support.visitor import Visitor
from tests.support.worries import worries


def numbers(visitor: Visitor) -> list[str]:
    return [str(a["href"]) for a in visitor.page.select('main a[href^="tel:"]')]


def arrive(visitor: Visitor, need: str) -> Visitor:
    visitor.get("/")
    visitor.submit(money_left="6", next_income="5", nation="england")
    visitor.send("/worries", worries(need))
    visitor.click("Is it too much right now?")
    return visitor


def test_before_any_answer_it_has_those_who_always_listen(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.click("Is it too much right now?")
    assert numbers(visitor) == ["tel:116123"]
    assert "Open now, day and night" in visitor.page.text
    assert visitor.page.select("nav, footer, .now") == []
    assert visitor.click("Start with 2 questions").path == "/"


@pytest.mark.parametrize(
    ("need", "step", "number"),
    [("suicidal", "Talk to someone right now", "tel:116123"), ("unsafe", "Get safe now", "tel:08082000247")],
)
def test_in_danger_the_line_comes_before_the_breath(
    visitor: Visitor, need: str, step: str, number: str
) -> None:
    page = arrive(visitor, need).page
    assert (page.texts("h2"), numbers(visitor)) == ([step, "Breathe"], [number])


def test_a_line_that_is_shut_gives_way_to_one_that_is_open(visitor: Visitor) -> None:
    page = arrive(visitor, "no_food").page
    assert page.texts("h2") == ["Breathe", "Get food for today", "Phone someone who listens"]
    assert numbers(visitor) == ["tel:116123"]


def test_it_is_kept_nowhere_and_leads_on_to_the_plan(visitor: Visitor) -> None:
    assert arrive(visitor, "no_food").page.headers["cache-control"] == "no-store"
    assert visitor.click("Go on to your plan").path == "/plan"
