"""Bills in the cookie: what was told comes back the same, and days shrink as days pass."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.situation.situation import Bill, BillKind, BillStage
from budgethelp.situation.stored import MOST_BILLS, read_bills, write_bill
from tests.support.holding import holds_for

SATURDAY = date(2026, 11, 21)
pounds = st.integers(0, 9_999_999).map(lambda pence: Decimal(pence).scaleb(-2))
bills = st.builds(
    Bill,
    kind=st.sampled_from(BillKind),
    amount=pounds,
    due_in_days=st.none() | st.integers(-30, 62),
    in_arrears=st.booleans(),
    stage=st.none() | st.sampled_from(BillStage),
    taken_from_uc=st.booleans(),
)


TODAYS = [date(2026, 1, 1), SATURDAY, date(2026, 12, 31), date(2028, 2, 29), date(2030, 1, 1)]
# Every kind, stage and tick there is, at the edges of days and amounts.
CHOSEN = [
    Bill(kind, amount, due, in_arrears=late, stage=stage, taken_from_uc=taken)
    for (kind, stage), (amount, due), (late, taken) in zip(
        product(BillKind, [None, *BillStage]),
        cycle(product([Decimal(0), Decimal("0.01"), Decimal("99999.99")], [None, -30, 0, 1, 62])),
        cycle(product([False, True], [False, True])),
        strict=False,
    )
]


@holds_for(
    st.lists(bills, max_size=MOST_BILLS),
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    chosen=[
        (CHOSEN[at : at + MOST_BILLS], TODAYS[at % len(TODAYS)])
        for at in range(0, len(CHOSEN), MOST_BILLS - 1)
    ],
)
def test_what_was_told_comes_back_the_same(told, today):
    assert read_bills([write_bill(bill, today) for bill in told], today) == tuple(told)


def test_a_bill_due_in_3_days_is_due_tomorrow_2_days_later():
    line = write_bill(Bill(BillKind.PHONE, Decimal(10), 3), SATURDAY)
    (bill,) = read_bills([line], SATURDAY + timedelta(days=2))
    assert bill.due_in_days == 1


def test_a_bill_whose_day_has_passed_is_late_by_so_many_days():
    line = write_bill(Bill(BillKind.PHONE, Decimal(10), 1), SATURDAY)
    (bill,) = read_bills([line], SATURDAY + timedelta(days=3))
    assert bill.due_in_days == -2


@pytest.mark.parametrize(
    "line", ["", "phone", "phone 10 -", "gold 10.00 -", "phone 10.00 2026-02-30", "phone -1.00 -"]
)
def test_a_line_that_cannot_be_read_is_dropped(line):
    assert read_bills([line, "phone 5.00 -"], SATURDAY) == (Bill(BillKind.PHONE, Decimal(5)),)


def test_more_than_20_are_not_read():
    assert len(read_bills(["phone 5.00 -"] * 30, SATURDAY)) == 20


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_text_at_all_is_read_without_a_fault(lines):
    assert len(read_bills(lines, SATURDAY)) <= 5
