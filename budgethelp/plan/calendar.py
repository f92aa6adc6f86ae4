"""A calendar file (RFC 5545): whole-day events, each with an alarm at 9 in the morning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar
from icalendar import Event as Entry

ALARM = timedelta(hours=9)  # after the day begins


@dataclass(frozen=True, slots=True)
class Event:
    """Something on one day. ``kind`` and ``day`` name it, so that a second import does not double it."""

    kind: str
    day: date
    title: str
    more: str = ""


def write_calendar(events: Iterable[Event], made_at: datetime, seed: str) -> str:
    """The file's text, lines ended by CRLF. ``seed`` tells one person's events from another's."""
    calendar = Calendar()
    for name, value in (("version", "2.0"), ("prodid", "-//Budget Help//Plan//EN"), ("method", "PUBLISH")):
        calendar.add(name, value)
    for event in events:
        calendar.add_component(_entry(event, made_at.astimezone(UTC), seed))
    written: bytes = calendar.to_ical(sorted=False)
    return written.decode()


def _entry(event: Event, made_at: datetime, seed: str) -> Entry:
    entry = Entry()
    entry.add("uid", f"{seed}-{event.kind}-{event.day:%Y%m%d}")
    entry.add("dtstamp", made_at)
    entry.add("dtstart", event.day)
    entry.add("dtend", event.day + timedelta(days=1))
    entry.add("summary", event.title)
    if event.more:
        entry.add("description", event.more)
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT")
    entry.add_component(_alarm(event))
    return entry


def _alarm(event: Event) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.title)
    alarm.add("trigger", ALARM)
    return alarm
