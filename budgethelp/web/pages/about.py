"""About the site: what it keeps, whose facts it uses, how it was tested, and the guide for helpers."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, current_app, jsonify, render_template

from budgethelp.local_services.feeds import shipped
from budgethelp.local_services.help import Standing
from budgethelp.problems import StartError
from budgethelp.web.content import NoPlaces, content
from budgethelp.web.guard import View, may_be_kept
from budgethelp.web.local_store import local_store
from budgethelp.web.settings import clock
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("about", __name__)


@pages.get("/about")
def show() -> View:
    """What this is, privacy, the legal line and credits."""
    store = local_store()
    feeds = store.help.feeds(clock()) if store.is_kept else []
    return render_template("about/about.html", feeds=feeds, shipped=shipped())


@pages.get("/guide-for-helpers")
def guide() -> View:
    """For people who sit beside somebody: one page, to read before an appointment or to print."""
    return may_be_kept(render_template("about/guide_for_helpers.html"))


@pages.get("/healthz")
def is_alive() -> View:
    """For what watches the machine: this process answers. It looks at nothing."""
    return _for_a_machine({"alive": True}, 200)


@pages.get("/readyz")
def is_ready() -> View:
    """For what sends visitors here: rules, places and store, each "ok" or why not. 503 when one is not."""
    known, standing = content(), local_store().standing(clock())
    parts = {
        "rules": "ok" if known.rulebook.rules else "no rules",
        "places": "no table: flask places build" if isinstance(known.places, NoPlaces) else "ok",
        "store": "ok" if standing in (Standing.READY, Standing.NO_FEEDS) else standing.value,
    }
    return _for_a_machine(parts, 200 if set(parts.values()) == {"ok"} else 503)


def _for_a_machine(says: Mapping[str, object], status: int) -> Response:
    response = jsonify(says)
    response.status_code = status
    response.cache_control.no_store = True
    return response


@pages.get("/favicon.ico")
def icon() -> View:
    """Old browsers ask for this; the page's own link carries the icon."""
    return "", 204


@pages.get("/robots.txt")
def robots() -> View:
    """Search engines are welcome; there is nothing about anybody to find."""
    return Response("User-agent: *\nDisallow:\n", mimetype="text/plain")


TESTED = Path(__file__).parents[1] / "tested.toml"
GETS_OLD = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of check, and how often it passed, failed or was skipped; ``why`` says why it was skipped."""

    code: str
    passed: int
    failed: int
    skipped: int
    why: str

    @property
    def all(self) -> int:
        """How often it was tried."""
        return self.passed + self.failed

    @property
    def is_good(self) -> bool:
        """It was tried, and nothing failed or was left out."""
        return self.passed > 0 and not self.failed and not self.skipped


@dataclass(frozen=True, slots=True)
class Tested:
    """One run: its ``day``, so many ``pages``, ``languages`` by code, ``engines`` with their versions."""

    day: date
    pages: int
    languages: tuple[str, ...]
    engines: Mapping[str, str]
    checks: tuple[Check, ...]

    @property
    def failed(self) -> int:
        """How many checks failed, of all kinds."""
        return sum(check.failed for check in self.checks)

    @property
    def all_passed(self) -> bool:
        """True only when there are checks, each was tried, and none failed or was left out."""
        return bool(self.checks) and all(check.is_good for check in self.checks)

    def is_old(self, today: date) -> bool:
        """Older than 90 days."""
        return self.day + GETS_OLD < today


def read_tested(path: Path) -> Tested | None:
    """The run of that file; None without a file. StartError says what is wrong with it."""
    if not path.exists():
        return None
    try:
        return _tested(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as problem:
        raise StartError([f"{path.name}: {problem}. Run `make everywhere` to write it again"]) from problem


def _tested(table: Mapping[str, Any]) -> Tested:
    return Tested(
        day=date.fromisoformat(str(table["day"])),
        pages=int(table["pages"]),
        languages=tuple(table["languages"]),
        engines=dict(table["engines"]),
        checks=tuple(Check(**check) for check in table["checks"]),
    )


CHECKS = {
    "axe": _("Known faults that a program can find"),
    "dark": _("Words stand out in dark colours"),
    "targets": _("Everything to press is big enough"),
    "narrow": _("Nothing is cut off on a narrow screen"),
    "big": _("Nothing is cut off with text twice as big"),
    "language": _("The page says its language"),
    "words": _("Words are all there, and English says so"),
    "chromium": _("Whole visits in Chromium %(version)s"),
    "firefox": _("Whole visits in Firefox %(version)s"),
    "webkit": _("Whole visits in WebKit %(version)s"),
    "text": _("Without looks, and in text browsers"),
    "keys": _("By keyboard, and how mistakes are told"),
}


def set_up(app: Flask) -> None:
    """Read the results once, at the start; StartError when the file is broken."""
    app.extensions["tested"] = read_tested(app.config.get("TESTED", TESTED))


@pages.get("/accessibility")
def show_accessibility() -> View:
    """The statement, and what was tested."""
    tested = current_app.extensions["tested"]
    return render_template(
        "about/accessibility.html",
        tested=tested,
        old=tested and tested.is_old(clock().date()),
        checks=list(_named(tested)) if tested else [],
        good={check.code for check in tested.checks if check.is_good} if tested else (),
    )


def _named(tested: Tested) -> Iterator[tuple[str, Check]]:
    """Each check with its name, and the version of its browser."""
    versions = {name.lower(): version for name, version in tested.engines.items()}
    for check in tested.checks:
        yield str(CHECKS[check.code] % {"version": versions.get(check.code, "")}).rstrip(), check
