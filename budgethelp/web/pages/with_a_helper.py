"""Someone is with me: the same pages for two people, on a screen that the next person will use too."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Flask, Response, g, make_response, redirect, render_template, request

from budgethelp.situation.questions import PARTS
from budgethelp.web import session
from budgethelp.web.guard import View
from budgethelp.web.pages import start
from budgethelp.web.security import clear_site_data, is_from_elsewhere, is_own_visit
from budgethelp.web.session import IDLE
from budgethelp.web.settings import clock
from budgethelp.web.translate import LazyText
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("with_a_helper", __name__)


ANY_PAGE = _("Page")
BY_BLUEPRINT: Mapping[str, LazyText] = {
    "with_a_helper": _("Together"),
    "start": _("Start"),
    "plan": _("Plan"),
    "shared_plan": _("Plan"),
    **dict.fromkeys(
        ("about_you", "where", "bills", "payday", "set_aside", "what_if", "something_wrong"), _("Questions")
    ),
    "answers": _("Answers"),
    "note": _("Note"),
    **dict.fromkeys(("help_now", "help_near_you", "easy_read"), _("Help")),
    **dict.fromkeys(("take_away", "area_sheet"), _("Paper")),
}


def quiet_title() -> str:
    """What kind of page this is, and no more."""
    return str(BY_BLUEPRINT.get(request.blueprint or "", ANY_PAGE))


def aloud(name: str) -> LazyText | None:
    """What to say for the question of this field, or None when its own words are enough."""
    part = PARTS.get(name)
    return LazyText(part.aloud) if part and part.aloud else None


WARNING_MINUTES = 5
ASK_AFTER = IDLE.seconds - 60 * WARNING_MINUTES
A_MOMENT = 5  # seconds: when the page after the warning comes, the answers have gone
WITHOUT_CLOCK = frozenset({"with_a_helper.still_here", "with_a_helper.ready"})
FIELDS = (b"<textarea", b"<select", b'<input type="text"', b'<input type="checkbox"', b'<input type="radio"')


def set_up(app: Flask) -> None:
    """Give every page its words for two people, and its clock."""
    app.context_processor(for_two)
    app.after_request(look_again)


def for_two() -> dict[str, object]:
    """For every page: whether two look at it, and what that takes."""
    if not session.is_together():
        return {"together": False}
    return {"together": True, "aloud": aloud, "quiet_title": quiet_title}


def look_again(response: Response) -> Response:
    """After 25 idle minutes the page asks whether somebody is still there. A header: it needs no script.

    Not on a page with a field: what is typed there is never lost. There the script asks (``leave.js``).
    """
    if (
        response.mimetype == "text/html"
        and session.answers()
        and request.endpoint not in WITHOUT_CLOCK
        and not g.get("for_later")
        and not any(field in response.get_data() for field in FIELDS)
    ):
        response.headers["Refresh"] = f"{ASK_AFTER}; url=/still-here"
    return response


@pages.get("/together")
def ask() -> View:
    """The first questions, with words for someone to say out loud. Only the mode is kept."""
    if is_own_visit():
        session.begin_together()
    return start.ask()


@pages.post("/together")
def keep() -> View:
    """Keep the answers, also of a page that stood open for long."""
    session.begin_together()
    return start.keep()


@pages.post("/alone")
def end() -> View:
    """The same answers, without the words for two. For a person's own phone."""
    session.end_together()
    return redirect("/plan", 303)


@pages.get("/still-here")
def still_here() -> View:
    """The warning. It does not count as use; in 5 minutes everything is wiped."""
    back = "/plan" if session.is_answered(clock().date()) else "/together" if session.is_two() else "/"
    gone = "/ready" if session.is_two() else "/?gone=yes"
    response = make_response(
        render_template("with_a_helper/still_here.html", back=back, minutes=WARNING_MINUTES)
    )
    response.headers["Refresh"] = f"{60 * WARNING_MINUTES + A_MOMENT}; url={gone}"
    return response


@pages.post("/still-here")
def stay() -> View:
    """Somebody is: the minutes count from now."""
    return Response(status=204)


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
    if own or (session.is_two() and not is_from_elsewhere()):
        session.forget()
    elif session.answers():
        return redirect("/answers", 303)
    elif is_from_elsewhere():
        return redirect("/", 303)
    return clear_site_data(make_response(render_template("with_a_helper/ready.html", clears=own)))
