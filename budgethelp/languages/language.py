"""One language of the site: its words, its name, its plurals, and who has checked it.

What has no words yet is shown in English, between two marks that no text has. ``budgethelp.web.finish`` turns
the marks into ``<span lang="en">`` where a page can hold one, and takes them away where it cannot.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

# (context or "", English) -> what stands for it: one text, or one for each plural form.
Words = Mapping[tuple[str, str], tuple[str, ...]]

# Babel knows no headers but its own and drops these.
OWN_HEADER = re.compile(r'^"(X-[\w-]+): (.*)\\n"$', re.M)


class PoProblem(ValueError):  # noqa: N818 - a problem to tell, not a fault
    """A file that cannot be read, with its name."""


ENGLISH = "en"
START, END = "\ue000", "\ue001"  # English begins, and ends: letters of nobody's alphabet
NOBODY = "nobody yet"
SAID_IN_THE_UK = {"bn": "Bengali"}  # what interpreters are asked for by; Babel has "Bangla"


@dataclass(frozen=True, slots=True)
class Language:
    """``checked_by`` is "" when no fluent reader has; one that is not ``offered`` is not on the site yet."""

    code: str
    words: Words = field(default_factory=dict)
    plural: Callable[[int], int] = lambda number: int(number != 1)
    checked_by: str = ""
    offered: bool = True
    shown: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)  # as pages hold them

    @property
    def name(self) -> str:
        """Its own name for itself, as its readers look for it: "Cymraeg", "Polski"."""
        return display_name(self.code, self.code)

    @property
    def english_name(self) -> str:
        """What English calls it."""
        return display_name(self.code, ENGLISH)

    @property
    def direction(self) -> str:
        """ "ltr" or "rtl"."""
        return direction(self.code)

    def gettext(self, text: str, context: str = "") -> str:
        """``text`` in this language, or marked as English."""
        said = self.words.get((context, text))
        return said[0] if said else self._english(text)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The form for ``number``, or English marked."""
        said = self.words.get(("", singular))
        if not said:
            return self._english(singular if number == 1 else plural)
        return said[min(self.plural(number), len(said) - 1)]

    def _english(self, text: str) -> str:
        return f"{START}{text}{END}" if text and self.code != ENGLISH else text


@cache
def display_name(code: str, reader: str) -> str:
    """What a reader of ``reader`` calls the language ``code``, as at the start of a sentence."""
    if reader == ENGLISH and code in SAID_IN_THE_UK:
        return SAID_IN_THE_UK[code]
    name = Locale.parse(code).get_display_name(reader) or code
    return name[0].upper() + name[1:]


@cache
def direction(code: str) -> str:
    """ "ltr" or "rtl"."""
    return Locale.parse(code).text_direction


def plain(text: str) -> str:
    """``text`` without marks."""
    return text.replace(START, "").replace(END, "")


def is_english(text: str) -> bool:
    """Whether there were no words for ``text``."""
    return text.startswith(START)


def read_language(path: Path) -> Language:
    """The language of one ``.po`` file, named by its code; PoProblem says what is wrong with it."""
    try:
        Locale.parse(path.stem)
    except (ValueError, UnknownLocaleError) as problem:
        raise PoProblem(f"{path.name}: no language has this code. Name it like cy.po") from problem
    catalog, headers = read_catalog(path)
    checked = headers.get("X-Checked-By", NOBODY)
    return Language(
        code=path.stem,
        words=_finished(catalog),
        plural=gettext.c2py(catalog.plural_expr),
        checked_by="" if checked.lower().startswith("nobody") else checked,
        offered=headers.get("X-Offered", "yes") == "yes",
    )


def read_catalog(path: Path) -> tuple[Catalog, dict[str, str]]:
    """What Babel reads in a ``.po`` file, and our own headers; PoProblem says where it is broken."""
    try:
        text = path.read_text(encoding="utf-8")
        catalog = read_po(text.split("\n"), abort_invalid=True)
    except PoFileError as problem:
        raise PoProblem(f"{path.name}:{problem.lineno + 1}: {problem.args[0]}") from problem
    except (ValueError, LookupError) as problem:
        raise PoProblem(f"{path.name}: not a .po file in UTF-8 ({problem})") from problem
    if "Plural-Forms:" not in text:
        raise PoProblem(f'{path.name}: no header. It starts with msgid "" and the language’s plural forms.')
    return catalog, dict(OWN_HEADER.findall(text))


def _finished(catalog: Catalog) -> Words:
    """What stands for each text; fuzzy ones and half a plural are left out."""
    found = {}
    for message in catalog:
        english, said = _forms(message.id), _forms(message.string)
        if english[0] and all(said) and not message.fuzzy:
            found[message.context or "", english[0]] = said
    return found


def _forms(text: Any) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def read_languages(folder: Path) -> Mapping[str, Language]:
    """English and every language of ``folder`` (one ``<code>.po`` each), by code."""
    # Welsh first: it is one of the languages of this place.
    paths = sorted(folder.glob("*.po"), key=lambda path: (path.stem != "cy", path.stem))
    found = (read_language(path) for path in paths)
    return {ENGLISH: Language(ENGLISH), **{each.code: each for each in found}}
