"""Figures that change: each has a start date, a unit and a source, and lasts until its next value starts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from budgethelp.languages.sentence import Value
from budgethelp.problems import RulebookError, did_you_mean
from budgethelp.situation.nations import BY_NAME
from budgethelp.situation.situation import Nation
from budgethelp.sources import Sure

FIGURES = Path(__file__).with_name("figures.toml")
UNITS = ("pounds", "pence", "percent", "days", "weeks", "months", "number")
FIGURE_KEYS = frozenset({"says", "unit", "nations", "values"})
VALUE_KEYS = frozenset({"from", "value", "until", "source", "checked", "sure"})
_NAME = re.compile(r'^\["?([^"\[\]]+)"?\]\s*$', re.MULTILINE)


class NoFigureYetError(LookupError):
    """A figure was asked for on a day before its first value. The text names both, with the cure."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One value of a figure. ``until`` is the last day it is promised for, when the source says one."""

    start: date
    value: Decimal
    until: date | None
    source: str
    checked: date | None
    sure: Sure


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by name. ``values`` are in order of start; ``unit`` is one of UNITS."""

    name: str
    says: str
    unit: str
    nations: frozenset[Nation]
    values: tuple[Dated, ...]

    def on(self, day: date) -> Dated:
        """The value in force on ``day``. Raises NoFigureYetError before the first one starts."""
        started = [dated for dated in self.values if dated.start <= day]
        if not started:
            raise NoFigureYetError(f'the figure "{self.name}" has no value on {day}: add one to figures.toml')
        return started[-1]

    def shown_on(self, day: date) -> Value:
        """The value as it goes into a sentence: pounds as Decimal, a whole number as int, else words."""
        value = self.on(day).value
        if self.unit == "pounds":
            return value
        if self.unit == "percent":
            return f"{value.normalize():f}%"
        if self.unit == "pence":
            return f"{value.normalize():f}p"
        return int(value) if value == value.to_integral_value() else f"{value.normalize():f}"


def load_figures(path: Path) -> dict[str, Figure]:
    """All figures by name. Raises RulebookError with every problem in the file."""
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise RulebookError([f"rules/{path.name}:1: cannot be read: {error}"]) from error
    problems: list[str] = []
    figures = {}
    for name, table in tables.items():
        faults: list[str] = []
        figures[name] = _figure(name, table, faults)
        place = f"rules/{path.name}:{_line_of(name, text)}"
        problems += [f'{place}: "{name}": {fault}' for fault in faults]
    if problems:
        raise RulebookError(problems)
    return {name: figure for name, figure in figures.items() if figure}


@cache
def shipped_figures() -> dict[str, Figure]:
    """The figures of the house, for conditions that compare a person’s money with one."""
    return load_figures(FIGURES)


def names_in(path: Path) -> frozenset[str]:
    """The names of the figures in a file that may be broken; none when it cannot be read as text."""
    try:
        return frozenset(_NAME.findall(path.read_text(encoding="utf-8")))
    except (UnicodeDecodeError, OSError):
        return frozenset()


def without_a_value(figures: Iterable[Figure], today: date) -> list[str]:
    """A line for each figure whose first value starts after ``today``, with the cure."""
    late = [figure for figure in figures if figure.values[0].start > today]
    return [
        f'rules/figures.toml: "{figure.name}" has no value on {today}. Add the one that holds today'
        for figure in late
    ]


def _line_of(name: str, text: str) -> int:
    """The line on which a figure's table starts."""
    starts = (f'["{name}"]', f"[{name}]")
    return next((n for n, line in enumerate(text.splitlines(), 1) if line.strip() in starts), 1)


def _figure(name: str, table: Any, faults: list[str]) -> Figure | None:
    if not isinstance(table, dict):
        faults.append("must be a table with says, unit, nations and values")
        return None
    faults += [*_unknown(table, FIGURE_KEYS), *_missing(table, FIGURE_KEYS)]
    if table.get("unit") not in UNITS:
        faults.append(f"unit must be one of {', '.join(UNITS)}")
    nations = _nations(table.get("nations"), faults)
    values = _values(table.get("values"), faults)
    if faults:
        return None
    return Figure(name, str(table["says"]), str(table["unit"]), nations, values)


def _values(tables: Any, faults: list[str]) -> tuple[Dated, ...]:
    if not isinstance(tables, list) or not tables:
        faults.append("has no value. Add a [[values]] table with from, value, source and sure")
        return ()
    read = [_dated(value, faults) for value in tables]
    ordered = tuple(sorted((value for value in read if value), key=lambda value: value.start))
    for first, then in pairwise(ordered):
        if first.start == then.start:
            faults.append("two values start on the same day. Keep one of them")
        elif first.until and first.until >= then.start:
            faults.append(f"two values hold on {then.start}. End the first one the day before")
    return ordered


def _nations(names: Any, faults: list[str]) -> frozenset[Nation]:
    if names == "uk":
        return frozenset(Nation)
    if not isinstance(names, list) or not set(names) <= set(BY_NAME):
        faults.append('nations must be "uk" or a list like ["England", "Wales"]')
        return frozenset()
    return frozenset(BY_NAME[name] for name in names)


def _dated(value: Any, faults: list[str]) -> Dated | None:
    if not isinstance(value, dict):
        faults.append("each value must be a [[values]] table with from, value, source and sure")
        return None
    wrong = [*_unknown(value, VALUE_KEYS), *_missing(value, {"from", "value", "source", "sure"})]
    if value.get("sure") not in set(Sure):
        wrong.append(f"sure must be one of {', '.join(Sure)}")
    elif value["sure"] != Sure.UNVERIFIED and "checked" not in value:
        wrong.append('add the day it was checked, or say sure = "unverified"')
    wrong += [
        f"{key} must be a date like 2026-04-06"
        for key in ("from", "until", "checked")
        if not _is_day(value, key)
    ]
    if "value" in value and not isinstance(value["value"], (int, Decimal)):
        wrong.append("value must be a number")
    faults.extend(wrong)
    if wrong:
        return None
    return Dated(
        value["from"],
        Decimal(value["value"]),
        value.get("until"),
        value["source"],
        value.get("checked"),
        Sure(value["sure"]),
    )


def _is_day(value: Mapping[str, Any], key: str) -> bool:
    return key not in value or type(value[key]) is date


def _unknown(table: Mapping[str, Any], known: Iterable[str]) -> list[str]:
    return [f'unknown key "{key}". {did_you_mean(key, known)}' for key in sorted(set(table) - set(known))]


def _missing(table: Mapping[str, Any], needed: Iterable[str]) -> list[str]:
    return [f'"{key}" is missing. Add it' for key in sorted(set(needed) - set(table))]
