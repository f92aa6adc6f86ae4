"""Reads the pieces that every page of ours has, strictly: what it does not know is noted with its line."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from budgethelp.languages.sentence import outside_parts, parts
from budgethelp.problems import did_you_mean
from budgethelp.rules.page import Found, Page
from budgethelp.rules.rule import Condition, Helper, Line, Source
from budgethelp.rules.vocabulary import NATIONS_PATTERN, nations_in, understand
from budgethelp.situation.situation import Nation
from budgethelp.sources import Sure

PERSONAL = frozenset({"next income", "money left", "after bills", "days", "people"})
UNKNOWN_NATION = "Nation not known: "
_NEARLY = re.compile(r"(?:In (?:[A-Z]\w*|or|and|,| )+|If \*+[^:]*|If [^:]*\*\*|Nation [a-z ]+): ")
_FOR_NATIONS = re.compile(rf"In ({NATIONS_PATTERN}): ")
_IF = re.compile(r"If \*\*(.+?)\*\*: ")
_NAMES = re.compile(r"\{([^{}]*)\}")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_BETWEEN = re.compile(r"When|and|,|\.|\s")
_SOURCE = re.compile(r"(?P<where>\S.*?), (?P<how>checked|second-hand) (?P<day>\d{1,2} \w+ \d{4})")


@dataclass(slots=True)
class Reading:
    """One page being read: what is known, and what has been found wrong."""

    page: Page
    services: Collection[str]
    figures: Collection[str]
    problems: list[str] = field(default_factory=list)
    may_if: bool = False  # whether a line may start with "If **…**:"

    def fault(self, line: int, what: str) -> None:
        self.problems.append(f"{line}: {what}")


@dataclass(frozen=True, slots=True)
class Prefix:
    """For whom one line is, as it says before its text: at most one of the three."""

    rest: str
    nations: frozenset[Nation] = frozenset()
    nation_unknown: bool = False
    when: tuple[Condition, ...] = ()


def read_prefix(reading: Reading, found: Found) -> Prefix:
    """What "In Wales: ", "Nation not known: " or "If **…**: " says before a line, and the rest of it."""
    text = found.text
    if text.startswith(UNKNOWN_NATION):
        return Prefix(text.removeprefix(UNKNOWN_NATION), nation_unknown=True)
    if match := _FOR_NATIONS.match(text):
        return Prefix(text[match.end() :], nations_in(match[1]))
    if reading.may_if and (match := _IF.match(text)):
        return Prefix(text[match.end() :], when=read_bold(reading, Found(f"**{match[1]}**", found.line)))
    if _NEARLY.match(text):
        cure = "Write In Wales: …, Nation not known: … or If **you work**: …"
        reading.fault(found.line, f'unknown beginning "{text.partition(": ")[0]}:". {cure}')
    return Prefix(text)


def read_title(reading: Reading) -> str:
    """The page's title; a page without one is noted."""
    title = reading.page.title
    if not title.text:
        reading.fault(1, "no title. Start the file with a line like # Get food today")
    if _NAMES.search(title.text):
        reading.fault(title.line, "a title is the same for everyone. Say the figure in a line below it")
    return title.text


def read_conditions(reading: Reading) -> tuple[Condition, ...]:
    """What must be true of a person, from the paragraph that starts with When."""
    found = reading.page.intro
    if not _BOLD.search(found.text) or _BETWEEN.sub("", _BOLD.sub("", found.text)):
        reading.fault(found.line, "write the conditions like: When **you have no food for today** and **…**.")
        return ()
    return read_bold(reading, found)


def read_bold(reading: Reading, found: Found) -> tuple[Condition, ...]:
    """The conditions that stand in bold in ``found``."""
    conditions = []
    for sentence in _BOLD.findall(found.text):
        try:
            conditions.append(understand(sentence))
        except ValueError as error:
            reading.fault(found.line, str(error))
    return tuple(conditions)


def read_lines(reading: Reading, section: str) -> tuple[Line, ...]:
    """The lines of one section, with their nations and names."""
    return tuple(read_line(reading, found) for found in reading.page.sections.get(section, []))


def read_line(reading: Reading, found: Found) -> Line:
    """One line, with whom it is for and the names in it."""
    prefix = read_prefix(reading, found)
    second = read_prefix(reading, replace(found, text=prefix.rest))
    if second.rest != prefix.rest:
        reading.fault(
            found.line, "two beginnings. A line may start with In …:, Nation not known: or If **…**:"
        )
    names = tuple(_NAMES.findall(prefix.rest))
    known = PERSONAL | set(reading.figures)
    for name in names:
        if name not in known:
            reading.fault(found.line, f'unknown figure "{{{name}}}". {did_you_mean(name, known)}')
    _check_brackets(reading, found)
    return Line(prefix.rest, prefix.nations, prefix.nation_unknown, names, prefix.when)


def _check_brackets(reading: Reading, found: Found) -> None:
    """What one person may not have told stands in brackets, and so can be left out."""
    rest = outside_parts(found.text)
    for name in sorted(PERSONAL.intersection(_NAMES.findall(rest))):
        cure = f"Put the words that say it in brackets: [… {{{name}}} …]"
        reading.fault(found.line, f'"{{{name}}}" may not have been told. {cure}')
    if not _closed(found.text):
        reading.fault(found.line, "a bracket is not closed, or stands in another. Write [… {next income} …]")
    for names in parts(found.text):
        if PERSONAL.isdisjoint(names):
            reading.fault(found.line, "brackets are for what a person may not have told. Take them away")


def _closed(text: str) -> bool:
    """Whether each bracket is closed, and none stands in another."""
    marks = "".join(mark for mark in text if mark in "[]")
    return marks == "[]" * (len(marks) // 2)


def read_helpers(reading: Reading, section: str = "Who can help") -> tuple[Helper, ...]:
    """The services under ``section``, each with whom it is for."""
    helpers = []
    for found in reading.page.sections.get(section, []):
        prefix = read_prefix(reading, found)
        for service in prefix.rest.split(", "):
            check_service(reading, found, service)
            helpers.append(Helper(service, prefix.nations, prefix.nation_unknown, prefix.when))
    return tuple(helpers)


def check_service(reading: Reading, found: Found, service: str) -> None:
    """A service that nobody knows is noted."""
    if service not in reading.services:
        cure = did_you_mean(service, reading.services)
        reading.fault(found.line, f'unknown service "{service}". {cure}')


def read_source(reading: Reading, found: Found) -> Source | None:
    """A source line: where, and the day it was checked or that it was not; "In Wales: " may stand first."""
    prefix = read_prefix(reading, found)
    if prefix.rest.endswith(", not checked yet"):
        where = prefix.rest.removesuffix(", not checked yet")
        return Source(where, None, Sure.UNVERIFIED, prefix.nations)
    match = _SOURCE.fullmatch(prefix.rest)
    day = read_day(match["day"]) if match else None
    if not match or not day:
        reading.fault(
            found.line, "write a source like https://…, checked 21 November 2026 or …, not checked yet"
        )
        return None
    sure = Sure.VERIFIED if match["how"] == "checked" else Sure.SECOND_HAND
    return Source(match["where"], day, sure, prefix.nations)


def read_day(words: str) -> date | None:
    """The day of words like "21 November 2026"; None when they say no day."""
    try:
        return datetime.strptime(words, "%d %B %Y").date()  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        return None
