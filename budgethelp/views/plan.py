"""The plan page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, redirect, render_template

from budgethelp import session, visit
from budgethelp.directory.duties import Duty, who_does_what
from budgethelp.i18n import current_locale
from budgethelp.knowledge import knowledge
from budgethelp.plan import Plan, build_plan
from budgethelp.settings import clock
from budgethelp.situation import Situation
from budgethelp.views.days import lay_out_days
from budgethelp.views.easy import screen_wanted
from budgethelp.views.layout import lay_out
from budgethelp.views.local import lay_out_local
from budgethelp.views.progress import look_back
from budgethelp.views.shared import View, after_the_questions
from budgethelp.views.worth import lay_out_worth

pages = Blueprint("plan", __name__)


@pages.get("/plan")
@after_the_questions
def show() -> View:
    """What to do first, who can help, and how long the money has to last."""
    now, known = clock(), knowledge()
    plan = _plan(now)
    visit.start_once(plan.situation.today)
    help = _steps_and_help(plan, now)
    screen = screen_wanted(help["page"])
    if screen:
        help |= {"council": None, "your_council": help["council"]}  # its own part is on the whole plan
        return render_template("easy_plan.html", plan=plan, back=look_back(plan), screen=screen, **help)
    worth = lay_out_worth(plan, known, now, current_locale())
    days = lay_out_days(plan, known)
    return render_template("plan.html", plan=plan, back=look_back(plan), days=days, worth=worth, **help)


@pages.get("/next")
@after_the_questions
def show_next() -> View:
    """What can wait, in full, when a plan has much of it."""
    now = clock()
    help = _steps_and_help(_plan(now), now)
    if not help["page"].in_short:
        return redirect("/plan", 303)
    return render_template("next.html", **help)


def _plan(now: datetime) -> Plan:
    return build_plan(session.situation(now.date()), knowledge().rulebook, now)


def _steps_and_help(plan: Plan, now: datetime) -> dict[str, Any]:
    """The steps in their places, and who stands beside them: bodies, the council, places near."""
    page = lay_out(plan, knowledge().services, now, current_locale(), visit.progress())
    duties = _duties(plan.situation)
    council = next((name for name, done in duties.items() if done[0].council), None)
    local = lay_out_local(page, plan.situation, now)
    return {"page": page, "duties": duties, "council": council, "local": local}


def _duties(situation: Situation) -> dict[str, list[Duty]]:
    """What each body does for this person, by the body's name."""
    known = knowledge()
    council = situation.councils[0] if situation.councils else None
    bodies: dict[str, list[Duty]] = {}
    for duty in who_does_what(
        council, situation.nation, situation.today, known.councils, known.responsibilities
    ):
        name = duty.council.name_in(current_locale()) if duty.council else duty.who
        bodies.setdefault(name, []).append(duty)
    return bodies
