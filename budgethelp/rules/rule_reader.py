"""Turns one page into a rule, strictly: anything it does not know is noted with its line and the cure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from budgethelp.problems import did_you_mean
from budgethelp.rules.actions import actions
from budgethelp.rules.page import Found, Page
from budgethelp.rules.reader import (
    Reading,
    check_service,
    read_bold,
    read_day,
    read_helpers,
    read_line,
    read_lines,
    read_prefix,
    read_source,
    read_title,
)
from budgethelp.rules.rule import (
    Candidate,
    Condition,
    Contact,
    ContactKind,
    Line,
    Rule,
    RulePart,
    Soon,
    Source,
    Urgency,
    Way,
    When,
    Words,
    written_name,
)
from budgethelp.rules.rule_faults import find_faults
from budgethelp.rules.vocabulary import NATIONS_PATTERN, nations_in, understand

LISTS = ("Do this", "What to say", "If you cannot phone", "Good to know")
IN_PARTS = ("Contact", *LISTS, "Who else can help")
SECTIONS = ("When", *IN_PARTS, "Details")
DETAILS = ("Action", "Source", "Changed")
URGENCIES = {written_name(urgency): urgency for urgency in Urgency}
SOONS = {written_name(soon): soon for soon in Soon}
MOST_CARD_WORDS = 15
ASK_NATION = "ask nation"
_COUNCIL = "council "
_BOLDS = r"\*\*[^*]+\*\*(?: and \*\*[^*]+\*\*)*"
_ONLY_IF = re.compile(rf"Only if (?P<conditions>{_BOLDS})\.")
_END = r": (?P<urgency>[^,*]+), help (?P<soon>[^,*]+)"
_PLACE = rf"In (?P<nations>{NATIONS_PATTERN})|(?P<unknown>Nation not known)"
_WAY = re.compile(rf"(?:(?:{_PLACE}): )?(?P<conditions>{_BOLDS}){_END}")
_HEADING = re.compile(
    rf"(?:If (?P<alone>{_BOLDS})|(?:{_PLACE})(?:, if (?P<conditions>{_BOLDS}))?)(?:{_END})?"
)
Code = TypeVar("Code")


@dataclass(frozen=True, slots=True)
class Known:
    """What a rule may name. ``duties`` None = the duties of public bodies are not checked."""

    services: Collection[str]
    figures: Collection[str]
    duties: Collection[str] | None = None


@dataclass(slots=True)
class RuleReading(Reading):
    """A rule being read."""

    duties: Collection[str] | None = None
    may_if: bool = True


def read_rule(name: str, topic: str, page: Page, known: Known) -> Rule | list[str]:
    """The rule on ``page``, or every problem with it ("line: what, and the cure")."""
    reading = RuleReading(page, known.services, known.figures, list(page.problems), duties=known.duties)
    title = read_title(reading)
    only_if, ways = _read_ways(reading)
    words = read_words(reading)
    parts = tuple(filter(None, (_read_part(reading, part) for part in page.parts)))
    action, sources, changed = _read_details(reading, name)
    if not words.card:
        reading.fault(
            page.title.line, "no card sentence. Say below the title what to do, in 15 words at most"
        )
    rule = Rule(name, topic, action, title, only_if, ways, words, parts, sources, changed)
    if not reading.problems:
        reading.problems += find_faults(rule, page)
    return reading.problems or rule


def _read_ways(reading: RuleReading) -> tuple[tuple[Condition, ...], tuple[Way, ...]]:
    only_if: tuple[Condition, ...] = ()
    ways = []
    for number, found in enumerate(reading.page.sections.get("When", [])):
        if number == 0 and (match := _ONLY_IF.fullmatch(found.text)):
            only_if = read_bold(reading, replace(found, text=match["conditions"]))
        elif match := _WAY.fullmatch(found.text):
            ways.append(_read_way(reading, found, match))
        else:
            reading.fault(found.line, "write a way in like: - **you feel alone**: what you asked, help today")
    if not reading.page.sections.get("When") and not reading.page.parts:
        reading.fault(1, "nobody sees it. Add ## When, with a line like - **you feel alone**: food, help now")
    return only_if, tuple(way for way in ways if way)


def _read_way(reading: Reading, found: Found, match: re.Match[str]) -> Way | None:
    when = _read_when(reading, found, match, match["conditions"])
    urgency = _one_of(reading, found, "urgency", match["urgency"], URGENCIES)
    soon = _one_of(reading, found, "soonness", match["soon"], SOONS)
    return Way(when, urgency, soon) if urgency and soon else None


def _read_when(reading: Reading, found: Found, match: re.Match[str], bold: str | None) -> When:
    conditions = read_bold(reading, replace(found, text=bold or ""))
    if match["unknown"]:
        return When(conditions, nation_unknown=True, place=(understand("you did not say where you live"),))
    if match["nations"]:
        place = understand(f"you live in {match['nations']}")
        return When(conditions, nations_in(match["nations"]), place=(place,))
    return When(conditions)


def read_whom(reading: Reading, found: Found) -> tuple[Condition, ...]:
    """Every condition that a way in or a part's heading says, the place first."""
    if match := _WAY.fullmatch(found.text):
        return _read_when(reading, found, match, match["conditions"]).all
    if match := _HEADING.fullmatch(found.text):
        return _read_when(reading, found, match, match["alone"] or match["conditions"]).all
    return read_bold(reading, found)


