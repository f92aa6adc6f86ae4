"""Long parts of public pages: the same for everyone, so made once a day for each language, and kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from flask import Response, current_app, make_response, session
from markupsafe import Markup

from budgethelp.finishing import FINISHED, finish
from budgethelp.i18n import current_locale
from budgethelp.language import ENGLISH
from budgethelp.settings import clock

AN_HOUR = 3_600
Kept = dict[tuple[str, str], tuple[date, Markup]]


def keep(name: str, make: Callable[[], str]) -> Markup:
    """What ``make`` gives (HTML of one of our own templates), kept until tomorrow: figures change by day."""
    kept: Kept = current_app.extensions.setdefault("fragments", {})
    key, today = (name, current_locale()), clock().date()
    if key not in kept or kept[key][0] != today:
        kept[key] = today, Markup(_finished(make()))  # noqa: S704 (escaped by its template)
    return kept[key][1]


def _finished(html: str) -> str:
    """These are long: they have their last look once, not at every visit."""
    if current_locale() == ENGLISH:
        return html
    return f"{FINISHED}{finish(html, current_locale())}{FINISHED}"


def may_be_kept(html: str) -> Response:
    """The page; a browser may keep it for an hour while the person has told us nothing."""
    response = make_response(html)
    if not session:
        response.cache_control.public = True
        response.cache_control.max_age = AN_HOUR
    return response
