"""Hands every sentence of a rule, with its line, to whoever collects words for translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from budgethelp.rules.figures import load_figures
from budgethelp.rules.load import FOLDER
from budgethelp.rules.page import Found, read_page
from budgethelp.rules.read import list_sections, read_rule
from budgethelp.rules.rule import Line, Rule

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
    rule = read_rule("rule", "topic", page, Anything(), load_figures(FOLDER / "figures.toml"))
    if not isinstance(rule, Rule):
        raise ValueError("\n".join(rule))
    yield _message(page.title.line, rule.title)
    for condition in rule.when:
        yield _message(page.when.line, condition.text)
    parts = (rule.do, rule.say, rule.no_phone, rule.know)
    for section, lines in zip(list_sections(), parts, strict=True):
        yield from _section(page.sections.get(section, []), lines)


def _section(found: list[Found], lines: tuple[Line, ...]) -> Iterator[Message]:
    for piece, line in zip(found, lines, strict=True):
        yield _message(piece.line, line.text)


def _message(line: int, text: str) -> Message:
    return line, None, text, []