def _one_of(reading: Reading, found: Found, what: str, text: str, known: Mapping[str, Code]) -> Code | None:
    if text not in known:
        reading.fault(found.line, f'unknown {what} "{text}". {did_you_mean(text, known)}')
    return known.get(text)


def _read_part(reading: RuleReading, part: Page) -> RulePart | None:
    match = _HEADING.fullmatch(part.title.text)
    inner = replace(reading, page=part)  # the same list of problems
    words = read_words(inner)
    if not match:
        cure = "Write a part like ## If **you feel alone**, or ## In Wales, if **you feel alone**"
        reading.fault(part.title.line, f'unknown heading "{part.title.text}". {cure}')
        return None
    when = _read_when(reading, part.title, match, match["alone"] or match["conditions"])
    if not match["urgency"]:
        return RulePart(when, None, words)
    urgency = _one_of(reading, part.title, "urgency", match["urgency"], URGENCIES)
    soon = _one_of(reading, part.title, "soonness", match["soon"], SOONS)
    return RulePart(when, Way(when, urgency, soon) if urgency and soon else None, words)


def read_words(reading: RuleReading) -> Words:
    """What a page, or a part of one, says."""
    do, say, no_phone, know = (read_lines(reading, section) for section in LISTS)
    helpers = read_helpers(reading, "Who else can help")
    return Words(_read_card(reading), _read_contacts(reading), do, say, no_phone, know, helpers)


def _read_card(reading: Reading) -> Line | None:
    found = reading.page.intro
    if not found.text:
        return None
    if len(found.text.split()) > MOST_CARD_WORDS:
        reading.fault(found.line, f"the card has more than {MOST_CARD_WORDS} words. Say what to do, shorter")
    card = read_line(reading, found)
    if card.nations or card.nation_unknown or card.when:
        reading.fault(found.line, "the card is for everyone who sees the page. Write it in a part for some")
    return card


def _read_contacts(reading: RuleReading) -> tuple[Candidate, ...]:
    candidates = []
    for found in reading.page.sections.get("Contact", []):
        prefix = read_prefix(reading, found)
        for name in prefix.rest.split(", "):
            contact = _read_contact(reading, found, name)
            candidates.append(Candidate(contact, prefix.nations, prefix.nation_unknown, prefix.when))
    return tuple(candidates)


def _read_contact(reading: RuleReading, found: Found, name: str) -> Contact:
    if name == ASK_NATION:
        return Contact(ContactKind.ASK, "nation")
    if name.startswith(_COUNCIL):
        duty = name.removeprefix(_COUNCIL)
        if reading.duties is not None and duty not in reading.duties:
            reading.fault(found.line, f'unknown duty "{duty}". {did_you_mean(duty, reading.duties)}')
        return Contact(ContactKind.COUNCIL, duty)
    check_service(reading, found, name)
    return Contact(ContactKind.SERVICE, name)


def _read_details(reading: Reading, name: str) -> tuple[str, tuple[Source, ...], date | None]:
    details: dict[str, list[Found]] = {}
    for found in reading.page.sections.get("Details", []):
        key, colon, text = found.text.partition(": ")
        if not colon or key not in DETAILS:
            reading.fault(found.line, f'unknown detail "{key}". {did_you_mean(key, DETAILS)}')
        details.setdefault(key, []).append(Found(text, found.line))
    sources = tuple(filter(None, (read_source(reading, found) for found in details.get("Source", []))))
    if not sources:
        reading.fault(1, "no source. Add a line like - Source: https://…, checked 21 November 2026")
    action = _read_action(reading, name, details.get("Action", []))
    return action, sources, _read_changed(reading, details.get("Changed", []))


def _read_action(reading: Reading, name: str, found: list[Found]) -> str:
    """The action of a page: its name, or what "- Action: …" says on a second page of an action."""
    if len(found) > 1:
        reading.fault(found[1].line, "say - Action: … once")
    action = found[0].text if found else name
    if action not in actions():
        told = f'unknown action "{action}". {did_you_mean(action, actions())}'
        cure = "" if found else " Name the page after it, or say - Action: … under ## Details"
        reading.fault(found[0].line if found else 1, told + cure)
    elif found and action == name:
        reading.fault(found[0].line, "the page is named after its action. Take - Action: … away")
    return action


def _read_changed(reading: Reading, found: list[Found]) -> date | None:
    """The day of "- Changed: …", for words that changed since their sources were last checked."""
    days = [read_day(each.text) for each in found]
    if len(found) > 1 or None in days:
        reading.fault(found[-1].line, "write one day like - Changed: 21 November 2026, or leave it out")
    return days[0] if days else None
