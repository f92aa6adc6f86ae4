"""A note for the record: a few plain lines to paste anywhere. The site keeps none of it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp import session, visit
from budgethelp.filters import day, say
from budgethelp.forms.base import Words
from budgethelp.forms.note import NoteForm, StepForm
from budgethelp.i18n import Said, current_locale, lazy_gettext
from budgethelp.knowledge import knowledge
from budgethelp.plan import Plan, build_plan
from budgethelp.settings import clock
from budgethelp.views.free_line import needs_line
from budgethelp.views.layout import ShownStep, lay_out
from budgethelp.views.note_lines import note_lines
from budgethelp.views.note_words import PRIVATE_ACTIONS, PRIVATE_TOPICS, TOPICS
from budgethelp.views.shared import View, after_the_questions

pages = Blueprint("note", __name__)


@pages.get("/note")
@after_the_questions
def show() -> View:
    """The note with what is usual in it, ready to copy."""
    return _page(None)


@pages.post("/note")
@after_the_questions
def change() -> View:
    """The note as it was chosen. Nothing of it is kept."""
    return _page(MultiDict(request.form))


def _page(sent: MultiDict[str, str] | None) -> View:
    if not visit.is_together():
        return redirect("/plan", 303)
    plan, steps = _plan()
    form = _form(plan, steps, sent)
    days = _days(plan.situation.today, plan.situation.next_income)
    each = {action: StepForm(sent, days=days, prefix=action) for action in steps}
    lines = note_lines(plan, steps, form, each)
    return render_template("note.html", form=form, each=each, steps=steps, note="\n".join(lines))


def _plan() -> tuple[Plan, dict[str, ShownStep]]:
    """The plan, and the steps that may be named: those in sight, and those done."""
    now, known = clock(), knowledge()
    plan = build_plan(session.situation(now.date()), known.rulebook, now)
    page = lay_out(plan, known.services, now, current_locale(), visit.progress())
    return plan, {shown.step.action: shown for shown in (*page.urgent, *page.first, *page.done)}


def _form(plan: Plan, steps: dict[str, ShownStep], sent: MultiDict[str, str] | None) -> NoteForm:
    topics = {code: words for code, words in TOPICS.items() if code in plan.situation.needs}
    titles = {action: Said(say(shown.step.title)) for action, shown in steps.items()}
    make = partial(NoteForm, sent, topics=topics, steps=titles, has_line=needs_line(plan.situation))
    if sent is not None:
        return make()
    return make(
        data={
            "topics": [code for code in topics if code not in PRIVATE_TOPICS],
            "steps": [action for action in titles if action not in PRIVATE_ACTIONS],
        }
    )


def _days(today: date, income: date) -> Words:
    """Days to choose from, each once, as "2026-11-28": the soonest first."""
    days = sorted({today, today + timedelta(1), today + timedelta(7), max(income, today)})
    return {each.isoformat(): lazy_gettext("By %(day)s", day=day(each)) for each in days}
