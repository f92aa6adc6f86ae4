"""What a person told us, kept in their own browser and nowhere else: codes, days and small numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from flask import session

from budgethelp import answers
from budgethelp.bills_kept import write_bill
from budgethelp.situation import Bill, Nation, Situation


def kept() -> answers.Answers:
    """All answers so far, by the keys of ``budgethelp.answers``."""
    return session


def keep(key: str, answer: str | Sequence[str] | None) -> None:
    """Keep one answer; None or nothing chosen takes it away."""
    if answer:
        session[key] = answer if isinstance(answer, str) else list(answer)
    else:
        session.pop(key, None)


def keep_money(left: Decimal, next_income: date | None) -> None:
    """Keep the 2 first answers. The day is kept, not the days, so that they shrink by themselves."""
    keep(answers.LEFT, f"{left:.2f}")
    keep(answers.NEXT_INCOME, next_income.isoformat() if next_income else answers.NOT_SURE)


def keep_bills(bills: Iterable[Bill], today: date) -> None:
    """Keep these bills, in this order, and no others."""
    keep(answers.WHAT_IF, None)  # it names a bill by its number
    keep(answers.BILLS, [write_bill(bill, today) for bill in bills])


def situation(today: date) -> Situation:
    """The situation as told so far. Raises Unanswered while one of the 2 first questions is open."""
    return answers.to_situation(session, today)


def nation() -> Nation | None:
    """The nation, as far as it is known, also before the 2 first questions are answered."""
    told = session.get(answers.NATION)
    return Nation(told) if told in set(Nation) else None


def is_answered(today: date) -> bool:
    """Whether there is enough for a plan."""
    try:
        situation(today)
    except answers.Unanswered:
        return False
    return True


def forget() -> None:
    """Forget everything."""
    session.clear()
