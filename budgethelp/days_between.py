"""The days between: what comes, what goes and what is left on every day from today to the next money.

The same day-by-day sum answers "what if": each change is a function that returns a changed situation.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from budgethelp.bank_holidays import bank_holiday, is_weekend
from budgethelp.money import counts_before_income, due_day
from budgethelp.situation import Bill, Situation

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Extra:
    """A payment that may come: a voucher or crisis payment of ``amount`` pounds, ``in_days`` from today."""

    amount: Decimal
    in_days: int


@dataclass(frozen=True, slots=True)
class Day:
    """One day, in pounds. ``left`` is what is left when the day ends.

    ``outgoing`` is bills, ``spent`` the usual daily spend, ``set_aside`` what the person keeps apart today.
    """

    date: datetime.date
    incoming: Decimal
    outgoing: Decimal
    spent: Decimal
    set_aside: Decimal
    left: Decimal
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
        left = day.left
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
        left=left_before + incoming - outgoing - spent - set_aside,
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
    return next((day.date for day in days if day.left < 0), None)


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
