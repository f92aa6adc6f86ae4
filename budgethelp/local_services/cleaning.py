"""What feeds write becomes what people may read: plain text, http(s) links, real ages, dates and points."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlsplit

import nh3
import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, PhoneNumberType

from budgethelp.dates.opening_hours import Hours, Span
from budgethelp.local_services.record import WEEKLY, LocalPhone, Slot

MOST_HTML = 60_000
MOST_TEXT = 4_000
MOST_LINE = 200
MOST_LINK = 500
OLDEST = 120
PLACEHOLDER_HOSTS = ("example.com", "example.org", "example.net", "path.to", "localhost")
_BLOCKS = re.compile(
    r"<\s*(/?)\s*(p|div|br|h[1-6]|ul|ol|tr|table|section|article|blockquote|hr|dd|dt)\b[^<>]*>", re.I
)
_ITEMS = re.compile(r"<\s*li\b[^<>]*>", re.I)
_LOOKS_HTML = re.compile(r"<\s*/?\s*[a-z!]|&(#\d+|#x[0-9a-f]+|[a-z]+);", re.I)
_DROPPED = frozenset({"script", "style", "iframe", "object", "template", "noscript", "svg", "math", "title"})
_EMAIL = re.compile(r"[\w.+'-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}", re.I | re.A)
_HOST = re.compile(
    r"(?=.{4,253}$)[a-z0-9]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.[a-z]{2,}", re.I | re.A
)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
# The middle of the UK: what a geocoder answers when it does not know.
_NOWHERE = ((0.0, 0.0), (55.3781, -3.436))


def plain(value: Any, most: int = MOST_TEXT) -> str:
    """Text without markup, at most ``most`` characters; lists and paragraphs keep their line breaks."""
    text = _characters(value)[:MOST_HTML]
    for _ in range(3):
        if not _LOOKS_HTML.search(text):
            break
        text = _characters(_without_markup(text))
    return _shorten(_tidy(text), most)


def line(value: Any, most: int = MOST_LINE) -> str:
    """The same on one line."""
    return _shorten(" ".join(plain(value).split()), most)


def _characters(value: Any) -> str:
    """Only characters a database and a page can hold."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")[: 2 * MOST_HTML]
    text = unicodedata.normalize("NFC", text)
    return "".join(
        c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs", "Cn", "Co", "Cf"}
    )


def _without_markup(text: str) -> str:
    if _BLOCKS.search(text):
        text = text.replace("\n", " ")
    text = _ITEMS.sub("\n• ", _BLOCKS.sub("\n", text))
    return html.unescape(nh3.clean(text, tags=set(), clean_content_tags=set(_DROPPED)))


def _tidy(text: str) -> str:
    lines = (" ".join(each.split()) for each in text.split("\n"))
    return "\n".join(each for each in lines if each and each != "•")


