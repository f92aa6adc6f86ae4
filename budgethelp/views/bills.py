"""The bills: add another, change one, remove one. 20 at most, each kept in the person's own browser."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp import session, words
from budgethelp.bills_kept import MOST_BILLS
from budgethelp.bills_list import by_due_day
from budgethelp.forms.bill import BillForm, told
from budgethelp.forms.bill_words import KIND_WORDS
from budgethelp.settings import clock
from budgethelp.situation import Situation
from budgethelp.views.shared import View, after_the_questions

pages = Blueprint("bills", __name__)


@pages.before_request
def only_bills_that_are_there() -> View | None:
    """Bills are numbered from 0; one that is gone leads to the list."""
    number = (request.view_args or {}).get("number")
    today = clock().date()
    if number is None or not session.is_answered(today) or number < len(session.situation(today).bills):
        return None
    return redirect("/bills", 303)


@pages.get("/bills")
@after_the_questions
def show() -> View:
    """Every bill so far, and a form for one more."""
    return _page(BillForm(nation=_situation().nation))


@pages.post("/bills")
@after_the_questions
def add() -> View:
    """Keep one more bill, or say what to mend."""
    form, bills = _sent(), _situation().bills
    if not form.validate():
        return _page(form), 422
    if len(bills) < MOST_BILLS:
        session.keep_bills([*bills, form.bill()], clock().date())
    return redirect("/bills", 303)


@pages.get("/bills/<int:number>")
@after_the_questions
def ask_again(number: int) -> View:
    """One bill as it was told, to change."""
    situation = _situation()
    bill = situation.bills[number]
    due = situation.day_of(bill)
    form = BillForm(nation=situation.nation, data=told(bill, words.typed_day(due) if due else ""))
    return render_template("bill.html", form=form, number=number)


@pages.post("/bills/<int:number>")
@after_the_questions
def change(number: int) -> View:
    """Keep the changed bill, or say what to mend."""
    form, bills = _sent(), list(_situation().bills)
    if not form.validate():
        return render_template("bill.html", form=form, number=number), 422
    bills[number] = form.bill()
    session.keep_bills(bills, clock().date())
    return redirect("/bills", 303)


@pages.post("/bills/<int:number>/remove")
@after_the_questions
def remove(number: int) -> View:
    """Forget one bill."""
    bills = _situation().bills
    session.keep_bills(bills[:number] + bills[number + 1 :], clock().date())
    return redirect("/bills", 303)


def _situation() -> Situation:
    return session.situation(clock().date())


def _sent() -> BillForm:
    return BillForm(MultiDict(request.form), nation=_situation().nation, today=clock().date())


def _page(form: BillForm) -> str:
    situation = _situation()
    listed = sorted(enumerate(situation.bills), key=lambda numbered: by_due_day(numbered[1]))
    return render_template(
        "bills.html", form=form, situation=situation, listed=listed, kinds=KIND_WORDS, most=MOST_BILLS
    )
