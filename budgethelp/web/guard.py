"""What pages about a person share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import ParamSpec

import flask
from flask import Response, current_app, make_response, redirect
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from budgethelp.languages.language import ENGLISH
from budgethelp.web import session
from budgethelp.web.finish import FINISHED, finish
from budgethelp.web.settings import clock
from budgethelp.web.translate import current_locale

View = str | Response | AnyResponse | tuple[str, int]
Params = ParamSpec("Params")


def after_the_questions(view: Callable[Params, View]) -> Callable[Params, View]:
    """Only for a person who has answered the 2 questions; anybody else goes to them, and is told why."""

    @wraps(view)
    def guarded(*args: Params.args, **kwargs: Params.kwargs) -> View:
        if not session.is_answered(clock().date()):
            return redirect("/?gone=yes", 303)
        return view(*args, **kwargs)

    return guarded


def what_we_know() -> dict[str, bool]:
    """For every page: whether there are answers to look at or clear."""
    return {"answered": session.is_answered(clock().date())}


AN_HOUR = 3_600
Kept = dict[tuple[str, str], tuple[date, Markup]]


def keep(name: str, make: Callable[[], str]) -> Markup:
    """What ``make`` gives (HTML of one of our own templates), kept until tomorrow: figures change by day."""
    fragments: Kept = current_app.extensions.setdefault("fragments", {})
    key, today = (name, current_locale()), clock().date()
    if key not in fragments or fragments[key][0] != today:
        fragments[key] = today, Markup(_finished(make()))  # noqa: S704 (escaped by its template)
    return fragments[key][1]


def _finished(html: str) -> str:
    """These are long: they have their last look once, not at every visit."""
    if current_locale() == ENGLISH:
        return html
    return f"{FINISHED}{finish(html, current_locale())}{FINISHED}"


def may_be_kept(html: str) -> Response:
    """The page; a browser may keep it for an hour while the person has told us nothing."""
    response = make_response(html)
    if not flask.session:
        response.cache_control.public = True
        response.cache_control.max_age = AN_HOUR
    return response
