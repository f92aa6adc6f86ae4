"""What a person has told us, to look at, change or clear."""

from __future__ import annotations

from flask import Blueprint, current_app, make_response, redirect, render_template
from werkzeug.wrappers import Response as AnyResponse

from budgethelp.languages import formats
from budgethelp.situation import stored
from budgethelp.situation.situation import Situation
from budgethelp.situation.spending import IN_ALL, read_spending
from budgethelp.web import labels, session
from budgethelp.web.content import content
from budgethelp.web.fields import Labels
from budgethelp.web.guard import View, after_the_questions
from budgethelp.web.labels import KIND_WORDS
from budgethelp.web.pages.language import in_language
from budgethelp.web.pages.set_aside import EVERY
from budgethelp.web.security import clear_site_data, is_from_elsewhere, is_own_visit
from budgethelp.web.settings import clock
from budgethelp.web.translate import current_locale

pages = Blueprint("answers", __name__)


SPENDING = (stored.SET_ASIDE, stored.DAILY_SPEND)


@pages.get("/answers")
@after_the_questions
def show() -> View:
    """Every answer, with a link to change it."""
    situation = session.situation(clock().date())
    return render_template(
        "answers/answers.html",
        situation=situation,
        place=_place(situation),
        bills=[f"{KIND_WORDS[bill.kind]}, {formats.money(bill.amount)}" for bill in situation.bills],
        spending={key: _spending(session.answers().get(key)) for key in SPENDING},
        needs=_texts(labels.ALL_NEEDS, situation.needs),
        about=_texts(labels.ABOUT_YOU | labels.ABOUT_HOME, situation.about),
        adults=labels.ADULTS.get(str(session.answers().get(stored.ADULTS))),
        income=labels.INCOMES.get(situation.income or ""),
    )


def _texts(words: Labels, codes: frozenset[str]) -> list[str]:
    return [str(text) for code, text in words.items() if code in codes]


def _spending(stored_spending: object) -> list[str]:
    """An amount and how often, in a list of 1, or nothing."""
    spending = read_spending(stored_spending)
    return [f"{formats.money(spending.amount)} {EVERY[spending.every or IN_ALL]}"] if spending else []


def _place(situation: Situation) -> list[str]:
    """The council, as far as it is known, and the nation."""
    councils = content().councils
    names = [
        councils.on(code, situation.today).name_in(current_locale())
        for code in situation.councils
        if code in councils
    ]
    return names + ([str(labels.NATIONS[situation.nation])] if situation.nation else [])


@pages.post("/clear")
def clear() -> View:
    """Forget everything and show that it is gone."""
    return _forgotten(redirect(in_language("/cleared"), 303))


@pages.post("/again")
def start_again() -> View:
    """Forget everything and go to the first page."""
    return _forgotten(redirect(in_language("/"), 303))


@pages.get("/cleared")
def cleared() -> View:
    """Everything is gone. Opening this page by hand forgets too; when another site opens it, nothing goes."""
    if is_own_visit():
        return _forgotten(make_response(render_template("answers/cleared.html", clears=True)))
    if session.answers():
        return redirect("/answers", 303)  # the button to clear is there
    if is_from_elsewhere():
        return redirect(in_language("/"), 303)  # nothing went, so nothing is said to be gone
    return render_template("answers/cleared.html", clears=False)


@pages.get("/leave")
def leave() -> View:
    """Forget everything and go to a neutral site. A link, so that it works everywhere."""
    if not is_from_elsewhere():
        session.forget()  # without Clear-Site-Data, which makes some browsers wait
    return redirect(current_app.config["LEAVE_URL"], 303)


def _forgotten(response: AnyResponse) -> View:
    session.forget()
    return clear_site_data(make_response(response))
