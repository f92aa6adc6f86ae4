"""Bank holidays of a nation, under the names a person knows, and the days banks work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

import holidays

from budgethelp.languages.sentence import to_translate as _
from budgethelp.situation.situation import Nation

DAY = timedelta(days=1)
SATURDAY = 5
SUBDIVISIONS = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}
OTHER = _("Bank holiday")
# Our words for the names of the holidays package. A moved day says what it stands for.
NAMES = {
    "New Year's Day": _("New Year’s Day"),
    "New Year's Day (observed)": _("Bank holiday for New Year’s Day"),
    "New Year Holiday": _("2 January"),
    "New Year Holiday (observed)": _("Bank holiday for 2 January"),
    "Saint Patrick's Day": _("St Patrick’s Day"),
    "Saint Patrick's Day (observed)": _("Bank holiday for St Patrick’s Day"),
    "Good Friday": _("Good Friday"),
    "Easter Monday": _("Easter Monday"),
    "May Day": _("Early May bank holiday"),
    "Spring Bank Holiday": _("Spring bank holiday"),
    "Battle of the Boyne": _("Battle of the Boyne"),
    "Battle of the Boyne (observed)": _("Bank holiday for the Battle of the Boyne"),
    "Summer Bank Holiday": _("Summer bank holiday"),
    "Late Summer Bank Holiday": _("Summer bank holiday"),
    "Saint Andrew's Day": _("St Andrew’s Day"),
    "Saint Andrew's Day (observed)": _("Bank holiday for St Andrew’s Day"),
    "Christmas Day": _("Christmas Day"),
    "Christmas Day (observed)": _("Bank holiday for Christmas Day"),
    "Boxing Day": _("Boxing Day"),
    "Boxing Day (observed)": _("Bank holiday for Boxing Day"),
}


def bank_holiday(day: date, nation: Nation | None) -> str | None:
    """The name of the bank holiday on ``day``, or None. A weekend day never is one: its holiday moves.

    With no ``nation``, only days all four nations have off count, so that money is never promised too soon.
    """
    return _in_year(day.year, nation).get(day)


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


@lru_cache(maxsize=64)
def _in_year(year: int, nation: Nation | None) -> Mapping[date, str]:
    if nation is None:
        every = [_in_year(year, each) for each in Nation]
        return {day: name for day, name in every[0].items() if all(day in each for each in every)}
    found = holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=year, observed=True)
    return {day: NAMES.get(name, OTHER) for day, name in found.items() if not is_weekend(day)}
