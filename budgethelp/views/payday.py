"""When does the money come? For people who are not sure of the day."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp import answers, session
from budgethelp.forms.payday import FORMS, KINDS, PaydayForm, make_form
from budgethelp.income_patterns import Pattern, is_sure
from budgethelp.next_paydays import next_paydays, read_wait, write_wait
from budgethelp.pattern_codes import read_pattern
from budgethelp.settings import clock
from budgethelp.situation import MOST_DAYS
from budgethelp.views.shared import View

pages = Blueprint("payday", __name__)


@pages.get("/payday")
def ask() -> View:
    """Every way that money comes, each with its own small question."""
    return _page()


@pages.post("/payday")
def work_out() -> View:
    """The next payments. Shown at once: what was typed is used here and kept nowhere."""
    kind = request.form.get("kind", "")
    if kind not in FORMS:
        return redirect("/payday", 303)
    today = clock().date()
    form = make_form(kind, MultiDict(request.form), today)
    if not form.validate():
        return _page(form), 422
    return _found(read_pattern(form.codes()), today)


@pages.post("/payday/use")
def use() -> View:
    """Keep the day as when the next money comes."""
    today = clock().date()
    day = _day(request.form.get("day", ""), today)
    if day is None:
        return redirect("/payday", 303)
    session.keep(answers.NEXT_INCOME, day.isoformat())
    gap = request.form.get("gap")
    session.keep(answers.LONGER_GAP, gap if read_wait(gap, day) else None)
    return redirect("/plan" if session.is_answered(today) else "/", 303)


def _found(pattern: Pattern, today: date) -> str:
    nation = session.nation()
    found = next_paydays(pattern, today, nation)
    return render_template(
        "payday_found.html",
        found=found,
        kept_gap=write_wait(found.gap) if found.gap else "",
        sure=is_sure(pattern),
        nation=nation,
        within=found.payments[0].date <= today + timedelta(days=MOST_DAYS),
    )


def _day(text: str, today: date) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if today <= day <= today + timedelta(days=MOST_DAYS) else None


def _page(tried: PaydayForm | None = None) -> str:
    forms = {kind: tried if tried and tried.kind == kind else make_form(kind) for kind in FORMS}
    return render_template("payday.html", forms=forms, kinds=KINDS, tried=tried)
