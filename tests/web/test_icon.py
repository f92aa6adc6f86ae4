"""The icon that home screens show, read back point by point."""

from __future__ import annotations

import struct
import zlib

import pytest

from budgethelp.web.assets import STATIC

Colour = tuple[int, int, int]
PAPER, LAMP, BASE = (0xFC, 0xF9, 0xF3), (0xF0, 0xA9, 0x2B), (0x0A, 0x4F, 0x4C)


def icon(size: int) -> bytes:
    return (STATIC / f"icon-{size}.png").read_bytes()


def point(png: bytes, size: int, across: float, down: float) -> Colour:
    """The colour at a point given in parts of the whole: (0.5, 0.5) is the middle."""
    start = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[start - 4 : start])
    rows = zlib.decompress(png[start + 4 : start + 4 + length])
    at = int(down * size) * (1 + 3 * size) + 1 + 3 * int(across * size)
    red, green, blue = rows[at : at + 3]
    return red, green, blue


@pytest.mark.parametrize("size", [180, 192, 512])
def test_it_is_as_big_as_it_says_and_small_to_send(size: int) -> None:
    png = icon(size)
    assert struct.unpack(">4sII", png[12:24]) == (b"IHDR", size, size)
    assert len(png) < 5_000


@pytest.mark.parametrize(
    ("across", "down", "colour"),
    [(0.5, 0.45, LAMP), (0.5, 0.64, BASE), (0.21, 0.64, BASE), (0.5, 0.2, PAPER), (0.15, 0.64, PAPER)],
)
def test_it_is_a_lamp_on_paper(across: float, down: float, colour: Colour) -> None:
    assert point(icon(512), 512, across, down) == colour
