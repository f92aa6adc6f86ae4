"""What a person has told us, to look at, change or clear."""

from __future__ import annotations

from flask import Blueprint, render_template

from budgethelp import answers, session, words
from budgethelp.forms import choices
from budgethelp.forms.base import Words
from budgethelp.forms.bill_words import KIND_WORDS
from budgethelp.forms.set_aside import EVERY
from budgethelp.i18n import current_locale
from budgethelp.knowledge import knowledge
from budgethelp.settings import clock
from budgethelp.situation import Situation
from budgethelp.spending import IN_ALL, read_spending
from budgethelp.views.shared import View, after_the_questions

pages = Blueprint("your_answers", __name__)
SPENDING = (answers.SET_ASIDE, answers.DAILY_SPEND)


@pages.get("/answers")
@after_the_questions
def show() -> View:
    """Every answer, with a link to change it."""
    told = session.situation(clock().date())
    return render_template(
        "answers.html",
        told=told,
        place=_place(told),
        bills=[f"{KIND_WORDS[bill.kind]}, {words.money(bill.amount)}" for bill in told.bills],
        spending={key: _spending(session.kept().get(key)) for key in SPENDING},
        needs=_words(choices.ALL_NEEDS, told.needs),
        about=_words(choices.ABOUT_YOU | choices.ABOUT_HOME, told.about),
        adults=choices.ADULTS.get(str(session.kept().get(answers.ADULTS))),
        income=choices.INCOMES.get(told.income or ""),
    )


def _words(words: Words, codes: frozenset[str]) -> list[str]:
    return [str(text) for code, text in words.items() if code in codes]


def _spending(kept: object) -> list[str]:
    """An amount and how often, in a list of 1, or nothing."""
    spending = read_spending(kept)
    return [f"{words.money(spending.amount)} {EVERY[spending.every or IN_ALL]}"] if spending else []


def _place(told: Situation) -> list[str]:
    """The council, as far as it is known, and the nation."""
    councils = knowledge().councils
    names = [
        councils.on(code, told.today).name_in(current_locale()) for code in told.councils if code in councils
    ]
    return names + ([str(choices.NATIONS[told.nation])] if told.nation else [])
