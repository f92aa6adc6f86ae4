"""A calendar file (RFC 5545): whole-day events, each with an alarm in the morning. Own writer, few lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST = 75  # bytes in a line; a longer one goes on in the next, after a space
ALARM = "PT9H"  # 9 in the morning of the day
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Event:
    """Something on one day. ``kind`` and ``day`` name it, so that a second import does not double it."""

    kind: str
    day: date
    title: str
    more: str = ""


def write_calendar(events: Iterable[Event], made_at: datetime, seed: str) -> str:
    """The file's text, lines ended by CRLF. ``seed`` tells one person's events from another's."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Budget Help//Plan//EN", "METHOD:PUBLISH"]
    for event in events:
        lines += _event(event, f"{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}", seed)
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in _fold(line))


def _event(event: Event, stamp: str, seed: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{seed}-{event.kind}-{event.day:%Y%m%d}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{event.title.translate(ESCAPES)}"
    if event.more:
        yield f"DESCRIPTION:{event.more.translate(ESCAPES)}"
    yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY")
    yield f"DESCRIPTION:{event.title.translate(ESCAPES)}"
    yield from (f"TRIGGER:{ALARM}", "END:VALARM", "END:VEVENT")


def _fold(line: str) -> Iterator[str]:
    """The line in pieces of 75 bytes at most, never through the middle of a letter."""
    piece, room = "", LONGEST
    for letter in line:
        if len((piece + letter).encode()) > room:
            yield piece
            piece = " "
        piece += letter
    yield piece
