"""What if the money comes late, a bill moves, or a crisis payment comes? Both lines, day by day.

It shows what would happen when a person chooses; it never suggests a choice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from budgethelp.days_between import (
    Day,
    Extra,
    days_between,
    runs_out_on,
    with_bill_after_payday,
    with_money_late,
)
from budgethelp.money import per_day
from budgethelp.situation import Situation

MOST_DAYS_LATE = 31


@dataclass(frozen=True, slots=True)
class Change:
    """What may change. ``bill`` is the index of the bill that moves to the day after payday."""

    late_by: int = 0
    bill: int | None = None
    extra: Extra | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of days. ``left`` in pounds on the last day; ``per_day`` shares out what no bill takes."""

    days: tuple[Day, ...]
    left: Decimal
    per_day: Decimal | None
    until: date
    runs_out_on: date | None


def compare(situation: Situation, change: Change) -> tuple[Line, Line]:
    """The line as it is, and as it would be. Raises IndexError for a bill that is not there."""
    return make_line(situation), make_line(_changed(situation, change), change.extra)


def make_line(situation: Situation, extra: Extra | None = None) -> Line:
    """The days of one situation, summed up."""
    days = days_between(situation, extra=[extra] if extra else [])
    # Shared out: all that is left on the last day and all that is spent on the way there.
    to_share = days[-1].left + sum((day.spent for day in days), Decimal(0))
    return Line(
        days=days,
        left=days[-1].left,
        per_day=per_day(to_share, situation.days),
        until=situation.next_income,
        runs_out_on=runs_out_on(days),
    )


def _changed(situation: Situation, change: Change) -> Situation:
    late = with_money_late(situation, change.late_by)
    return late if change.bill is None else with_bill_after_payday(late, change.bill)
