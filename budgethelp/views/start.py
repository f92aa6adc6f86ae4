"""The first page: 2 questions, and where a person lives if they want help near them."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp import answers, session, words
from budgethelp.forms.start import StartForm
from budgethelp.i18n import current_locale
from budgethelp.settings import clock
from budgethelp.views.place import keep_place, look_up
from budgethelp.views.shared import View

pages = Blueprint("start", __name__)


@pages.get("/")
def ask() -> View:
    """The questions, with the answers of before if there are any."""
    return render_template("start.html", form=StartForm(data=_before(clock().date())))


@pages.post("/")
def keep() -> View:
    """Keep the answers and go on, or say what to mend."""
    form = StartForm(MultiDict(request.form), today=clock().date(), look_up=look_up)
    if not form.validate():
        return render_template("start.html", form=form), 422
    session.keep_money(form.left.answer, form.next_income.answer)
    return redirect(keep_place(form.postcode.answer, form.nation.data), 303)


def _before(today: date) -> dict[str, Any]:
    if not session.is_answered(today):
        return {}
    told = session.situation(today)
    return {
        "left": f"{told.money_left:.2f}",
        "next_income": words.day(told.next_income, current_locale()) if told.days_sure else "",
        "not_sure": not told.days_sure,
        "nation": session.kept().get(answers.NATION),
    }
