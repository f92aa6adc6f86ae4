"""The icon as a picture for home screens that cannot read SVG: a lamp, drawn without tools."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

Colour = tuple[int, int, int]
PAPER: Colour = (0xFC, 0xF9, 0xF3)
LAMP: Colour = (0xF0, 0xA9, 0x2B)
BASE: Colour = (0x0A, 0x4F, 0x4C)
GRID = 32.0  # static/icon.svg is drawn on the same 32 squares
FINE = 4  # looks at each point this many times, so that edges are smooth


@cache
def draw_icon(size: int) -> bytes:
    """A PNG file, ``size`` pixels wide and high."""
    rows = b"".join(b"\0" + _row(y, size) for y in range(size))  # 0: no filter
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)  # 8 bits each of red, green and blue
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _row(y: int, size: int) -> bytes:
    spans = list(_spans(y, size))
    # At an edge a pixel is a mixture; all pixels from one edge to the next are alike.
    edges = {int(edge) + after for span in spans for edge in span[:2] for after in (0, 1)} | {0, size}
    return b"".join(bytes(_mixed(spans, *part)) * (part[1] - part[0]) for part in pairwise(sorted(edges)))


def _spans(y: int, size: int) -> Iterator[tuple[float, float, Colour]]:
    """What each fine line of a row crosses: from, to (pixels) and the colour."""
    scale = size / GRID
    for step in range(FINE):
        height = (y + (step + 0.5) / FINE) / scale
        if 8.5 <= height < 17.5:
            half = (81 - (17.5 - height) ** 2) ** 0.5
            yield (16 - half) * scale, (16 + half) * scale, LAMP
        elif 19 <= height < 22:
            yield 6 * scale, 26 * scale, BASE


def _mixed(spans: list[tuple[float, float, Colour]], start: int, end: int) -> Iterator[int]:
    """Red, green and blue, on average, from ``start`` to ``end``."""
    shares = [
        (max(0.0, min(right, end) - max(left, start)) / (end - start) / FINE, colour)
        for left, right, colour in spans
    ]
    rest = 1 - sum(share for share, _ in shares)
    for part in range(3):
        yield round(rest * PAPER[part] + sum(share * colour[part] for share, colour in shares))
