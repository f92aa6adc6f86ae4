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
from enum import StrEnum
from zlib import crc32

from budgethelp import answers
from budgethelp.bills_kept import MOST_BILLS
from budgethelp.bits import BitsIn, BitsOut, SpoiledBits
from budgethelp.progress import NOTHING_YET
from budgethelp.share_done import put_done, take_done
from budgethelp.share_parts import (
    FIRST_DAY,
    Answers,
    Known,
    put_bill,
    put_days,
    put_money,
    put_person,
    take_bill,
    take_money,
    take_person,
)
from budgethelp.situation import MOST_DAYS, Situation

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
        told = _read(data[0], BitsIn(data[1:-CHECK]), councils)
    except (SpoiledBits, OverflowError) as spoiled:
        raise CannotOpen(Refusal.CHANGED) from spoiled
    _check_days(told, today)
    return told


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
    told: Answers = {
        answers.STARTED: made_on.isoformat(),
        answers.NEXT_INCOME: (made_on + timedelta(days=days)).isoformat() if sure else answers.NOT_SURE,
    }
    told |= take_person(bits, councils)
    amounts = bool(bits.take(1))
    if amounts:
        told |= take_money(bits)
    told[answers.BILLS] = [take_bill(bits, made_on, amounts) for _ in range(bits.take(5))]
    if version == WITH_DONE:
        told[answers.DONE] = _take_done(bits, made_on)
    bits.end()
    return {key: answer for key, answer in told.items() if answer}


def _take_done(bits: BitsIn, made_on: date) -> list[str]:
    progress = NOTHING_YET
    for action in take_done(bits):
        progress = progress.tick(action, made_on)
    return progress.written()


def _check_days(told: Answers, today: date) -> None:
    """Links outlive the days they were made for."""
    until = told[answers.NEXT_INCOME]
    if until == answers.NOT_SURE:
        return
    days = (date.fromisoformat(str(until)) - today).days
    if days < 0:
        raise CannotOpen(Refusal.OVER)
    if days > MOST_DAYS:
        raise CannotOpen(Refusal.CHANGED)
