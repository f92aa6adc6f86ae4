"""A plan that rides in a link, after the ``#``: a situation as a short text, and back to answers.

A link is a version byte, packed codes, and a checksum, in base64url (docs/decisions/0008-shared-links.md).
No postcode is in it, and amounts only when the person ticks so. Version 2 says what is done, too.
Both versions are read for good.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Protocol
from zlib import crc32

from budgethelp.money.summary import MOST_MONEY
from budgethelp.plan import link_codes
from budgethelp.plan.link_codes import (
    BitsIn,
    BitsOut,
    SpoiledBits,
    put_code,
    put_codes,
    take_code,
    take_codes,
)
from budgethelp.plan.progress import MOST_KEPT, NOTHING_YET
from budgethelp.rules.actions import actions, actions_by_number
from budgethelp.situation import nations, stored
from budgethelp.situation.situation import MOST_DAYS, Bill, Nation, Situation
from budgethelp.situation.spending import IN_ALL
from budgethelp.situation.stored import MOST_BILLS, write_bill


def put_done(bits: BitsOut, done: Sequence[str]) -> None:
    """The actions that are done, in their order, by their numbers in ``rules/actions.toml``."""
    bits.put(len(done[:MOST_KEPT]), 5)
    for action in done[:MOST_KEPT]:
        bits.put(actions()[action].number, 8)


def take_done(bits: BitsIn) -> list[str]:
    """What ``put_done`` wrote. SpoiledBits for too many, or a number that is nobody's."""
    numbers = [bits.take(8) for _ in range(bits.take(5))]
    known = actions_by_number()
    if len(numbers) > MOST_KEPT or any(number not in known for number in numbers):
        raise SpoiledBits
    return [known[number].code for number in numbers if not known[number].retired]


FIRST_DAY = date(2020, 1, 1)
COUNCIL_LETTERS = "".join(nations.LETTERS[nation] for nation in link_codes.NATIONS)
MOST_COUNCILS = 3
A_YEAR = 400  # days that a bill's date may lie from the day the link was made

Answers = dict[str, object]


class Known(Protocol):
    """The councils we know, by their codes."""

    def __contains__(self, gss: str, /) -> bool: ...


def put_days(bits: BitsOut, situation: Situation) -> None:
    """The day the link is made, and the days until the next money."""
    bits.put((situation.today - FIRST_DAY).days, 15)
    bits.put(situation.days_sure, 1)
    bits.put(situation.days, 6)


def put_person(bits: BitsOut, situation: Situation) -> None:
    """Where a person lives, as far as their council, and what they ticked."""
    ages = situation.children_ages[: stored.MOST_CHILDREN]
    put_code(bits, link_codes.NATIONS, situation.nation)
    councils = _councils_of(situation)
    bits.put(len(councils), 2)
    for council in councils:
        bits.put(COUNCIL_LETTERS.index(council[0]), 2)
        bits.put_number(int(council[1:]))
    put_codes(bits, link_codes.NEEDS, situation.needs)
    put_codes(bits, link_codes.ABOUT, situation.about)
    put_code(bits, link_codes.INCOMES, situation.income)
    bits.put(situation.adults or 0, 5)
    bits.put(len(ages), 5)
    for age in ages:
        bits.put(age, 5)


def _councils_of(situation: Situation) -> tuple[str, ...]:
    """Those of the person's own nation: the reader refuses others as changed by somebody."""
    nation = situation.nation
    letter = COUNCIL_LETTERS[link_codes.NATIONS.index(nation)] if nation else " "
    return tuple(code for code in situation.councils if code[0] == letter and code[1:].isdecimal())[
        :MOST_COUNCILS
    ]


def put_money(bits: BitsOut, situation: Situation) -> None:
    """What is left, set aside and spent: only when the person wants amounts in the link."""
    bits.put(situation.money_left < 0, 1)
    bits.put_number(_pence(abs(situation.money_left)))
    bits.put_number(_pence(situation.set_aside))
    bits.put(situation.daily_spend is not None, 1)
    if situation.daily_spend is not None:
        bits.put_number(_pence(situation.daily_spend))


