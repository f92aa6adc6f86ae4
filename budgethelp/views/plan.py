"""The plan page."""

from __future__ import annotations

from flask import Blueprint, render_template

from budgethelp import session, visit
from budgethelp.directory.duties import Duty, who_does_what
from budgethelp.i18n import current_locale
from budgethelp.knowledge import knowledge
from budgethelp.plan import build_plan
from budgethelp.settings import clock
from budgethelp.situation import Situation
from budgethelp.views.days import lay_out_days
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
    situation = session.situation(now.date())
    visit.start_once(situation.today)
    plan = build_plan(situation, known.rulebook, now)
    page = lay_out(plan, known.services, now, current_locale(), visit.progress())
    duties = _duties(situation)
    council = next((name for name, done in duties.items() if done[0].council), None)
    worth = lay_out_worth(plan, known, now, current_locale())
    days = lay_out_days(plan, known)
    local = lay_out_local(page, situation, now)
    help = {"duties": duties, "council": council, "worth": worth, "local": local}
    return render_template("plan.html", plan=plan, page=page, back=look_back(plan), days=days, **help)


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
