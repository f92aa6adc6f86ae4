"""The first page: 2 questions, and where a person lives if they want help near them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField

from budgethelp.dates.typed import is_day_of_month
from budgethelp.languages import formats
from budgethelp.languages.language import ENGLISH
from budgethelp.situation.situation import Need
from budgethelp.situation.spending import Pounds
from budgethelp.web import session
from budgethelp.web.fields import (
    ChoiceField,
    Labels,
    MoneyField,
    Questions,
    TextField,
    TicksField,
    WhenField,
    asked,
    str_later,
)
from budgethelp.web.guard import View
from budgethelp.web.pages.where import PostcodeField, keep_place, look_up
from budgethelp.web.settings import clock
from budgethelp.web.translate import current_locale
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("start", __name__)


# What cannot wait, in few words; “What is worrying you?” has all of it.
TODAY: Labels = {
    Need.NO_FOOD: _("No food"),
    Need.NO_ENERGY: _("No gas or electric"),
    Need.NOWHERE_TONIGHT: _("Nowhere to sleep"),
    Need.UNSAFE: _("I am not safe"),
}


class StartForm(Questions):
    """How much, until when, maybe where, and what is true today."""

    money_left = MoneyField(**asked("money_left"))
    next_income = WhenField(**asked("next_income"))
    overdrawn = BooleanField(str_later(_("Overdrawn")))
    not_sure = BooleanField(str_later(_("I am not sure")))
    postcode = PostcodeField(**asked("postcode"))
    nation = ChoiceField(**asked("nation"))
    true_today = TicksField(_("True today? Tick any"), words=TODAY)

    @property
    def pounds(self) -> Decimal:
        """The amount: number pads on phones have no minus, so a tick stands for it."""
        typed = self.money_left.answer
        return -abs(typed) if self.overdrawn.data else typed


@pages.get("/")
def ask() -> View:
    """The questions, with the answers of before if there are any."""
    return _page(StartForm(data=_before(clock().date())))


@pages.post("/")
def keep() -> View:
    """Keep the answers and go on, or say what to mend."""
    form = StartForm(MultiDict(request.form), today=clock().date(), look_up=look_up)
    if form.show_again:
        return _page(form)
    form.validate()
    if request.form.get("go") == "payday":
        return _to_payday(form)
    if form.money_left.errors:
        return _page(form), 422
    if _is_not_done(form):
        return _page(StartForm(MultiDict(request.form)), day_next=True)
    until, found = _readable(form.next_income), _readable(form.postcode)
    assumed = [name for name in MAY_BE_OPEN if form[name].errors]
    typed_a_day = is_day_of_month(form.next_income.data or "")
    session.keep(session.ASSUMED, [*assumed, session.DAY_OF_MONTH] if typed_a_day else assumed)
    session.store_money(form.pounds, until)
    if "ticks" in request.form:
        others = session.written().needs - frozenset(map(Need, TODAY))
        session.store(needs=others | frozenset(map(Need, form.true_today.data)))
    session.start(clock().date())
    return redirect(keep_place(found, form.nation.data), 303)


MAY_BE_OPEN = ("next_income", "postcode")  # a frightened person is never sent back for these


def _readable(field: TextField) -> Any:
    """The answer; None when it cannot be read: the plan then says what it assumes."""
    return None if field.errors else field.answer


def _page(form: StartForm, *, day_next: bool = False) -> str:
    return render_template("start.html", form=form, day_next=day_next)


def _is_not_done(form: StartForm) -> bool:
    """There is an amount and, the first time, no day yet: nothing is wrong, Enter goes to the next field."""
    only_day_missing = set(form.errors) == {"next_income"} and not form.next_income.data
    return only_day_missing and "day_next" not in request.form


def _to_payday(form: StartForm) -> View:
    """Keep what can be read so far, and go to work out the day."""
    if not form.money_left.errors:
        session.store(money_left=Pounds(form.pounds))
    if not form.postcode.errors:
        keep_place(form.postcode.answer, form.nation.data)
    return redirect("/payday", 303)


def _before(today: date) -> dict[str, Any]:
    """What was answered so far, also when it is only one of the questions."""
    told = session.written()
    overdrawn = told.money_left is not None and told.money_left < 0
    left = "" if told.money_left is None else f"{abs(told.money_left):.2f}"
    before: dict[str, Any] = {
        **{"money_left": left, "overdrawn": overdrawn, "nation": told.nation},
        "true_today": [need for need in TODAY if need in told.needs],
    }
    if told.next_income is None:
        return {**before, "not_sure": told.days is None}
    if told.next_income >= today:
        before["next_income"] = _written_name(told.next_income)
    return before


def _written_name(day: date) -> str:
    """A day that can be sent again as it stands: names of days are read in English only."""
    return formats.day(day) if current_locale() == ENGLISH else formats.typed_day(day)
