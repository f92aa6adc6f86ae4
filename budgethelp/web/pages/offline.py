"""Keep it on this phone: the offer, the plan as it is kept, and the page that opens it with no signal."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Response, g, make_response, redirect, render_template, url_for

from budgethelp.web import session
from budgethelp.web.assets import STATIC, static_url
from budgethelp.web.guard import View, after_the_questions
from budgethelp.web.pages import help_now, plan
from budgethelp.web.settings import clock
from budgethelp.web.translate import gettext

pages = Blueprint("offline", __name__)


# The same for everyone, also for somebody whose cookie came with the request.
NOBODY = {"answered": False, "together": False, "comfort": ()}


@pages.get("/keep")
@after_the_questions
def offer() -> View:
    """What would be kept and until when. Not on a screen that others use next."""
    situation = session.situation(clock().date())
    if session.is_together() or not situation.days:
        return redirect("/plan", 303)
    return render_template("offline/keep.html", situation=situation)


@pages.get("/keep/plan")
@after_the_questions
def plan_to_keep() -> View:
    """The plan with opening hours for the whole week: nobody can ask a kept page for now."""
    if session.is_together():
        return redirect("/plan", 303)
    g.for_later = True
    return plan.show()


@pages.get("/kept")
def show() -> View:
    """An empty page; its script fills in the plan that this phone keeps."""
    return render_template("offline/kept.html", **NOBODY)


@pages.get("/help-now/no-signal")
def help_without_signal() -> View:
    """Help now as it is kept on a phone."""
    g.for_later = True
    return render_template("help_now.html", parts=list(help_now.parts()), no_signal=True, **NOBODY)


PACKAGE = Path(__file__).parents[2]
MADE_FROM = ("templates", "static", "translations", "directory/national", "web")
SCRIPTS = ("leave.js", "kept.js")
AN_HOUR = 3_600


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
    """The pages and scripts that open with no signal. None of them is about a person."""
    pages_for_all = [url_for("offline.show"), url_for("offline.help_without_signal")]
    return [*pages_for_all, *(static_url(name) for name in SCRIPTS)]


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
            "src": static_url(f"icon-{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size, purpose in ((192, "any"), (512, "any"), (512, "maskable"))
    ]


def _public(response: Response, seconds: int) -> Response:
    response.cache_control.public = True
    response.cache_control.max_age = seconds
    return response
