"""Small wins: a step is ticked done, the next one comes up, and later one question: did it help?"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request

from budgethelp import session, visit
from budgethelp.plan import MOST_FIRST_STEPS, Plan, Step
from budgethelp.progress import Outcome
from budgethelp.rules.actions import ORDER
from budgethelp.settings import clock
from budgethelp.views.shared import View, after_the_questions

pages = Blueprint("progress", __name__)
SO_FAR = "/plan#so-far"


@dataclass(frozen=True, slots=True)
class SoFar:
    """``count`` of things done; ``days_to_go`` only for someone who comes back; a step to ``ask`` about."""

    count: int
    days_to_go: int | None
    ask: Step | None


def look_back(plan: Plan) -> SoFar:
    """What the plan page says of what was done before today, and today."""
    started, progress = visit.started(), visit.progress()
    back = started is not None and started < plan.situation.today
    return SoFar(len(progress.done), plan.situation.days if back else None, _to_ask(plan))


def _to_ask(plan: Plan) -> Step | None:
    progress = visit.progress()
    action = progress.to_ask(plan.situation.today)
    if action is None and visit.is_asked():
        first = [step.action for step in plan.steps[:MOST_FIRST_STEPS]]
        action = next((each for each in (*progress.ticked, *first) if each not in progress.outcomes), None)
    return next((step for step in plan.steps if step.action == action), None)


@pages.post("/done")
@after_the_questions
def tick() -> View:
    """A step is done. An action nobody has is not kept."""
    action = request.form.get("action", "")
    if action in ORDER:
        visit.keep_progress(visit.progress().tick(action, clock().date()))
    return redirect(SO_FAR, 303)


@pages.post("/not-done")
@after_the_questions
def untick() -> View:
    """The tick was not meant, or it has to be done again."""
    visit.keep_progress(visit.progress().untick(request.form.get("action", "")))
    return redirect(SO_FAR, 303)


@pages.get("/did-it-help")
def ask() -> View:
    """From a calendar: the question stands on the plan. Without a plan here, how to open it."""
    if not session.is_answered(clock().date()):
        return render_template("did_it_help.html")
    visit.keep_asked(True)
    return redirect(SO_FAR, 303)


@pages.post("/did-it-help")
@after_the_questions
def tell() -> View:
    """Yes, not yet, or could not get through."""
    action, outcome = request.form.get("action", ""), request.form.get("outcome")
    if action in ORDER and outcome in set(Outcome):
        visit.keep_progress(visit.progress().tell(action, Outcome(outcome)))
    return redirect(SO_FAR, 303)
