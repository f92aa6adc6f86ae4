"""Finishing: everything is forgotten, here and in the browser."""

from __future__ import annotations

from flask import Blueprint, current_app, make_response, redirect, render_template
from werkzeug.wrappers import Response as AnyResponse

from budgethelp import session
from budgethelp.security import clear_site_data, is_from_elsewhere, is_own_visit
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
    """Everything is gone. Opening this page by hand forgets too; when another site opens it, nothing goes."""
    if is_own_visit():
        return _forgotten(make_response(render_template("cleared.html", clears=True)))
    if session.kept():
        return redirect("/answers", 303)  # the button to clear is there
    return render_template("cleared.html", clears=False)


@pages.get("/leave")
def leave() -> View:
    """Forget everything and go to a neutral site. A link, so that it works everywhere."""
    if not is_from_elsewhere():
        session.forget()  # without Clear-Site-Data, which makes some browsers wait
    return redirect(current_app.config["LEAVE_URL"], 303)


def _forgotten(response: AnyResponse) -> View:
    session.forget()
    return clear_site_data(make_response(response))
