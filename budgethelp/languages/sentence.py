"""A sentence a person will see, before it is translated: English words and the values that go in them.

A part in ``[ … ]`` with a ``{name}`` in it is left out when the value of that name was not told.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from markupsafe import Markup, escape

# Decimal = pounds, date = a day, int = a count, str = as it is.
Value = Decimal | date | int | str

NOTHING: Mapping[str, Value] = MappingProxyType({})
NAME = re.compile(r"\{([^{}]+)\}")
# "[day]", to fill in by hand, has no name and is no part. U+E000 stands where a line begins in English.
_PART = re.compile(r"(?<![^\ue000])\[[^\[\]]*\{[^\[\]]*\] ?| ?\[[^\[\]]*\{[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` is the English sentence with ``{names}`` in it, and the key it is translated by.

    Code names a value ``%(name)s``. ``plural`` is what stands for it when the value ``num`` is not 1.
    """

    text: str
    values: Mapping[str, Value] = field(default_factory=lambda: NOTHING)
    plural: str = ""


def sentence(text: str, **values: Value) -> Sentence:
    """A sentence of the code's own, with its values by name."""
    return Sentence(text, values)


def counted(one: str, many: str, num: int, **values: Value) -> Sentence:
    """A sentence that counts: ``one`` when ``num`` is 1, else ``many``; other languages have their forms."""
    return Sentence(one, {"num": num, **values}, plural=many)


def parts(text: str) -> list[tuple[str, ...]]:
    """The names in each bracketed part of ``text``."""
    return [tuple(NAME.findall(part)) for part in _PART.findall(text)]


def outside_parts(text: str) -> str:
    """``text`` without its bracketed parts."""
    return _PART.sub("", text)


def only_told(text: str, told: Container[str]) -> str:
    """``text`` without the parts that name something not ``told``; the brackets of the others are gone."""
    if "[" not in text:
        return text

    def keep(found: re.Match[str]) -> str:
        whole = all(name in told for name in NAME.findall(found[0]))
        return found[0].replace("[", "").replace("]", "") if whole else ""

    return _PART.sub(keep, text)


def to_translate(text: str) -> str:
    """``text`` itself. Marks words, written where nothing is translated yet, for the catalogue."""
    return text


# Followed by a space, these do not end a sentence: "9 a.m. or later", "np. chleb", "St. Mungo".
SHORT = frozenset(
    {"etc", "st", "dr", "mr", "mrs", "tel", "np", "tj", "tzn", "ul", "nr", "str", "напр", "вул"}
)
_END = re.compile(r"[.!?…۔।॥؟][”’»\")\]]*\s+(?=\S)")
_LETTERS = re.compile(r"(?:\b\w\.)+$")  # "a.m.", "e.g.", "J."
_LAST_WORD = re.compile(r"(\w+)\.$")


def split(text: str) -> list[str]:
    """The sentences of ``text``, in order. Joined by spaces they are ``text`` again."""
    found, start = [], 0
    for end in _END.finditer(text):
        if _ends(text[start : end.end()].rstrip(), text[end.end() :]):
            found.append(text[start : end.end()].rstrip())
            start = end.end()
    return [*found, text[start:]]


def _ends(said: str, rest: str) -> bool:
    """Whether ``said`` is whole: not cut at a short form, nor before a small letter."""
    last = _LAST_WORD.search(said)
    if _LETTERS.search(said) or (last and last[1].lower() in SHORT):
        return False
    return not rest[0].islower()


def one_a_line(text: str) -> Markup:
    """``text`` for a page, a sentence a line."""
    return Markup("<br>").join(escape(sentence) for sentence in split(str(text)))
