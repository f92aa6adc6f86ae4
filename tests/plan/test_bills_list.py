"""Bills stand in the order of their days, and in no other order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.plan.bills import bills_by_date
from budgethelp.situation.situation import Bill, BillKind
from tests.support.someone import someone

KINDS = st.sampled_from(BillKind)
DAYS = st.none() | st.integers(-366, 366)
BILLS = st.lists(
    st.builds(Bill, kind=KINDS, amount=st.decimals(0, 100, places=2), due_in_days=DAYS), max_size=20
)


def order_of(*bills: Bill) -> list[tuple[str, int | None]]:
    return [(bill.kind.value, bill.due_in_days) for bill in bills_by_date(someone(bills=bills))]


def test_the_soonest_stands_at_the_top_and_no_date_at_the_end() -> None:
    late, soon, later = (Bill(BillKind.LOAN, due_in_days=days) for days in (-3, 0, 9))
    undated = Bill(BillKind.RENT_PRIVATE)
    assert [days for _, days in order_of(undated, later, late, soon)] == [-3, 0, 9, None]


def test_bills_of_one_day_stay_as_the_person_told_them() -> None:
    card, rent = Bill(BillKind.CREDIT_CARD, due_in_days=2), Bill(BillKind.RENT_PRIVATE, due_in_days=2)
    assert order_of(card, rent) == [("credit_card", 2), ("rent_private", 2)]
    assert order_of(rent, card) == [("rent_private", 2), ("credit_card", 2)]


@settings(deadline=None)
@given(BILLS)
def test_no_bill_is_lost_or_moved_for_its_kind(bills: list[Bill]) -> None:
    listed = bills_by_date(someone(bills=tuple(bills)))
    days = [bill.due_in_days for bill in listed]
    dated = [day for day in days if day is not None]
    assert all(one <= other for one, other in pairwise(dated))
    assert days == dated + [None] * (len(days) - len(dated))
    for day in {bill.due_in_days for bill in bills}:
        assert [b for b in listed if b.due_in_days == day] == [b for b in bills if b.due_in_days == day]


@settings(deadline=None)
@given(BILLS, KINDS)
def test_the_kind_never_changes_the_order(bills: list[Bill], kind: BillKind) -> None:
    alike = [Bill(kind, bill.amount, bill.due_in_days) for bill in bills]
    amounts = [[b.amount for b in bills_by_date(someone(bills=tuple(told)))] for told in (bills, alike)]
    assert amounts[0] == amounts[1]
