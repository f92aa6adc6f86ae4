"""Bills as the cookie keeps them: a line each, like "rent_private 480.00 2026-12-06 reminder late taken".

The day is kept, not the days until then, so that they shrink by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from budgethelp.situation import Bill, BillKind, BillStage

MOST_BILLS = 20
NO_DAY = "-"
LATE = "late"
TAKEN = "taken"

_AMOUNT = r"[0-9]{1,5}\.[0-9]{2}"
_LINE = re.compile(rf"(?P<kind>[a-z_]+) (?P<amount>{_AMOUNT}) (?P<due>[0-9-]+)(?P<more>(?: [a-z_]+)*)")


def write_bill(bill: Bill, today: date) -> str:
    """One bill as its line."""
    due = NO_DAY if bill.due_in_days is None else (today + timedelta(days=bill.due_in_days)).isoformat()
    more = [bill.stage or "", LATE if bill.in_arrears else "", TAKEN if bill.taken_from_uc else ""]
    return " ".join(filter(None, (bill.kind, f"{bill.amount:.2f}", due, *more)))


def read_bills(lines: Iterable[str], today: date) -> tuple[Bill, ...]:
    """The bills of the first 20 lines; one that cannot be read (an old or edited cookie) is dropped."""
    bills = (_read(line, today) for line in list(lines)[:MOST_BILLS])
    return tuple(bill for bill in bills if bill)


def _read(line: str, today: date) -> Bill | None:
    match = _LINE.fullmatch(line)
    if match is None or match["kind"] not in set(BillKind):
        return None
    try:
        due = None if match["due"] == NO_DAY else (date.fromisoformat(match["due"]) - today).days
    except ValueError:
        return None
    more = match["more"].split()
    return Bill(
        kind=BillKind(match["kind"]),
        amount=Decimal(match["amount"]),
        due_in_days=due,
        in_arrears=LATE in more,
        stage=next((stage for stage in BillStage if stage in more), None),
        taken_from_uc=TAKEN in more,
    )
