"""A record finds its place: nation and council from its postcode, the point, and what must not be shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

from budgethelp.directory.councils import Councils
from budgethelp.directory.postcodes import OutsideUk, Place, Straddles, read_postcode
from budgethelp.local_services.record import LeftOut, Reason, Record, Spot
from budgethelp.local_services.topics import Match, classify
from budgethelp.situation.nations import BY_NAME, LETTERS, nation_of
from budgethelp.situation.situation import Nation

EARTH = 3958.761  # mean radius in miles
LEAST_MILES_A_DEGREE = 68.7  # of latitude, a little less than it is: a box is never too small


def miles(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Miles between two points in degrees."""
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def box(lat: float, lon: float, reach: float) -> tuple[float, float, float, float]:
    """South, north, west and east edges in degrees around everything within ``reach`` miles."""
    up = reach / LEAST_MILES_A_DEGREE
    # At the edge nearer the pole a degree of longitude is shortest.
    across = up / max(0.05, cos(radians(min(89.0, abs(lat) + up))))
    return lat - up, lat + up, lon - across, lon + across


Lookup = Callable[[str], Any]
CODES = {name.casefold(): LETTERS[nation] for name, nation in BY_NAME.items()}
EVERYWHERE = frozenset({"uk", "united kingdom", "national", "nationwide", "uk-wide", "great britain"})
OFFICIAL = frozenset(
    (
        *(
            "city",
            "county",
            "borough",
            "district",
            "metropolitan",
            "council",
            "royal",
            "unitary",
            "authority",
        ),
        *("of", "the", "cyngor", "sir", "bwrdeistref"),
    )
)
FEW_AUDIENCES = 3  # who lists more is for everybody
TOO_FAR = 3.2  # miles between a feed's point and its postcode: then the postcode is believed
MUCH_TOO_FAR = 30  # the same, when the postcode is only known by its first half
ABUSE = re.compile(
    r"\b(domestic (?:abuse|violence)|women'?s aid|refuges?\b(?! centre)|rape crisis|abusive relationships?"
    r"|sexual (?:violence|abuse|assault)|forced marriage|honou?r[- ]based|survivors? of abuse"
    r"|coercive control)\b",
    re.I,
)
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.I)
STREET = re.compile(
    r"\b(street|road|avenue|lane|close|crescent|square|terrace|house|st|rd|ave|floor|building)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Located:
    """A record ready to store. ``serves``: GSS codes, nation letters or "UK"; empty = anybody near."""

    record: Record
    matches: tuple[Match, ...]
    nations: tuple[Nation, ...] = ()
    council: str = ""
    serves: tuple[str, ...] = ()
    abuse: bool = False


class Locator:
    """Settles the records of one feed. ``covers``: its area names, for services that name no place."""

    def __init__(self, lookup: Lookup, areas: Mapping[str, str], covers: Iterable[str] = ()) -> None:
        self._lookup = lru_cache(maxsize=4096)(lookup)
        self._areas = areas
        self._covers = self._codes(covers) or ()

    def locate(self, record: Record) -> Located | LeftOut:
        """Where the record is and whom it serves, or why it is left out."""
        found = [(spot, self._find(spot)) for spot in record.spots]
        if found and all(isinstance(place, OutsideUk) for _, place in found):
            return LeftOut(record.source_id, record.name, Reason.OUTSIDE_UK)
        kept = [(spot, place) for spot, place in found if not isinstance(place, OutsideUk)]
        record = _masked(replace(record, spots=tuple(_placed(spot, place) for spot, place in kept)))
        council = next((p.council_codes[0] for _, p in kept if isinstance(p, Place)), "")
        serves = self._codes(record.areas)
        serves = self._covers if serves is None or not (serves or record.spots) else serves
        nations = tuple(dict.fromkeys((*_nations(p for _, p in kept), *_nations_of(serves))))
        return _protect(Located(record, classify(record), nations, council, serves))

    def unknown_postcodes(self, record: Record) -> list[str]:
        """Its postcodes that no list has: a place is then found by their first half, or not at all."""
        # The first half alone is known to be no more than that, and a reader has said so.
        codes = [(spot, read_postcode(spot.postcode)) for spot in record.spots]
        found = [(spot.postcode, self._find(spot)) for spot, code in codes if code and len(code.inward) == 3]
        return [code for code, place in found if not isinstance(place, OutsideUk) and not _is_exact(place)]

    def _find(self, spot: Spot) -> Any:
        return self._lookup(spot.postcode) if spot.postcode else None

    def _codes(self, names: Iterable[str]) -> tuple[str, ...] | None:
        """Codes of area names; None when one of them is unknown, for then nobody is shut out by it."""
        codes = [self.code_of(name) for name in names]
        return None if "" in codes else tuple(dict.fromkeys(codes))

    def code_of(self, name: str) -> str:
        """The code of one area name; empty when nobody knows it."""
        text = name.strip().casefold().removeprefix("the ")
        if text in EVERYWHERE:
            return "UK"
        return CODES.get(text) or self._areas.get(fold_area(name), "")


def area_codes(councils: Councils) -> dict[str, str]:
    """GSS codes by the councils' names as people write them; names that two councils share are left out."""
    found: dict[str, set[str]] = {}
    for gss, council in councils.by_gss.items():
        for name in (council.name, council.short_name, council.name_cy, gss):
            found.setdefault(fold_area(name), set()).add(gss)
    return {name: next(iter(codes)) for name, codes in found.items() if name and len(codes) == 1}


def fold_area(name: str) -> str:
    """A council's name without "City of", "Borough Council" and the like."""
    words = re.findall(r"[\w'’-]+", name.casefold().replace("&", " and "))
    return " ".join(word for word in words if word not in OFFICIAL)


def _placed(spot: Spot, place: Any) -> Spot:
    """The spot with the point we believe; a masked one is blurred to about a mile and loses its address."""
    lat, lon = spot.lat, spot.lon
    if isinstance(place, Place) and (lat is None or lon is None or _disagree(place, lat, lon)):
        lat, lon = round(place.lat, 6), round(place.lon, 6)
    if not spot.masked:
        return replace(spot, lat=lat, lon=lon)
    blurred = (None if lat is None else round(lat, 2), None if lon is None else round(lon, 2))
    return Spot(postcode=_outcode(place), lat=blurred[0], lon=blurred[1], masked=True, access=spot.access)


def _masked(record: Record) -> Record:
    """Without the postcodes in its words, when its address is not to be shown."""
    if not any(spot.masked for spot in record.spots):
        return record
    return replace(record, text=POSTCODE.sub("…", record.text), how_note=POSTCODE.sub("…", record.how_note))


def _disagree(place: Place, lat: float, lon: float) -> bool:
    return miles(place.lat, place.lon, lat, lon) > (TOO_FAR if place.exact else MUCH_TOO_FAR)


def _is_exact(place: Any) -> bool:
    return isinstance(place, Place) and place.exact


def _outcode(place: Any) -> str:
    return getattr(place, "outcode", "")


def _nations(places: Iterable[Any]) -> Iterator[Nation]:
    for place in places:
        if isinstance(place, Place):
            yield place.nation
        if isinstance(place, Straddles) and len(place.nations) == 1:
            yield place.nations[0]


def _nations_of(codes: Iterable[str]) -> Iterator[Nation]:
    for code in codes:
        yield from Nation if code == "UK" else [nation_of(code)]


def _protect(located: Located) -> Located | LeftOut:
    """Domestic abuse services are shown by phone only: no place, no page, no street in their words."""
    record = located.record
    if not _is_abuse(record, located.matches):
        return located
    if not record.phones:
        return LeftOut(record.source_id, record.name, Reason.ABUSE_WITHOUT_PHONE)
    matches = tuple(match for match in located.matches if match.topic == "safety")
    safe = replace(
        record, spots=(), web="", email="", how=(), how_note="", access=(), text=_without_places(record.text)
    )
    serves = located.serves or ((located.council,) if located.council else ())
    return replace(
        located, record=safe, matches=matches or (Match("safety", False, False),), serves=serves, abuse=True
    )


def _is_abuse(record: Record, matches: Iterable[Match]) -> bool:
    """Said at the start, or said twice: one word in passing does not make a refuge of an advice centre."""
    few = record.audiences if len(record.audiences) <= FEW_AUDIENCES else ()
    start = " ".join((record.name, record.organisation, *few, record.text[:250])).replace("’", "'")
    named = any(match.topic == "safety" for match in matches) or ABUSE.search(start)
    return bool(named) or len(ABUSE.findall(record.text.replace("’", "'"))) >= 2


def _without_places(text: str) -> str:
    sentences = re.split(r"(?<=[.!?])\s+|\n", text)
    return "\n".join(each for each in sentences if not POSTCODE.search(each) and not STREET.search(each))
