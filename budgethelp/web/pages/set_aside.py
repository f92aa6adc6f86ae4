"""Money set aside first, and what is usually spent: the person's own figures."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp.situation.spending import IN_ALL, Frequency, SomePounds, Spending
from budgethelp.web import session
from budgethelp.web.fields import ChoiceField, Questions, asked
from budgethelp.web.guard import View, after_the_questions
from budgethelp.web.pages.bills import SomeMoneyField
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("set_aside", __name__)


EVERY = {
    IN_ALL: _("in all, until the money comes"),
    "day": _("every day"),
    "week": _("every week"),
    "2_weeks": _("every 2 weeks"),
    "4_weeks": _("every 4 weeks"),
    "month": _("every month"),
    "year": _("every year"),
}


class SetAsideForm(Questions):
    """Both can stay empty."""

    set_aside = SomeMoneyField(**asked("set_aside"))
    set_aside_every = ChoiceField(_("That is for"), words=EVERY)
    daily_spend = SomeMoneyField(**asked("daily_spend"))
    daily_spend_every = ChoiceField(_("How often?"), words=EVERY)

    def spending(self, name: str) -> Spending | None:
        """The answer, or None when there is no amount."""
        field: SomeMoneyField = self[name]  # type: ignore[assignment]
        every = self[f"{name}_every"].data
        often = Frequency(every) if every and every != IN_ALL else None
        return Spending(SomePounds(field.answer), often) if field.answer else None


def form_data(name: str, spending: Spending | None) -> dict[str, object]:
    """The form's values for one answer."""
    if spending is None:
        return {}
    return {name: f"{spending.amount:.2f}", f"{name}_every": spending.every or IN_ALL}


KEYS = ("set_aside", "daily_spend")


@pages.get("/set-aside")
@after_the_questions
def ask() -> View:
    """Both figures, as they were told."""
    before = session.written()
    data = form_data("set_aside", before.set_aside) | form_data("daily_spend", before.daily_spend)
    return render_template("set_aside.html", form=SetAsideForm(data=data))


@pages.post("/set-aside")
@after_the_questions
def keep() -> View:
    """Keep both, or say what to mend."""
    form = SetAsideForm(MultiDict(request.form))
    if not form.validate():
        return render_template("set_aside.html", form=form), 422
    session.store(**{key: form.spending(key) for key in KEYS})
    return redirect("/plan#days", 303)
