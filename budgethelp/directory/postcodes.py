"""Postcodes: as people type them, where each is, and the grid that tells their latitude and longitude."""

from __future__ import annotations

import logging
import re
import sqlite3
import threading
import unicodedata
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin, sqrt, tan
from pathlib import Path
from typing import Any

from budgethelp.directory.postcode_table import PlacesError, open_read_only, read_meta
from budgethelp.situation.nations import nation_of
from budgethelp.situation.situation import Nation

AREAS = frozenset(
    re.findall(
        "[A-Z]+",
        """
AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH
EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M
ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST
SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE""",
    )
)
OUTSIDE_UK = frozenset(("GY", "JE", "IM"))  # the Channel Islands and the Isle of Man
OLD_OUTCODES = frozenset(("NPT",))  # Newport, before its districts had numbers

AS_LETTERS = str.maketrans("01", "OI")
AS_DIGITS = str.maketrans("OI", "01")
DISTRICT = re.compile(r"[1-9]?[0-9]|[0-9][A-Z]")
INWARD = re.compile(r"[0-9][A-Z]{2}")
GAPS = re.compile(r"[\s.\-–]+")
LONGEST = 20  # characters with spaces; nothing longer is a postcode


@dataclass(frozen=True, slots=True)
class Postcode:
    """``outcode`` like "SY10". ``inward`` like "7AA", "7" when only the sector was typed, or ""."""

    outcode: str
    inward: str = ""

    @property
    def area(self) -> str:
        """The letters at the start: "SY" of "SY10"."""
        return self.outcode[:2].rstrip("0123456789")

    @property
    def sector(self) -> str:
        """The outcode padded to 4, then the sector's digit, as in the first 5 of ``key``; "" if not typed."""
        return self.key[:5] if self.inward else ""

    @property
    def without_last(self) -> str:
        """As people write it, without the last 2 letters: "LS1 4"; the first half when that is all."""
        return f"{self.outcode} {self.inward[0]}" if self.inward else self.outcode

    @property
    def key(self) -> str:
        """7 characters, as the Office for National Statistics writes them: "S1  1AA", "SW1A1AA"."""
        return f"{self.outcode:<4}{self.inward}"


NO_POSTCODE = Postcode("")


def read_postcode(text: str) -> Postcode | None:
    """The postcode, sector or outcode in ``text``, or None when it does not have the shape of one."""
    if len(text) > LONGEST:
        return None
    words = GAPS.sub(" ", unicodedata.normalize("NFKC", text).upper()).split()
    joined = "".join(words)
    return _read_full(joined) or _read_sector(words) or _read_outcode(joined)


def _read_full(joined: str) -> Postcode | None:
    inward = joined[-3:-2].translate(AS_DIGITS) + joined[-2:]
    outward = _read_outcode(joined[:-3])
    return Postcode(outward.outcode, inward) if outward and INWARD.fullmatch(inward) else None


def _read_sector(words: list[str]) -> Postcode | None:
    """Someone who typed "SY10 7": the gap matters, as "B1 4" is not B14."""
    if len(words) != 2 or not re.fullmatch("[0-9OI]", words[1]):
        return None
    outward = _read_outcode(words[0])
    return Postcode(outward.outcode, words[1].translate(AS_DIGITS)) if outward else None


def _read_outcode(outward: str) -> Postcode | None:
    if outward in OLD_OUTCODES:
        return Postcode(outward)
    for letters in (2, 1):
        area = outward[:letters].translate(AS_LETTERS)
        district = outward[letters:].translate(AS_DIGITS)
        if area in AREAS and DISTRICT.fullmatch(district):
            return Postcode(area + district)
    return None


WGS84_A, WGS84_B = 6378137.0, 6356752.314245
CLOSE_ENOUGH = 0.00001  # metres, and far below: the loops below need 3 or 4 turns


@dataclass(frozen=True, slots=True)
class Grid:
    """A transverse Mercator grid. Lengths in metres, angles in degrees, ``turn`` in seconds of arc."""

    a: float
    b: float
    scale: float
    lat: float
    lon: float
    east: float
    north: float
    shift: tuple[float, float, float]
    turn: tuple[float, float, float]
    stretch: float  # parts per million


