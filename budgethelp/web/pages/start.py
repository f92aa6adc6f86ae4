"""The first page: 2 questions, and where a person lives if they want help near them."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField

from budgethelp.languages import formats
from budgethelp.languages.language import ENGLISH
from budgethelp.situation.spending import Pounds
from budgethelp.web import session
from budgethelp.web.fields import ChoiceField, MoneyField, Questions, WhenField, asked, str_later
from budgethelp.web.guard import View
from budgethelp.web.pages.where import PostcodeField, keep_place, look_up
from budgethelp.web.settings import clock
from budgethelp.web.translate import current_locale
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("start", __name__)


class StartForm(Questions):
    """How much, until when, and maybe where."""

    money_left = MoneyField(**asked("money_left"))
    next_income = WhenField(**asked("next_income"))
    not_sure = BooleanField(str_later(_("I am not sure")))
    postcode = PostcodeField(**asked("postcode"))
    nation = ChoiceField(**asked("nation"))


ROUGH = ("0", "10", "20", "50", "100")  # pounds, for people who do not know or cannot type


@pages.get("/")
def ask() -> View:
    """The questions, with the answers of before if there are any."""
    return _page(StartForm(data=_before(clock().date())))


@pages.post("/")
def keep() -> View:
    """Keep the answers and go on, or say what to mend."""
    form = StartForm(_sent(), today=clock().date(), look_up=look_up)
    good = form.validate()
    if request.form.get("go") == "payday":
        return _to_payday(form)
    if not good and _goes_on() and _only_day_missing(form):
        return _page(StartForm(_sent()), day_next=True)
    if not good:
        return _page(form), 422
    session.store_money(form.money_left.answer, form.next_income.answer)
    session.start(clock().date())
    return redirect(keep_place(form.postcode.answer, form.nation.data), 303)


def _page(form: StartForm, *, day_next: bool = False) -> str:
    return render_template("start.html", form=form, rough=ROUGH, day_next=day_next)


def _goes_on() -> bool:
    """A rough amount was pressed, or, the first time, the Enter key of a helper who does not use a mouse."""
    return "about" in request.form or (session.is_together() and "day_next" not in request.form)


def _sent() -> MultiDict[str, str]:
    """What was typed, with the rough amount of the button that was pressed."""
    sent = MultiDict(request.form)
    if sent.get("about") in ROUGH:
        sent["money_left"] = sent["about"]
    return sent


def _only_day_missing(form: StartForm) -> bool:
    """There is an amount and no day yet: nothing is wrong, the person is not done."""
    return set(form.errors) == {"next_income"} and not form.next_income.data


def _to_payday(form: StartForm) -> View:
    """Keep what can be read so far, and go to work out the day."""
    if not form.money_left.errors:
        session.store(money_left=Pounds(form.money_left.answer))
    if not form.postcode.errors:
        keep_place(form.postcode.answer, form.nation.data)
    return redirect("/payday", 303)


def _before(today: date) -> dict[str, Any]:
    """What was answered so far, also when it is only one of the questions."""
    told = session.written()
    left = "" if told.money_left is None else f"{told.money_left:.2f}"
    before: dict[str, Any] = {"money_left": left, "nation": told.nation}
    if told.next_income is None:
        return {**before, "not_sure": told.days is None}
    if told.next_income >= today:
        before["next_income"] = _written_name(told.next_income)
    return before


def _written_name(day: date) -> str:
    """A day that can be sent again as it stands: names of days are read in English only."""
    return formats.day(day) if current_locale() == ENGLISH else formats.typed_day(day)
