"""From where we look for help near a person: what they told us before, or a postcode typed for one search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from budgethelp.directory.postcodes import Place, Straddles
from budgethelp.local_services.help import Here
from budgethelp.web import session
from budgethelp.web.content import content
from budgethelp.web.settings import clock
from budgethelp.web.translate import current_locale


@dataclass(frozen=True, slots=True)
class Location:
    """``middle`` is the area that distances are from the middle of; "" when the very place is known."""

    here: Here
    middle: str
    council: str


def stored_location() -> Location | None:
    """Where the person of this visit lives, from the two codes we keep of it."""
    outcode = session.answers().get(session.OUTCODE)
    council = next(iter(session.written().councils), None)
    if isinstance(outcode, str) and council:
        return _at(content().places.around(outcode, council), outcode) or _in(council)
    if council:
        return _in(council)
    return _in_one_of(outcode) if isinstance(outcode, str) else None


def found_at(found: Place | Straddles) -> Location | None:
    """Where a typed postcode is; in an area that councils share, where most of its people live."""
    if isinstance(found, Place):
        return _at(found, "" if found.exact else found.area)
    return _shared(found)


def _in(council: str) -> Location | None:
    return _at(content().places.middle(council), _name(council))


def _in_one_of(outcode: str) -> Location | None:
    found = content().places.lookup(outcode)
    if isinstance(found, Place | Straddles):
        return found_at(found)
    return None


def _shared(found: Straddles) -> Location | None:
    """The person's own nation when they said it; every council of that nation may be theirs."""
    nation = session.nation()
    at = found.nations.index(nation) if nation in found.nations else 0
    letter = list(dict.fromkeys(code[0] for code in found.choices))[at]
    councils = tuple(code for code in found.choices if code[0] == letter)
    return _at(content().places.around(found.area, councils[0]), found.area, councils)


def _at(place: Place | None, middle: str, councils: tuple[str, ...] = ()) -> Location | None:
    if place is None:
        return None
    codes = councils or place.council_codes
    areas = tuple(dict.fromkeys(area for code in codes for area in _areas(code)))
    return Location(Here(place.lat, place.lon, place.nation, areas), middle, _name(codes[0]))


def _areas(gss: str) -> Iterator[str]:
    """A council as services may name it: by its code, its heir's and its county's."""
    councils, today = content().councils, clock().date()
    yield gss
    yield councils.on(gss, today).gss
    county = councils.county_of(gss, today)
    if county:
        yield county.gss


def _name(gss: str) -> str:
    council = content().councils.on(gss, clock().date())
    return council.name_in(current_locale())
