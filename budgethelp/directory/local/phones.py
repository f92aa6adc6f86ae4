"""Phone numbers as feeds write them, shown the UK way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, PhoneNumberType

from budgethelp.directory.local import clean
from budgethelp.directory.local.record import LocalPhone

SHORT = {"111": "111", "119": "119", "101": "101", "105": "105", "159": "159", "999": "999",
         "116123": "116 123", "116111": "116 111", "116000": "116 000", "116006": "116 006"}  # fmt: skip
DEAR = frozenset({PhoneNumberType.PREMIUM_RATE})
_NO_NOUGHT = re.compile(r"[1-9][\d ]{8,12}", re.A)  # spreadsheets eat the first 0
_ONLY_WORDS = re.compile(
    r"\b(tel(ephone)?|phone|call|ring|number|no|freephone|landline|mobile|mob|main|text|on|us|or|and)\b", re.I
)


def read(value: Any) -> tuple[LocalPhone, ...]:
    """Every valid UK number in ``value``, words and all. Numbers that cost extra are left out."""
    text = clean.line(value).strip("\"' ")
    short = SHORT.get(re.sub(r"[\s-]", "", text))
    if short:
        return (LocalPhone(short),)
    return unique(_found(text)) or unique(_found(f"0{text}" if _NO_NOUGHT.fullmatch(text) else ""))


def extend(phone: LocalPhone, extension: Any) -> LocalPhone:
    """The number with what to key in after it, when that is a few digits."""
    digits = clean.line(extension)
    return replace(phone, extension=digits) if re.fullmatch(r"\d{1,6}", digits, re.A) else phone


def unique(phones: Iterable[LocalPhone]) -> tuple[LocalPhone, ...]:
    """The same numbers once each, in order; the first label wins."""
    seen: dict[str, LocalPhone] = {}
    for phone in phones:
        seen.setdefault(phone.number, phone)
    return tuple(seen.values())


def is_mobile(phone: LocalPhone) -> bool:
    """Whether it is somebody's mobile."""
    return phone.number.startswith("07")


def _found(text: str) -> Iterator[LocalPhone]:
    start = 0
    for match in PhoneNumberMatcher(text, "GB", leniency=Leniency.VALID, max_tries=50):
        if phonenumbers.number_type(match.number) not in DEAR:
            yield _phone(match.number, _label(text[start : match.start]))
        start = match.end


def _phone(number: phonenumbers.PhoneNumber, label: str) -> LocalPhone:
    home = number.country_code == 44
    style = PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL
    extension, number.extension = number.extension or "", None
    return LocalPhone(phonenumbers.format_number(number, style), label, extension)


def _label(before: str) -> str:
    """The words in front of a number, when they say whose it is."""
    words = re.sub(r"[^\w\s&’'(/-]", " ", before.rsplit(")", 1)[-1])
    kept = " ".join(words.split())
    says_more = re.search(r"[A-Za-z]{3}", _ONLY_WORDS.sub("", kept))
    return kept[:60].strip(" -/(") if says_more else ""
