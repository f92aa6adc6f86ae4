"""How far apart two points are, in miles over the ground (great circle, within 0.6% of the ellipsoid)."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

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
