"""What if: both lines, from the same person, with one thing changed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.money.forecast import (
    MOST_DAYS_LATE,
    Change,
    Extra,
    compare,
    make_line,
    read_change,
    write_change,
)
from budgethelp.situation.situation import Bill, BillKind, Situation
from tests.support.holding import holds_for

SATURDAY = date(2026, 11, 21)
pounds = st.integers(0, 9_999_999).map(lambda pence: Decimal(pence).scaleb(-2))


def person(money="100", days=5, *bills, **more):
    return Situation(SATURDAY, Decimal(money), days, bills=bills, **more)


def bill(amount, due):
    return Bill(BillKind.PHONE, Decimal(amount), due)


def test_money_3_days_late_means_the_same_money_for_8_days():
    now, then = compare(person(), Change(late_by=3))
    assert (now.per_day, then.per_day) == (Decimal(20), Decimal("12.50"))
    assert (len(then.days), then.until) == (9, date(2026, 11, 29))


def test_money_that_is_late_meets_the_bills_in_between():
    now, then = compare(person("100", 5, bill("30", 5)), Change(late_by=1))
    assert (now.balance, then.balance) == (Decimal(100), Decimal(70))


def test_a_bill_that_moves_stays_in_hand_until_payday():
    now, then = compare(person("100", 5, bill("30", 2)), Change(bill=0))
    assert (now.balance, then.balance) == (Decimal(70), Decimal(100))


def test_a_bill_that_moves_after_late_money_is_after_that_day_too():
    _, then = compare(person("100", 5, bill("30", 2)), Change(late_by=4, bill=0))
    assert (then.balance, then.until) == (Decimal(100), date(2026, 11, 30))


def test_a_voucher_comes_on_its_day():
    _, then = compare(person("10", 4), Change(extra=Extra(Decimal(49), 2)))
    assert [str(day.balance) for day in then.days] == ["10.00", "10.00", "59.00", "59.00", "59.00"]
    assert then.per_day == Decimal("14.75")


def test_with_a_usual_spend_the_day_it_runs_out_moves():
    now, then = compare(person("20", 6, daily_spend=Decimal(5)), Change(extra=Extra(Decimal(5), 1)))
    assert (now.runs_out_on, then.runs_out_on) == (date(2026, 11, 25), date(2026, 11, 26))


def test_a_bill_that_is_not_there_is_refused():
    with pytest.raises(IndexError):
        compare(person(), Change(bill=0))


@holds_for(
    pounds,
    st.integers(0, 62),
    st.lists(st.builds(bill, pounds, st.integers(-3, 70)), max_size=6),
    pounds,
    chosen=[
        (left, days, [bill(due, days // 2), bill("0.01", days)], extra)
        for left in ("0", "0.01", "99999.99")
        for days in (0, 1, 2, 62)
        for due in ("0", "40", "99999.99")
        for extra in (Decimal(0), Decimal("0.01"), Decimal("99999.99"))
    ],
)
def test_a_payment_adds_its_amount_and_no_more(money, days, bills, amount):
    told = person(money, days, *bills)
    now, then = make_line(told), make_line(told, Extra(amount, days // 2))
    assert then.balance - now.balance == amount


changes = st.builds(
    Change,
    st.integers(0, MOST_DAYS_LATE),
    st.none() | st.integers(0, 1),
    st.none() | st.builds(Extra, pounds, st.integers(0, 62)),
)


@settings(max_examples=200, deadline=None)
@given(changes)
def test_what_is_kept_comes_back_the_same(change):
    told = person("100", 5, bill("1", 1), bill("2", 2))
    assert read_change(write_change(change, SATURDAY), told) == change


def test_a_bill_that_is_gone_does_not_move():
    kept = write_change(Change(late_by=2, bill=1), SATURDAY)
    assert read_change(kept, person()) == Change(late_by=2)


@pytest.mark.parametrize("kept", [None, "", "3", "40 - -", "3 - 5.00 2026-02-30", "3 - 5.00 2026-11-20"])
def test_what_cannot_be_read_brings_no_payment(kept):
    assert read_change(kept, person()).extra is None
