"""Reads councils.csv strictly: what it does not know goes on the list of problems, by line, with the cure."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from budgethelp.directory.table import hint

COLUMNS = (
    *("gss", "name", "short_name", "name_cy", "nation", "tier", "county", "website", "website_checked"),
    *("valid_from", "valid_to", "replaced_by"),
)
# With words instead of digits: a code of ours, until there is an official one.
CODE = re.compile(r"[EWSN](\d{8}|(-[a-z]+)+)")
WEB = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s?#]*)?")
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Line:
    """One council's line. ``where`` is how a person finds it: ``councils.csv:12``."""

    values: dict[str, str]
    where: str
    problems: list[str]

    def refuse(self, column: str, cure: str) -> None:
        """Put a problem with ``column`` on the list; reading goes on, to find them all."""
        self.problems.append(f"{self.where}: {column}: {cure}")

    def text(self, column: str, required: bool = False) -> str:
        """Words to show, with no straight quotes and no spaces too many."""
        value = self.values[column]
        if required and not value:
            self.refuse(column, "is missing.")
        if "'" in value or '"' in value:
            self.refuse(column, "has a straight quote. Use ’ or “ ”.")
        if value != " ".join(value.split()):
            self.refuse(column, "has extra spaces. Keep one space between words.")
        return value

    def code(self, column: str, required: bool = False) -> str:
        """A council's code, such as E07000207."""
        return self._shaped(column, CODE, "a code like E07000207", required)

    def web(self, column: str) -> str:
        """A web address, https only."""
        return self._shaped(column, WEB, "an address that starts with https://", required=False)

    def day(self, column: str) -> date | None:
        """A date, written like 2027-03-31."""
        value = self.values[column]
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.refuse(column, f'"{value}" is not a date like 2027-03-31.')
            return None

    def choice(self, column: str, choices: type[Choice]) -> Choice | None:
        """One of ``choices`` by its code."""
        value = self.values[column]
        if value in tuple(choices):
            return choices(value)
        self.refuse(column, f'"{value}" is not known. {hint(value, choices)}')
        return None

    def _shaped(self, column: str, shape: re.Pattern[str], like: str, required: bool) -> str:
        value = self.values[column]
        if (value or required) and not shape.fullmatch(value):
            self.refuse(column, f'"{value}" is not {like}.')
            return ""
        return value


def read_lines(path: Path, problems: list[str]) -> list[Line]:
    """The lines of the file at ``path``; # starts a note. A wrong heading stops the reading."""
    try:
        numbered = list(enumerate(path.read_text("utf-8").splitlines(), 1))
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{path.name}: cannot be read as UTF-8 text. {error}")
        return []
    rows = [(number, next(csv.reader([text]))) for number, text in numbered if text and text[0] != "#"]
    if not rows or tuple(rows[0][1]) != COLUMNS:
        problems.append(f"{path.name}: the first line must be: {','.join(COLUMNS)}")
        return []
    return [line for number, row in rows[1:] if (line := _line(path, number, row, problems))]


def _line(path: Path, number: int, row: list[str], problems: list[str]) -> Line | None:
    where = f"{path.name}:{number}"
    if len(row) == len(COLUMNS):
        return Line(dict(zip(COLUMNS, row, strict=True)), where, problems)
    problems.append(f"{where}: has {len(row)} values, not {len(COLUMNS)}. Put a name with a comma in quotes.")
    return None
