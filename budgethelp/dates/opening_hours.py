"""Opening hours as data, and whether somewhere is open now, in UK time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from budgethelp.dates.bank_holidays import days_off
from budgethelp.dates.clock import LONDON
from budgethelp.problems import Table, did_you_mean
from budgethelp.situation.situation import Nation

LOOK_AHEAD = timedelta(days=14)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Open from ``opens`` to ``closes``; a span that closes at or before it opens runs past midnight."""

    opens: time
    closes: time


ALL_DAY = Span(time(0), time(0))


@dataclass(frozen=True, slots=True)
class Hours:
    """``week`` has 7 entries, Monday first. ``closed_on_bank_holidays`` None = not known.

    ``all_day_on_bank_holidays`` is for those who are there while offices are shut.
    """

    always: bool = False
    week: tuple[tuple[Span, ...], ...] = ((),) * 7
    closed_on_bank_holidays: bool | None = None
    sure: bool = True
    note: str = ""
    all_day_on_bank_holidays: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """One stretch of being open, in UTC. ``sure`` False = a bank holiday nobody told us about."""

    start: datetime
    end: datetime
    sure: bool


def is_open(hours: Hours, now: datetime, nation: Nation | None) -> bool | None:
    """Whether it is open at ``now`` (UK time). None when that is not known."""
    if not hours.sure or hours.always:
        return True if hours.sure else None
    found = [o.sure for o in _openings(hours, now.date() - DAY, 2, nation) if o.start <= now < o.end]
    return True if any(found) else (None if found else False)


def next_opening(hours: Hours, now: datetime, nation: Nation | None) -> datetime | None:
    """When it next opens, in UK time. None if open now, not known, or not in the next 14 days."""
    if is_open(hours, now, nation) or not hours.sure:
        return None
    moment = now.astimezone(UTC)
    starts = (o.start for o in _ahead(hours, moment, nation) if o.sure and o.start > moment)
    start = next(starts, None)
    return start.astimezone(LONDON) if start else None


def next_closing(hours: Hours, now: datetime, nation: Nation | None) -> datetime | None:
    """When it closes, in UK time. None if it is not open now, or stays open for 14 days or more."""
    if hours.always or not is_open(hours, now, nation):
        return None
    moment = closes = now.astimezone(UTC)
    for opening in _ahead(hours, moment, nation):
        if opening.start > closes:
            break
        closes = max(closes, opening.end) if opening.sure else closes
    return closes.astimezone(LONDON) if closes - moment < LOOK_AHEAD else None


def _ahead(hours: Hours, moment: datetime, nation: Nation | None) -> Iterator[Opening]:
    first = moment.astimezone(LONDON).date() - DAY
    return _openings(hours, first, LOOK_AHEAD.days + 2, nation)


def _openings(hours: Hours, first: date, days: int, nation: Nation | None) -> Iterator[Opening]:
    """The earliest first."""
    for day in (first + DAY * number for number in range(days)):
        spans = _spans(hours, day, nation)
        holiday = bool(spans) and hours.closed_on_bank_holidays is not False and _is_day_off(day, nation)
        if not (holiday and hours.closed_on_bank_holidays):
            yield from (_opening(day, span, not holiday) for span in spans)


def _spans(hours: Hours, day: date, nation: Nation | None) -> list[Span]:
    all_day = [ALL_DAY] if hours.all_day_on_bank_holidays and _is_day_off(day, nation) else []
    return all_day + sorted(hours.week[day.weekday()], key=lambda span: span.opens)


def _is_day_off(day: date, nation: Nation | None) -> bool:
    return day in days_off(nation, day.year)


def _opening(day: date, span: Span, sure: bool) -> Opening:
    """In UTC, so that a night when the clocks change is as long as it really is."""
    last = day if span.closes > span.opens else day + DAY
    return Opening(_utc(day, span.opens), _utc(last, span.closes), sure)


def _utc(day: date, at: time) -> datetime:
    return datetime.combine(day, at, LONDON).astimezone(UTC)


NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS = {name: (number,) for number, name in enumerate(NAMES)} | {
    "mon_to_thu": tuple(range(4)),
    "mon_to_fri": tuple(range(5)),
    "every_day": tuple(range(7)),
}
KEYS = ("always", *DAYS, "bank_holidays", "sure", "note")
BANK_HOLIDAYS = {"closed": True, "open": False, "all_day": False, "unknown": None}
SHAPE = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])-(?:([01][0-9]|2[0-3]):([0-5][0-9])|24:00)")


def read_hours(parent: Table) -> Hours | None:
    """The ``hours`` table of a service or a phone; None when it has none."""
    table = parent.table("hours", KEYS)
    if table is None:
        return None
    hours = Hours(
        always=table.flag("always"),
        week=_read_week(table),
        closed_on_bank_holidays=_read_bank_holidays(table),
        sure=table.flag("sure", default=True),
        note=table.text("note"),
        all_day_on_bank_holidays=table.values.get("bank_holidays") == "all_day",
    )
    _check(hours, table)
    return hours


def _check(hours: Hours, table: Table) -> None:
    days = any(hours.week)
    if hours.always and days:
        table.refuse("always", "leave the days out when it is always open.")
    if hours.sure and not hours.always and not days and not table.values.keys() & DAYS:
        table.refuse("mon_to_fri", "is missing. Give the times, or sure = false and a note.")
    if not hours.sure and not hours.note:
        table.refuse("note", "is missing. Say in a sentence what is known of the hours.")


def _read_week(table: Table) -> tuple[tuple[Span, ...], ...]:
    week: list[tuple[Span, ...] | None] = [None] * 7
    for key in (key for key in DAYS if key in table.values):
        spans = _read_spans(table, key)
        if any(week[day] is not None for day in DAYS[key]):
            table.refuse(key, "a day is there twice. Keep each day once.")
        for day in DAYS[key]:
            week[day] = spans
    return tuple(spans or () for spans in week)


def _read_spans(table: Table, key: str) -> tuple[Span, ...]:
    read = (_read_span(table, key, text) for text in table.words(key))
    spans = tuple(sorted(filter(None, read), key=lambda span: span.opens))
    for before, after in pairwise(spans):
        if not before.opens < before.closes <= after.opens:
            table.refuse(key, "two times overlap. Join them.")
    return spans


def _read_span(table: Table, key: str, text: str) -> Span | None:
    found = SHAPE.fullmatch(text)
    if not found:
        table.refuse(key, f'"{text}" is not a time from and to. Write it like "08:00-18:00".')
        return None
    opens, closes = found.group(1, 2), found.group(3, 4)
    return Span(time(int(opens[0]), int(opens[1])), time(int(closes[0] or 0), int(closes[1] or 0)))


def _read_bank_holidays(table: Table) -> bool | None:
    word = table.text("bank_holidays") or "unknown"
    if word not in BANK_HOLIDAYS:
        table.refuse("bank_holidays", f'"{word}" is not known. {did_you_mean(word, BANK_HOLIDAYS)}')
    return BANK_HOLIDAYS.get(word)