def put_bill(bits: BitsOut, bill: Bill, amounts: bool) -> None:
    """One bill, with its amount or without."""
    put_code(bits, link_codes.BILLS, bill.kind)
    put_code(bits, link_codes.STAGES, bill.stage)
    bits.put(bill.in_arrears, 1)
    bits.put(bill.taken_from_uc, 1)
    bits.put(bill.due_in_days is not None, 1)
    if bill.due_in_days is not None:
        bits.put(min(max(bill.due_in_days, -A_YEAR), A_YEAR) + A_YEAR, 10)
    if amounts:
        bits.put_number(_pence(bill.amount))


def take_person(bits: BitsIn, councils: Known) -> Answers:
    """What ``put_person`` wrote, checked as if typed by a stranger."""
    nation = take_code(bits, link_codes.NATIONS)
    here = [_take_council(bits) for _ in range(bits.take(2))]
    if any(nation is not where for where, _ in here):
        raise SpoiledBits
    answers: Answers = {stored.NATION: nation.value if nation else None}
    answers[stored.COUNCILS] = [code for _, code in here if code in councils]
    answers[stored.NEEDS] = [code.value for code in take_codes(bits, link_codes.NEEDS)]
    answers[stored.ABOUT] = [code.value for code in take_codes(bits, link_codes.ABOUT)]
    income = take_code(bits, link_codes.INCOMES)
    answers[stored.INCOME] = income.value if income else None
    answers[stored.ADULTS] = _at_most(bits.take(5), stored.MOST_ADULTS)
    ages = [bits.take(5) for _ in range(int(_at_most(bits.take(5), stored.MOST_CHILDREN) or 0))]
    answers[stored.CHILDREN] = [_at_most(age, stored.OLDEST_CHILD) or "0" for age in ages]
    return answers


def _take_council(bits: BitsIn) -> tuple[Nation, str]:
    number, place = bits.take(2), bits.take_number()
    return link_codes.NATIONS[number], f"{COUNCIL_LETTERS[number]}{place:08}"


def take_money(bits: BitsIn) -> Answers:
    """What ``put_money`` wrote."""
    sign = "-" if bits.take(1) else ""
    answers: Answers = {stored.LEFT: sign + _take_pounds(bits)}
    answers[stored.SET_ASIDE] = f"{_take_pounds(bits)} {IN_ALL}"
    if bits.take(1):
        answers[stored.DAILY_SPEND] = f"{_take_pounds(bits)} day"
    return answers


def take_bill(bits: BitsIn, made_on: date, amounts: bool) -> str:
    """What ``put_bill`` wrote, as the line that answers keep."""
    kind, stage = take_code(bits, link_codes.BILLS), take_code(bits, link_codes.STAGES)
    late, taken = bool(bits.take(1)), bool(bits.take(1))
    due = bits.take(10) - A_YEAR if bits.take(1) else None
    amount = Decimal(_take_pounds(bits)) if amounts else Decimal(0)
    if kind is None:
        raise SpoiledBits
    return write_bill(Bill(kind, amount, due, late, stage, taken_from_uc=taken), made_on)


def _take_pounds(bits: BitsIn) -> str:
    pounds = Decimal(bits.take_number()).scaleb(-2)
    if pounds > MOST_MONEY:
        raise SpoiledBits
    return f"{pounds:.2f}"


def _at_most(number: int, most: int) -> str | None:
    """A small number as answers keep it; None for 0."""
    if number > most:
        raise SpoiledBits
    return str(number) if number else None


def _pence(pounds: Decimal) -> int:
    return int(min(pounds, MOST_MONEY) * 100)


PLAIN, WITH_DONE = 1, 2  # versions
CHECK = 4  # bytes
MOST_LETTERS = 1_000
LETTERS = re.compile(r"[A-Za-z0-9_-]+")


