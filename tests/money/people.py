"""People with money and bills: those at the edges, chosen by hand, and any others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from itertools import cycle, product
from typing import Any

from hypothesis import strategies as st

from budgethelp.situation.situation import Bill, BillKind, Nation, Situation
from tests.support.holding import holds_for

MOST = Decimal("99999.99")
# The clocks change, the year ends, 29 February, Good Friday, and an ordinary Saturday.
TODAYS = (
    *(date(2026, 10, 24), date(2027, 3, 27), date(2026, 12, 30), date(2028, 2, 27)),
    *(date(2027, 3, 24), date(2026, 11, 21)),
)
LEFTS = (Decimal(0), Decimal("0.01"), MOST, -MOST, Decimal("42.50"))
DAYS = (0, 1, 8, 62)
BILLS = (
    (),
    (Bill(BillKind.RENT_PRIVATE, Decimal("40.01"), 0),),
    (Bill(BillKind.LOAN, Decimal("9.99"), -10), Bill(BillKind.LOAN, Decimal("9.99"), 8)),
    (Bill(BillKind.ILLEGAL_LENDER, MOST, 1), Bill(BillKind.PHONE, Decimal("0.01"), 62)),
    (
        Bill(BillKind.PHONE, Decimal(7), None),
        Bill(BillKind.WATER, Decimal(5), 3, taken_from_uc=True),
        Bill(BillKind.PHONE, Decimal(3), 7),
        Bill(BillKind.RENT_PRIVATE, MOST, 70),
    ),
)
SPENDS = (None, Decimal(0), Decimal("5.31"), MOST)
ASIDES = (Decimal(0), Decimal(20), MOST)
NATIONS = (None, *Nation)


def _chosen() -> list[Situation]:
    # Each list goes round at its own length, so that each edge meets many others.
    rest = zip(cycle(NATIONS), cycle(BILLS), cycle(SPENDS), cycle(ASIDES), strict=False)
    return [
        Situation(today, left, days, nation=nation, bills=bills, daily_spend=spend, set_aside=aside)
        for (today, left, days), (nation, bills, spend, aside) in zip(
            product(TODAYS, LEFTS, DAYS), rest, strict=False
        )
    ]


CHOSEN = _chosen()
amounts = st.integers(0, 9_999_999).map(lambda pence: Decimal(pence).scaleb(-2))
lefts = st.sampled_from(LEFTS) | amounts | amounts.map(lambda each: -each)
bills = st.builds(
    Bill,
    st.sampled_from([BillKind.RENT_PRIVATE, BillKind.LOAN, BillKind.ILLEGAL_LENDER]),
    amounts,
    st.none() | st.integers(-10, 70),
    taken_from_uc=st.booleans(),
)
people = st.builds(
    Situation,
    st.sampled_from(TODAYS) | st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    lefts,
    st.sampled_from([0, 1, 62]) | st.integers(0, 62),
    nation=st.none() | st.sampled_from(Nation),
    bills=st.lists(bills, max_size=4).map(tuple),
    daily_spend=st.none() | amounts,
    set_aside=amounts,
)


def holds_for_people(*more: st.SearchStrategy[Any], beside: Sequence[Any] = ()) -> Callable[..., Any]:
    """The same for people; ``beside`` are values that the chosen ones get for ``more``."""
    return holds_for(people, *more, chosen=[(someone, *beside) for someone in CHOSEN])
