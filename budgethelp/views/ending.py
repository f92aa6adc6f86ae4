"""Finishing: everything is forgotten, here and in the browser."""

from __future__ import annotations

from flask import Blueprint, current_app, make_response, redirect, render_template
from werkzeug.wrappers import Response as AnyResponse

from budgethelp import session
from budgethelp.security import clear_site_data
from budgethelp.views.language import in_language
from budgethelp.views.shared import View

pages = Blueprint("ending", __name__)


@pages.post("/clear")
def clear() -> View:
    """Forget everything and show that it is gone."""
    return _forgotten(redirect(in_language("/cleared"), 303))


@pages.post("/again")
def start_again() -> View:
    """Forget everything and go to the first page."""
    return _forgotten(redirect(in_language("/"), 303))


@pages.get("/cleared")
def cleared() -> View:
    """Everything is gone. Opening this page by hand forgets too, so that it is always true."""
    return _forgotten(make_response(render_template("cleared.html")))


@pages.get("/leave")
def leave() -> View:
    """Forget everything and go to a neutral site. A link, so that it works everywhere."""
    session.forget()  # without Clear-Site-Data, which makes some browsers wait
    return redirect(current_app.config["LEAVE_URL"], 303)


def _forgotten(response: AnyResponse) -> View:
    session.forget()
    return clear_site_data(make_response(response))
