"""Our own few files: named by what is in them, so that a browser may keep them for good."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from flask import Flask, Response, request, url_for
from jinja2.ext import Extension

STATIC = Path(__file__).parents[1] / "static"
FOR_GOOD = 31_536_000


def set_up(app: Flask) -> None:
    """Give templates ``static_url``, and let versioned files be kept."""
    app.jinja_env.globals.update(static_url=static_url)
    app.after_request(keep_versions)


def static_url(name: str) -> str:
    """The address of a file of ours, with a version that changes when the file does."""
    return url_for("static", filename=name, v=version(name))


@cache
def version(name: str) -> str:
    """A short fingerprint of what is in the file."""
    return sha256((STATIC / name).read_bytes()).hexdigest()[:8]


def keep_versions(response: Response) -> Response:
    """A file asked for by its version never changes."""
    if request.endpoint == "static" and "v" in request.args:
        response.headers["Cache-Control"] = f"public, max-age={FOR_GOOD}, immutable"
    return response


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


# Jinja drops the end of a line after a tag of its own: there one space of the indent keeps words apart.
AFTER_A_TAG = re.compile(r"(?<=%\}\n)[ \t]+")
INDENT = re.compile(r"(?<!%\}\n)^[ \t]+", re.MULTILINE)


class FlushLeft(Extension):
    """Takes the indent off each line of an HTML template when it is read. Lines keep their numbers."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template as Jinja is to read it; text files, where a space counts, stay as they are."""
        if not (name and name.endswith(".html")):
            return source
        return INDENT.sub("", AFTER_A_TAG.sub(" ", source))
