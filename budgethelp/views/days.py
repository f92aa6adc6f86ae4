"""The days until the next money on the plan page: the bills by date, the picture, the longer wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from budgethelp import answers, session
from budgethelp.bills_list import ListedBill, list_bills
from budgethelp.days_between import Day, days_between, runs_out_on
from budgethelp.help_in_time import help_before
from budgethelp.knowledge import Knowledge
from budgethelp.next_paydays import Wait, read_wait
from budgethelp.picture import Picture, draw
from budgethelp.plan import Plan, Step


@dataclass(frozen=True, slots=True)
class DueDay:
    """All that is due on one day before the next money, and the help that can come before it."""

    date: date
    late: bool
    bills: tuple[ListedBill, ...]
    help: tuple[Step, ...]

    @property
    def amount(self) -> Decimal:
        """Pounds due that day."""
        return sum((listed.bill.amount for listed in self.bills), Decimal("0.00"))


@dataclass(frozen=True, slots=True)
class DaysPage:
    """``picture`` is None when there are no days to draw. ``due`` are the days when something is due."""

    bills: tuple[ListedBill, ...]
    due: tuple[DueDay, ...]
    days: tuple[Day, ...]
    picture: Picture | None
    runs_out_on: date | None
    wait: Wait | None


def lay_out_days(plan: Plan, known: Knowledge) -> DaysPage:
    """The bills and the days of a plan."""
    situation = plan.situation
    bills = list_bills(situation, known.bill_facts, known.rulebook.figures)
    days = days_between(situation)
    nothing_to_draw = len(days) < 2 or (situation.money_left <= 0 and not situation.bills)
    return DaysPage(
        bills=bills,
        due=_due_days(plan, bills),
        days=days,
        picture=None if nothing_to_draw else draw(days),
        runs_out_on=runs_out_on(days),
        wait=read_wait(session.kept().get(answers.LONGER_GAP), situation.next_income),
    )


def _due_days(plan: Plan, bills: tuple[ListedBill, ...]) -> tuple[DueDay, ...]:
    by_day: dict[date, list[ListedBill]] = {}
    for listed in bills:
        if listed.counted and listed.due_on:
            by_day.setdefault(max(listed.due_on, plan.situation.today), []).append(listed)
    shown: set[str] = set()
    return tuple(_due_day(plan, day, tuple(due), shown) for day, due in by_day.items())


def _due_day(plan: Plan, day: date, due: tuple[ListedBill, ...], shown: set[str]) -> DueDay:
    """One day, and ``shown`` with its help added: nobody has to read the same line twice."""
    found = help_before(plan, (day - plan.situation.today).days, shown)
    shown.update(step.rule for step in found)
    late = any(listed.due_on and listed.due_on < plan.situation.today for listed in due)
    return DueDay(day, late, due, found)