class Refusal(StrEnum):
    """Why a link cannot be opened; the page has a sentence for each."""

    NOTHING = "nothing"  # there is nothing after the #
    CHANGED = "changed"  # a part is missing or not as we wrote it
    NEWER = "newer"  # a later version of this site wrote it
    OVER = "over"  # the money that it waited for has come


class CannotOpen(ValueError):  # noqa: N818 - a link to explain, not a fault
    """A link that gives no plan, and the ``reason``."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


def pack(situation: Situation, *, amounts: bool, done: Sequence[str] = ()) -> str:
    """The situation as letters, digits, ``-`` and ``_``, and the actions that are ``done``.

    Without ``amounts`` no pound is in it.
    """
    bits = BitsOut()
    put_days(bits, situation)
    put_person(bits, situation)
    bits.put(amounts, 1)
    if amounts:
        put_money(bits, situation)
    bits.put(min(len(situation.bills), MOST_BILLS), 5)
    for bill in situation.bills[:MOST_BILLS]:
        put_bill(bits, bill, amounts)
    if done:
        put_done(bits, done)
    data = bytes([WITH_DONE if done else PLAIN]) + bits.to_bytes()
    return urlsafe_b64encode(data + _check(data)).decode().rstrip("=")


def unpack(text: str, today: date, councils: Known) -> Answers:
    """What a link says, as answers by the keys of ``budgethelp.answers``; no LEFT when it has no amounts.

    ``councils`` are the codes we know; others are left out. Raises CannotOpen with the reason.
    """
    data = _decode(text.strip())
    try:
        answers = _read(data[0], BitsIn(data[1:-CHECK]), councils)
    except (SpoiledBits, OverflowError) as spoiled:
        raise CannotOpen(Refusal.CHANGED) from spoiled
    _check_days(answers, today)
    return answers


def _decode(text: str) -> bytes:
    if not text:
        raise CannotOpen(Refusal.NOTHING)
    if len(text) > MOST_LETTERS or not LETTERS.fullmatch(text):
        raise CannotOpen(Refusal.CHANGED)
    try:
        data = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError as spoiled:
        raise CannotOpen(Refusal.CHANGED) from spoiled
    if len(data) <= 1 + CHECK or _check(data[:-CHECK]) != data[-CHECK:]:
        raise CannotOpen(Refusal.CHANGED)
    if data[0] not in (PLAIN, WITH_DONE):
        raise CannotOpen(Refusal.NEWER)
    return data


def _check(data: bytes) -> bytes:
    return crc32(data).to_bytes(CHECK, "big")


def _read(version: int, bits: BitsIn, councils: Known) -> Answers:
    made_on = FIRST_DAY + timedelta(days=bits.take(15))
    sure, days = bits.take(1), bits.take(6)
    answers: Answers = {
        stored.STARTED: made_on.isoformat(),
        stored.NEXT_INCOME: (made_on + timedelta(days=days)).isoformat() if sure else stored.NOT_SURE,
    }
    answers |= take_person(bits, councils)
    amounts = bool(bits.take(1))
    if amounts:
        answers |= take_money(bits)
    answers[stored.BILLS] = [take_bill(bits, made_on, amounts) for _ in range(bits.take(5))]
    if version == WITH_DONE:
        answers[stored.DONE] = _take_done(bits, made_on)
    bits.end()
    return {key: answer for key, answer in answers.items() if answer}


def _take_done(bits: BitsIn, made_on: date) -> list[str]:
    progress = NOTHING_YET
    for action in take_done(bits):
        progress = progress.tick(action, made_on)
    return progress.written()


def _check_days(answers: Answers, today: date) -> None:
    """Links outlive the days they were made for."""
    until = answers[stored.NEXT_INCOME]
    if until == stored.NOT_SURE:
        return
    days = (date.fromisoformat(str(until)) - today).days
    if days < 0:
        raise CannotOpen(Refusal.OVER)
    if days > MOST_DAYS:
        raise CannotOpen(Refusal.CHANGED)
