"""Hands every sentence of the rulebook, with its line, to whoever collects words for translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, BinaryIO

from budgethelp.rules import bill_facts
from budgethelp.rules.figures import Figure, load_figures
from budgethelp.rules.load import FOLDER
from budgethelp.rules.page import Page, read_page
from budgethelp.rules.read import Reading, list_sections, read_lines, read_rule
from budgethelp.rules.rule import Rule

Message = tuple[int, None, str, list[str]]


class Anything(frozenset[str]):
    """Knows every name: whether a service exists is the loader's question, not the translator's."""

    def __contains__(self, name: object) -> bool:
        return True


def extract_rule(
    file: BinaryIO, keywords: object, tags: object, options: Mapping[str, Any]
) -> Iterator[Message]:
    """The sentences of one rule file as Babel wants them: (line, no function, text, no comments)."""
    page = read_page(file.read().decode("utf-8"))
    rule = read_rule("rule", "topic", page, Anything(), _figures())
    if not isinstance(rule, Rule):
        raise ValueError("\n".join(rule))
    yield page.title.line, None, rule.title, []
    for condition in rule.when:
        yield page.when.line, None, condition.text, []
    yield from _sections(page, list_sections())


def extract_bill_facts(
    file: BinaryIO, keywords: object, tags: object, options: Mapping[str, Any]
) -> Iterator[Message]:
    """The sentences of one page of bill facts, in the same shape."""
    page = read_page(file.read().decode("utf-8"), bill_facts.SECTIONS)
    yield page.title.line, None, page.title.text, []
    yield from _sections(page, bill_facts.SECTIONS[:-1])


def _sections(page: Page, sections: Iterable[str]) -> Iterator[Message]:
    for section in sections:
        lines = read_lines(Reading(page, (), _figures()), section)
        for found, line in zip(page.sections.get(section, []), lines, strict=True):
            yield found.line, None, line.text, []


@cache
def _figures() -> Mapping[str, Figure]:
    return load_figures(FOLDER / "figures.toml")
