"""One language of the site: its words, its name, its plurals, and who has checked it.

What has no words yet is shown in English, between two marks that no text has. ``budgethelp.finishing`` turns
the marks into ``<span lang="en">`` where a page can hold one, and takes them away where it cannot.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

# (context or "", English) -> what stands for it: one text, or one for each plural form.
Words = Mapping[tuple[str, str], tuple[str, ...]]

_FIELD = re.compile(
    r'^(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]+\])?) ((?:"(?:[^"\\\n]|\\.)*"\n?)+)', re.M
)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


@dataclass(frozen=True, slots=True)
class Po:
    """A header by name, and the finished words; fuzzy ones are left out."""

    headers: Mapping[str, str]
    words: Words


class PoProblem(ValueError):  # noqa: N818 - a problem to tell, not a fault
    """A file that cannot be read, with its name."""


def read_po(path: Path) -> Po:
    """The file's header and its finished words; PoProblem when it is no ``.po`` file."""
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    words = dict(_finished(text))
    header = words.pop(("", ""), None)
    if header is None:
        raise PoProblem(f'{path.name}: no header. It starts with msgid "" and the language’s plural forms.')
    return Po(dict(_header_lines(header[0])), words)


def _finished(text: str) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    for block in re.split(r"\n{2,}", text):
        fields = {name: _unquote(quoted) for name, quoted in _FIELD.findall(block)}
        said = tuple(words for name, words in fields.items() if name.startswith("msgstr"))
        if "msgid" in fields and said and all(said) and ("#, fuzzy" not in block or not fields["msgid"]):
            yield (fields.get("msgctxt", ""), fields["msgid"]), said


def _unquote(quoted: str) -> str:
    joined = "".join(line[1:-1] for line in quoted.splitlines())
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), joined) if "\\" in joined else joined


def _header_lines(header: str) -> Iterator[tuple[str, str]]:
    for line in header.splitlines():
        name, _, value = line.partition(":")
        yield name.strip(), value.strip()


ENGLISH = "en"
START, END = "\ue000", "\ue001"  # English begins, and ends: letters of nobody's alphabet
NOBODY = "nobody yet"
SAID_IN_THE_UK = {"bn": "Bengali"}  # what interpreters are asked for by; Babel has "Bangla"
PLURALS = "nplurals=2; plural=(n != 1)"


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
    po = read_po(path)
    try:
        Locale.parse(path.stem)
    except (ValueError, UnknownLocaleError) as problem:
        raise PoProblem(f"{path.name}: no language has this code. Name it like cy.po") from problem
    checked = po.headers.get("X-Checked-By", NOBODY)
    return Language(
        code=path.stem,
        words=po.words,
        plural=_plural(po.headers),
        checked_by="" if checked.lower().startswith("nobody") else checked,
        offered=po.headers.get("X-Offered", "yes") == "yes",
    )


def read_languages(folder: Path) -> Mapping[str, Language]:
    """English and every language of ``folder`` (one ``<code>.po`` each), by code."""
    # Welsh first: it is one of the languages of this place.
    paths = sorted(folder.glob("*.po"), key=lambda path: (path.stem != "cy", path.stem))
    found = (read_language(path) for path in paths)
    return {ENGLISH: Language(ENGLISH), **{each.code: each for each in found}}


def _plural(headers: Mapping[str, str]) -> Callable[[int], int]:
    formula = headers.get("Plural-Forms", PLURALS).partition("plural=")[2].rstrip("; ")
    made: Callable[[int], int] = gettext.c2py(formula)
    return made
