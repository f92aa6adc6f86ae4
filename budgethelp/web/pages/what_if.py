"""What if the money comes late, a bill moves, or a payment comes? Both lines; nothing is suggested."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from wtforms.validators import ValidationError

from budgethelp.dates.typed import WhenProblem, parse_days
from budgethelp.languages import formats
from budgethelp.money.chart import draw
from budgethelp.money.forecast import (
    MOST_DAYS_LATE,
    BalanceLine,
    Change,
    Extra,
    compare,
    read_change,
    write_change,
)
from budgethelp.money.summary import counts_before_income
from budgethelp.situation.situation import Situation
from budgethelp.web import session
from budgethelp.web.fields import ChoiceField, Labels, Questions, TextField, asked, or_say, read_typed
from budgethelp.web.guard import View, after_the_questions
from budgethelp.web.labels import KIND_WORDS
from budgethelp.web.pages.bills import SomeMoneyField
from budgethelp.web.settings import clock
from budgethelp.web.translate import lazy_gettext
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("what_if", __name__)


LATE_CURE = _("Enter a number of days from 0 to 31, like 3")
DAY_CURE = _("Enter the day the payment comes, like 2 days or Friday")


class DaysLateField(TextField):
    """``answer`` is a number of days; 0 when left empty."""

    answer: int

    def read(self, text: str, form: Questions) -> int:
        match = re.fullmatch(r"([0-9]{1,2})(?: days?)?", text.lower() or "0")
        if match is None or int(match[1]) > MOST_DAYS_LATE:
            raise ValidationError(str(LATE_CURE))
        return int(match[1])


class ExtraDayField(TextField):
    """``answer`` is a number of days from today, or None when there is no amount."""

    answer: int | None

    def read(self, text: str, form: Questions) -> int | None:
        if not form["extra"].data:
            return None
        if not text:
            raise ValidationError(str(DAY_CURE))
        today: date = form.meta.today
        typed = read_typed(text)
        days: int = or_say(lambda: parse_days(typed, today), WhenProblem, lambda found: DAY_CURE)
        return days


class WhatIfForm(Questions):
    """``bills`` are the bills due before the next money: their number, and their words."""

    late_by = DaysLateField(**asked("late_by"))
    bill = ChoiceField(_("A bill moves to the day after the money comes"), words={})
    extra = SomeMoneyField(**asked("extra"))
    extra_day = ExtraDayField(_("It comes on"), description=_("Like 2 days or Friday."))

    def __init__(self, formdata: Any = None, *, bills: Labels, **values: Any) -> None:
        super().__init__(formdata, **values)
        self.bill.words = bills
        if formdata is not None:
            self.bill.process_formdata(formdata.getlist("bill"))


@pages.get("/what-if")
@after_the_questions
def ask() -> View:
    """The questions, and what would happen when any was answered."""
    situation = _situation()
    change = read_change(session.answers().get(session.WHAT_IF), situation)
    form = WhatIfForm(bills=_bills(situation), data=_told(change, situation.today))
    now, then = compare(situation, change)
    picture = draw(then.days, before=now.days) if len(then.days) > 1 else None
    return render_template(
        "what_if.html",
        form=form,
        changed=change != Change(),
        now=now,
        sure=situation.days_sure,
        then=then,
        picture=picture,
        change=change,
        too_late=_too_late(change, then),
    )


@pages.post("/what-if")
@after_the_questions
def keep() -> View:
    """Keep the choices for a look at both lines, or say what to mend."""
    situation = _situation()
    form = WhatIfForm(MultiDict(request.form), bills=_bills(situation), today=situation.today)
    if not form.validate():
        return render_template("what_if.html", form=form, changed=False), 422
    session.keep(session.WHAT_IF, write_change(_change(form), situation.today))
    return redirect("/what-if", 303)


def _situation() -> Situation:
    return session.situation(clock().date())


def _too_late(change: Change, then: BalanceLine) -> date | None:
    """The day a payment comes when that is after the next money, so that no line shows it."""
    comes = then.days[0].date + timedelta(days=change.extra.in_days) if change.extra else then.until
    return comes if comes > then.until else None


def _change(form: WhatIfForm) -> Change:
    extra = form.extra.answer
    return Change(
        late_by=form.late_by.answer,
        bill=int(form.bill.data) if form.bill.data else None,
        extra=Extra(extra, form.extra_day.answer or 0) if extra else None,
    )


def _told(change: Change, today: date) -> dict[str, Any]:
    extra = change.extra or Extra(Decimal(0), 0)
    comes = formats.typed_day(today + timedelta(days=extra.in_days))
    return {
        "late_by": str(change.late_by) if change.late_by else "",
        "bill": None if change.bill is None else str(change.bill),
        "extra": f"{extra.amount:.2f}" if change.extra else "",
        "extra_day": comes if change.extra else "",
    }


def _bills(situation: Situation) -> Labels:
    """The bills due before the next money, by their number."""
    return {
        str(number): lazy_gettext(
            "%(kind)s, %(amount)s", kind=str(KIND_WORDS[bill.kind]), amount=formats.money(bill.amount)
        )
        for number, bill in enumerate(situation.bills)
        if counts_before_income(bill, situation.days)
    }
