"""Map grids to latitude and longitude: the British grid, and the Irish grid that Northern Ireland uses.

Formulas: Ordnance Survey, "A guide to coordinate systems in Great Britain", annexes B and C. Ellipsoids and
shifts: EPSG 27700 and 1314 (Britain), 29903 and 1954 (Ireland). Within about 5 metres of the exact answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin, sqrt, tan

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
