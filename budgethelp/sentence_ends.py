"""Sentences, one a line: for those who read slowly. Knows how sentences end in many scripts."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

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
