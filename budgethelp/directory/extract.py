"""Hands every sentence of the directory's files, with its line, to whoever collects words for translation."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

Message = tuple[int, None, str, list[str]]

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
        yield _line_of(text, source), None, text, [NAME_COMMENT] if text == table.get("name") else []


def _spoken(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from value.values() if key in SPOKEN_TABLES else _spoken(value)
        elif isinstance(value, list):
            yield from (text for each in value if isinstance(each, dict) for text in _spoken(each))
        elif key in SPOKEN and isinstance(value, str) and value and value not in CODES:
            yield value


def _line_of(text: str, source: str) -> int:
    lines = source.splitlines()
    return next((number for number, line in enumerate(lines, 1) if f'"{text}"' in line), 1)
