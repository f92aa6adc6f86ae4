"""Income patterns: how often regular money comes, before weekends and bank holidays move it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from itertools import count
from typing import Protocol

from budgethelp.bank_holidays import is_weekend

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
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
        return _every(1, _next_weekday(start, self.day), start)


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
        return _each_month(start, lambda first: first + (min(self.day, _length(first)) - 1) * DAY)


@dataclass(frozen=True, slots=True)
class LastWorkingDay:
    """The last working day of every month: its usual day is the last Monday-to-Friday day."""

    if_not_working_day: NotWorkingDay = NotWorkingDay.BEFORE

    def usual_days(self, start: date) -> Iterator[date]:
        return _each_month(start, _last_weekday_of_month)


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
        return _every(1, _next_weekday(start, weekday), start)
    return _every(FOUR_WEEKS, _next_weekday(came_on, weekday), start)


def _next_weekday(start: date, weekday: Weekday) -> date:
    return start + (weekday - start.weekday()) % 7 * DAY


def _every(weeks: int, a_day: date, start: date) -> Iterator[date]:
    first = start + (a_day - start) % (weeks * WEEK)
    return (first + each * weeks * WEEK for each in count())


def _each_month(start: date, pick: Callable[[date], date]) -> Iterator[date]:
    months = (date(start.year + each // 12, each % 12 + 1, 1) for each in count(start.month - 1))
    return (day for first in months if (day := pick(first)) >= start)


def _length(first: date) -> int:
    return monthrange(first.year, first.month)[1]


def _last_weekday_of_month(first: date) -> date:
    day = first + (_length(first) - 1) * DAY
    while is_weekend(day):
        day -= DAY
    return day
