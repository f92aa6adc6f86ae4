"""Too little to eat on is a matter of food and crisis money, by head; enough to live on is no crisis."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.directory.services import load_national
from budgethelp.plan.plan import Plan, build_plan
from budgethelp.rules.conditions.money import food_line
from budgethelp.rules.rule import Urgency
from budgethelp.rules.rulebook import load_rulebook
from budgethelp.situation.situation import Bill, BillKind, Nation, Situation
from tests.support.someone import someone

RULEBOOK = load_rulebook(load_national())
NOW = datetime(2026, 11, 24, 10, 0)
CRISIS_MONEY = ("food_today", "crisis_fund")
# Calculators, making it last, looking ahead, and debt advice that nobody asked for.
CAN_WAIT = frozenset(
    {"benefit_check", "plan_days", "upcoming_bills_check", "pension_credit_claim", "keep_cushion"}
)
BEFORE_MONEY = frozenset(urgency for urgency in Urgency if urgency < Urgency.MONEY_BEFORE_THEN)


def plan_for(situation: Situation) -> Plan:
    return build_plan(situation, RULEBOOK, NOW)


def actions(situation: Situation) -> list[str]:
    return [step.action for step in plan_for(situation).steps]


@pytest.mark.parametrize(
    ("adults", "ages", "line"),
    [(None, (), 5), (1, (), 5), (2, (), 9), (1, (3,), 9), (2, (0, 4, 9, 12), 25)],
)
def test_the_line_is_by_head(adults: int | None, ages: tuple[int, ...], line: int) -> None:
    assert food_line(someone(adults=adults, children_ages=ages)) == Decimal(line)


def test_6_people_on_76_pence_each_are_given_food_and_crisis_money_first() -> None:
    six = someone(money_left=Decimal(41), days=9, adults=2, children_ages=(1, 4, 8, 11))
    assert actions(six)[:2] == ["crisis_fund", "food_today"]


def test_10_pounds_for_12_days_on_universal_credit_is_food_before_a_calculator() -> None:
    steps = actions(someone(money_left=Decimal(10), days=12))
    assert steps.index("food_today") < steps.index("benefit_check")


def test_overdrawn_gets_what_nothing_gets() -> None:
    nothing, overdrawn = (actions(someone(money_left=Decimal(pounds))) for pounds in (0, -35))
    assert [action for action in nothing if action not in overdrawn] == []


def test_bills_that_are_not_for_borrowing_count_alike() -> None:
    rent = Bill(BillKind.RENT_PRIVATE, Decimal(180), 3)
    assert actions(someone(bills=(rent,)))[0] == "crisis_fund"


def test_crisis_money_is_not_pushed_at_somebody_who_is_short_for_borrowing_only() -> None:
    later = tuple(Bill(BillKind.BNPL, Decimal(60), day) for day in (2, 4, 6))
    steps = actions(someone(bills=later))
    assert steps[0] == "contact_creditor_before_due"
    assert "crisis_fund" not in steps[:2]


bills = st.builds(
    Bill,
    st.sampled_from([BillKind.RENT_SOCIAL, BillKind.WATER, BillKind.LOAN, BillKind.BNPL]),
    st.integers(1, 30_000).map(lambda pence: Decimal(pence) / 100),
    st.integers(0, 20),
)
people = st.builds(
    Situation,
    st.just(date(2026, 11, 24)),
    st.integers(-20_000, 90_000).map(lambda pence: Decimal(pence) / 100),
    st.integers(1, 40),
    nation=st.sampled_from([None, *Nation]),
    adults=st.sampled_from([None, 1, 2]),
    children_ages=st.lists(st.integers(0, 16), max_size=4).map(tuple),
    bills=st.lists(bills, max_size=3).map(tuple),
)


def _after(person: Situation) -> Decimal:
    due = sum((bill.amount for bill in person.bills if (bill.due_in_days or 0) < person.days), Decimal(0))
    return person.money_left - due


@settings(deadline=None, max_examples=300)
@given(people)
def test_below_the_line_food_and_crisis_money_stand_before_what_can_wait(person: Situation) -> None:
    if _after(person) >= food_line(person) * person.days:
        return
    steps = actions(person)
    wanted = [action for action in CRISIS_MONEY if action in steps]
    # Where the nation is not known, the question for it stands in place of the fund.
    assert "crisis_fund" in wanted or person.nation is None or _short_for_borrowing(person)
    assert "food_today" in wanted or _short_for_borrowing(person)
    waits = [steps.index(action) for action in steps if action in CAN_WAIT]
    assert all(steps.index(action) < place for action in wanted for place in waits)


def _short_for_borrowing(person: Situation) -> bool:
    others = tuple(bill for bill in person.bills if bill.kind not in {BillKind.LOAN, BillKind.BNPL})
    without: dict[str, Any] = {"bills": others}
    return _after(someone(**{**vars_of(person), **without})) >= food_line(person) * person.days


def vars_of(person: Situation) -> dict[str, Any]:
    return {name: getattr(person, name) for name in Situation.__slots__}


@settings(deadline=None, max_examples=200)
@given(people)
def test_with_enough_to_live_on_and_nothing_ticked_no_crisis_step_shows(person: Situation) -> None:
    if _after(person) < food_line(person) * person.days:
        return
    plan = plan_for(person)
    assert not plan.crisis_first
    assert [step.action for step in plan.steps if step.urgency in BEFORE_MONEY] == []
    assert not set(CRISIS_MONEY) & set(actions(person))
