"""What feeds write becomes what people may read: plain text, http(s) links, real ages, dates and points."""

from __future__ import annotations

import html
import re
import unicodedata
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

import nh3

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
