"""What stops the site from starting, said in lines that a person can act on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TypeVar


class StartError(Exception):
    """The site cannot start. ``problems``: one line each, with the file, line or key and the cure."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


Choice = TypeVar("Choice", bound=StrEnum)
Values = dict[str, object]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A cure for a word that is not known: the nearest known one, or the whole list when it is short."""
    words = sorted(known)
    near = get_close_matches(word, words, n=1)
    if near:
        return f'Did you mean "{near[0]}"?'
    return f"Use one of: {', '.join(words)}." if len(words) <= 40 else "See CONTRIBUTING.md for the words."


class Table:
    """One table of a file. ``where`` is how a person finds it, like ``national/x.toml: phone 2``."""

    def __init__(self, values: Values, where: str, problems: list[str], allowed: Iterable[str]) -> None:
        self.values = values
        self.where = where
        self.problems = problems
        allowed = tuple(allowed)
        for key in sorted(set(values) - set(allowed)):
            self.refuse(key, f"is not a key here. {did_you_mean(key, allowed)}")

    def refuse(self, key: str, cure: str) -> None:
        """Put a problem with ``key`` on the list; reading goes on, to find them all."""
        self.problems.append(f"{self.where}: {key}: {cure}")

    def text(self, key: str, required: bool = False) -> str:
        """The text at ``key``; "" when it is missing or wrong."""
        value = self._get(key, str, "text in quotes")
        if isinstance(value, str) and value:
            self._proof_read(key, value)
            return value
        if value == "":
            self.refuse(key, "is empty. Write it, or leave the line out.")
        if required and key not in self.values:
            self.refuse(key, "is missing. Write it in quotes.")
        return ""

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false at ``key``."""
        value = self._get(key, bool, "true or false")
        return value if isinstance(value, bool) else default

    def day(self, key: str) -> date | None:
        """The date at ``key``, written like 2026-11-21."""
        value = self._get(key, date, "a date without quotes, like 2026-11-21")
        return value if isinstance(value, date) else None

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """One of ``choices`` by its code; None when it is missing or wrong."""
        word = self.text(key)
        return choices(word) if word and self.is_known(key, word, choices) else None

    def choices(self, key: str, known: Iterable[str]) -> tuple[str, ...]:
        """A list of codes, each one of ``known`` and none of them twice."""
        known = frozenset(known)
        words = tuple(word for word in self.words(key) if self.is_known(key, word, known))
        for word in sorted({word for word in words if words.count(word) > 1}):
            self.refuse(key, f'has "{word}" twice. Keep one.')
        return words

    def words(self, key: str) -> list[str]:
        """A list of texts."""
        value = self._get(key, list, "a list")
        items = value if isinstance(value, list) else []
        for item in items:
            if not isinstance(item, str):
                self.refuse(key, f"{item!r} must be text in quotes.")
        return [item for item in items if isinstance(item, str)]

    def table(self, key: str, allowed: Iterable[str]) -> Table | None:
        """The table at ``key``, or None."""
        value = self._get(key, dict, "a table")
        where = f"{self.where}: {key}"
        return Table(value, where, self.problems, allowed) if isinstance(value, dict) else None

    def tables(self, key: str, allowed: Iterable[str]) -> list[Table]:
        """The tables written ``[[key]]``, in order."""
        value = self.values.get(key, [])
        rows = value if isinstance(value, list) else [None]
        named = [(f"{self.where}: {key} {number}", row) for number, row in enumerate(rows, 1)]
        for where, row in named:
            if not isinstance(row, dict):
                self.problems.append(f"{where}: must be a table. Write [[{key}]] above it.")
        return [Table(row, where, self.problems, allowed) for where, row in named if isinstance(row, dict)]

    def _get(self, key: str, kind: type, words: str) -> object:
        value = self.values.get(key)
        if value is None or (isinstance(value, kind) and not isinstance(value, datetime)):
            return value
        self.refuse(key, f"must be {words}, not {value!r}.")
        return None

    def whole_number(self, key: str) -> int:
        """The number at ``key``; -1 when it is missing or wrong."""
        value = self._get(key, int, "a whole number, without quotes")
        return value if isinstance(value, int) and not isinstance(value, bool) else -1

    def is_known(self, key: str, word: str, known: Iterable[str]) -> bool:
        """Whether ``word`` is one of ``known``; one that is not is refused, with the nearest."""
        if word not in tuple(known):
            self.refuse(key, f'"{word}" is not known. {did_you_mean(word, known)}')
        return word in tuple(known)

    def _proof_read(self, key: str, value: str) -> None:
        if "'" in value or '"' in value:
            self.refuse(key, "has a straight quote. Use ’ or “ ”.")
        if value != " ".join(value.split()):
            self.refuse(key, "has extra spaces or a line break. Keep one space between words.")


