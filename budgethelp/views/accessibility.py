"""Who can use this site, what is not known yet, and what was tested: from the test run’s own results."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Flask, current_app, render_template

from budgethelp.i18n import lazy_gettext as _
from budgethelp.settings import clock
from budgethelp.tested import TESTED, Check, Tested, read_tested
from budgethelp.views.shared import View

pages = Blueprint("accessibility", __name__)

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
def show() -> View:
    """The statement, and what was tested."""
    tested = current_app.extensions["tested"]
    return render_template(
        "accessibility.html",
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
