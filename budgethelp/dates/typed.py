"""When: "8 days", "tomorrow" or "Friday 27 November" become a number of days from today."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from budgethelp.situation.situation import MOST_DAYS

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
NAMED_DAYS = {
    **dict.fromkeys(("today", "now", "tonight"), 0),
    "tomorrow": 1,
    **dict.fromkeys(("week", "a week"), 7),
    **dict.fromkeys(("fortnight", "a fortnight"), 14),
}
MOST_BARE_DAYS, LONGEST_MONTH = 14, 31
MONTHS_BACK = timedelta(days=300)
YEARS_AHEAD = 9  # 29 February can be 8 years away

NOT_SURE = frozenset({"not sure", "dunno", "dont know", "do not know", "no idea", "unsure", "?"})
BEFORE_A_DAY = frozenset({"at", "in", "on", "this", "the", "payday", "about", "around", "maybe", "by"})
MONTH_ENDS = frozenset({"end of month", "end of the month", "month end", "last day of the month"})
_ALIKE = str.maketrans({",": " ", "−": "-", "’": None, "'": None})
_COUNT = re.compile(r"(?P<sign>-?) ?(?P<count>[0-9]{1,9})(?: ?(?P<unit>days?|weeks?))?(?: time)?")
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
# "8.5" and "8-9" are not dates; with a year they are.
_NUMBERS = re.compile(
    r"(?P<day>[0-9]{1,2})(?P<between>[/.-])(?P<month>[0-9]{1,2})"
    r"(?:(?P=between)(?P<year>[0-9]{4}|[0-9]{2})|(?<=/[0-9])|(?<=/[0-9]{2})|(?<=[0-9]{2}[.][0-9]{2}))"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?: (?P<year>[0-9]{4}))?"
_DAY_MONTH = re.compile(rf"{_DAY} ?(?:of )?(?P<month>[a-z]{{3,}}){_YEAR}")
_MONTH_DAY = re.compile(rf"(?P<month>[a-z]{{3,}}) {_DAY}{_YEAR}")
_DAY_ALONE = re.compile(r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)")


class WhenReason(StrEnum):
    """Why a day could not be used; the form has a sentence for each."""

    MISSING = "missing"
    NOT_UNDERSTOOD = "not_understood"
    PAST = "past"
    TOO_FAR = "too_far"


class WhenProblem(ValueError):  # noqa: N818 - a problem to tell, not a fault
    """A day we cannot use, with the ``reason``."""

    def __init__(self, reason: WhenReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def parse_days(text: str, today: date) -> int:
    """Days from ``today`` (0 to 62) to the day a person typed. A day without a year is the next one.

    A number alone is so many days up to 14, and from 15 to 31 the day of the month.

    Raises WhenProblem: missing, not_understood, past or too_far.
    """
    typed = _tidy(text)
    if not typed:
        raise WhenProblem(WhenReason.MISSING)
    if is_day_of_month(text):
        return _check(_days_until(_next_day_of_month(int(typed), today), today))
    days = _count_days(typed)
    return _check(_days_until(_read_date(typed, today), today) if days is None else days)


def parse_payday(text: str, today: date) -> date:
    """A day money came or will come, within a year of ``today``; without a year, a past day if there is one.

    Raises WhenProblem: missing, not_understood (also for a weekday alone, of no known week), past or too_far.
    """
    typed = _tidy(text)
    if not typed:
        raise WhenProblem(WhenReason.MISSING)
    weekday, rest = _split_weekday(typed)
    day = _read_numbers(rest, today - MONTHS_BACK)
    if weekday not in {None, day.weekday()}:
        raise WhenProblem(WhenReason.NOT_UNDERSTOOD)
    if abs(day - today) > timedelta(days=366):
        raise WhenProblem(WhenReason.PAST if day < today else WhenReason.TOO_FAR)
    return day


def is_day_of_month(text: str) -> bool:
    """Whether it is a number alone from 15 to 31: a payday, not so many days."""
    alone = text.strip()
    return len(alone) == 2 and alone.isdecimal() and MOST_BARE_DAYS < int(alone) <= LONGEST_MONTH


def _tidy(text: str) -> str:
    words = text.lower().translate(_ALIKE).split()
    while words and words[0] in BEFORE_A_DAY:
        words = words[1:]
    return " ".join(words).removesuffix(".")


def _count_days(typed: str) -> int | None:
    if typed in NAMED_DAYS:
        return NAMED_DAYS[typed]
    match = _COUNT.fullmatch(typed)
    if match is None:
        return None
    days = int(match["count"]) * (7 if (match["unit"] or "").startswith("week") else 1)
    return -days if match["sign"] else days


def is_not_sure(text: str) -> bool:
    """Whether the words say that nobody knows the day."""
    return _tidy(text) in NOT_SURE


def _end_of_month(today: date) -> date:
    end = _later(today, relativedelta(day=31))
    return end if end > today else _later(today, relativedelta(months=1, day=31))


def _later(day: date, by: relativedelta) -> date:
    later: date = day + by
    return later


def _check(days: int) -> int:
    if days < 0:
        raise WhenProblem(WhenReason.PAST)
    if days > MOST_DAYS:
        raise WhenProblem(WhenReason.TOO_FAR)
    return days


def _days_until(day: date, today: date) -> int:
    return (day - today).days


def _read_date(typed: str, today: date) -> date:
    if typed in MONTH_ENDS or typed == "a month":
        return _end_of_month(today) if typed in MONTH_ENDS else _later(today, relativedelta(months=1))
    weekday, rest = _split_weekday(typed.removeprefix("next "))
    if typed.startswith("next ") and weekday is not None and not rest:
        return today + timedelta(days=7 - today.weekday() + weekday)  # of the week that starts next Monday
    if weekday is not None and not rest:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    day = _read_numbers(rest, today)
    if weekday not in {None, day.weekday()}:
        raise WhenProblem(WhenReason.NOT_UNDERSTOOD)
    return day


def _split_weekday(typed: str) -> tuple[int | None, str]:
    first, _, rest = typed.partition(" ")
    for number, name in enumerate(WEEKDAYS):
        if len(first) >= 3 and name.startswith(first):
            return number, rest.removeprefix("the ")
    return None, typed


def _read_numbers(typed: str, today: date) -> date:
    if match := _ISO.fullmatch(typed):
        return _build_date(int(match["year"]), int(match["month"]), int(match["day"]))
    if match := _DAY_ALONE.fullmatch(typed):
        return _next_day_of_month(int(match["day"]), today)
    for pattern in (_NUMBERS, _DAY_MONTH, _MONTH_DAY):
        if match := pattern.fullmatch(typed):
            return _day_and_month(int(match["day"]), _month(match["month"]), match["year"], today)
    raise WhenProblem(WhenReason.NOT_UNDERSTOOD)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    found = [number for number, name in enumerate(MONTHS, 1) if name.startswith(text)]
    if not found:
        raise WhenProblem(WhenReason.NOT_UNDERSTOOD)
    return found[0]


def _day_and_month(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return _build_date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    years = range(today.year, today.year + YEARS_AHEAD)
    return _first_from(today, ((each, month, day) for each in years))


def _next_day_of_month(day: int, today: date) -> date:
    months = range(today.month - 1, today.month + 1 + YEARS_AHEAD)
    return _first_from(today, ((today.year + each // 12, each % 12 + 1, day) for each in months))


def _first_from(today: date, candidates: Iterable[tuple[int, int, int]]) -> date:
    """The first real date that is not past; 31 November never is one."""
    for year, month, day in candidates:
        with suppress(ValueError):
            if (found := date(year, month, day)) >= today:
                return found
    raise WhenProblem(WhenReason.NOT_UNDERSTOOD)


def _build_date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise WhenProblem(WhenReason.NOT_UNDERSTOOD) from None