def _shorten(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


def link(value: Any) -> str:
    """An http(s) address with a real host, or an empty string."""
    text = re.sub(r"^(https?):/{0,1}(?=\w)", r"\1://", _characters(value).strip(), flags=re.I)
    if "://" not in text and re.match(r"(www\.|[a-z0-9-]+(\.[a-z0-9-]+)+(/|$))", text, re.I):
        text = f"http://{text}"
    return text if _is_link(text) else ""


def _is_link(text: str) -> bool:
    if len(text) > MOST_LINK or re.search(r"[\s\"'<>`\\{}|^]", text) or not text.isprintable():
        return False
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "@" not in parts.netloc and _is_host(host)


def _is_host(host: str) -> bool:
    known = any(host in (each, f"www.{each}") for each in PLACEHOLDER_HOSTS)
    return (
        bool(_HOST.fullmatch(host)) and not known and not host.endswith((".invalid", ".localhost", ".test"))
    )


def email(value: Any) -> str:
    """An e-mail address, or an empty string for anything else, placeholders included."""
    text = _characters(value).strip().removeprefix("mailto:")
    found = _EMAIL.match(text)
    if (
        not found
        or text.count("@") != 1
        or len(found[0]) > 254
        or not re.fullmatch(r"[\s.,;]*(\([^()]*\)[\s.,;]*)?", text[found.end() :])
    ):
        return ""
    name, host = found[0].rsplit("@", 1)
    wrong = host.lower().endswith(".invalid") or name.lower().startswith("unknown")
    return "" if wrong or not _is_host(host.lower()) else f"{name}@{host.lower()}"


def age(value: Any) -> int | None:
    """Years, 1 to 120; -1, 0, blanks and nonsense are "not said"."""
    if isinstance(value, bool):
        return None
    found = re.fullmatch(r"(-?\d{1,3})(\.0+)?\+?", _characters(value).strip(), re.A)
    years = int(found[1]) if found else 0
    return years if 0 < years <= OLDEST else None


def ages(low: Any, high: Any) -> tuple[int | None, int | None]:
    """Lowest and highest age; 99 or more is no limit; a pair the wrong way round is not said."""
    youngest, eldest = age(low), age(high)
    eldest = None if eldest is not None and eldest >= 99 else eldest
    if youngest is not None and eldest is not None and youngest > eldest:
        return None, None
    return youngest, eldest


def day(value: Any) -> date | None:
    """A date, from "2025-09-02", a date and time, or "2/9/2025" (day first)."""
    text = _characters(value).strip()
    swapped = _DAY_FIRST.match(text)
    if swapped:
        text = f"{swapped[3]}-{swapped[2]:0>2}-{swapped[1]:0>2}"
    try:
        found = datetime.fromisoformat(text[:10]).date()
    except ValueError:
        return None
    return found if found.year >= 1990 else None


def point(lat: Any, lon: Any) -> tuple[float, float] | None:
    """Degrees inside the UK, even if the wrong way round; not (0, 0), nor "somewhere in the UK"."""
    try:
        north, east = float(lat), float(lon)
    except (TypeError, ValueError, OverflowError):
        return None
    if _in_uk(east, north):
        north, east = east, north
    if not _in_uk(north, east) or any(abs(north - a) + abs(east - b) < 0.0005 for a, b in _NOWHERE):
        return None
    return round(north, 6), round(east, 6)


def _in_uk(lat: float, lon: float) -> bool:
    return 49.8 <= lat <= 60.95 and -8.7 <= lon <= 1.9


SHORT = {"111": "111", "119": "119", "101": "101", "105": "105", "159": "159", "999": "999",
         "116123": "116 123", "116111": "116 111", "116000": "116 000", "116006": "116 006"}  # fmt: skip
DEAR = frozenset({PhoneNumberType.PREMIUM_RATE})
_NO_NOUGHT = re.compile(r"[1-9][\d ]{8,12}", re.A)  # spreadsheets eat the first 0
_ONLY_WORDS = re.compile(
    r"\b(tel(ephone)?|phone|call|ring|number|no|freephone|landline|mobile|mob|main|text|on|us|or|and)\b", re.I
)


def read(value: Any) -> tuple[LocalPhone, ...]:
    """Every valid UK number in ``value``, words and all. Numbers that cost extra are left out."""
    text = line(value).strip("\"' ")
    short = SHORT.get(re.sub(r"[\s-]", "", text))
    if short:
        return (LocalPhone(short),)
    return unique(_found(text)) or unique(_found(f"0{text}" if _NO_NOUGHT.fullmatch(text) else ""))


def extend(phone: LocalPhone, extension: Any) -> LocalPhone:
    """The number with what to key in after it, when that is a few digits."""
    digits = line(extension)
    return replace(phone, extension=digits) if re.fullmatch(r"\d{1,6}", digits, re.A) else phone


def unique(phones: Iterable[LocalPhone]) -> tuple[LocalPhone, ...]:
    """The same numbers once each, in order; the first label wins."""
    seen: dict[str, LocalPhone] = {}
    for phone in phones:
        seen.setdefault(phone.number, phone)
    return tuple(seen.values())


def is_mobile(phone: LocalPhone) -> bool:
    """Whether it is somebody's mobile."""
    return phone.number.startswith("07")


def _found(text: str) -> Iterator[LocalPhone]:
    start = 0
    for match in PhoneNumberMatcher(text, "GB", leniency=Leniency.VALID, max_tries=50):
        if phonenumbers.number_type(match.number) not in DEAR:
            yield _phone(match.number, _label(text[start : match.start]))
        start = match.end


def _phone(number: phonenumbers.PhoneNumber, label: str) -> LocalPhone:
    home = number.country_code == 44
    style = PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL
    extension, number.extension = number.extension or "", None
    return LocalPhone(phonenumbers.format_number(number, style), label, extension)


def _label(before: str) -> str:
    """The words in front of a number, when they say whose it is."""
    words = re.sub(r"[^\w\s&’'(/-]", " ", before.rsplit(")", 1)[-1])
    kept = " ".join(words.split())
    says_more = re.search(r"[A-Za-z]{3}", _ONLY_WORDS.sub("", kept))
    return kept[:60].strip(" -/(") if says_more else ""


DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOCK = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?(?:z|[+-]\d\d:?\d\d)?$", re.I
)
_DAY = (
    r"(?:(?=mon|tue|wed|thu|fri|sat|sun)(mo|tu|we|th|fr|sa|su)"
    r"(?:n|nday|e|es|esday|d|ds|dnesday|u|ur|urs|ursday|i|iday|t|turday)s?\b\.?)"
)
_DAYS = re.compile(rf"(?<![a-z]){_DAY}(?:\s*(?:-|–|to)\s*{_DAY})?", re.I)
_CODE = r"(mo|tu|we|th|fr|sa|su)(?:n|e|d|u|i|t)?"  # as calendars write days: "MO,TU", "Mo-Fr", "-1FR"
_CODED = re.compile(rf"(?:[-+\d\s]*{_CODE}[\s,;-]*)+", re.I)
_CODED_DAYS = re.compile(rf"{_CODE}(?:\s*-\s*{_CODE})?", re.I)
_JOINERS = re.compile(r"\b(and|to|every|each|on|from|open|opening|hours|times|days?)\b|[\s,&.:–-]+", re.I)
_ANY_TIME = re.compile(r"drop[- ]?ins?( sessions?)?", re.I)
_TIME = r"\d[\d:.]*(?:\s*[ap]\.?m\.?)?"
_TO = r"\s*(?:-|–|to|until)\s*"
_PIECE = re.compile(
    rf"\s*(?:(?P<days>[a-z][a-z ,&.–-]*?)\s*:?\s*)?(?P<from>{_TIME}){_TO}(?P<to>{_TIME})"
    r"\s*(?P<every>\(.*\))?$",
    re.I,
)
# Also after a time, a comma or "and" outside brackets: "Monday: 10:00 - 12:00, Wednesday: 2pm - 4pm".
_BREAK = re.compile(r"[;\n]|(?<=[0-9m])(?:\s*,\s*|\s+(?:and|&)\s+)(?![^()]*\))", re.I)
_HALF = re.compile(r"[ap]\.?m\.?$", re.I)
_GROUPS = {"every day": "Mon-Sun", "daily": "Mon-Sun", "weekdays": "Mon-Fri", "weekends": "Sat-Sun"}
_CODES = {name[:2]: number for number, name in enumerate(DAYS)}


