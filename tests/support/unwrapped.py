"""Finds words on a page of the made-up language that are in no language but English."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from babel.dates import get_day_names, get_month_names
from bs4 import Tag

from tests.support.made_up import ACROSS
from tests.support.page import Page

SPOKEN = ("aria-label", "alt", "title", "placeholder")
WORD = re.compile(r"[^\W\d_]{2,}")
WRAPPED = re.compile("⟦[^⟦⟧]*⟧")
ADDRESS = re.compile(r"(?:https?://|[\w.+-]+@)?[\w-]+(?:\.[\w-]+)+\S*|https?://\S+")
UNSEEN = ("script", "style", "template")
DATES = {
    name.lower()
    for width in ("wide", "abbreviated")
    for names in (get_day_names(width, locale=ACROSS), get_month_names(width, locale=ACROSS))
    for name in names.values()
}


def unwrapped(page: Page, names: Collection[str]) -> list[str]:
    """Each text that no catalogue reaches, without ``names``, days, months, and what has its own ``lang``."""
    seen = "".join(_texts(page))
    spoken = [str(tag[name]) for name in SPOKEN for tag in page.select(f"[{name}]")]
    return [found for text in (seen, *spoken) for found in _english(text, names)]


def _texts(page: Page) -> Iterator[str]:
    for piece in page.soup.find_all(string=True):
        inside = piece.parent
        if not inside or inside.name in ("[document]", *UNSEEN) or inside.find_parent(UNSEEN):
            continue
        if not _says_its_own(inside):
            yield f"{piece}\n" if inside.name in ("option", "title") else str(piece)


def _says_its_own(tag: Tag) -> bool:
    """Whether it is a language's own name, or words that stand there in English on purpose."""
    return any(
        "hreflang" in parent.attrs
        or (parent.name == "ul" and parent.get("lang") == "en")  # credits stand as their licence asks
        or str(parent.get("formaction", "")).startswith("/language/")
        or {"machine", "spoken"} & set(parent.get("class", []))
        for parent in (tag, *tag.parents)
    )


def _english(text: str, names: Collection[str]) -> Iterator[str]:
    while WRAPPED.search(text):
        text = WRAPPED.sub(" ", text)
    for line in text.splitlines():
        left = ADDRESS.sub(" ", line)
        # Most lines have no word left: only the others are searched for all the names there are.
        if _has_words(left) and _has_words(_without(left, names)):
            yield " ".join(line.split())


def _has_words(text: str) -> bool:
    return any(word.lower() not in DATES for word in WORD.findall(text))


def _without(text: str, names: Collection[str]) -> str:
    for name in sorted((name for name in names if name in text), key=len, reverse=True):
        text = text.replace(name, " ")
    return text
