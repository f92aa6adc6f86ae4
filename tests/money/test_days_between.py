"""The days between: one line a day from today to the next money, and what if."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import strategies as st

from budgethelp.money.forecast import (
    Extra,
    bills_on,
    days_between,
    runs_out_on,
    with_bill_after_payday,
    with_money_late,
)
from budgethelp.money.summary import summarise
from budgethelp.situation.situation import Bill, BillKind, Nation, Situation
from tests.money.people import CHOSEN, amounts, holds_for_people, people
from tests.support.holding import holds_for

SATURDAY = date(2026, 11, 21)


def person(money: str, days: int, *bills: Bill, **more: object) -> Situation:
    return Situation(SATURDAY, Decimal(money), days, bills=bills, **more)


def bill(amount: str, due_in_days: int | None, kind: BillKind = BillKind.PHONE) -> Bill:
    return Bill(kind, Decimal(amount), due_in_days)


def what_is_left(days):
    return [str(day.balance) for day in days]


def test_rent_on_monday_leaves_less_from_monday_on():
    days = days_between(person("96.00", 3, bill("40.00", 2, BillKind.RENT_SOCIAL)))
    assert what_is_left(days) == ["96.00", "96.00", "56.00", "56.00"]
    assert [day.outgoing for day in days] == [0, 0, 40, 0]


def test_today_is_first_and_payday_is_last():
    days = days_between(person("10", 3))
    assert [day.is_today for day in days] == [True, False, False, False]
    assert [day.is_payday for day in days] == [False, False, False, True]


def test_with_payday_today_there_is_one_line():
    (day,) = days_between(person("10.00", 0, bill("4", 0), bill("3", -2), daily_spend=Decimal(5)))
    assert (day.is_today, day.is_payday, day.balance) == (True, True, Decimal(10))


def test_a_bill_due_on_payday_is_not_taken_off_before_the_money_comes():
    days = days_between(person("10.00", 2, bill("4", 2)))
    assert what_is_left(days) == ["10.00", "10.00", "10.00"]


def test_a_bill_that_is_already_late_goes_out_today():
    late = person("10.00", 2, bill("4", -9))
    assert [day.outgoing for day in days_between(late)] == [4, 0, 0]
    assert bills_on(late, 0) == late.bills


def test_weekends_and_bank_holidays_are_marked_in_the_right_nation():
    scotland = days_between(person("10", 9, nation=Nation.SCOTLAND))
    assert [day.date.day for day in scotland if day.weekend] == [21, 22, 28, 29]
    assert scotland[-1].bank_holiday == "St Andrew’s Day"
    assert days_between(person("10", 9, nation=Nation.WALES))[-1].bank_holiday is None


def test_the_daily_spend_goes_out_every_day_before_payday():
    days = days_between(person("20.00", 2, bill("3", 1), daily_spend=Decimal(5)))
    assert what_is_left(days) == ["15.00", "7.00", "7.00"]
    assert [(day.outgoing, day.spent) for day in days] == [(0, 5), (3, 5), (0, 0)]


@pytest.mark.parametrize(
    ("a_day", "out"),
    [("5", None), ("5.01", date(2026, 11, 24)), ("7", date(2026, 11, 23)), ("20.01", SATURDAY)],
)
def test_money_runs_out_on_the_first_day_it_does_not_cover(a_day, out):
    assert runs_out_on(days_between(person("20", 4, daily_spend=Decimal(a_day)))) == out


def test_money_set_aside_is_kept_apart_from_today():
    days = days_between(person("50.00", 2, set_aside=Decimal(20)))
    assert what_is_left(days) == ["30.00", "30.00", "30.00"]
    assert [day.goes for day in days] == [20, 0, 0]


def test_money_3_days_late_brings_the_bills_of_those_days_in():
    told = person("50.00", 4, bill("10", 5))
    assert what_is_left(days_between(told)) == ["50.00"] * 5
    assert what_is_left(days_between(told, late_by=3)) == ["50.00"] * 5 + ["40.00"] * 3


def test_money_3_days_late_is_less_a_day():
    told = person("50.00", 4, bill("10", 5))
    assert summarise(with_money_late(told, 3)).per_day == Decimal("5.71")


def test_money_cannot_be_late_by_less_than_nothing():
    with pytest.raises(ValueError, match="not -1"):
        days_between(person("50", 4), late_by=-1)


def test_a_bill_moved_to_after_payday_leaves_its_money_here():
    moved = with_bill_after_payday(person("50.00", 4, bill("10", 1), bill("10", 2)), 1)
    assert [each.due_in_days for each in moved.bills] == [1, 5]
    assert summarise(moved).after_bills == Decimal(40)


def test_a_bill_that_is_not_there_cannot_move():
    with pytest.raises(IndexError):
        with_bill_after_payday(person("50", 4), 0)


def test_a_fuel_voucher_on_monday_is_there_from_monday():
    days = days_between(person("1.00", 3), extra=[Extra(Decimal("49.00"), 2)])
    assert what_is_left(days) == ["1.00", "1.00", "50.00", "50.00"]
    assert [day.incoming for day in days] == [0, 0, 49, 0]


def test_a_payment_after_payday_is_not_in_these_days():
    assert what_is_left(days_between(person("1.00", 1), extra=[Extra(Decimal(49), 2)])) == ["1.00", "1.00"]


@holds_for_people()
def test_the_lines_add_up_to_the_penny(someone):
    days = days_between(someone)
    befores = [someone.money_left, *(day.balance for day in days)]
    assert all(
        day.balance == left + day.incoming - day.goes for left, day in zip(befores, days, strict=False)
    )
    assert days[-1].balance == someone.money_left - sum(day.goes for day in days)


@holds_for_people()
def test_what_is_left_on_the_last_day_is_the_headline(someone):
    no_spending = replace(someone, daily_spend=None)
    assert days_between(no_spending)[-1].balance == summarise(someone).after_set_aside


@holds_for_people()
def test_no_day_is_skipped_or_doubled(someone):
    dates = [day.date for day in days_between(someone)]
    assert dates[0] == someone.today
    assert dates[-1] == someone.next_income
    assert all(after - before == timedelta(days=1) for before, after in pairwise(dates))


@holds_for(
    people.filter(lambda someone: someone.bills),
    st.integers(0, 3),
    chosen=[(someone, at) for someone in CHOSEN for at in range(len(someone.bills))],
)
def test_moving_a_bill_never_changes_the_total(someone, at):
    index = at % len(someone.bills)
    moved = with_bill_after_payday(someone, index)
    assert sum(each.amount for each in moved.bills) == sum(each.amount for each in someone.bills)
    assert summarise(moved).after_bills >= summarise(someone).after_bills


@holds_for_people()
def test_spending_the_daily_sum_lasts_and_a_penny_more_a_day_does_not(someone):
    a_day = summarise(someone).per_day
    if a_day is not None:
        bought = days_between(replace(someone, bills=(), daily_spend=a_day))[-1].balance
        due = summarise(someone).due_before_income
        assert 0 <= bought - due < Decimal("0.01") * someone.days


@holds_for_people(st.integers(0, 10), beside=[3])
def test_later_money_never_leaves_more(someone, late_by):
    told, late = days_between(someone), days_between(someone, late_by)
    assert len(late) == len(told) + late_by
    assert late[-1].balance <= told[-1].balance


@holds_for_people(amounts, st.integers(0, 62), beside=[Decimal("49.01"), 1])
def test_an_extra_payment_is_all_there_on_the_last_day(someone, amount, in_days):
    difference = (
        days_between(someone, extra=[Extra(amount, in_days)])[-1].balance - days_between(someone)[-1].balance
    )
    assert difference == (amount if in_days <= someone.days else 0)
