"""The written form: what was told comes back the same, days shrink, and an old cookie is no fault."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from budgethelp.directory.councils import load_councils
from budgethelp.situation.situation import About, Bill, BillKind, Income, Nation, Need, Situation, Written
from budgethelp.situation.spending import Frequency, Pounds, SomePounds, Spending
from budgethelp.situation.written import (
    SituationProblem,
    Unanswered,
    read,
    read_stored,
    to_bill,
    to_situation,
    to_table,
    write_bill,
)
from tests.support.any_situation import TODAY, bills, situations

TOLD = {"money_left": "42.50", "next_income": "2026-11-29"}
COUNCILS = load_councils()
PHONE = write_bill(Bill(BillKind.PHONE, Decimal(10), 3), TODAY)
KEYS = st.sampled_from([*Written.__struct_fields__, "other"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


def told(**more: object) -> Situation:
    return to_situation(read_stored({**TOLD, **more}), TODAY)


def written(situation: Situation) -> Written:
    spends = situation.daily_spend
    return Written(
        money_left=Pounds(situation.money_left),
        days=UNSET if situation.days_sure else None,
        next_income=situation.next_income if situation.days_sure else None,
        nation=situation.nation,
        councils=situation.councils,
        needs=situation.needs,
        about=situation.about,
        income=situation.income,
        adults=situation.adults,
        children_ages=situation.children_ages,
        bills=tuple(write_bill(bill, TODAY) for bill in situation.bills),
        daily_spend=None if spends is None else Spending(SomePounds(spends), Frequency.DAY),
        set_aside=Spending(SomePounds(situation.set_aside)) if situation.set_aside else None,
    )


@settings(deadline=None)
@given(situations(COUNCILS))
def test_any_situation_comes_back_the_same(situation: Situation) -> None:
    table = to_table(written(situation))
    assert to_situation(read(table, Written), TODAY) == situation
    assert to_situation(read_stored(table), TODAY) == situation


def test_what_was_not_told_is_not_written() -> None:
    assert to_table(read(TOLD, Written)) == TOLD


def test_coming_back_the_next_day_there_is_a_day_less_to_go() -> None:
    assert to_situation(read_stored(TOLD), date(2026, 11, 22)).days == 7


def test_a_bill_due_in_3_days_is_due_tomorrow_2_days_later() -> None:
    assert to_bill(PHONE, TODAY + timedelta(days=2)).due_in_days == 1


def test_a_bill_whose_day_has_passed_is_late_by_so_many_days() -> None:
    assert to_bill(PHONE, TODAY + timedelta(days=5)).due_in_days == -2


@settings(deadline=None)
@given(bills())
def test_a_bill_comes_back_the_same(bill: Bill) -> None:
    assert to_bill(write_bill(bill, TODAY), TODAY) == bill


def test_someone_not_sure_of_the_day_is_planned_for_a_week() -> None:
    situation = told(next_income=None, days=None)
    assert (situation.days, situation.days_sure) == (7, False)


def test_an_overdrawn_person_has_less_than_nothing() -> None:
    assert told(money_left="-20.00").money_left == Decimal("-20.00")


@pytest.mark.parametrize("left", [None, "", "lots", "NaN", "123456.00", ["42.50"], True])
def test_without_money_there_is_no_situation(left: object) -> None:
    with pytest.raises(Unanswered):
        told(money_left=left)


@pytest.mark.parametrize("day", ["", "soon", "2026-02-30", 8])
def test_without_a_day_to_come_there_is_no_situation(day: object) -> None:
    with pytest.raises(Unanswered):
        told(next_income=day)


@pytest.mark.parametrize("day", ["2026-11-20", "2027-06-01"])
def test_a_day_that_has_passed_or_is_far_away_is_refused(day: str) -> None:
    with pytest.raises(SituationProblem, match="next_income: must be from today to 62 days ahead"):
        told(next_income=day)


def test_a_code_that_is_not_ours_is_no_fault_and_keeps_the_rest() -> None:
    situation = told(nation="france", needs=["no_food"], income=["wages"], councils=["x"], other=1)
    assert (situation.nation, situation.income, situation.councils) == (None, None, ())
    assert situation.needs == {Need.NO_FOOD}


def test_codes_are_typed() -> None:
    situation = told(nation="wales", about=["carer", "over_66"], income="wages")
    assert (situation.nation, situation.income) == (Nation.WALES, Income.WAGES)
    assert situation.about == {About.CARER, About.OVER_STATE_PENSION_AGE}


@settings(deadline=None)
@given(st.dictionaries(KEYS, ANYTHING) | ANYTHING)
def test_any_cookie_is_a_situation_or_refused(cookie: object) -> None:
    try:
        situation = to_situation(
            read_stored({**TOLD, **cookie} if isinstance(cookie, dict) else cookie), TODAY
        )
    except SituationProblem:
        return
    assert 0 <= situation.days <= 62


def test_amounts_can_say_how_often() -> None:
    situation = told(set_aside={"amount": "30.00", "every": "week"}, daily_spend=5)
    assert (situation.set_aside, situation.daily_spend) == (Decimal("34.29"), Decimal("5.00"))


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"set_aside": {"amount": 5, "every": "weak"}},
         'set_aside.every: unknown code "weak". Did you mean "week"?'),
        ({"set_aside": {"every": "week"}}, "set_aside.amount: is missing"),
        ({"set_aside": -1}, "set_aside: must be 0 or more"),
        ({"set_aside": {"much": 1, "amount": 2}}, 'set_aside has an unknown key "much"'),
        ({"bills": [{"kind": "water"}, {"kind": "water", "due_on": "soon"}]},
         "bills[1].due_on: must be a date like 2026-11-27"),
        ({"councils": ["Leeds"]}, "councils: must be the code of a council, like E08000035"),
        ({"children_ages": [3] * 31}, "children_ages: must have 30 ages at most"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_by_key(table: dict[str, object], says: str) -> None:
    with pytest.raises(SituationProblem) as refused:
        read({**TOLD, **table}, Written)
    assert str(refused.value).startswith(says)
