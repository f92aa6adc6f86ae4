"""Turns one page into a rule, strictly: anything it does not know is noted with its line and the cure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.token import Token

from budgethelp.languages.sentence import outside_parts, parts
from budgethelp.problems import did_you_mean
from budgethelp.rules.actions import actions
from budgethelp.rules.rule import Condition, Helper, Line, Rule, Soon, Source, Urgency
from budgethelp.rules.vocabulary import NATIONS_PATTERN, nations_in, understand
from budgethelp.sources import Sure

SECTIONS = ("Do this", "What to say", "If you cannot phone", "Good to know", "Who can help", "Details")
_MARKDOWN = MarkdownIt("zero", {"html": False}).enable(["heading", "list", "blockquote", "paragraph"])


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of text and the line (from 1) where it starts."""

    text: str
    line: int


@dataclass(slots=True)
class Page:
    """One rule file in parts. ``problems`` are "line: what, and the cure"."""

    title: Found = field(default_factory=lambda: Found("", 1))
    when: Found = field(default_factory=lambda: Found("", 1))
    sections: dict[str, list[Found]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_page(markdown: str, sections: Collection[str] = SECTIONS) -> Page:
    """The parts of a file with these ``sections``. What is out of place is noted in ``problems``."""
    page = Page()
    section: list[Found] | None = None
    for kind, found in _pieces(_MARKDOWN.parse(markdown)):
        if kind == "h1":
            _take_title(page, found)
        elif kind == "h2":
            section = _open_section(page, found, sections)
        elif kind.startswith("h"):
            page.problems.append(f"{found.line}: use only # for the title and ## for a section")
        elif section is not None:
            section.append(found)
        elif page.when.text:
            page.problems.append(
                f"{found.line}: only one paragraph, starting with When, may come before the sections"
            )
        else:
            page.when = found
    return page


def _take_title(page: Page, found: Found) -> None:
    if page.title.text:
        page.problems.append(f"{found.line}: a second title. Make it a section with ##, or take it out")
    else:
        page.title = found


def _open_section(page: Page, found: Found, sections: Collection[str]) -> list[Found]:
    if found.text not in sections:
        cure = did_you_mean(found.text, sections)
        page.problems.append(f'{found.line}: unknown heading "{found.text}". {cure}')
    if found.text in page.sections:
        page.problems.append(f'{found.line}: "{found.text}" stands here twice. Join the two')
    return page.sections.setdefault(found.text, [])


def _pieces(tokens: list[Token]) -> Iterator[tuple[str, Found]]:
    """("h1" | "h2" | … | "text", piece) in the order of the file."""
    kind = "text"
    for token in tokens:
        if token.type == "heading_open":
            kind = token.tag
        elif token.type == "inline":
            line = token.map[0] + 1 if token.map else 1
            yield kind, Found(" ".join(token.content.split()), line)
            kind = "text"


Known = TypeVar("Known")
DETAILS = ("Action", "Urgency", "Help comes", "Source", "Changed")
A_NEW_ACTION = " A new action needs a line in rules/actions.toml"
PERSONAL = frozenset({"next income", "money left", "after bills", "days", "people"})
UNKNOWN_NATION = "Nation not known: "
_FOR_NATIONS = re.compile(rf"In ({NATIONS_PATTERN}): ")
_NAMES = re.compile(r"\{([^{}]*)\}")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_BETWEEN = re.compile(r"When|and|,|\.|\s")
_SOURCE = re.compile(r"(?P<where>\S.*?), (?P<how>checked|second-hand) (?P<day>\d{1,2} \w+ \d{4})")


def written_name(member: Urgency | Soon) -> str:
    """How a rule file writes an urgency or a soonness: "cannot wait", "this week"."""
    return member.name.lower().replace("_", " ")


URGENCIES = {written_name(urgency): urgency for urgency in Urgency}
SOONS = {written_name(soon): soon for soon in Soon}


@dataclass(slots=True)
class Reading:
    """One page being read: what is known, and what has been found wrong."""

    page: Page
    services: Collection[str]
    figures: Collection[str]
    problems: list[str] = field(default_factory=list)

    def fault(self, line: int, what: str) -> None:
        self.problems.append(f"{line}: {what}")


def read_rule(
    name: str, topic: str, page: Page, services: Collection[str], figures: Collection[str]
) -> Rule | list[str]:
    """The rule on ``page``, or every problem with it ("line: what, and the cure")."""
    reading = Reading(page, services, figures, list(page.problems))
    title = read_title(reading)
    when = read_conditions(reading)
    parts = {section: read_lines(reading, section) for section in list_sections()}
    helpers = read_helpers(reading)
    details = _details(reading)
    sources = tuple(filter(None, (read_source(reading, found) for found in details.get("Source", []))))
    action = _one(reading, details, "Action", {a: a for a in actions()})
    urgency = _one(reading, details, "Urgency", URGENCIES)
    soon = _one(reading, details, "Help comes", SOONS)
    changed = _changed(reading, details.get("Changed", []))
    if not parts["Do this"]:
        reading.fault(1, "there is nothing under ## Do this. Add at least one numbered step")
    if not sources:
        reading.fault(1, "no source. Add a line like - Source: https://…, checked 21 November 2026")
    if reading.problems or action is None or urgency is None or soon is None:
        return reading.problems
    do, say, no_phone, know = parts.values()
    return Rule(
        name, topic, action, title, when, do, say, no_phone, know, helpers, urgency, soon, sources, changed
    )


def list_sections() -> tuple[str, ...]:
    """The sections that hold sentences for a person."""
    return ("Do this", "What to say", "If you cannot phone", "Good to know")


def read_title(reading: Reading) -> str:
    """The page's title; a page without one is noted."""
    title = reading.page.title
    if not title.text:
        reading.fault(1, "no title. Start the file with a line like # Get food today")
    return title.text


def read_conditions(reading: Reading) -> tuple[Condition, ...]:
    """What must be true of a person, from the sentence that starts with When."""
    found = reading.page.when
    sentences = _BOLD.findall(found.text)
    if not sentences or _BETWEEN.sub("", _BOLD.sub("", found.text)):
        reading.fault(found.line, "write the conditions like: When **you have no food for today** and **…**.")
        return ()
    conditions = []
    for sentence in sentences:
        try:
            conditions.append(understand(sentence))
        except ValueError as error:
            reading.fault(found.line, str(error))
    return tuple(conditions)


def read_lines(reading: Reading, section: str) -> tuple[Line, ...]:
    """The lines of one section, with their nations and names."""
    return tuple(_line(reading, found) for found in reading.page.sections.get(section, []))


def _line(reading: Reading, found: Found) -> Line:
    names = tuple(_NAMES.findall(found.text))
    known = PERSONAL | set(reading.figures)
    for name in names:
        if name not in known:
            reading.fault(found.line, f'unknown figure "{{{name}}}". {did_you_mean(name, known)}')
    _check_brackets(reading, found)
    if found.text.startswith(UNKNOWN_NATION):
        return Line(found.text.removeprefix(UNKNOWN_NATION), nation_unknown=True, names=names)
    match = _FOR_NATIONS.match(found.text)
    if match:
        return Line(found.text[match.end() :], nations_in(match[1]), names=names)
    return Line(found.text, names=names)


def _check_brackets(reading: Reading, found: Found) -> None:
    """What one person may not have told stands in brackets, and so can be left out."""
    rest = outside_parts(found.text)
    for name in sorted(PERSONAL.intersection(_NAMES.findall(rest))):
        cure = f"Put the words that say it in brackets: [… {{{name}}} …]"
        reading.fault(found.line, f'"{{{name}}}" may not have been told. {cure}')
    for names in parts(found.text):
        if PERSONAL.isdisjoint(names):
            reading.fault(found.line, "brackets are for what a person may not have told. Take them away")


def read_helpers(reading: Reading) -> tuple[Helper, ...]:
    """The services under ## Who can help, each with its nations."""
    helpers = []
    for found in reading.page.sections.get("Who can help", []):
        match = _FOR_NATIONS.match(found.text)
        nations = nations_in(match[1]) if match else frozenset()
        for service in (found.text[match.end() :] if match else found.text).split(", "):
            if service not in reading.services:
                reading.fault(
                    found.line, f'unknown service "{service}". {did_you_mean(service, reading.services)}'
                )
            helpers.append(Helper(service, nations))
    return tuple(helpers)


def _details(reading: Reading) -> dict[str, list[Found]]:
    details: dict[str, list[Found]] = {}
    for found in reading.page.sections.get("Details", []):
        key, colon, text = found.text.partition(": ")
        if not colon or key not in DETAILS:
            reading.fault(found.line, f'unknown detail "{key}". {did_you_mean(key, DETAILS)}')
        details.setdefault(key, []).append(Found(text, found.line))
    return details


def _one(
    reading: Reading, details: dict[str, list[Found]], key: str, known: Mapping[str, Known]
) -> Known | None:
    found = details.get(key, [])
    if len(found) != 1:
        reading.fault(found[1].line if found else 1, f'say "- {key}: …" once under ## Details')
        return None
    if found[0].text not in known:
        cure = did_you_mean(found[0].text, known) + (A_NEW_ACTION if key == "Action" else "")
        reading.fault(found[0].line, f'unknown {key.lower()} "{found[0].text}". {cure}')
    return known.get(found[0].text)


def _changed(reading: Reading, found: list[Found]) -> date | None:
    """The day of "- Changed: …", for words that changed since their sources were last checked."""
    days = [_day(each.text) for each in found]
    if len(found) > 1 or None in days:
        reading.fault(found[-1].line, "write one day like - Changed: 21 November 2026, or leave it out")
    return days[0] if days else None


def read_source(reading: Reading, found: Found) -> Source | None:
    """A source line: where, and the day it was checked or that it was not."""
    if found.text.endswith(", not checked yet"):
        return Source(found.text.removesuffix(", not checked yet"), None, Sure.UNVERIFIED)
    match = _SOURCE.fullmatch(found.text)
    day = _day(match["day"]) if match else None
    if not match or not day:
        reading.fault(
            found.line, "write a source like https://…, checked 21 November 2026 or …, not checked yet"
        )
        return None
    return Source(match["where"], day, Sure.VERIFIED if match["how"] == "checked" else Sure.SECOND_HAND)


def _day(words: str) -> date | None:
    try:
        return datetime.strptime(words, "%d %B %Y").date()  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        return None
