"""A situation told in JSON becomes a typed situation, or one sentence that says what to mend."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.cli.situation_json import Asked, SituationProblem, Told, read_situation
from budgethelp.directory.postcodes import Found, NotAPostcode, NotFound, OutsideUk, Place, Straddles
from budgethelp.directory.services import load_national
from budgethelp.plan.plan import build_plan
from budgethelp.rules.figures import NoFigureYetError
from budgethelp.rules.rulebook import Rulebook, load_rulebook
from budgethelp.situation.situation import About, BillKind, BillStage, Income, Nation, Need, WrittenBill

KEYS, BILL_KEYS = Told.__struct_fields__, WrittenBill.__struct_fields__
CLOCK = datetime(2026, 11, 21, 19, 30)
CARDIFF = Place("CF10", Nation.WALES, ("W06000015",), 51.48, -3.18, True)
BORDER = Straddles("TD15", ("E06000057", "S12000026"), (Nation.ENGLAND, Nation.SCOTLAND))
WELSH_BORDER = Straddles("CF14", ("W06000015", "W06000018"), (Nation.WALES,))
PLACES: dict[str, Found] = {
    "CF10": CARDIFF,
    "TD15": BORDER,
    "CF14": WELSH_BORDER,
    "ZZ": NotFound("ZZ"),
    "GY1": OutsideUk("GY1"),
    "?": NotAPostcode(),
}


def read(told: object, text: str = "") -> Asked:
    return read_situation(
        text or json.dumps(told), CLOCK, lambda postcode: PLACES.get(postcode, NotAPostcode())
    )


def told(**differences: object) -> Asked:
    return read({"money_left": "42.50", "days": 8, **differences})


def test_what_was_not_told_stays_unknown() -> None:
    situation = told().situation
    assert (situation.nation, situation.income, situation.adults) == (None, None, None)
    assert not situation.needs | situation.about
    assert situation.bills == ()


@pytest.mark.parametrize("typed", ["42.50", "£42.50", "42,50", 42.5])
def test_money_is_read_as_people_write_it_and_is_never_a_float(typed: object) -> None:
    left = told(money_left=typed).situation.money_left
    assert (left, type(left)) == (Decimal("42.50"), Decimal)


def test_days_that_are_null_are_7_and_not_sure() -> None:
    situation = told(days=None).situation
    assert (situation.days, situation.days_sure) == (7, False)


@pytest.mark.parametrize("days", [0, 62, 8.0])
def test_whole_days_are_taken(days: object) -> None:
    situation = told(days=days).situation
    assert (situation.days, situation.days_sure) == (days, True)


def test_today_is_the_day_that_was_told_or_that_of_the_clock() -> None:
    assert told().situation.today == date(2026, 11, 21)
    assert told(now="2026-12-24T23:30").situation.today == date(2026, 12, 24)


def test_a_time_with_a_zone_becomes_uk_time() -> None:
    assert told(now="2026-07-01T23:30:00+00:00").situation.today == date(2026, 7, 2)


def test_a_postcode_says_more_than_a_nation() -> None:
    situation = told(postcode="CF10", nation="scotland").situation
    assert (situation.nation, situation.councils) == (Nation.WALES, ("W06000015",))


def test_a_postcode_that_straddles_asks_and_keeps_the_nation_that_all_share() -> None:
    assert told(postcode="TD15").straddles is BORDER
    assert told(postcode="TD15").situation.nation is None
    assert told(postcode="CF14").situation.nation is Nation.WALES


@pytest.mark.parametrize("nation", [None, "unknown"])
def test_a_nation_can_be_unknown(nation: object) -> None:
    assert told(nation=nation).situation.nation is None


def test_a_postcode_nobody_knows_leaves_the_nation_that_was_told() -> None:
    assert told(postcode="ZZ", nation="wales").situation.nation is Nation.WALES


def test_a_bill_is_read_whole() -> None:
    table = {
        "kind": "council_tax",
        "amount": "120",
        "due_in_days": -3,
        "in_arrears": True,
        "stage": "reminder",
        "balance": 400,
        "taken_from_uc": True,
    }
    [bill] = told(bills=[table]).situation.bills
    assert (bill.kind, bill.amount, bill.due_in_days) == (BillKind.COUNCIL_TAX, Decimal(120), -3)
    assert (bill.in_arrears, bill.stage, bill.taken_from_uc) == (True, BillStage.REMINDER, True)
    assert bill.balance == Decimal(400)


CODES = {"needs": Need, "about": About}


@pytest.mark.parametrize("key", CODES)
def test_every_code_is_known(key: str) -> None:
    codes = CODES[key]
    assert getattr(told(**{key: list(codes)}).situation, key) == frozenset(codes)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
amounts = (
    st.integers(-200, 100_100) | st.floats() | st.sampled_from(["£5", "12,50", "lots", "-20", ""]) | anything
)
days = st.integers(-2, 64) | st.none() | anything
moments = st.datetimes().map(datetime.isoformat) | st.dates().map(date.isoformat) | anything
codes = st.lists(st.sampled_from([*Need, *About, "no"]), max_size=3) | anything
bills = st.lists(
    st.dictionaries(
        st.sampled_from(BILL_KEYS), st.sampled_from([*BillKind, *BillStage]) | amounts | days, max_size=4
    ),
    max_size=2,
)
VALUES = {
    **dict.fromkeys(KEYS, anything),
    **dict.fromkeys(("money_left", "daily_spend", "set_aside"), amounts),
    **dict.fromkeys(("days", "adults"), days),
    **dict.fromkeys(("now", "next_income"), moments),
    **dict.fromkeys(("needs", "about"), codes),
    "postcode": st.sampled_from(list(PLACES)) | anything,
    "nation": st.sampled_from([*Nation, "unknown"]) | anything,
    "income": st.sampled_from(Income) | anything,
    "bills": bills | anything,
}
REQUIRED = {key: VALUES.pop(key) for key in ("money_left", "days")}
situations = st.fixed_dictionaries(REQUIRED, optional=VALUES)


@cache
def rulebook() -> Rulebook:
    return load_rulebook(load_national())


def gets_a_plan(text: str) -> bool:
    """Whether there is a plan, or else a refusal. Any other exception fails the test."""
    try:
        asked = read(None, text or " ")
        return bool(build_plan(asked.situation, rulebook(), asked.now).steps)
    except (SituationProblem, NoFigureYetError):
        return False


@settings(deadline=None, max_examples=300)
@given(situations | anything)
def test_any_json_gets_a_plan_or_a_refusal_and_never_another_exception(told: object) -> None:
    gets_a_plan(json.dumps(told))


@settings(deadline=None, max_examples=200)
@given(st.text() | st.text(alphabet='{}[]",:0123456789eE.-+ntrufalse'))
def test_any_text_gets_a_plan_or_a_refusal(text: str) -> None:
    gets_a_plan(text)


def test_the_property_sees_both_ends() -> None:
    assert gets_a_plan('{"money_left": 5, "days": 3}')
    assert not gets_a_plan('{"money_left": 5}')
