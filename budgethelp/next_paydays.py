"""The next few paydays of a pattern, with the waits between them and the first wait that is longer."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from budgethelp.income_patterns import Pattern
from budgethelp.paydays import LongerGap, Payment, following, longer_gap
from budgethelp.situation import Nation

SHOWN = 4
MOST_WAIT = 100  # days; anything longer was not written by us
_KEPT = re.compile(r"([0-9-]{10}) ([0-9-]{10}) ([0-9]{1,3})")


@dataclass(frozen=True, slots=True)
class Paydays:
    """The next payments in order; ``gap`` is the wait after the first one, when it is longer than usual.

    ``later_gap`` is the first longer wait after any of the other payments.
    """

    payments: tuple[Payment, ...]
    gap: LongerGap | None
    later_gap: LongerGap | None


@dataclass(frozen=True, slots=True)
class Wait:
    """After ``after`` the next money comes on ``until``: ``days`` days, where ``usual_days`` is usual."""

    after: datetime.date
    until: datetime.date
    usual_days: int

    @property
    def days(self) -> int:
        """Days of the wait."""
        return (self.until - self.after).days


def next_paydays(pattern: Pattern, today: date, nation: Nation | None) -> Paydays:
    """The next 4 payments, today's included."""
    payments = following(pattern, today, nation, SHOWN + 1)
    # Two payments never fall on one day, so each day asked for finds its own payment.
    gaps = [longer_gap(pattern, payment.date, nation) for payment, _ in pairwise(payments)]
    return Paydays(payments[:SHOWN], gaps[0], next(filter(None, gaps[1:]), None))


def write_wait(gap: LongerGap) -> str:
    """A longer wait as the cookie keeps it."""
    return f"{gap.payment.date} {gap.following.date} {gap.usual_days}"


def read_wait(text: object, next_income: date) -> Wait | None:
    """The wait after ``next_income``; None when none was kept for that day."""
    match = _KEPT.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        return None
    try:
        wait = Wait(date.fromisoformat(match[1]), date.fromisoformat(match[2]), int(match[3]))
    except ValueError:
        return None
    return wait if wait.after == next_income and 0 < wait.usual_days < wait.days < MOST_WAIT else None
