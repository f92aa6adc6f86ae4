"""The days of a plan: next money, bills, when to phone by, and one day to look back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from flask import url_for

from budgethelp.calendar_file import Event
from budgethelp.directory.helpers import Help
from budgethelp.filters import say
from budgethelp.i18n import gettext
from budgethelp.situation import Situation
from budgethelp.views.sheet import Sheet, SheetStep

FREE_LINE = "line"
LOOK_BACK = timedelta(days=2)  # after the last day to phone by


def calendar_days(sheet: Sheet, *, in_full: bool, now: datetime) -> list[Event]:
    """Every event, by day. Not ``in_full``, each is called “Money plan” and says nothing more."""
    phone_by = list(_phone_by(sheet, now.date()))
    last = max((event.day for event in phone_by), default=now.date())
    events = [
        *_free_line(sheet, now.date()),
        *_income(sheet),
        *_bills(sheet, now.date()),
        *phone_by,
        _did_it_help(last + LOOK_BACK),
    ]
    events.sort(key=lambda event: event.day)
    return events if in_full else [_quiet(event) for event in events]


def calendar_seed(situation: Situation) -> str:
    """The same for the same day and next money, so that a second import changes nothing twice."""
    # Never from amounts: they could be guessed back from it.
    told = f"{situation.today} {situation.days}"
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _quiet(event: Event) -> Event:
    more = event.more if event.kind == FREE_LINE else ""
    return Event(event.kind, event.day, gettext("Money plan"), more)


def _free_line(sheet: Sheet, today: date) -> Iterator[Event]:
    """A title stands on a screen that is locked, so what the line is for stands in no title."""
    if sheet.first_lines:
        title = gettext("A free line, day and night")
        yield Event(FREE_LINE, today, title, "\n".join(sheet.first_lines))


def _income(sheet: Sheet) -> Iterator[Event]:
    if sheet.plan.money.days_sure:
        yield Event("money", sheet.plan.money.until, gettext("Next money comes"))


def _bills(sheet: Sheet, today: date) -> Iterator[Event]:
    for number, listed in enumerate(sheet.bills, 1):
        if listed.due_on and listed.due_on >= today:
            title = gettext("Due today: %(bill)s", bill=say(listed.title))
            yield Event(f"bill{number}", listed.due_on, title)


def _phone_by(sheet: Sheet, today: date) -> Iterator[Event]:
    """One event for each day to phone, with everyone to phone by then."""
    by_day: dict[date, list[tuple[SheetStep, Help]]] = {}
    for shown in sheet.steps:
        help = next((help for help in shown.helpers if help.phones), None)
        if help:
            by_day.setdefault(_first_day(help, today), []).append((shown, help))
    for day, calls in by_day.items():
        names = dict.fromkeys(gettext(help.service.name) for _, help in calls)
        title = gettext("Phone %(names)s", names=", ".join(names))
        yield Event("phone", day, title, "\n".join(_about(shown, help) for shown, help in calls))


def _first_day(help: Help, today: date) -> date:
    """Today, or the day it opens."""
    return help.opens.date() if help.open is False and help.opens else today


def _about(shown: SheetStep, help: Help) -> str:
    return f"{say(shown.step.title)}: {gettext(help.service.name)}, {help.on_paper[0].number}"


def _did_it_help(day: date) -> Event:
    link = url_for("progress.ask", _external=True)  # the question alone: nothing about anybody is in it
    return Event("back", day, gettext("Did it help?"), link)
