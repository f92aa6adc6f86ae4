"""What a person has told us, to look at, change or clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, current_app, make_response, redirect, render_template
from werkzeug.wrappers import Response as AnyResponse

from budgethelp.languages import formats
from budgethelp.situation.question import Kind, Question
from budgethelp.situation.questions import QUESTIONS
from budgethelp.situation.situation import Bill, Situation, Written
from budgethelp.situation.spending import IN_ALL
from budgethelp.web import labels, session
from budgethelp.web.content import content
from budgethelp.web.filters import day
from budgethelp.web.guard import View, after_the_questions
from budgethelp.web.labels import KIND_WORDS
from budgethelp.web.pages.language import in_language
from budgethelp.web.pages.set_aside import EVERY
from budgethelp.web.security import clear_site_data, is_from_elsewhere, is_own_visit
from budgethelp.web.settings import clock
from budgethelp.web.translate import LazyText, current_locale, gettext

pages = Blueprint("answers", __name__)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer: its heading, its words (none = did not say), and the page to change it on."""

    heading: LazyText
    says: Sequence[object]
    change: str


@pages.get("/answers")
@after_the_questions
def show() -> View:
    """Every answer, with a link to change it."""
    situation, written = session.situation(clock().date()), session.written()
    rows = [
        AnswerRow(LazyText(question.heading), _says(question, situation, written), question.change)
        for question in QUESTIONS
        if question.heading
    ]
    return render_template("answers/answers.html", rows=rows)


def _says(question: Question, situation: Situation, written: Written) -> Sequence[object]:
    """The answer to ``question`` in words."""
    answer: Any = getattr(written, question.key)
    choices = {code: words for part in question.parts for code, words in part.choices.items()}
    says: Sequence[object]
    match question.kind:
        case Kind.AMOUNT:
            says = [formats.money(answer)]
        case Kind.DAY:
            says = [day(situation.next_income) if situation.days_sure else gettext("You are not sure")]
        case Kind.BILLS:
            says = [_bill(bill) for bill in situation.bills]
        case Kind.SPENDING:
            says = [f"{formats.money(answer.amount)} {EVERY[answer.every or IN_ALL]}"] if answer else []
        case Kind.COUNCILS:
            says = _place(situation)
        case Kind.TICKS:
            says = [LazyText(words) for code, words in choices.items() if code in answer]
        case Kind.CHOICE | Kind.NUMBER:
            says = [LazyText(choices[str(answer)])] if str(answer) in choices else []
        case Kind.AGES:
            says = [", ".join(map(str, answer))] if answer else []
    return says


def _bill(bill: Bill) -> str:
    amount = formats.money(bill.amount) if bill.amount else gettext("no amount yet")
    return f"{KIND_WORDS[bill.kind]}, {amount}"


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
