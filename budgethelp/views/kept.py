"""Keep it on this phone: the offer, the plan as it is kept, and the page that opens it with no signal."""

from __future__ import annotations

from flask import Blueprint, g, redirect, render_template

from budgethelp import session, visit
from budgethelp.settings import clock
from budgethelp.views import help_now, plan
from budgethelp.views.shared import View, after_the_questions

pages = Blueprint("kept", __name__)

# The same for everyone, also for somebody whose cookie came with the request.
NOBODY = {"answered": False, "together": False, "comfort": ()}


@pages.get("/keep")
@after_the_questions
def offer() -> View:
    """What would be kept and until when. Not on a screen that others use next."""
    told = session.situation(clock().date())
    if visit.is_together() or not told.days:
        return redirect("/plan", 303)
    return render_template("keep.html", told=told)


@pages.get("/keep/plan")
@after_the_questions
def plan_to_keep() -> View:
    """The plan with opening hours for the whole week: nobody can ask a kept page for now."""
    if visit.is_together():
        return redirect("/plan", 303)
    g.for_later = True
    return plan.show()


@pages.get("/kept")
def show() -> View:
    """An empty page; its script fills in the plan that this phone keeps."""
    return render_template("kept.html", **NOBODY)


@pages.get("/help-now/no-signal")
def help_without_signal() -> View:
    """Help now as it is kept on a phone."""
    g.for_later = True
    return render_template("help_now.html", parts=list(help_now.parts()), no_signal=True, **NOBODY)
