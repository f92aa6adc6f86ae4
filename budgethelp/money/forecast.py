"""The days between: what comes, what goes and what is left on every day from today to the next money.

The same day-by-day sum answers "what if": each change is a function that returns a changed situation.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from budgethelp.dates.bank_holidays import bank_holiday, is_weekend
from budgethelp.money.summary import (
    after_set_aside,
    bills_without_amount,
    counts_before_income,
    due_day,
    per_day,
)
from budgethelp.situation.situation import Bill, Situation

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Extra:
    """A payment that may come: a voucher or crisis payment of ``amount`` pounds, ``in_days`` from today."""

    amount: Decimal
    in_days: int


@dataclass(frozen=True, slots=True)
class Day:
    """One day, in pounds. ``balance`` is what is left when the day ends.

    ``outgoing`` is bills, ``spent`` the usual daily spend, ``set_aside`` what the person keeps apart today.
    """

    date: datetime.date
    incoming: Decimal
    outgoing: Decimal
    spent: Decimal
    set_aside: Decimal
    balance: Decimal
    bank_holiday: str | None
    weekend: bool
    is_today: bool
    is_payday: bool

    @property
    def goes(self) -> Decimal:
        """Everything that goes that day, in pounds."""
        return self.outgoing + self.spent + self.set_aside


def days_between(situation: Situation, late_by: int = 0, extra: Iterable[Extra] = ()) -> tuple[Day, ...]:
    """Every day from today to the next money, both included, ``late_by`` days later than told.

    A bill that is past its day goes out today. What is due on payday itself is not taken off: it is paid from
    the new money. The usual daily spend counts on every day before payday. The amount of the next money is
    not known and not counted; an ``extra`` after payday is not shown.
    """
    return tuple(_each_day(with_money_late(situation, late_by), tuple(extra)))


def _each_day(situation: Situation, extra: tuple[Extra, ...]) -> Iterator[Day]:
    left = situation.money_left
    for number in range(situation.days + 1):
        day = _day(situation, number, left, extra)
        left = day.balance
        yield day


def _day(situation: Situation, number: int, left_before: Decimal, extra: tuple[Extra, ...]) -> Day:
    day = situation.today + timedelta(days=number)
    is_payday = number == situation.days
    incoming = sum((each.amount for each in extra if each.in_days == number), NOTHING)
    outgoing = _bills_due(situation, number)
    spent = NOTHING if is_payday or situation.daily_spend is None else situation.daily_spend
    set_aside = NOTHING if number else situation.set_aside
    return Day(
        date=day,
        incoming=incoming,
        outgoing=outgoing,
        spent=spent,
        set_aside=set_aside,
        balance=left_before + incoming - outgoing - spent - set_aside,
        bank_holiday=bank_holiday(day, situation.nation),
        weekend=is_weekend(day),
        is_today=number == 0,
        is_payday=is_payday,
    )


def _bills_due(situation: Situation, number: int) -> Decimal:
    return sum((bill.amount for bill in bills_on(situation, number)), NOTHING)


def bills_on(situation: Situation, number: int) -> tuple[Bill, ...]:
    """The bills that go out ``number`` days from today, of those due before the next money."""
    due = (bill for bill in situation.bills if counts_before_income(bill, situation.days))
    return tuple(bill for bill in due if due_day(bill) == number)


def runs_out_on(days: Iterable[Day]) -> date | None:
    """The first day whose money does not cover what goes that day; None when it lasts to the end."""
    return next((day.date for day in days if day.balance < 0), None)


def with_money_late(situation: Situation, late_by: int) -> Situation:
    """What if the next money comes ``late_by`` days later? Bills due in between then count too."""
    if late_by < 0:
        raise ValueError(f"Money can be late by 0 days or more, not {late_by}")
    return replace(situation, days=situation.days + late_by)


def with_bill_after_payday(situation: Situation, index: int) -> Situation:
    """What if the bill at ``index`` moves to the day after payday? Raises IndexError for no such bill."""
    bills = list(situation.bills)
    bills[index] = replace(bills[index], due_in_days=situation.days + 1)
    return replace(situation, bills=tuple(bills))


MOST_DAYS_LATE = 31


@dataclass(frozen=True, slots=True)
class Change:
    """What may change. ``bill`` is the index of the bill that moves to the day after payday."""

    late_by: int = 0
    bill: int | None = None
    extra: Extra | None = None


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """One line of days. ``balance`` in pounds on the last day; ``per_day`` is of ``to_share``."""

    days: tuple[Day, ...]
    balance: Decimal
    to_share: Decimal
    per_day: Decimal | None
    until: date
    runs_out_on: date | None

    @property
    def spends(self) -> bool:
        """Whether the usual daily spend is taken off on the way to ``balance``."""
        return any(day.spent for day in self.days)


def compare(situation: Situation, change: Change) -> tuple[BalanceLine, BalanceLine]:
    """The line as it is, and as it would be. Raises IndexError for a bill that is not there."""
    return make_line(situation), make_line(_changed(situation, change), change.extra)


def make_line(situation: Situation, extra: Extra | None = None) -> BalanceLine:
    """The days of one situation, summed up."""
    days = days_between(situation, extra=[extra] if extra else [])
    to_share = after_set_aside(situation) + sum((day.incoming for day in days), NOTHING)
    return BalanceLine(
        days=days,
        balance=days[-1].balance,
        to_share=to_share,
        per_day=None if bills_without_amount(situation) else per_day(to_share, situation.days),
        until=situation.next_income,
        runs_out_on=runs_out_on(days),
    )


def _changed(situation: Situation, change: Change) -> Situation:
    late = with_money_late(situation, change.late_by)
    return late if change.bill is None else with_bill_after_payday(late, change.bill)


_KEPT = re.compile(
    r"(?P<late>[0-9]{1,2}) (?P<bill>[0-9]{1,2}|-) (?:(?P<extra>[0-9]{1,5}\.[0-9]{2}) (?P<day>[0-9-]{10})|-)"
)


def write_change(change: Change, today: date) -> str | None:
    """The change in words, or None when nothing changes."""
    if change == Change():
        return None
    bill = "-" if change.bill is None else str(change.bill)
    if change.extra is None:
        return f"{change.late_by} {bill} -"
    comes = today + timedelta(days=change.extra.in_days)
    return f"{change.late_by} {bill} {change.extra.amount:.2f} {comes.isoformat()}"


def read_change(text: object, situation: Situation) -> Change:
    """What ``write_change`` wrote, as far as it still fits the situation; else no change."""
    match = _KEPT.fullmatch(text) if isinstance(text, str) else None
    if match is None or int(match["late"]) > MOST_DAYS_LATE:
        return Change()
    return Change(int(match["late"]), _bill(match["bill"], situation), _extra(match, situation.today))


def _bill(text: str, situation: Situation) -> int | None:
    fits = text != "-" and int(text) < len(situation.bills)
    return int(text) if fits and counts_before_income(situation.bills[int(text)], situation.days) else None


def _extra(match: re.Match[str], today: date) -> Extra | None:
    try:
        days = (date.fromisoformat(match["day"]) - today).days if match["day"] else -1
    except ValueError:
        return None
    return Extra(Decimal(match["extra"]), days) if days >= 0 else None
