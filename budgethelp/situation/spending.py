"""What a person usually spends, or sets aside: an amount and how often."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from msgspec import Struct

PENNY = Decimal("0.01")
MOST_MONEY = Decimal("99999.99")  # either side of nothing


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


class Pounds(Decimal):
    """Pounds as they are written down; less than 0 when overdrawn."""


class SomePounds(Pounds):
    """Pounds, 0 or more."""


class Spending(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """``amount`` in pounds; ``every`` None = once, for all the days until the next money."""

    amount: SomePounds
    every: Frequency | None = None

    def per_day(self, days: int) -> Decimal:
        """Pounds a day, to the nearest penny; an amount for all the days is spread over ``days``."""
        if self.every:
            return convert(self.amount, self.every, Frequency.DAY)
        return (self.amount / max(days, 1)).quantize(PENNY)

    def until(self, days: int) -> Decimal:
        """Pounds for ``days`` days in all, to the nearest penny."""
        return convert(self.amount * days, self.every, Frequency.DAY) if self.every else Decimal(self.amount)
