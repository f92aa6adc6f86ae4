"""Frequency: an amount every day, week, 2 weeks, 4 weeks, month or year, told as another of these.

A year is 365 days and a month a twelfth of it, as in MoneyHelper's Budget Planner (its source code,
moneyadviceservice/maps-apps at 1c36309, apps/budget-planner/data/budget-planner.tsx: MONTHLY_FREQUENCY). Like
the planner's, the answer is the nearest penny: it compares amounts, and never says how much one can spend.
"""

from __future__ import annotations

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
