"""SNOMED CT codes for link workers' records. Their last digit proves the others (Verhoeff)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from budgethelp.problems import LineTable, StartError, TomlFile

CODES = Path(__file__).with_name("snomed.toml")
CONCEPT = re.compile(r"[1-9]\d{2,14}[01]0\d")  # the two digits before the last say that it is a concept
SHUFFLE = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


@dataclass(frozen=True, slots=True)
class Code:
    """One code, and an English sentence or two: its name and when to use it."""

    id: str
    says: str


def load_codes(path: Path = CODES) -> tuple[Code, ...]:
    """Every code of the file. Raises StartError with all that is wrong."""
    problems: list[str] = []
    tables = TomlFile(path, problems, ("code",), f"web/{path.name}").tables("code", ("id", "says"))
    codes = tuple(_code(table) for table in tables)
    if problems:
        raise StartError(problems)
    return codes


@cache
def codes() -> tuple[Code, ...]:
    """Those of the site."""
    return load_codes()


def is_concept(code: str) -> bool:
    """Whether this has the shape and the check digit of a SNOMED CT concept."""
    total = 0
    for place, digit in enumerate(reversed(code if CONCEPT.fullmatch(code) else "1")):
        number = int(digit)
        for _ in range(place % 8):
            number = SHUFFLE[number]
        total = _turned(total, number)
    return total == 0


def _turned(a: int, b: int) -> int:
    """Two turns or flips of a pentagon, one after the other."""
    if a < 5:
        return (a + b) % 5 + (5 if b >= 5 else 0)
    return (a - b) % 5 + (0 if b >= 5 else 5)


def _code(table: LineTable) -> Code:
    code = table.text("id", required=True)
    if code and not is_concept(code):
        table.refuse("id", f'"{code}" is not a SNOMED CT code: a digit is wrong. Copy it again.')
    return Code(code, table.text("says", required=True))
