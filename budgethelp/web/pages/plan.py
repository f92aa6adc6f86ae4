"""The plan page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import Blueprint, redirect, render_template, request

from budgethelp.dates.bank_holidays import benefits_come_early, closure
from budgethelp.directory.duties import Duty, who_does_what
from budgethelp.plan.plan import MOST_FIRST_STEPS, Plan, Step, build_plan
from budgethelp.plan.progress import Outcome
from budgethelp.rules.actions import actions
from budgethelp.situation.situation import Income, Need, Situation
from budgethelp.web import session
from budgethelp.web.content import content
from budgethelp.web.guard import View, after_the_questions
from budgethelp.web.labels import NATIONS
from budgethelp.web.pages.plan_layout import (
    lay_out,
    lay_out_benefits,
    lay_out_days,
    lay_out_local,
    with_contacts,
)
from budgethelp.web.service_text import told
from budgethelp.web.settings import clock
from budgethelp.web.translate import current_locale, gettext

pages = Blueprint("plan", __name__)


SO_FAR = "/plan#so-far"
NOT_BENEFITS = frozenset({Income.WAGES, Income.ZERO_HOURS, Income.SELF_EMPLOYED, Income.NONE, Income.STUDENT})


@dataclass(frozen=True, slots=True)
class SoFar:
    """``count`` of things done; ``days_to_go`` only for someone who comes back; a step to ``ask`` about."""

    count: int
    days_to_go: int | None
    ask: Step | None


def look_back(plan: Plan) -> SoFar:
    """What the plan page says of what was done before today, and today."""
    started, progress = session.started(), session.progress()
    back = started is not None and started < plan.situation.today
    return SoFar(len(progress.done), plan.situation.days if back else None, _to_ask(plan))


def _to_ask(plan: Plan) -> Step | None:
    progress = session.progress()
    action = progress.to_ask(plan.situation.today)
    if action is None and session.is_asked():
        first = [step.action for step in plan.steps[:MOST_FIRST_STEPS]]
        action = next((each for each in (*progress.ticked, *first) if each not in progress.outcomes), None)
    return next((step for step in plan.steps if step.action == action), None)


@pages.post("/done")
@after_the_questions
def tick() -> View:
    """A step is done. An action nobody has is not kept."""
    action = request.form.get("action", "")
    if action in actions():
        session.keep_progress(session.progress().tick(action, clock().date()))
    return redirect(SO_FAR, 303)


@pages.post("/not-done")
@after_the_questions
def untick() -> View:
    """The tick was not meant, or it has to be done again."""
    session.keep_progress(session.progress().untick(request.form.get("action", "")))
    return redirect(SO_FAR, 303)


@pages.get("/did-it-help")
def ask() -> View:
    """From a calendar: the question stands on the plan. Without a plan here, how to open it."""
    if not session.is_answered(clock().date()):
        return render_template("plan/did_it_help.html")
    session.keep_asked(True)
    return redirect(SO_FAR, 303)


@pages.post("/did-it-help")
@after_the_questions
def tell() -> View:
    """Yes, not yet, or could not get through."""
    action, outcome = request.form.get("action", ""), request.form.get("outcome")
    if action in actions() and outcome in set(Outcome):
        session.keep_progress(session.progress().tell(action, Outcome(outcome)))
    return redirect(SO_FAR, 303)


@pages.get("/plan")
@after_the_questions
def show() -> View:
    """What to do first, who can help, and how long the money has to last."""
    now, known = clock(), content()
    plan = _plan(now)
    session.start_once(plan.situation.today)
    help = _steps_and_help(plan, now)
    benefit = lay_out_benefits(plan, known, now, session.phone_language())
    days = lay_out_days(plan, known)
    return render_template(
        "plan/plan.html",
        plan=plan,
        back=look_back(plan),
        days=days,
        benefit=benefit,
        nations=NATIONS,
        assumed=session.answers().get(session.ASSUMED, ()),
        shut=closure(plan.situation.today, plan.situation.nation),
        early=_early(plan.situation),
        **help,
    )


def _early(situation: Situation) -> date | None:
    """When the next money comes if it is a benefit, as a bank holiday is in the way."""
    if not situation.days_sure or situation.income in NOT_BENEFITS:
        return None
    early = benefits_come_early(situation.next_income, situation.nation)
    return early if early and early > situation.today else None


@pages.post("/need")
@after_the_questions
def press_need() -> View:
    """Add a need, or take it off when it was there. A code nobody has changes nothing."""
    code = request.form.get("need", "")
    if code in set(Need):
        session.store(needs=session.written().needs ^ {Need(code)})
    return redirect("/plan", 303)


def _plan(now: datetime) -> Plan:
    return build_plan(session.situation(now.date()), content().rulebook, now)


def _steps_and_help(plan: Plan, now: datetime) -> dict[str, Any]:
    """The steps in their places, and who stands beside them: bodies, the council, places near."""
    duties = _duties(plan.situation)
    every = [duty for of_body in duties.values() for duty in of_body]
    page = lay_out(plan, content().services, now, session.phone_language(), session.progress())
    page = with_contacts(page, plan, every, content())
    council = next((name for name, done in duties.items() if done[0].council), None)
    local = lay_out_local(page, plan.situation, now)
    named = [(help.service.id, gettext(help.service.name)) for shown in page.steps for help in shown.everyone]
    named += [(str(near.id), told(near.record.name)) for found in local.by_rule.values() for near in found]
    pages = content().councils.pages
    return {
        **{"page": page, "duties": duties, "council": council, "local": local, "named": named},
        "councils_pages": pages,
    }


def _duties(situation: Situation) -> dict[str, list[Duty]]:
    """What each body does for this person, by the body's name."""
    known = content()
    council = situation.councils[0] if situation.councils else None
    bodies: dict[str, list[Duty]] = {}
    for duty in who_does_what(
        council, situation.nation, situation.today, known.councils, known.responsibilities
    ):
        name = duty.council.name_in(current_locale()) if duty.council else duty.who
        bodies.setdefault(name, []).append(duty)
    return bodies
