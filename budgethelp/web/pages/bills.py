"""The bills: add another, change one, remove one. 20 at most, each kept in the person's own browser."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField
from wtforms.validators import ValidationError

from budgethelp.dates.typed import WhenProblem, WhenReason, parse_days
from budgethelp.languages import formats
from budgethelp.money.summary import MoneyReason
from budgethelp.plan.bills import by_due_day
from budgethelp.situation.situation import MOST_BILLS, Bill, BillKind, BillStage, Nation, Situation
from budgethelp.web import session
from budgethelp.web.fields import (
    ChoiceField,
    MoneyField,
    Questions,
    TextField,
    asked,
    or_say,
    read_typed,
    str_later,
)
from budgethelp.web.guard import View, after_the_questions
from budgethelp.web.labels import KIND_WORDS, Groups, kinds_in, stages_in
from budgethelp.web.settings import clock
from budgethelp.web.translate import LazyText
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("bills", __name__)


KIND_CURE = _("Choose what the bill is for. “Another bill” is a choice too")
ANY_AMOUNT = _("Enter an amount from £0 to £99,999.99")
NOT_A_BILL = _("Enter how much the bill is in pounds and pence, like 42.50")
DUE_SAYS = {
    WhenReason.MISSING: _("Enter when it is due, like 8 days or Friday, or tick what fits"),
    WhenReason.NOT_UNDERSTOOD: _("Enter a number of days, like 8, or a day, like Friday or 29 November"),
    WhenReason.PAST: _("That day has passed. Leave it empty and tick “It is already late”"),
    WhenReason.TOO_FAR: _("Enter a day in the next 62 days, or tick “I am not sure”"),
}


class KindField(ChoiceField):
    """The kind of bill, out of ``groups``."""

    groups: Groups = ()

    def pre_validate(self, form: Any) -> None:
        if self.data is None:
            raise ValidationError(str(KIND_CURE))


class SomeMoneyField(MoneyField):
    """Pounds that nobody has to know: left empty, ``answer`` is 0. Never less than 0."""

    says: Mapping[MoneyReason, LazyText] = {
        MoneyReason.NOT_UNDERSTOOD: ANY_AMOUNT,
        MoneyReason.TOO_MUCH: ANY_AMOUNT,
    }

    def read(self, text: str, form: Questions) -> Decimal:
        amount = super().read(text, form) if text else Decimal("0.00")
        if amount < 0:
            raise ValidationError(str(self.says[MoneyReason.TOO_MUCH]))
        return amount


class BillMoneyField(SomeMoneyField):
    """How much a bill is."""

    says: Mapping[MoneyReason, LazyText] = {**SomeMoneyField.says, MoneyReason.NOT_UNDERSTOOD: NOT_A_BILL}


class DueField(TextField):
    """A day; ``answer`` is a number of days from today, or None when it has no day."""

    answer: int | None

    def read(self, text: str, form: Questions) -> int | None:
        if form["not_sure"].data or (not text and form["late"].data):
            return None
        today: date = form.meta.today
        typed = read_typed(text)
        days: int = or_say(
            lambda: parse_days(typed, today), WhenProblem, lambda found: DUE_SAYS[found.reason]
        )
        return days


class BillForm(Questions):
    """One bill, in the words of ``nation``."""

    kind = KindField(**asked("kind"))
    amount = BillMoneyField(**asked("amount"))
    due = DueField(**asked("due"))
    late = BooleanField(**asked("late"))
    not_sure = BooleanField(str_later(_("I am not sure")))
    stage = ChoiceField(**asked("stage"))
    taken = BooleanField(**asked("taken"))

    def __init__(self, formdata: Any = None, *, nation: Nation | None = None, **values: Any) -> None:
        super().__init__(formdata, **values)
        self.kind.groups = kinds_in(nation)
        self.stage.words = stages_in(nation)

    def bill(self) -> Bill:
        """The bill of a form without mistakes."""
        return Bill(
            kind=BillKind(self.kind.data),
            amount=self.amount.answer,
            due_in_days=self.due.answer,
            in_arrears=bool(self.late.data),
            stage=BillStage(self.stage.data) if self.stage.data else None,
            taken_from_uc=bool(self.taken.data),
        )


def form_data(bill: Bill, due: str) -> dict[str, object]:
    """The form's values for a bill; ``due`` is its day in words."""
    late = bill.in_arrears or (bill.due_in_days or 0) < 0
    return {
        "kind": bill.kind.value,
        "amount": f"{bill.amount:.2f}" if bill.amount else "",
        "due": "" if (bill.due_in_days or 0) < 0 else due,
        "late": late,
        "not_sure": bill.due_in_days is None and not late,
        "stage": bill.stage.value if bill.stage else None,
        "taken": bill.taken_from_uc,
    }


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
        session.store_bills([*bills, form.bill()], clock().date())
    return redirect("/bills", 303)


@pages.get("/bills/<int:number>")
@after_the_questions
def ask_again(number: int) -> View:
    """One bill as it was told, to change."""
    situation = _situation()
    bill = situation.bills[number]
    due = situation.day_of(bill)
    form = BillForm(nation=situation.nation, data=form_data(bill, formats.typed_day(due) if due else ""))
    return render_template("bills/bill.html", form=form, number=number)


@pages.post("/bills/<int:number>")
@after_the_questions
def change(number: int) -> View:
    """Keep the changed bill, or say what to mend."""
    form, bills = _sent(), list(_situation().bills)
    if not form.validate():
        return render_template("bills/bill.html", form=form, number=number), 422
    bills[number] = form.bill()
    session.store_bills(bills, clock().date())
    return redirect("/bills", 303)


@pages.post("/bills/<int:number>/remove")
@after_the_questions
def remove(number: int) -> View:
    """Forget one bill."""
    bills = _situation().bills
    session.store_bills(bills[:number] + bills[number + 1 :], clock().date())
    return redirect("/bills", 303)


def _situation() -> Situation:
    return session.situation(clock().date())


def _sent() -> BillForm:
    return BillForm(MultiDict(request.form), nation=_situation().nation, today=clock().date())


def _page(form: BillForm) -> str:
    situation = _situation()
    listed = sorted(enumerate(situation.bills), key=lambda numbered: by_due_day(numbered[1]))
    return render_template(
        "bills/bills.html", form=form, situation=situation, listed=listed, kinds=KIND_WORDS, most=MOST_BILLS
    )
