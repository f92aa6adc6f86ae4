"""Hands every sentence of pages and TOML files, with its line, to whoever collects words for translation."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import budgethelp.rules.conditions  # noqa: F401 (a condition is understood once its module is there)
from budgethelp.rules import benefits, bill_facts
from budgethelp.rules.page import Found, Page, read_page
from budgethelp.rules.reader import Reading, read_line, read_source
from budgethelp.rules.rule_reader import IN_PARTS, SECTIONS, read_whom

Message = tuple[int, None, str, list[str]]

ALL_SECTIONS = dict.fromkeys((*SECTIONS, *benefits.SECTIONS, *bill_facts.SECTIONS))
NOT_SENTENCES = {"Contact", "Who can help", "Who else can help", "Details"}
SOURCE_COMMENT = "Where a fact comes from. It can wait until the rest is done."


def extract_page(
    file: BinaryIO, keywords: object, tags: object, options: Mapping[str, Any]
) -> Iterator[Message]:
    """The sentences of one page as Babel wants them: (line, no function, text, comments).

    What is wrong with a page is for its loader to say; here it is read as it is.
    """
    page = read_page(file.read().decode("utf-8"), tuple(ALL_SECTIONS), IN_PARTS)
    reading = Reading(page, (), (), may_if=True)
    yield page.title.line, None, page.title.text, []
    for each in (page, *page.parts):
        for line, text in _sentences(each, reading, is_part=each is not page):
            yield line, None, text, []
    for line, text in _sources(page, reading):
        yield line, None, text, [SOURCE_COMMENT]


def _sentences(page: Page, reading: Reading, is_part: bool) -> Iterator[tuple[int, str]]:
    """The sentences of a page, or of one of its parts: conditions wherever they stand, then lines."""
    if is_part:
        yield from _conditions(page.title, reading)
    yield from _intro(page.intro, reading)
    for section, pieces in page.sections.items():
        for found in pieces:
            yield from _conditions(found, reading)
            if section not in NOT_SENTENCES | {"When"}:
                yield found.line, read_line(reading, found).text


def _intro(found: Found, reading: Reading) -> Iterator[tuple[int, str]]:
    """A card's sentence, or the conditions after When."""
    if "**" in found.text:
        yield from _conditions(found, reading)
    elif found.text:
        yield found.line, found.text


def _conditions(found: Found, reading: Reading) -> Iterator[tuple[int, str]]:
    yield from ((found.line, condition.text) for condition in read_whom(reading, found))


def _sources(page: Page, reading: Reading) -> Iterator[tuple[int, str]]:
    """What sources are called, without their links."""
    for found in page.sections.get("Details", []):
        key, _, text = found.text.partition(": ")
        source = read_source(reading, Found(text, found.line)) if key == "Source" else None
        if source and source.words:
            yield found.line, source.words


# What a person reads.
SPOKEN = ("name", "title", "says", "who", "chat", "caveat", "then", "label", "note")
NAME_COMMENT = "The name of a service. Leave it empty to keep the name as it is."
SPOKEN_TABLES = ("matters", "labels", "names")  # every value in them is read
CODES = ("council", "county")  # in "who" of a duty: which council, not words


def extract_directory(
    file: BinaryIO, keywords: object, tags: object, options: Mapping[str, Any]
) -> Iterator[Message]:
    """The sentences of one TOML file as Babel wants them: (line, no function, text, comments)."""
    source = file.read().decode("utf-8")
    table = tomllib.loads(source)
    for text in dict.fromkeys(_spoken(table)):
        yield _line_in(text, source), None, text, [NAME_COMMENT] if text == table.get("name") else []


def _spoken(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from value.values() if key in SPOKEN_TABLES else _spoken(value)
        elif isinstance(value, list):
            yield from (text for each in value if isinstance(each, dict) for text in _spoken(each))
        elif key in SPOKEN and isinstance(value, str) and value and value not in CODES:
            yield value


def _line_in(text: str, source: str) -> int:
    lines = source.splitlines()
    return next((number for number, line in enumerate(lines, 1) if f'"{text}"' in line), 1)
