"""Reads responsibilities.toml strictly: every problem is named at once, with the cure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from budgethelp.directory.councils import Tier
from budgethelp.directory.duties import Label, Matter, Responsibilities, Rule
from budgethelp.directory.national import DirectoryError
from budgethelp.directory.numbers import is_phone
from budgethelp.directory.service import Mark
from budgethelp.directory.table import Table
from budgethelp.situation import Nation

RESPONSIBILITIES = Path(__file__).with_name("responsibilities.toml")
TOP = ("finder", "matters", "labels", "duty")
KEYS = (
    *("matter", "nations", "tiers", "who", "says", "note", "phone", "web"),
    *("from", "until", "mark", "checked"),
)
MOST_WORDS = 20
Codes = TypeVar("Codes", bound=StrEnum)


def load_responsibilities(path: Path = RESPONSIBILITIES) -> Responsibilities:
    """Every duty in the file at ``path``. Raises DirectoryError with all problems."""
    problems: list[str] = []
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DirectoryError((f"{path.name}: cannot be read as TOML. {error}",)) from error
    told = _read(Table(values, path.name, problems, TOP))
    if problems:
        raise DirectoryError(tuple(problems))
    return told


def _read(table: Table) -> Responsibilities:
    rules = tuple(rule for duty in table.tables("duty", KEYS) if (rule := _read_rule(duty)))
    if not rules:
        table.refuse("duty", "is missing. Write at least one [[duty]].")
    return Responsibilities(
        rules=rules,
        matters=_read_words(table, "matters", Matter),
        labels=_read_words(table, "labels", Label),
        finder=_read_web(table, "finder"),
    )


def _read_words(table: Table, key: str, codes: type[Codes]) -> Mapping[Codes, str]:
    """A table with one text for each code, none left out."""
    words = table.table(key, codes) or Table({}, f"{table.where}: {key}", table.problems, ())
    return {code: words.text(code, required=True) for code in codes}


def _read_rule(table: Table) -> Rule | None:
    matter, mark = table.choice("matter", Matter), table.choice("mark", Mark)
    nations = table.choices("nations", Nation)
    for key in ("matter", "mark", "nations"):
        if key not in table.values:
            table.refuse(key, "is missing.")
    _check(table, mark)
    if matter is None or mark is None:
        return None
    return Rule(
        matter=matter,
        nations=frozenset(map(Nation, nations)),
        tiers=frozenset(map(Tier, table.choices("tiers", Tier))),
        who=table.text("who", required=True),
        says=_read_sentence(table, "says", required=True),
        note=_read_sentence(table, "note"),
        phone=_read_phone(table),
        website=_read_web(table, "web"),
        starts=table.day("from"),
        until=table.day("until"),
        mark=mark,
        checked=table.day("checked"),
    )


def _check(table: Table, mark: Mark | None) -> None:
    checked = "checked" in table.values
    if mark and checked == (mark is Mark.UNVERIFIED):
        table.refuse("checked", "goes with verified and second_hand, and only with them.")
    if table.text("who") == "county" and table.values.get("tiers") != ["district"]:
        table.refuse("who", 'is "county": say tiers = ["district"], as only districts have one.')


def _read_sentence(table: Table, key: str, required: bool = False) -> str:
    text = table.text(key, required)
    for sentence in text.split(". "):
        if len(sentence.split()) > MOST_WORDS:
            table.refuse(key, f"has a sentence of more than {MOST_WORDS} words. Make two of it.")
    if text and text[-1] not in ".?":
        table.refuse(key, "must end with a full stop.")
    return text


def _read_phone(table: Table) -> str:
    number = table.text("phone")
    if number and not is_phone(number):
        table.refuse("phone", f'"{number}" is not a UK phone number. Write it like 0800 123 4567.')
    return number


def _read_web(table: Table, key: str) -> str:
    address = table.text(key)
    if address and not address.startswith("https://"):
        table.refuse(key, "must start with https://")
    return address
