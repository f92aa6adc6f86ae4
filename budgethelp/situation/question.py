"""What a question is: the codes a person can choose, the fields it is asked in, its place in links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Self


class Choice(StrEnum):
    """A code a person can choose.

    ``number`` is its own in links, for good: a new one takes the next. ``label`` is what people read,
    ``part`` its field or group ("" = it is not asked by itself), ``formerly`` what it was called before.
    """

    _value_: str
    number: int
    label: str
    part: str
    formerly: str

    def __new__(cls, code: str, number: int = 0, label: str = "", part: str = "", formerly: str = "") -> Self:
        choice = str.__new__(cls, code)
        choice._value_ = code
        choice.number, choice.label, choice.part, choice.formerly = number, label, part, formerly
        return choice

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        return next((choice for choice in cls if choice.formerly and choice.formerly == value), None)


Words = Mapping[str, str]  # code -> what a person reads, before it is translated


def words(choices: Iterable[Choice]) -> Words:
    """What people read for these codes, in this order."""
    return {choice.value: choice.label for choice in choices}


def in_part(codes: type[Choice], part: str) -> Words:
    """The choices of one field."""
    return words(choice for choice in codes if choice.part == part)


class Kind(StrEnum):
    """What an answer is."""

    AMOUNT = "amount"
    DAY = "day"
    CHOICE = "choice"
    TICKS = "ticks"
    NUMBER = "number"
    AGES = "ages"
    SPENDING = "spending"  # an amount, and how often
    COUNCILS = "councils"
    BILLS = "bills"


@dataclass(frozen=True, slots=True)
class Part:
    """One field: its name, label and hint, the words to say out loud for it, and what can be chosen."""

    name: str
    label: str
    hint: str = ""
    aloud: str = ""
    choices: Words = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Question:
    """One answer, asked in one field or more.

    ``key`` is its name in the typed situation and in the written form, ``link`` its number in links (0 = it
    has its own place there). ``heading`` stands on “Your answers”, with a link to ``change``; else no row.
    """

    key: str
    kind: Kind
    parts: tuple[Part, ...]
    link: int = 0
    heading: str = ""
    change: str = ""
    codes: type[Choice] | None = None
