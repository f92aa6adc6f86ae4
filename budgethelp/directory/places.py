"""Places: from a postcode to a council, a nation and a point, offline. Nothing typed is kept or logged."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path

from budgethelp.directory.grid import BRITISH, IRISH, to_lat_lon
from budgethelp.directory.places_table import open_read_only, read_meta
from budgethelp.directory.postcodes import OUTSIDE_UK, Postcode, read_postcode
from budgethelp.situation import Nation

NATIONS = {
    "E": Nation.ENGLAND,
    "W": Nation.WALES,
    "S": Nation.SCOTLAND,
    "N": Nation.NORTHERN_IRELAND,
}
NI_DISTRICTS = tuple(f"N090000{number:02}" for number in range(1, 12))

BY_POSTCODE = "SELECT gss, e, n FROM postcode JOIN lad ON lad.id = lad WHERE pcd = ?"
BY_AREA = "SELECT gss, e, n FROM share JOIN lad ON lad.id = lad WHERE area = ? ORDER BY postcodes DESC, gss"
# Sectors only, which have 5 letters: outcodes are their sums.
BY_COUNCIL = (
    "SELECT sum(e * postcodes) / sum(postcodes), sum(n * postcodes) / sum(postcodes)"
    " FROM share JOIN lad ON lad.id = lad WHERE gss = ? AND length(area) = 5"
)

Row = tuple[str, float, float]  # a council's code, then metres east and north on its nation's grid


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is, in degrees. ``council_codes`` is one GSS code. Not ``exact``: the area's middle."""

    outcode: str
    nation: Nation
    council_codes: tuple[str, ...]
    lat: float
    lon: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Straddles:
    """Several councils share this area: ask. ``choices`` are GSS codes and ``nations``, most likely first."""

    outcode: str
    choices: tuple[str, ...]
    nations: tuple[Nation, ...]


@dataclass(frozen=True, slots=True)
class OutsideUk:
    """The Channel Islands or the Isle of Man: real places, with other money, laws and helpers."""

    outcode: str


@dataclass(frozen=True, slots=True)
class NotFound:
    """It looks like a postcode, and we know none that starts like it."""

    outcode: str


@dataclass(frozen=True, slots=True)
class NotAPostcode:
    """It does not look like a postcode or the first half of one."""


Found = Place | Straddles | OutsideUk | NotFound | NotAPostcode


def nation_of(council: str) -> Nation:
    """The nation of a council's code, from its first letter: E, W, S or N."""
    return NATIONS[council[0]]


class Places:
    """The table of places, opened read-only once per thread. Raises PlacesError when it cannot be read."""

    def __init__(self, path: Path) -> None:
        self.has_bt = read_meta(path)["bt"] == "yes"
        self._path = path
        self._threads = threading.local()

    def lookup(self, text: str) -> Found:
        """Where a typed postcode, sector or outcode is. Any text is answered; none raises."""
        postcode = read_postcode(text)
        if postcode is None:
            return NotAPostcode()
        if postcode.area in OUTSIDE_UK:
            return OutsideUk(postcode.outcode)
        if postcode.area == "BT" and not self.has_bt:
            return Straddles(postcode.outcode, NI_DISTRICTS, (Nation.NORTHERN_IRELAND,))
        return self._find(postcode)

    def around(self, outcode: str, council: str) -> Place | None:
        """The middle of the part of ``outcode`` in ``council``: from the two codes we keep of a place.

        A new council has no postcodes in the table yet: then the likeliest part in its nation.
        """
        nearest = [row for row in self._ask(BY_AREA, outcode) if row[0][0] == council[0]]
        nearest.sort(key=lambda row: row[0] != council)
        return _place(outcode, (council, *nearest[0][1:]), exact=False) if nearest else None

    def middle(self, council: str) -> Place | None:
        """The middle of where people live in a council, when the council is all that we know."""
        found = self._connection.execute(BY_COUNCIL, (council,)).fetchone()
        return _place("", (council, *found), exact=False) if found and found[0] is not None else None

    def _find(self, postcode: Postcode) -> Found:
        exact = self._ask(BY_POSTCODE, postcode.key)
        if exact:
            return _place(postcode.outcode, exact[0], exact=True)
        shares = self._ask(BY_AREA, postcode.sector) or self._ask(BY_AREA, postcode.outcode)
        return _choose(postcode.outcode, shares)

    def _ask(self, question: str, key: str) -> list[Row]:
        return self._connection.execute(question, (key,)).fetchall()

    @property
    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._threads, "connection"):
            self._threads.connection = open_read_only(self._path)
        connection: sqlite3.Connection = self._threads.connection
        return connection


def _choose(outcode: str, shares: list[Row]) -> Found:
    if not shares:
        return NotFound(outcode)
    if len(shares) == 1:
        return _place(outcode, shares[0], exact=False)
    choices = tuple(gss for gss, _, _ in shares)
    return Straddles(outcode, choices, tuple(dict.fromkeys(map(nation_of, choices))))


def _place(outcode: str, row: Row, exact: bool) -> Place:
    gss, east, north = row
    nation = nation_of(gss)
    grid = IRISH if nation is Nation.NORTHERN_IRELAND else BRITISH
    return Place(outcode, nation, (gss,), *to_lat_lon(grid, east, north), exact)