BRITISH = Grid(
    *(6377563.396, 6356256.909, 0.9996012717, 49.0, -2.0, 400_000.0, -100_000.0),
    shift=(446.448, -125.157, 542.060),
    turn=(0.1502, 0.2470, 0.8421),
    stretch=-20.4894,
)
IRISH = Grid(
    *(6377340.189, 6356034.448, 1.000035, 53.5, -8.0, 200_000.0, 250_000.0),
    shift=(482.5, -130.6, 564.6),
    turn=(-1.042, -0.214, -0.631),
    stretch=8.15,
)


def to_lat_lon(grid: Grid, east: float, north: float) -> tuple[float, float]:
    """Latitude and longitude in degrees (WGS84, as on a phone's map) of a point in metres on ``grid``."""
    return _to_wgs84(grid, *_to_angles(grid, east, north))


def _meridian_arc(grid: Grid, lat: float) -> float:
    """Metres along the meridian from the grid's own latitude to ``lat`` (radians)."""
    n = (grid.a - grid.b) / (grid.a + grid.b)
    start = radians(grid.lat)
    less, more = lat - start, lat + start
    return (
        grid.b
        * grid.scale
        * (
            (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(less) * cos(more)
            + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * less) * cos(2 * more)
            - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
        )
    )


def _foot_latitude(grid: Grid, north: float) -> float:
    """The latitude (radians) on the central meridian that has this northing."""
    lat = radians(grid.lat)
    short = north - grid.north
    while abs(short) > CLOSE_ENOUGH:
        lat += short / (grid.a * grid.scale)
        short = north - grid.north - _meridian_arc(grid, lat)
    return lat


def _to_angles(grid: Grid, east: float, north: float) -> tuple[float, float]:
    """Latitude and longitude (radians) on the grid's own ellipsoid; the letters are those of the guide."""
    lat = _foot_latitude(grid, north)
    e2 = 1 - (grid.b / grid.a) ** 2
    bend = 1 - e2 * sin(lat) ** 2
    nu = grid.a * grid.scale / sqrt(bend)
    rho = nu * (1 - e2) / bend
    eta2, t2, d = nu / rho - 1, tan(lat) ** 2, (east - grid.east) / nu
    north_part = (
        1 / 2 - d**2 / 24 * (5 + 3 * t2 + eta2 - 9 * t2 * eta2) + d**4 / 720 * (61 + 90 * t2 + 45 * t2**2)
    )
    east_part = 1 - d**2 / 6 * (nu / rho + 2 * t2) + d**4 / 120 * (5 + 28 * t2 + 24 * t2**2)
    return lat - tan(lat) * nu / rho * d**2 * north_part, radians(grid.lon) + d * east_part / cos(lat)


def _to_wgs84(grid: Grid, lat: float, lon: float) -> tuple[float, float]:
    """Move a point (radians) from the grid's ellipsoid to WGS84 (degrees): a Helmert shift, at height 0."""
    e2 = 1 - (grid.b / grid.a) ** 2
    nu = grid.a / sqrt(1 - e2 * sin(lat) ** 2)
    x, y, z = nu * cos(lat) * cos(lon), nu * cos(lat) * sin(lon), nu * (1 - e2) * sin(lat)
    rx, ry, rz = (radians(seconds / 3600) for seconds in grid.turn)
    grow, (dx, dy, dz) = 1 + grid.stretch / 1e6, grid.shift
    return _from_centre(
        dx + x * grow - y * rz + z * ry, dy + x * rz + y * grow - z * rx, dz - x * ry + y * rx + z * grow
    )


def _from_centre(x: float, y: float, z: float) -> tuple[float, float]:
    """Latitude and longitude (degrees, WGS84) of a point in metres from the middle of the Earth."""
    e2 = 1 - (WGS84_B / WGS84_A) ** 2
    across = hypot(x, y)
    lat = atan2(z, across * (1 - e2))
    for _ in range(3):
        nu = WGS84_A / sqrt(1 - e2 * sin(lat) ** 2)
        lat = atan2(z + e2 * nu * sin(lat), across)
    return degrees(lat), degrees(atan2(y, x))


