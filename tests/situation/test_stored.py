"""Answers become a situation, and nothing that is not an answer does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.situation.situation import About, Income, Nation, Need, Situation
from budgethelp.situation.stored import Unanswered, to_situation

TODAY = date(2026, 11, 21)
TOLD = {"left": "42.50", "next_income": "2026-11-29"}

KEYS = st.sampled_from(
    ["left", "next_income", "nation", "councils", "needs", "about", "income", "adults", "children", "other"]
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


def told(**more: object) -> Situation:
    return to_situation({**TOLD, **more}, TODAY)


def test_the_two_questions_are_enough() -> None:
    situation = told()
    assert (situation.money_left, situation.days, situation.days_sure) == (Decimal("42.50"), 8, True)


def test_coming_back_the_next_day_there_is_a_day_less_to_go() -> None:
    assert to_situation(TOLD, date(2026, 11, 22)).days == 7


def test_someone_not_sure_of_the_day_is_planned_for_a_week() -> None:
    situation = told(next_income="not_sure")
    assert (situation.days, situation.days_sure) == (7, False)


def test_an_overdrawn_person_has_less_than_nothing() -> None:
    assert told(left="-20.00").money_left == Decimal("-20.00")


@pytest.mark.parametrize("left", [None, "", "lots", "1e3", "NaN", "42.5", "123456.00", 42.5, ["42.50"]])
def test_without_money_there_is_no_situation(left: object) -> None:
    with pytest.raises(Unanswered):
        told(left=left)


@pytest.mark.parametrize("day", [None, "", "soon", "2026-11-20", "2027-06-01", "2026-02-30", 8])
def test_without_a_day_to_come_there_is_no_situation(day: object) -> None:
    with pytest.raises(Unanswered):
        told(next_income=day)


def test_everything_else_a_person_told() -> None:
    situation = told(
        nation="wales",
        councils=["W06000015"],
        needs=["no_food", "lonely"],
        about=["carer"],
        income="wages",
        adults="2",
        children=["0", "7"],
    )
    assert (situation.nation, situation.councils) == (Nation.WALES, ("W06000015",))
    assert situation.needs == {Need.NO_FOOD, Need.LONELY}
    assert (situation.income, situation.adults, situation.children_ages) == (Income.WAGES, 2, (0, 7))


def test_a_baby_and_a_child_at_school_are_part_of_the_household() -> None:
    assert told(children=["0", "7"]).about == {About.CHILD_UNDER_1, About.CHILD_5_TO_16}


def test_what_is_not_a_code_of_ours_is_dropped() -> None:
    situation = told(nation="france", needs=["no_food", "no_cake", 3], income=["wages"], councils=["x"])
    assert (situation.nation, situation.income, situation.councils) == (None, None, ())
    assert situation.needs == {Need.NO_FOOD}


@settings(deadline=None)
@given(st.dictionaries(KEYS, ANYTHING))
def test_any_cookie_is_a_situation_or_unanswered(cookie: dict[str, object]) -> None:
    try:
        situation = to_situation({**TOLD, **cookie}, TODAY)
    except Unanswered:
        return
    assert 0 <= situation.days <= 62
