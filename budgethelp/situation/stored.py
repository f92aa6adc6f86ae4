"""Answers become a situation: the strings of a session turn into types here and nowhere else.

``answers`` maps a key below to a code, a list of codes or a number in words. What cannot be read (an old or
edited cookie) is dropped, as if it had not been said; without the 2 first answers there is no situation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from budgethelp.situation.situation import (
    DAYS_WHEN_NOT_SURE,
    MOST_DAYS,
    About,
    Bill,
    BillKind,
    BillStage,
    Income,
    Nation,
    Need,
    Situation,
)
from budgethelp.situation.spending import read_spending

MOST_BILLS = 20
NO_DAY = "-"
LATE = "late"
TAKEN = "taken"

_BILL_AMOUNT = r"[0-9]{1,5}\.[0-9]{2}"
_LINE = re.compile(rf"(?P<kind>[a-z_]+) (?P<amount>{_BILL_AMOUNT}) (?P<due>[0-9-]+)(?P<more>(?: [a-z_]+)*)")


def write_bill(bill: Bill, today: date) -> str:
    """One bill as its line."""
    due = NO_DAY if bill.due_in_days is None else (today + timedelta(days=bill.due_in_days)).isoformat()
    more = [bill.stage or "", LATE if bill.in_arrears else "", TAKEN if bill.taken_from_uc else ""]
    return " ".join(filter(None, (bill.kind, f"{bill.amount:.2f}", due, *more)))


def read_bills(lines: Iterable[str], today: date) -> tuple[Bill, ...]:
    """The bills of the first 20 lines; one that cannot be read (an old or edited cookie) is dropped."""
    bills = (_read(line, today) for line in list(lines)[:MOST_BILLS])
    return tuple(bill for bill in bills if bill)


def _read(line: str, today: date) -> Bill | None:
    match = _LINE.fullmatch(line)
    if match is None or match["kind"] not in set(BillKind):
        return None
    try:
        due = None if match["due"] == NO_DAY else (date.fromisoformat(match["due"]) - today).days
    except ValueError:
        return None
    more = match["more"].split()
    return Bill(
        kind=BillKind(match["kind"]),
        amount=Decimal(match["amount"]),
        due_in_days=due,
        in_arrears=LATE in more,
        stage=next((stage for stage in BillStage if stage in more), None),
        taken_from_uc=TAKEN in more,
    )


LEFT = "left"  # "42.50"
NEXT_INCOME = "next_income"  # "2026-11-29", or NOT_SURE
NATION = "nation"
COUNCILS = "councils"  # GSS codes, the nearest one first
OUTCODE = "outcode"  # "LS1"
NEEDS = "needs"
ABOUT = "about"
INCOME = "income"
ADULTS = "adults"  # "2"
CHILDREN = "children"  # ["3", "7"]
BILLS = "bills"  # ["phone 10.00 2026-11-26"], see budgethelp.bills_kept
SET_ASIDE = "set_aside"  # "30.00 week", see budgethelp.spending
DAILY_SPEND = "daily_spend"  # the same
WHAT_IF = "what_if"  # "3 0 -", see budgethelp.what_if_kept
STARTED = "started"  # "2026-11-21", the day the plan is from
DONE = "done"  # ["food_today 2026-11-21"], see budgethelp.progress
LONGER_GAP = "longer_gap"  # "2026-12-24 2027-01-25 28", see budgethelp.next_paydays

NOT_SURE = "not_sure"
MOST_ADULTS = 20
MOST_CHILDREN = 20
OLDEST_CHILD = 19
CHILDREN_BY_AGE = {
    About.CHILD_UNDER_1: range(1),
    About.CHILD_1_TO_4: range(1, 5),
    About.CHILD_5_TO_16: range(5, 17),
}

_AMOUNT = re.compile(r"-?[0-9]{1,5}\.[0-9]{2}")
_COUNCIL = re.compile(r"[EWSN][0-9]{8}")

Answers = Mapping[str, object]
Code = TypeVar("Code", bound=StrEnum)


class Unanswered(LookupError):  # noqa: N818 - not a fault: the first questions are still open
    """One of the 2 first questions has no answer that can be read."""


def to_situation(answers: Answers, today: date) -> Situation:
    """The situation on ``today``. Days shrink as days pass. Raises Unanswered."""
    ages = _ages(answers.get(CHILDREN))
    days = _days(answers.get(NEXT_INCOME), today)
    set_aside, spends = read_spending(answers.get(SET_ASIDE)), read_spending(answers.get(DAILY_SPEND))
    return Situation(
        today=today,
        money_left=_pounds(answers.get(LEFT)),
        days=days,
        days_sure=answers.get(NEXT_INCOME) != NOT_SURE,
        nation=_code(Nation, answers.get(NATION)),
        councils=tuple(text for text in _texts(answers.get(COUNCILS)) if _COUNCIL.fullmatch(text)),
        needs=_codes(Need, answers.get(NEEDS)),
        about=_codes(About, answers.get(ABOUT)) | _children(ages),
        income=_code(Income, answers.get(INCOME)),
        adults=_count(answers.get(ADULTS), 1, MOST_ADULTS),
        children_ages=ages,
        bills=read_bills(_texts(answers.get(BILLS)), today),
        daily_spend=spends.per_day(days) if spends else None,
        set_aside=set_aside.until(days) if set_aside else Decimal(0),
    )


def _pounds(answer: object) -> Decimal:
    if not isinstance(answer, str) or not _AMOUNT.fullmatch(answer):
        raise Unanswered(LEFT)
    return Decimal(answer)


def _days(answer: object, today: date) -> int:
    if answer == NOT_SURE:
        return DAYS_WHEN_NOT_SURE
    if not isinstance(answer, str):
        raise Unanswered(NEXT_INCOME)
    try:
        days = (date.fromisoformat(answer) - today) // timedelta(days=1)
    except ValueError as error:
        raise Unanswered(NEXT_INCOME) from error
    if not 0 <= days <= MOST_DAYS:
        raise Unanswered(NEXT_INCOME)
    return days


def _code(codes: type[Code], answer: object) -> Code | None:
    return next((code for code in codes if code.value == answer), None)


def _codes(codes: type[Code], answer: object) -> frozenset[Code]:
    return frozenset(code for text in _texts(answer) if (code := _code(codes, text)))


def _count(answer: object, least: int, most: int) -> int | None:
    """A small whole number written in digits."""
    if not isinstance(answer, str) or not re.fullmatch(r"[0-9]{1,2}", answer):
        return None
    return int(answer) if least <= int(answer) <= most else None


def _ages(answer: object) -> tuple[int, ...]:
    ages = (_count(text, 0, OLDEST_CHILD) for text in _texts(answer))
    return tuple(age for age in ages if age is not None)[:MOST_CHILDREN]


def _children(ages: Iterable[int]) -> frozenset[About]:
    """The ticks that ages already say, so that nobody is asked twice."""
    return frozenset(tick for tick, years in CHILDREN_BY_AGE.items() if any(age in years for age in ages))


def _texts(answer: object) -> Iterable[str]:
    return [text for text in answer if isinstance(text, str)] if isinstance(answer, list) else []
