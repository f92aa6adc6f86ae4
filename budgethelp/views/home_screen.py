"""What a phone asks for to keep our public pages: the worker with its list, the manifest and the icon."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Response, abort, make_response, url_for

from budgethelp.i18n import gettext
from budgethelp.icon import draw_icon
from budgethelp.views.assets import STATIC, static_url
from budgethelp.views.shared import View

pages = Blueprint("home_screen", __name__)

PACKAGE = Path(__file__).parents[1]
MADE_FROM = ("templates", "static", "translations", "directory/national", "views")
STYLES = ("site.css", "leave.js", "kept.js")
SIZES = (180, 192, 512)  # for iPhones, for Android, for its splash screen
AN_HOUR = 3_600
A_DAY = 86_400


@pages.get("/sw.js")
def worker() -> View:
    """The service worker, below the list of all that it may keep."""
    list_of_files = (
        f"const NAME = {json.dumps(cache_name())} + location.search\nconst FILES = {json.dumps(files())}\n"
    )
    response = make_response(list_of_files + (STATIC / "sw.js").read_text(encoding="utf-8"))
    response.mimetype = "text/javascript"
    response.headers["Service-Worker-Allowed"] = "/"
    return _public(response, AN_HOUR)


def files() -> list[str]:
    """The pages, styles and scripts that open with no signal. None of them is about a person."""
    pages_for_all = [url_for("kept.show"), url_for("kept.help_without_signal")]
    return [*pages_for_all, *(static_url(name) for name in STYLES)]


@cache
def cache_name() -> str:
    """A name that says nothing private and changes with what is kept."""
    seen = sha256()
    for folder in MADE_FROM:
        for path in sorted(path for path in (PACKAGE / folder).rglob("*.*") if path.suffix != ".pyc"):
            seen.update(path.read_bytes())
    return f"pages-{seen.hexdigest()[:8]}"


@pages.get("/site.webmanifest")
def manifest() -> View:
    """What a home screen shows: a name that says nothing private."""
    name, paper = gettext("Plan"), "#fcf9f3"
    says = {
        **{"id": "/kept", "start_url": "/kept", "scope": "/", "display": "standalone"},
        **{"name": name, "short_name": name, "background_color": paper, "theme_color": paper},
        "icons": [{"src": static_url("icon.svg"), "sizes": "any", "type": "image/svg+xml"}, *_pictures()],
    }
    return _public(Response(json.dumps(says), mimetype="application/manifest+json"), AN_HOUR)


def _pictures() -> list[dict[str, str]]:
    return [
        {
            "src": url_for(".icon", size=size),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size, purpose in ((192, "any"), (512, "any"), (512, "maskable"))
    ]


@pages.get("/icon-<int:size>.png")
def icon(size: int) -> View:
    """The icon as a picture."""
    if size not in SIZES:
        abort(404)
    return _public(Response(draw_icon(size), mimetype="image/png"), A_DAY)


def _public(response: Response, seconds: int) -> Response:
    response.cache_control.public = True
    response.cache_control.max_age = seconds
    return response
