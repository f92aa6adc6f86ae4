"""A link as a QR code: one small SVG that rides in the page."""

from __future__ import annotations

from functools import lru_cache

import segno
from markupsafe import Markup

QUIET = 4  # empty modules around it, as the standard asks


@lru_cache(maxsize=64)
def qr_svg(link: str) -> Markup:
    """The code, on white also in dark mode, with no words in it. No micro code: few phones read those."""
    code = segno.make(link, micro=False, error="m", boost_error=False)
    svg = code.svg_inline(border=QUIET, light="#fff", omitsize=True, svgclass="qr", lineclass=None)
    return Markup(svg)  # noqa: S704 (numbers only: none of the link's letters are in it)
