"""What a person usually spends, or sets aside: an amount and how often, like "30.00 week"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

PENNY = Decimal("0.01")


class Frequency(StrEnum):
    DAY = "day"
    WEEK = "week"
    TWO_WEEKS = "2_weeks"
    FOUR_WEEKS = "4_weeks"
    MONTH = "month"
    YEAR = "year"


# In twelfths of a day, so that a month is a whole number.
_LENGTHS = {
    Frequency.DAY: 12,
    Frequency.WEEK: 7 * 12,
    Frequency.TWO_WEEKS: 14 * 12,
    Frequency.FOUR_WEEKS: 28 * 12,
    Frequency.MONTH: 365,
    Frequency.YEAR: 365 * 12,
}


def convert(pounds: Decimal, every: Frequency, to: Frequency) -> Decimal:
    """``pounds`` every so often, as pounds every ``to``, to the nearest penny (half a penny goes up)."""
    return (pounds * _LENGTHS[to] / _LENGTHS[every]).quantize(PENNY, ROUND_HALF_UP)


IN_ALL = "in_all"  # one amount for all the days until the next money

_KEPT = re.compile(r"(?P<amount>[0-9]{1,5}\.[0-9]{2}) (?P<every>[a-z0-9_]+)")


@dataclass(frozen=True, slots=True)
class Spending:
    """``amount`` in pounds; ``every`` None = once, for all the days until the next money."""

    amount: Decimal
    every: Frequency | None

    def per_day(self, days: int) -> Decimal:
        """Pounds a day, to the nearest penny; an amount for all the days is spread over ``days``."""
        if self.every:
            return convert(self.amount, self.every, Frequency.DAY)
        return (self.amount / max(days, 1)).quantize(Decimal("0.01"))

    def until(self, days: int) -> Decimal:
        """Pounds for ``days`` days in all, to the nearest penny."""
        return convert(self.amount * days, self.every, Frequency.DAY) if self.every else self.amount

    def written(self) -> str:
        """As the cookie keeps it."""
        return f"{self.amount:.2f} {self.every or IN_ALL}"


def read_spending(text: object) -> Spending | None:
    """What ``written`` wrote; None for anything else."""
    match = _KEPT.fullmatch(text) if isinstance(text, str) else None
    if match is None or match["every"] not in {*Frequency, IN_ALL}:
        return None
    every = None if match["every"] == IN_ALL else Frequency(match["every"])
    return Spending(Decimal(match["amount"]), every)