HEADER = re.compile(r"\[\[?(?P<name>[\w-]+)\]\]?\s*(#.*)?")
KEY = re.compile(r"(?P<name>[\w-]+|\"[^\"]+\")\s*=")
Lines = Mapping[str, int]  # key -> its line; "" -> the line of the table itself


class LineTable(Table):
    """A table whose problems say their line: ``actions.toml:12: picture: cure``."""

    def __init__(
        self, values: Values, name: str, lines: Lines, problems: list[str], allowed: Iterable[str]
    ) -> None:
        self._lines = lines
        super().__init__(values, name, problems, allowed)

    def refuse(self, key: str, cure: str) -> None:
        line = self._lines.get(key, self._lines[""])
        self.problems.append(f"{self.where}:{line}: {key}: {cure}")

    def row(self, key: str, allowed: Iterable[str]) -> Table | None:
        """The table written on one line, ``key = { … }``; its problems say that line and its key."""
        value = self._get(key, dict, "a table, like { … }")
        where = f"{self.where}:{self._lines.get(key, 1)}: {key}"
        return Table(value, where, self.problems, allowed) if isinstance(value, dict) else None


class TomlFile:
    """A file of tables. ``problems`` gets all that is wrong; a file that cannot be read has no tables."""

    def __init__(self, path: Path, problems: list[str], allowed: Iterable[str], name: str = "") -> None:
        self.name, self.problems = name or path.name, problems
        source = self._read(path)
        self._lines = lines_of(source)
        self._values = self._parse(source)
        self.top = LineTable(self._values, self.name, self._lines[0][1], problems, allowed)

    def table(self, key: str, allowed: Iterable[str] | None = None) -> LineTable:
        """The table under ``[key]``, with any keys when none are named; one that is missing is refused."""
        value = self._values.get(key)
        if self._values and not isinstance(value, dict):
            self.top.refuse(key, f"is missing. Write [{key}] and its lines.")
        values = value if isinstance(value, dict) else {}
        return self._table(key, 0, values, values if allowed is None else allowed)

    def tables(self, key: str, allowed: Iterable[str]) -> list[LineTable]:
        """The tables under each ``[[key]]``, in order; none at all is refused."""
        rows = self._values.get(key, [])
        if self._values and not rows:
            self.top.refuse(key, f"is missing. Write at least one [[{key}]].")
        found = rows if isinstance(rows, list) else []
        return [self._table(key, at, row, allowed) for at, row in enumerate(found) if isinstance(row, dict)]

    def _table(self, key: str, at: int, values: Values, allowed: Iterable[str]) -> LineTable:
        found = [lines for name, lines in self._lines if name == key]
        return LineTable(values, self.name, found[at] if at < len(found) else {"": 1}, self.problems, allowed)

    def _read(self, path: Path) -> str:
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            self.problems.append(f"{self.name}:1: file: cannot be read ({error}). Save it as UTF-8 text.")
            return ""

    def _parse(self, source: str) -> Values:
        try:
            return tomllib.loads(source)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"at line (\d+)", str(error))
            self.problems.append(f"{self.name}:{line[1] if line else 1}: file: is not TOML. {error}")
            return {}


def lines_of(source: str) -> list[tuple[str, dict[str, int]]]:
    """Each table's name with the lines of its keys, in the order of the file; "" is what comes first."""
    tables: list[tuple[str, dict[str, int]]] = [("", {"": 1})]
    for number, line in enumerate(source.splitlines(), 1):
        if header := HEADER.fullmatch(line.strip()):
            tables[0][1].setdefault(header["name"], number)
            tables.append((header["name"], {"": number}))
        elif key := KEY.match(line):
            tables[-1][1].setdefault(key["name"].strip('"'), number)
    return tables


class RulebookError(Exception):
    """The rulebook or the figures cannot be used. ``problems`` read "file:3: what is wrong, and the cure"."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))