NI_DISTRICTS = tuple(f"N090000{number:02}" for number in range(1, 12))

BY_POSTCODE = "SELECT gss, e, n FROM postcode JOIN lad ON lad.id = lad WHERE pcd = ?"
BY_AREA = "SELECT gss, e, n FROM share JOIN lad ON lad.id = lad WHERE area = ? ORDER BY postcodes DESC, gss"
# Sectors only, which have 5 letters: outcodes are their sums.
BY_COUNCIL = (
    "SELECT sum(e * postcodes) / sum(postcodes), sum(n * postcodes) / sum(postcodes)"
    " FROM share JOIN lad ON lad.id = lad WHERE gss = ? AND length(area) = 5"
)

LOG = logging.getLogger("budgethelp.places")
Row = tuple[str, float, float]  # a council's code, then metres east and north on its nation's grid


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is, in degrees. ``council_codes`` is one GSS code. Not ``exact``: the area's middle.

    ``area`` is what we keep of a postcode: "LS1 4", or "LS1" when no more was typed.
    """

    outcode: str
    nation: Nation
    council_codes: tuple[str, ...]
    lat: float
    lon: float
    exact: bool
    area: str = ""


@dataclass(frozen=True, slots=True)
class Straddles:
    """Several councils share this area: ask. ``choices`` are GSS codes and ``nations``, most likely first."""

    outcode: str
    choices: tuple[str, ...]
    nations: tuple[Nation, ...]
    area: str = ""


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

    def around(self, area: str, council: str) -> Place | None:
        """The middle of the part of ``area`` ("LS1 4" or "LS1") in ``council``: what we keep of a place.

        A new council has no postcodes in the table yet: then the likeliest part in its nation.
        """
        postcode = read_postcode(area)
        if postcode is None:
            return None
        rows = (self._ask(BY_AREA, each) for each in (postcode.sector, postcode.outcode) if each)
        there = ([row for row in found if row[0][0] == council[0]] for found in rows)
        nearest = sorted(next((some for some in there if some), []), key=lambda row: row[0] != council)
        return _place(postcode, (council, *nearest[0][1:]), exact=False) if nearest else None

    def middle(self, council: str) -> Place | None:
        """The middle of where people live in a council, when the council is all that we know."""
        found = next(iter(self._ask(BY_COUNCIL, council)), None)
        if found is None or found[0] is None:
            return None
        return _place(NO_POSTCODE, (council, found[0], found[1]), exact=False)

    def _find(self, postcode: Postcode) -> Found:
        exact = self._ask(BY_POSTCODE, postcode.key)
        if exact:
            return _place(postcode, exact[0], exact=True)
        shares = self._ask(BY_AREA, postcode.sector)
        if not shares:  # a new sector: all that is known of it is the first half
            postcode = Postcode(postcode.outcode)
            shares = self._ask(BY_AREA, postcode.outcode)
        return _choose(postcode, shares)

    def _ask(self, question: str, key: str) -> list[Any]:
        """The answer; nothing when the table went away or broke. The next question opens it again."""
        try:
            return self._connection.execute(question, (key,)).fetchall()
        except (sqlite3.Error, PlacesError) as error:
            self._threads = threading.local()
            LOG.warning("No table of places (%s). Type: flask places build", type(error).__name__)
            return []

    @property
    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._threads, "connection"):
            self._threads.connection = open_read_only(self._path)
        connection: sqlite3.Connection = self._threads.connection
        return connection


def _choose(postcode: Postcode, shares: list[Row]) -> Found:
    if not shares:
        return NotFound(postcode.outcode)
    if len(shares) == 1:
        return _place(postcode, shares[0], exact=False)
    choices = tuple(gss for gss, _, _ in shares)
    nations = tuple(dict.fromkeys(map(nation_of, choices)))
    return Straddles(postcode.outcode, choices, nations, postcode.without_last)


def _place(postcode: Postcode, row: Row, exact: bool) -> Place:
    gss, east, north = row
    nation = nation_of(gss)
    grid = IRISH if nation is Nation.NORTHERN_IRELAND else BRITISH
    at = to_lat_lon(grid, east, north)
    return Place(postcode.outcode, nation, (gss,), *at, exact, postcode.without_last)
