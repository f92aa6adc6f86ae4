"""Hands every sentence of the rulebook's pages, with its line, to whoever collects words for translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import budgethelp.rules.conditions  # noqa: F401 (a condition is understood once its module is there)
from budgethelp.rules import benefits, bill_facts
from budgethelp.rules.reader import (
    SECTIONS,
    Found,
    Page,
    Reading,
    read_conditions,
    read_lines,
    read_page,
    read_source,
)

Message = tuple[int, None, str, list[str]]

ALL_SECTIONS = dict.fromkeys((*SECTIONS, *bill_facts.SECTIONS, *benefits.SECTIONS))
NOT_SENTENCES = {"Who can help", "Details"}
SOURCE_COMMENT = "Where a fact comes from. It can wait until the rest is done."


def extract_page(
    file: BinaryIO, keywords: object, tags: object, options: Mapping[str, Any]
) -> Iterator[Message]:
    """The sentences of one page as Babel wants them: (line, no function, text, comments).

    What is wrong with a page is for its loader to say; here it is read as it is.
    """
    page = read_page(file.read().decode("utf-8"), tuple(ALL_SECTIONS))
    reading = Reading(page, (), ())
    for line, text in _sentences(page, reading):
        yield line, None, text, []
    for line, text in _sources(page, reading):
        yield line, None, text, [SOURCE_COMMENT]


def _sentences(page: Page, reading: Reading) -> Iterator[tuple[int, str]]:
    yield page.title.line, page.title.text
    if page.when.text:
        yield from ((page.when.line, condition.text) for condition in read_conditions(reading))
    for section in set(page.sections) - NOT_SENTENCES:
        lines = read_lines(reading, section)
        yield from (
            (found.line, line.text) for found, line in zip(page.sections[section], lines, strict=True)
        )


def _sources(page: Page, reading: Reading) -> Iterator[tuple[int, str]]:
    """What sources are called, without their links."""
    for found in page.sections.get("Details", []):
        key, _, text = found.text.partition(": ")
        source = read_source(reading, Found(text, found.line)) if key == "Source" else None
        if source and source.words:
            yield found.line, source.words
