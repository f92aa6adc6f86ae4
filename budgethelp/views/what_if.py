"""What if the money comes late, a bill moves, or a payment comes? Both lines; nothing is suggested."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp import answers, session, words
from budgethelp.days_between import Extra
from budgethelp.forms.base import Words
from budgethelp.forms.bill_words import KIND_WORDS
from budgethelp.forms.what_if import WhatIfForm
from budgethelp.i18n import lazy_gettext
from budgethelp.money import counts_before_income
from budgethelp.picture import draw
from budgethelp.settings import clock
from budgethelp.situation import Situation
from budgethelp.views.shared import View, after_the_questions
from budgethelp.what_if import Change, Line, compare
from budgethelp.what_if_kept import read_change, write_change

pages = Blueprint("what_if", __name__)


@pages.get("/what-if")
@after_the_questions
def ask() -> View:
    """The questions, and what would happen when any was answered."""
    situation = _situation()
    change = read_change(session.kept().get(answers.WHAT_IF), situation)
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
    session.keep(answers.WHAT_IF, write_change(_change(form), situation.today))
    return redirect("/what-if", 303)


def _situation() -> Situation:
    return session.situation(clock().date())


def _too_late(change: Change, then: Line) -> date | None:
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
    comes = words.typed_day(today + timedelta(days=extra.in_days))
    return {
        "late_by": str(change.late_by) if change.late_by else "",
        "bill": None if change.bill is None else str(change.bill),
        "extra": f"{extra.amount:.2f}" if change.extra else "",
        "extra_day": comes if change.extra else "",
    }


def _bills(situation: Situation) -> Words:
    """The bills due before the next money, by their number."""
    return {
        str(number): lazy_gettext(
            "%(kind)s, %(amount)s", kind=str(KIND_WORDS[bill.kind]), amount=words.money(bill.amount)
        )
        for number, bill in enumerate(situation.bills)
        if counts_before_income(bill, situation.days)
    }
