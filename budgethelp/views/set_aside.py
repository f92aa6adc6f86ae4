"""Money set aside first, and what is usually spent: the person's own figures."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp import answers, session
from budgethelp.forms.set_aside import SetAsideForm, told
from budgethelp.views.shared import View, after_the_questions

pages = Blueprint("set_aside", __name__)
KEYS = (answers.SET_ASIDE, answers.DAILY_SPEND)


@pages.get("/set-aside")
@after_the_questions
def ask() -> View:
    """Both figures, as they were told."""
    kept = session.kept()
    data = {name: value for key in KEYS for name, value in told(key, kept.get(key)).items()}
    return render_template("set_aside.html", form=SetAsideForm(data=data))


@pages.post("/set-aside")
@after_the_questions
def keep() -> View:
    """Keep both, or say what to mend."""
    form = SetAsideForm(MultiDict(request.form))
    if not form.validate():
        return render_template("set_aside.html", form=form), 422
    for key in KEYS:
        session.keep(key, form.spending(key))
    return redirect("/plan#days", 303)
