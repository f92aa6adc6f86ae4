"""Someone is with me: the same pages for two people, on a screen that the next person will use too."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, make_response, redirect, render_template, request

from budgethelp import session, visit
from budgethelp.security import clear_site_data, is_from_elsewhere, is_own_visit
from budgethelp.session_rules import IDLE_TOGETHER
from budgethelp.settings import clock
from budgethelp.views import start
from budgethelp.views.quiet_titles import quiet_title
from budgethelp.views.say_aloud import aloud
from budgethelp.views.shared import View

pages = Blueprint("together", __name__)

WARNING_MINUTES = 2
ASK_AFTER = IDLE_TOGETHER.seconds - 60 * WARNING_MINUTES
WITHOUT_CLOCK = frozenset({"together.still_here", "together.ready"})


def set_up(app: Flask) -> None:
    """Give every page its words for two people, and its clock."""
    app.context_processor(for_two)
    app.after_request(look_again)


def for_two() -> dict[str, object]:
    """For every page: whether two look at it, and what that takes."""
    if not visit.is_together():
        return {"together": False}
    return {"together": True, "aloud": aloud, "quiet_title": quiet_title}


def look_again(response: Response) -> Response:
    """After 13 idle minutes the page asks whether somebody is still there. A header: it needs no script."""
    if response.mimetype == "text/html" and visit.is_together() and request.endpoint not in WITHOUT_CLOCK:
        response.headers["Refresh"] = f"{ASK_AFTER}; url=/still-here"
    return response


@pages.get("/together")
def ask() -> View:
    """The first questions, with words for someone to say out loud. Only the mode is kept."""
    if is_own_visit():
        visit.begin_together()
    return start.ask()


@pages.post("/together")
def keep() -> View:
    """Keep the answers, also of a page that stood open for long."""
    visit.begin_together()
    return start.keep()


@pages.post("/alone")
def end() -> View:
    """The same answers, without the words for two. For a person's own phone."""
    visit.end_together()
    return redirect("/plan", 303)


@pages.get("/still-here")
def still_here() -> View:
    """The warning. It does not count as use; in 2 minutes everything is wiped."""
    back = "/plan" if session.is_answered(clock().date()) else "/together"
    response = make_response(render_template("still_here.html", back=back, minutes=WARNING_MINUTES))
    response.headers["Refresh"] = f"{60 * WARNING_MINUTES}; url=/ready"
    return response


@pages.post("/next")
def next_person() -> View:
    """One press wipes everything."""
    session.forget()
    return clear_site_data(redirect("/ready", 303))


@pages.get("/ready")
def ready() -> View:
    """Ready for the next person. Opening this page forgets too; when another site opens it, nothing goes."""
    own = is_own_visit()
    # A screen for two comes here by itself, and an old browser may not say from where.
    if own or (visit.is_two() and not is_from_elsewhere()):
        session.forget()
    elif session.kept():
        return redirect("/answers", 303)
    return clear_site_data(make_response(render_template("ready.html", clears=own)))
