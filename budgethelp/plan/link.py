"""A plan that rides in a link, after the ``#``: a situation as a short text, and back to its written form.

A link is a version byte, packed answers, and a checksum, in base64url (docs/decisions/0008-shared-links.md).
No postcode is in it, and amounts only when the person ticks so. Version 3 is made from the questions: each
answer stands after its question's number. Versions 1 and 2 are read for good.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any
from zlib import crc32

from msgspec import UNSET
from msgspec.structs import replace

from budgethelp.plan import link_values as values
from budgethelp.plan.link_codes import (
    BitsIn,
    BitsOut,
    SpoiledBits,
    UnknownNumber,
    numbered,
    put_code,
    put_codes,
    take_code,
    take_codes,
)
from budgethelp.plan.link_values import KnownCouncils, put_days, put_done, take_days, take_done
from budgethelp.situation.question import Kind, Question
from budgethelp.situation.questions import QUESTIONS
from budgethelp.situation.situation import MOST_BILLS, MOST_DAYS, Nation, Situation, Written
from budgethelp.situation.spending import Frequency, Pounds, SomePounds, Spending

PLAIN, WITH_DONE, BY_QUESTION = 1, 2, 3  # versions
NUMBER_BITS = 6  # of a question's number; 0 = no more answers
CHECK = 4  # bytes
MOST_LETTERS = 1_000
LETTERS = re.compile(r"[A-Za-z0-9_-]+")
MONEY = frozenset({Kind.AMOUNT, Kind.SPENDING})
IN_LINKS = sorted((question for question in QUESTIONS if question.link), key=lambda each: each.link)
BY_NUMBER = {question.link: question for question in IN_LINKS}
NOT_TOLD = {each.name: each.default for each in fields(Situation)}
EVERY = {"daily_spend": Frequency.DAY}  # the typed situation has it by the day; set_aside in all


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


@dataclass(frozen=True, slots=True)
class LinkReading:
    """A link of version 3 while it is read."""

    bits: BitsIn
    made_on: date
    councils: KnownCouncils
    amounts: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link says: the situation (without money when it has no amounts), its day, and what is done."""

    situation: Written
    made_on: date
    done: tuple[str, ...] = ()


def pack(situation: Situation, *, amounts: bool, done: Sequence[str] = ()) -> str:
    """The situation as letters, digits, ``-`` and ``_``, and the actions that are ``done``.

    Without ``amounts`` no pound is in it.
    """
    bits = BitsOut()
    put_days(bits, situation.today, situation.days, situation.days_sure)
    bits.put(amounts, 1)
    for question in IN_LINKS:
        answers = getattr(situation, question.key) != NOT_TOLD.get(question.key)
        if answers and (amounts or question.kind not in MONEY):
            bits.put(question.link, NUMBER_BITS)
            _put(bits, question, situation, amounts)
    bits.put(0, NUMBER_BITS)
    put_done(bits, done)
    data = bytes([BY_QUESTION]) + bits.to_bytes()
    return urlsafe_b64encode(data + _check(data)).decode().rstrip("=")


def _put(bits: BitsOut, question: Question, situation: Situation, amounts: bool) -> None:
    answer: Any = getattr(situation, question.key)
    codes = numbered(question.codes) if question.codes else ()
    match question.kind:
        case Kind.AMOUNT:
            values.put_balance(bits, answer)
        case Kind.SPENDING:
            values.put_pounds(bits, answer)
        case Kind.CHOICE:
            put_code(bits, codes, answer)
        case Kind.TICKS:
            put_codes(bits, codes, answer)
        case Kind.NUMBER:
            values.put_adults(bits, answer)
        case Kind.AGES:
            values.put_ages(bits, answer)
        case Kind.COUNCILS:
            values.put_councils(bits, answer, situation.nation)
        case Kind.BILLS:
            bits.put(len(answer[:MOST_BILLS]), 5)
            for bill in answer[:MOST_BILLS]:
                values.put_bill(bits, bill, amounts)
        case Kind.DAY:
            raise ValueError(f"{question.key}: a day has its own place in a link")


def unpack(text: str, today: date, councils: KnownCouncils) -> Opened:
    """What a link says. ``councils`` are the codes we know; others are left out. Raises CannotOpen."""
    data = _decode(text.strip())
    try:
        opened = _read(data[0], BitsIn(data[1:-CHECK]), councils)
    except UnknownNumber as unknown:
        newer = data[0] == BY_QUESTION
        raise CannotOpen(Refusal.NEWER if newer else Refusal.CHANGED) from unknown
    except (SpoiledBits, OverflowError, IndexError) as spoiled:
        raise CannotOpen(Refusal.CHANGED) from spoiled
    _check_days(opened.situation, today)
    return opened


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
    if data[0] not in (PLAIN, WITH_DONE, BY_QUESTION):
        raise CannotOpen(Refusal.NEWER)
    return data


def _check(data: bytes) -> bytes:
    return crc32(data).to_bytes(CHECK, "big")


def _read(version: int, bits: BitsIn, councils: KnownCouncils) -> Opened:
    made_on, next_income = take_days(bits)
    if version == BY_QUESTION:
        written = _take_all(LinkReading(bits, made_on, councils, amounts=bool(bits.take(1))))
    else:
        written = values.take_situation(bits, made_on, councils)
    done = () if version == PLAIN else tuple(take_done(bits))
    bits.end()
    days = UNSET if next_income else None
    return Opened(replace(written, next_income=next_income, days=days), made_on, done)


def _take_all(reading: LinkReading) -> Written:
    written, last = Written(), 0
    while number := reading.bits.take(NUMBER_BITS):
        if number not in BY_NUMBER:
            raise UnknownNumber
        question = BY_NUMBER[number]
        if number <= last or (question.kind in MONEY and not reading.amounts):
            raise SpoiledBits
        answer = _take(reading, question, written.nation)
        written, last = replace(written, **{question.key: answer}), number
    if reading.amounts and written.money_left is None:
        written = replace(written, money_left=Pounds(0))
    return written


def _take(reading: LinkReading, question: Question, nation: Nation | None) -> object:
    """The answer that ``_put`` wrote, as it is written down."""
    bits = reading.bits
    codes = numbered(question.codes) if question.codes else ()
    taken: object
    match question.kind:
        case Kind.AMOUNT:
            taken = Pounds(values.take_balance(bits))
        case Kind.SPENDING:
            taken = Spending(SomePounds(values.take_pounds(bits)), EVERY.get(question.key))
        case Kind.CHOICE:
            taken = take_code(bits, codes)
        case Kind.TICKS:
            taken = frozenset(take_codes(bits, codes))
        case Kind.NUMBER:
            taken = values.take_adults(bits)
        case Kind.AGES:
            taken = values.take_ages(bits)
        case Kind.COUNCILS:
            taken = values.take_councils(bits, nation, reading.councils)
        case Kind.BILLS:
            taken = tuple(
                values.take_bill(bits, reading.made_on, reading.amounts) for _ in range(bits.take(5))
            )
        case Kind.DAY:
            raise SpoiledBits
    return taken


def _check_days(written: Written, today: date) -> None:
    """Links outlive the days they were made for."""
    if written.next_income is None:
        return
    days = (written.next_income - today).days
    if days < 0:
        raise CannotOpen(Refusal.OVER)
    if days > MOST_DAYS:
        raise CannotOpen(Refusal.CHANGED)
