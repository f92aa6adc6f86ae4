"""Paydays: when regular money next comes, and when a bank holiday or weekend makes the wait after it longer.

Benefits due on a weekend or bank holiday are paid on the working day before: GOV.UK, "How and when your
benefits are paid", and its yearly notes on Christmas dates, which follow the nation's own holidays (2 January
in Scotland). Wages are taken to do the same, unless the person says otherwise.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from itertools import dropwhile, islice, pairwise
from typing import Any, Protocol

from dateutil.rrule import MONTHLY, WEEKLY, rrule

from budgethelp.dates.bank_holidays import (
    bank_holiday,
    working_day_on_or_after,
    working_day_on_or_before,
)
from budgethelp.situation.situation import Nation

DAY = timedelta(days=1)
FOUR_WEEKS = 4


class Weekday(IntEnum):
    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


class NotWorkingDay(StrEnum):
    """When money comes whose day is a weekend or bank holiday: the working day before, after, or that day."""

    BEFORE = "before"
    AFTER = "after"
    SAME_DAY = "same_day"


class Pattern(Protocol):
    """When money comes, before weekends and bank holidays move it."""

    @property
    def if_not_working_day(self) -> NotWorkingDay: ...

    def usual_days(self, start: date) -> Iterator[date]:
        """Every usual day from ``start`` on, in order, without end."""
        ...


@dataclass(frozen=True, slots=True)
class Weekly:
    """Every week on a day."""

    day: Weekday
    if_not_working_day: NotWorkingDay = NotWorkingDay.BEFORE

    def usual_days(self, start: date) -> Iterator[date]:
        return _repeat(start, WEEKLY, byweekday=self.day)


@dataclass(frozen=True, slots=True)
class EveryFewWeeks:
    """Every 2 or 4 weeks, counted from any one usual payday, past or to come."""

    a_payday: date
    weeks: int
    if_not_working_day: NotWorkingDay = NotWorkingDay.BEFORE

    def usual_days(self, start: date) -> Iterator[date]:
        return _every(self.weeks, self.a_payday, start)


@dataclass(frozen=True, slots=True)
class Monthly:
    """Every month on a date, 1 to 31; in a shorter month on its last day."""

    day: int
    if_not_working_day: NotWorkingDay = NotWorkingDay.BEFORE

    def usual_days(self, start: date) -> Iterator[date]:
        # Of the 28th to the 31st, the last that this month has: "the 31st" alone would skip months.
        return _repeat(start, MONTHLY, bymonthday=range(min(self.day, 28), self.day + 1), bysetpos=-1)


@dataclass(frozen=True, slots=True)
class LastWorkingDay:
    """The last working day of every month: its usual day is the last Monday-to-Friday day."""

    if_not_working_day: NotWorkingDay = NotWorkingDay.BEFORE

    def usual_days(self, start: date) -> Iterator[date]:
        return _repeat(start, MONTHLY, byweekday=range(Weekday.SATURDAY), bysetpos=-1)


@dataclass(frozen=True, slots=True)
class UniversalCredit:
    """Universal Credit, every month on a date, 1 to 31; in a shorter month on its last day."""

    day: int

    @property
    def if_not_working_day(self) -> NotWorkingDay:
        return NotWorkingDay.BEFORE

    def usual_days(self, start: date) -> Iterator[date]:
        return Monthly(self.day).usual_days(start)


@dataclass(frozen=True, slots=True)
class ChildBenefit:
    """Child Benefit on a Monday: every 4 weeks when one day it came is known, or else every week."""

    came_on: date | None = None

    @property
    def if_not_working_day(self) -> NotWorkingDay:
        return NotWorkingDay.BEFORE

    def usual_days(self, start: date) -> Iterator[date]:
        return _on_weekday(Weekday.MONDAY, self.came_on, start)


@dataclass(frozen=True, slots=True)
class StatePension:
    """State Pension, usually every 4 weeks, on the day the last 2 digits of the NI number give.

    Without a day it came, every such day is a possible one: see ``is_sure``.
    """

    ni_digits: int
    came_on: date | None = None

    @property
    def if_not_working_day(self) -> NotWorkingDay:
        return NotWorkingDay.BEFORE

    @property
    def weekday(self) -> Weekday:
        """00 to 19 Monday, and so on to 80 to 99 Friday (GOV.UK, on how it is paid)."""
        return Weekday(self.ni_digits // 20)

    def usual_days(self, start: date) -> Iterator[date]:
        return _on_weekday(self.weekday, self.came_on, start)


def is_sure(pattern: Pattern) -> bool:
    """Whether the next payment is known: the NI number gives the day of the week, but not which week."""
    return not (isinstance(pattern, StatePension) and pattern.came_on is None)


def _on_weekday(weekday: Weekday, came_on: date | None, start: date) -> Iterator[date]:
    """A payment that came on another day of the week came early: its usual day is the next ``weekday``."""
    if came_on is None:
        return _repeat(start, WEEKLY, byweekday=weekday)
    return _every(FOUR_WEEKS, next(_repeat(came_on, WEEKLY, byweekday=weekday)), start)


def _every(weeks: int, a_day: date, start: date) -> Iterator[date]:
    return _repeat(start + (a_day - start) % timedelta(weeks=weeks), WEEKLY, interval=weeks)


def _repeat(start: date, each: int, **how: Any) -> Iterator[date]:
    """Every day from ``start`` on that the rule (RFC 5545, as dateutil writes it) names."""
    return (day.date() for day in rrule(each, datetime.combine(start, time.min), **how))


# A payment moved by a long weekend is never this far from its usual day.
FURTHEST_MOVE = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Payment:
    """The ``date`` money comes, and the ``nominal_date`` it would come if banks worked every day."""

    date: dt.date
    nominal_date: dt.date

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

    after: dt.date
    until: dt.date
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
