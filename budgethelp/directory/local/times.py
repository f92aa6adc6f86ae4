"""Opening times: clock times, days and the ways feeds write them become slots; slots become ``Hours``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from typing import Any

from budgethelp.directory.hours import Hours, Span
from budgethelp.directory.local import clean
from budgethelp.directory.local.record import WEEKLY, Slot

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?(?:z|[+-]\d\d:?\d\d)?$", re.I
)
_DAY = (
    r"(mo|tu|we|th|fr|sa|su)(?:n|nday|e|es|esday|d|ds|dnesday|u|r|rs|ur|urs|ursday|i|iday|t|turday)?s?\b\.?"
)
_DAYS = re.compile(rf"(?<![a-z]){_DAY}(?:\s*(?:-|–|to)\s*{_DAY})?", re.I)
_TIME = r"\d[\d:.]*(?:\s*[ap]\.?m\.?)?"
_TO = r"\s*(?:-|–|to|until)\s*"
_PIECE = re.compile(
    rf"\s*(?P<days>[a-z][a-z ,&.–-]*?)\s*:?\s+(?P<from>{_TIME}){_TO}(?P<to>{_TIME})\s*(?P<every>\(.*\))?$",
    re.I,
)
_GROUPS = {"every day": "Mo-Su", "daily": "Mo-Su", "weekdays": "Mo-Fr", "weekends": "Sa-Su"}
_CODES = {name[:2]: number for number, name in enumerate(DAYS)}


def clock(value: Any) -> str:
    """A time of day as "09:30", from "9.30", "9:30am", "09:30:00" or "5pm"; otherwise an empty string."""
    text = clean.line(value).strip().lower()
    found = _CLOCK.match(text)
    if not found:
        return ""
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").replace(".", "")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 99
    if hour == 24 and minute == 0:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def weekdays(value: Any) -> tuple[int, ...]:
    """Days named in "Monday", "MO,TU", "Mon-Fri" or "Sat and Sun"; Monday is 0."""
    text = clean.line(value)
    for group, days in _GROUPS.items():
        text = re.sub(group, days, text, flags=re.I)
    found: list[int] = []
    for first, last in _DAYS.findall(text):
        start, end = _CODES[first.lower()], _CODES[(last or first).lower()]
        found += [day % 7 for day in range(start, end + 1 if end >= start else end + 8)]
    return tuple(dict.fromkeys(found))


def parse(text: str) -> tuple[tuple[Slot, ...], list[str]]:
    """Slots of "Mon-Fri 9:00-17:00; Sat 10am to 1pm (1st of the month)", and the pieces not understood."""
    slots: list[Slot] = []
    wrong: list[str] = []
    for piece in (each.strip() for each in re.split(r"[;\n]", text)):
        found = list(_piece(piece)) if piece else []
        slots += found
        wrong += [] if found or not piece else [piece]
    return tuple(slots), wrong


def _piece(text: str) -> Iterator[Slot]:
    noon = re.sub(r"(12\s*)?noon", "12pm", text, flags=re.I)
    found = _PIECE.match(re.sub(r"(12\s*)?midnight", "00:00", noon, flags=re.I))
    opens, closes = (clock(found["from"]), clock(found["to"])) if found else ("", "")
    if found and opens and closes:
        every = (found["every"] or "").strip("() ") or WEEKLY
        yield from (Slot(day, opens, closes, every) for day in weekdays(found["days"]))


def to_hours(slots: tuple[Slot, ...], note: str = "") -> Hours | None:
    """``Hours`` for asking whether it is open; not sure when some slots are not weekly. None = not known."""
    if not slots:
        return None
    weekly = [slot for slot in slots if slot.every == WEEKLY]
    week = tuple(tuple(sorted(_spans(weekly, day), key=lambda span: span.opens)) for day in range(7))
    return Hours(week=week, sure=len(weekly) == len(slots), note=note)


def _spans(slots: list[Slot], day: int) -> set[Span]:
    return {Span(time.fromisoformat(s.opens), time.fromisoformat(s.closes)) for s in slots if s.day == day}
