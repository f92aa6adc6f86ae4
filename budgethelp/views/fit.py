"""The pages that make a plan fit better: worries, home, income. Each can be skipped."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp import answers, session
from budgethelp.forms.fit import HomeForm, IncomeForm, WorriesForm
from budgethelp.settings import clock
from budgethelp.views.shared import View, after_the_questions

pages = Blueprint("fit", __name__)


@pages.get("/worries")
@after_the_questions
def ask_worries() -> View:
    """Ticks in the person's own words."""
    ticked = session.kept().get(answers.NEEDS)
    form = WorriesForm(data={"right_now": ticked, "letters_and_money": ticked, "every_day": ticked})
    return render_template("worries.html", form=form)


@pages.post("/worries")
@after_the_questions
def keep_worries() -> View:
    """Keep the ticks. Nothing ticked is an answer too."""
    session.keep(answers.NEEDS, WorriesForm(MultiDict(request.form)).ticked)
    return redirect("/plan", 303)


@pages.get("/home")
@after_the_questions
def ask_home() -> View:
    """Adults, children and a few ticks."""
    told = session.situation(clock().date())
    about = session.kept().get(answers.ABOUT)
    form = HomeForm(
        data={
            "adults": session.kept().get(answers.ADULTS),
            "children": ", ".join(str(age) for age in told.children_ages),
            "about_you": about,
            "about_home": about,
        }
    )
    return render_template("home.html", form=form)


@pages.post("/home")
@after_the_questions
def keep_home() -> View:
    """Keep who is at home, or say what to mend."""
    form = HomeForm(MultiDict(request.form))
    if not form.validate():
        return render_template("home.html", form=form), 422
    session.keep(answers.ADULTS, form.adults.data)
    session.keep(answers.CHILDREN, form.children.answer)
    session.keep(answers.ABOUT, form.ticked)
    return redirect("/plan", 303)


@pages.get("/income")
@after_the_questions
def ask_income() -> View:
    """Where the money comes from."""
    return render_template(
        "income.html", form=IncomeForm(data={"income": session.kept().get(answers.INCOME)})
    )


@pages.post("/income")
@after_the_questions
def keep_income() -> View:
    """Keep where the money comes from."""
    session.keep(answers.INCOME, IncomeForm(MultiDict(request.form)).income.data)
    return redirect("/plan", 303)
