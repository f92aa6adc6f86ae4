"""Our own few files: named by what is in them, so that a browser may keep them for good."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, request, url_for
from markupsafe import Markup

from budgethelp.languages.language import ENGLISH
from budgethelp.web.compression import without_notes
from budgethelp.web.finish import FINISHED
from budgethelp.web.translate import current_locale

STATIC = Path(__file__).parents[1] / "static"
INSIDE = ("site.css", "forms.css", "days.css")  # these ride inside the pages that need them
FOR_GOOD = 31_536_000
KEPT = frozenset({200, 304})
# Flask’s words about a file that tell a browser nothing here: 230 bytes of a first visit.
NOT_NEEDED = ("Content-Disposition", "Accept-Ranges", "Last-Modified")


def set_up(app: Flask) -> None:
    """Give templates ``static_url``, and let versioned files be kept."""
    app.jinja_env.globals.update(static_url=static_url, style=style)
    app.after_request(keep_versions)


def static_url(name: str) -> str:
    """The address of a file of ours, with a version that changes when the file does."""
    return url_for("static", filename=name, v=version(name))


def style(name: str) -> Markup:
    """What is in a style sheet, to ride inside the page: a phone can paint once the page is there."""
    around = FINISHED if current_locale() != ENGLISH else ""
    return Markup(f"{around}<style>{_inside(name)}</style>{around}")  # noqa: S704 (our own file)


@cache
def style_hash(name: str) -> str:
    """What the Content-Security-Policy says of ``style(name)``."""
    return f"'sha256-{b64encode(sha256(_inside(name).encode()).digest()).decode()}'"


@cache
def _inside(name: str) -> str:
    return without_notes((STATIC / name).read_bytes(), "text/css").decode().strip()


@cache
def version(name: str) -> str:
    """A short fingerprint of what is in the file."""
    return sha256((STATIC / name).read_bytes()).hexdigest()[:8]


def keep_versions(response: Response) -> Response:
    """A file asked for by its version never changes; a wrong version, or no file, may be right tomorrow."""
    if request.endpoint != "static" or response.status_code not in KEPT:
        return response
    if request.args.get("v") == version(str((request.view_args or {}).get("filename"))):
        response.headers["Cache-Control"] = f"public, max-age={FOR_GOOD}, immutable"
        for header in NOT_NEEDED:
            response.headers.pop(header, None)
    return response