def clock(value: Any) -> str:
    """A time of day as "09:30", from "9.30", "9:30am", "09:30:00" or "5pm"; otherwise an empty string."""
    text = line(value).strip().lower()
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
    text = _grouped(line(value))
    found: list[int] = []
    for first, last in (_CODED_DAYS if _CODED.fullmatch(text) else _DAYS).findall(text):
        start, end = _CODES[first.lower()], _CODES[(last or first).lower()]
        found += [day % 7 for day in range(start, end + 1 if end >= start else end + 8)]
    return tuple(dict.fromkeys(found))


def parse(text: str) -> tuple[tuple[Slot, ...], list[str]]:
    """Slots of "Mon-Fri 9:00-17:00; Sat 10am to 1pm (1st of the month)", and the pieces not understood.

    A time that can be taken in two ways, like "11-2", is not understood: a false "Closed" sends people away.
    """
    noon = re.sub(r"(12\s*)?noon", "12pm", text, flags=re.I)
    slots: list[Slot] = []
    wrong: list[str] = []
    days: tuple[int, ...] = ()
    for piece in filter(None, map(str.strip, _BREAK.split(noon))):
        found = _PIECE.match(re.sub(r"(12\s*)?midnight", "00:00", piece, flags=re.I))
        days = weekdays(found["days"]) if found and found["days"] else days
        times = _times(found["from"], found["to"]) if found and days else None
        if found is None or times is None:
            wrong.append(piece)
            continue
        slots += [Slot(day, *times, _how_often(found)) for day in days]
    return tuple(slots), wrong


def _how_often(found: re.Match[str]) -> str:
    """Weekly, or else the words that say when: "1st of the month", or "term time" before the days."""
    said = (found["every"] or "").strip("() ")
    other = _JOINERS.sub(" ", _DAYS.sub(" ", _grouped(found["days"] or ""))).strip()
    words = " ".join(each for each in (other, "" if _ANY_TIME.fullmatch(said) else said) if each)
    return words[:60] or WEEKLY


def _grouped(text: str) -> str:
    for group, days in _GROUPS.items():
        text = re.sub(group, days, text, flags=re.I)
    return text


def _times(start: str, end: str) -> tuple[str, str] | None:
    """ "2-4pm" is in the afternoon, "10-4pm" starts in the morning. None when nobody can be sure."""
    opens, closes, later = clock(start), clock(end), clock(f"{start}pm")
    if not (opens and closes):
        return None
    if _HALF.search(end) and later and not _HALF.search(start):
        return (later if later < closes else clock(f"{start}am"), closes)
    return (opens, closes) if _is_clear(start, opens, closes) or _HALF.search(end) else None


def _is_clear(start: str, opens: str, closes: str) -> bool:
    if closes <= opens:  # past midnight, or somebody left out "pm"
        return closes == "00:00" or (opens >= "13:00" and not _HALF.search(start))
    written_whole = bool(_HALF.search(start) or re.match(r"\d\d[:.]", start))
    return written_whole or opens >= "08:00" or closes >= "13:00"


def to_hours(slots: tuple[Slot, ...], note: str = "", half_read: bool = False) -> Hours | None:
    """``Hours`` for asking whether it is open. None = not known.

    Not sure when some slots are not weekly, or when some of what the publisher wrote was not understood.
    """
    if not slots:
        return None
    weekly = [slot for slot in slots if slot.every == WEEKLY]
    week = tuple(tuple(sorted(_spans(weekly, day), key=lambda span: span.opens)) for day in range(7))
    return Hours(week=week, sure=len(weekly) == len(slots) and not half_read, note=note)


def _spans(slots: list[Slot], day: int) -> set[Span]:
    return {Span(time.fromisoformat(s.opens), time.fromisoformat(s.closes)) for s in slots if s.day == day}
