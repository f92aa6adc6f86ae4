"""Opening a plan that somebody shared: asked before it is shown, and checked as if typed by a stranger."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, redirect, render_template, request
from msgspec.structs import replace
from werkzeug.datastructures import MultiDict

from budgethelp.plan.link import CannotOpen, Opened, Refusal, unpack
from budgethelp.plan.progress import NOTHING_YET
from budgethelp.situation.situation import Written
from budgethelp.situation.spending import Pounds
from budgethelp.web import session
from budgethelp.web.content import content
from budgethelp.web.fields import MoneyField, Questions
from budgethelp.web.guard import View
from budgethelp.web.settings import clock
from budgethelp.web.translate import LANGUAGE_KEY, LazyText
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("shared_plan", __name__)


class LeftForm(Questions):
    """One amount."""

    money_left = MoneyField(
        _("How much money do you have left now?"),
        description=_("Like 42.50, or −20 if you are overdrawn."),
    )


REFUSALS: Mapping[Refusal, LazyText] = {
    Refusal.NOTHING: _("There is no plan in this link. Scan the code again, or copy the whole link."),
    Refusal.CHANGED: _(
        "A part of the link is missing or has changed. Scan the code again, or copy the whole link."
    ),
    Refusal.NEWER: _("A newer version of this site made the link. Load the page again, or start a new plan."),
    Refusal.OVER: _("The days of this plan are over. You can start a new one with 2 questions."),
}


@pages.get("/open")
def ask() -> View:
    """Asks whether to open it. What stands after the # is read in the browser, not here."""
    return render_template("shared_plan/open.html", refused=None)


@pages.post("/open")
def open_plan() -> View:
    """Keep what the link says and show the plan; ask how much is left when the link has no amounts."""
    packed = request.form.get("plan", "")
    try:
        opened = unpack(packed, clock().date(), content().councils)
    except CannotOpen as refused:
        return render_template("shared_plan/open.html", refused=REFUSALS[refused.reason]), 422
    answers = opened.situation
    if answers.money_left is None:
        form = LeftForm(MultiDict(request.form) if "money_left" in request.form else None)
        if "money_left" not in request.form or not form.validate():
            return render_template(
                "shared_plan/open_left.html", form=form, packed=packed
            ), 422 if form.errors else 200
        answers = replace(answers, money_left=Pounds(form.money_left.answer))
    _keep(opened, answers)
    return redirect("/plan", 303)


def _keep(opened: Opened, answers: Written) -> None:
    """These answers and no others; the reader's language stays, and that somebody is with them."""
    stays = {key: session.answers().get(key) for key in (LANGUAGE_KEY, session.TOGETHER)}
    session.forget()
    session.store_situation(answers)
    session.start(opened.made_on)
    progress = NOTHING_YET
    for action in opened.done:
        progress = progress.tick(action, opened.made_on)
    session.keep_progress(progress)
    for key, answer in stays.items():
        session.keep(key, answer)
