"""When it is too much: one page with one thing. Breathe, one step, one number."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, render_template

from budgethelp import session, visit
from budgethelp.directory.helpers import Help, helpers_for
from budgethelp.i18n import current_locale
from budgethelp.knowledge import knowledge
from budgethelp.plan import build_plan
from budgethelp.settings import clock
from budgethelp.views.easy import open_steps, to_phone
from budgethelp.views.layout import ShownStep, lay_out
from budgethelp.views.shared import View

pages = Blueprint("one_thing", __name__)

LISTENERS = "samaritans"  # free, day and night, in all 4 nations


@pages.get("/one-thing")
def show() -> View:
    """The first step, if there is a plan, and one number: the step’s own, or of those who always listen."""
    now = clock()
    shown = _first_step(now) if session.is_answered(now.date()) else None
    own = to_phone(shown) if shown else None
    return render_template("one_thing.html", shown=shown, own=own, help=own or _those_who_listen(now))


def _first_step(now: datetime) -> ShownStep | None:
    plan = build_plan(session.situation(now.date()), knowledge().rulebook, now)
    page = lay_out(plan, knowledge().services, now, current_locale(), visit.progress())
    return next(iter(open_steps(page)), None)


def _those_who_listen(now: datetime) -> Help:
    return helpers_for([LISTENERS], knowledge().services, None, now, current_locale())[0]
