"""Pages, styles and scripts go out small: br, zstd or gzip, whichever the browser takes."""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress

TYPES = (
    "text/html",
    "text/css",
    "text/javascript",
    "text/plain",
    "text/calendar",
    "image/svg+xml",
    "application/json",
    "application/manifest+json",
)


def set_up(app: Flask) -> None:
    """Compress every type of text the site sends."""
    app.config.update(COMPRESS_MIMETYPES=list(TYPES), COMPRESS_ALGORITHM=["br", "zstd", "gzip"])
    Compress(app)
