"""Opening hours as a file writes them: ``mon_to_fri = ["08:00-18:00"]``."""

from __future__ import annotations

import re
from datetime import time
from itertools import pairwise

from budgethelp.directory.hours import Hours, Span
from budgethelp.directory.table import Table, hint

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
        table.refuse("bank_holidays", f'"{word}" is not known. {hint(word, BANK_HOLIDAYS)}')
    return BANK_HOLIDAYS.get(word)
