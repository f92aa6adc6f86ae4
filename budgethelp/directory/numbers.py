"""Phone numbers as people read them, and the links made from the number shown."""

from __future__ import annotations

import re

from budgethelp.directory.service import TextLine

SHORT_CODES = frozenset({"999", "101", "105", "111", "159", "116 123"})
FREE = ("0800", "0808", "116", "999", "101", "105", "111")
LOCAL = ("01", "02", "03")
SHAPE = re.compile(r"0[0-9]+( [0-9]+)*")
TEXT_SHAPE = re.compile(r"[0-9]{3,5}|07[0-9]{3} ?[0-9]{3} ?[0-9]{3}")
CHILDLINE = "08001111"  # the one freephone number this short that is in use


def tel(number: str) -> str:
    """The ``tel:`` link for a number as shown: the same digits, nothing else."""
    return "tel:" + _digits(number)


def sms(text: TextLine) -> str:
    """The ``sms:`` link for a text line. The word to send is shown beside it, not put in the link."""
    return "sms:" + _digits(text.number)


def is_phone(number: str) -> bool:
    """Whether this could be a UK number that people can afford: no 084, 087, 09 or mobile numbers."""
    digits = _digits(number)
    fits = digits == CHILDLINE or len(digits) in (10, 11)
    fair = digits.startswith((*FREE, *LOCAL))
    return number in SHORT_CODES or (bool(SHAPE.fullmatch(number)) and fits and fair)


def is_text_number(number: str) -> bool:
    """Whether this could be a UK number to text: a short code or a mobile."""
    return bool(TEXT_SHAPE.fullmatch(number))


def usual_cost(number: str) -> str:
    """What calls to such a number cost: "free", "local", or "national"."""
    digits = _digits(number)
    if digits.startswith(FREE):
        return "free"
    return "local" if digits.startswith(LOCAL) else "national"


def _digits(number: str) -> str:
    return re.sub(r"[^0-9+]", "", number)
