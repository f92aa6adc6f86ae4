"""Bank holidays of a nation, under the names a person knows, and the days banks work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

import holidays

from budgethelp.problems import StartError, TomlFile
from budgethelp.situation.nations import FACTS
from budgethelp.situation.situation import Nation

DAY = timedelta(days=1)
SATURDAY = 5
SHORTEST_CLOSURE = 3
OTHER = "other"
NAMES = Path(__file__).with_suffix(".toml")


def bank_holiday(day: date, nation: Nation | None) -> str | None:
    """The name of the bank holiday on ``day``, or None. A weekend day never is one: its holiday moves.

    With no ``nation``, only days all four nations have off count, so that money is never promised too soon.
    """
    return None if is_weekend(day) else days_off(nation, day.year).get(day)


def is_weekend(day: date) -> bool:
    """Whether ``day`` is a Saturday or Sunday."""
    return day.weekday() >= SATURDAY


def is_working_day(day: date, nation: Nation | None) -> bool:
    """Whether banks work on ``day`` in ``nation``."""
    return not is_weekend(day) and bank_holiday(day, nation) is None


def working_day_on_or_before(day: date, nation: Nation | None) -> date:
    """``day`` itself when banks work on it, or else the last working day before it."""
    while not is_working_day(day, nation):
        day -= DAY
    return day


def working_day_on_or_after(day: date, nation: Nation | None) -> date:
    """``day`` itself when banks work on it, or else the first working day after it."""
    while not is_working_day(day, nation):
        day += DAY
    return day


@dataclass(frozen=True, slots=True)
class Closure:
    """Days in a row when most offices are shut, ``first`` to ``last``."""

    first: date
    last: date
    paid_by: date  # benefits due on these days come by then
    opens: date


@lru_cache(maxsize=256)
def closure(day: date, nation: Nation | None) -> Closure | None:
    """The long closure that ``day`` is in, or that starts the day after; None when there is none.

    3 days in a row or more, a bank holiday among them: Christmas, New Year, Easter and the long weekends.
    """
    days = _shut_days(day, nation) or _shut_days(day + DAY, nation)
    if len(days) < SHORTEST_CLOSURE or not any(bank_holiday(each, nation) for each in days):
        return None
    return Closure(days[0], days[-1], days[0] - DAY, days[-1] + DAY)


def _shut_days(day: date, nation: Nation | None) -> list[date]:
    """The days in a row around ``day`` when banks do not work; none when they work on it."""
    before, after = working_day_on_or_before(day, nation), working_day_on_or_after(day, nation)
    return [before + DAY * number for number in range(1, (after - before).days)]


def benefits_come_early(due: date, nation: Nation | None) -> date | None:
    """When benefits due on ``due`` come, as a bank holiday is in the way; None when they come that day.

    GOV.UK, “How and when your benefits are paid”: on the working day before.
    """
    days = _shut_days(due, nation)
    return days[0] - DAY if any(bank_holiday(day, nation) for day in days) else None


@lru_cache(maxsize=256)
def days_off(nation: Nation | None, year: int) -> Mapping[date, str]:
    """The bank holidays in ``nation`` that year with their names, those at weekends too; for None, those
    that all four nations have."""
    if nation is None:
        every = [days_off(each, year) for each in Nation]
        return {day: name for day, name in every[0].items() if all(day in each for each in every)}
    found = holidays.country_holidays("GB", subdiv=FACTS[nation].holidays, years=year, observed=True)
    return {day: _names().get(name, _names()[OTHER]) for day, name in found.items()}


def load_names(path: Path = NAMES) -> Mapping[str, str]:
    """Our names by those of the holidays package. Raises StartError with all that is wrong."""
    problems: list[str] = []
    table = TomlFile(path, problems, ("names",), f"dates/{path.name}").table("names")
    names = {name: table.text(name, required=True) for name in (*table.values, OTHER)}
    if problems:
        raise StartError(problems)
    return names


@cache
def _names() -> Mapping[str, str]:
    return load_names()
