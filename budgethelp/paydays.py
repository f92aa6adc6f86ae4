"""Paydays: when regular money next comes, and when a bank holiday or weekend makes the wait after it longer.

Benefits due on a weekend or bank holiday are paid on the working day before: GOV.UK, "How and when your
benefits are paid", and its yearly notes on Christmas dates, which follow the nation's own holidays (2 January
in Scotland). Wages are taken to do the same, unless the person says otherwise.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import dropwhile, islice

from budgethelp.bank_holidays import bank_holiday, working_day_on_or_after, working_day_on_or_before
from budgethelp.income_patterns import NotWorkingDay, Pattern
from budgethelp.situation import Nation

DAY = timedelta(days=1)
# A payment moved by a long weekend is never this far from its usual day.
FURTHEST_MOVE = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Payment:
    """The ``date`` money comes, and the ``nominal_date`` it would come if banks worked every day."""

    date: datetime.date
    nominal_date: datetime.date

    @property
    def early(self) -> bool:
        """Whether it comes before its usual day."""
        return self.date < self.nominal_date


@dataclass(frozen=True, slots=True)
class LongerGap:
    """``payment`` comes early, so the wait until ``following`` is ``days``, not ``usual_days``.

    ``bank_holiday`` is the name of the holiday that moved it; None when it was a weekend alone.
    """

    payment: Payment
    following: Payment
    days: int
    usual_days: int
    bank_holiday: str | None


def next_payment(pattern: Pattern, today: date, nation: Nation | None) -> Payment:
    """The next payment, today's included."""
    return following(pattern, today, nation, 1)[0]


def following(pattern: Pattern, today: date, nation: Nation | None, number: int = 4) -> tuple[Payment, ...]:
    """The next ``number`` payments, today's included, in order."""
    usual = pattern.usual_days(today - FURTHEST_MOVE)
    payments = (Payment(_move(day, pattern.if_not_working_day, nation), day) for day in usual)
    return tuple(islice(dropwhile(lambda payment: payment.date < today, payments), number))


def longer_gap(pattern: Pattern, today: date, nation: Nation | None) -> LongerGap | None:
    """The longer wait after the next payment when that one comes early, or None."""
    payment, after = following(pattern, today, nation, 2)
    days = (after.date - payment.date).days
    usual_days = (after.nominal_date - payment.nominal_date).days
    if not payment.early or days <= usual_days:
        return None
    return LongerGap(payment, after, days, usual_days, _holiday_between(payment, nation))


def _holiday_between(payment: Payment, nation: Nation | None) -> str | None:
    moved = range(1, (payment.nominal_date - payment.date).days + 1)
    names = (bank_holiday(payment.date + each * DAY, nation) for each in moved)
    return next((name for name in names if name), None)


def _move(day: date, if_not_working_day: NotWorkingDay, nation: Nation | None) -> date:
    if if_not_working_day is NotWorkingDay.BEFORE:
        return working_day_on_or_before(day, nation)
    if if_not_working_day is NotWorkingDay.AFTER:
        return working_day_on_or_after(day, nation)
    return day
