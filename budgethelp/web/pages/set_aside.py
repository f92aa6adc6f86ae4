"""Money set aside first, and what is usually spent: the person's own figures."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp.situation import stored
from budgethelp.situation.spending import IN_ALL, Spending, read_spending
from budgethelp.web import session
from budgethelp.web.fields import ChoiceField, Questions
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

    set_aside = SomeMoneyField(
        _("How much do you want to set aside first?"),
        description=_("For food, your meter or fares. You choose the figure."),
    )
    set_aside_every = ChoiceField(_("That is for"), words=EVERY)
    daily_spend = SomeMoneyField(
        _("What do you usually spend on other things?"),
        description=_("Without bills, and without what you set aside."),
    )
    daily_spend_every = ChoiceField(_("How often?"), words=EVERY)

    def spending(self, name: str) -> str | None:
        """The answer as it is kept, or None when there is no amount."""
        field: SomeMoneyField = self[name]  # type: ignore[assignment]
        amount, every = field.answer, self[f"{name}_every"].data or IN_ALL
        read = read_spending(f"{amount:.2f} {every}") if amount else None
        return read.written() if read else None


def form_data(name: str, stored_value: object) -> dict[str, object]:
    """The form's values for one kept answer."""
    spending: Spending | None = read_spending(stored_value)
    if spending is None:
        return {}
    return {name: f"{spending.amount:.2f}", f"{name}_every": spending.every or IN_ALL}


KEYS = (stored.SET_ASIDE, stored.DAILY_SPEND)


@pages.get("/set-aside")
@after_the_questions
def ask() -> View:
    """Both figures, as they were told."""
    answers = session.answers()
    data = {name: value for key in KEYS for name, value in form_data(key, answers.get(key)).items()}
    return render_template("set_aside.html", form=SetAsideForm(data=data))


@pages.post("/set-aside")
@after_the_questions
def keep() -> View:
    """Keep both, or say what to mend."""
    form = SetAsideForm(MultiDict(request.form))
    if not form.validate():
        return render_template("set_aside.html", form=form), 422
    for key in KEYS:
        session.keep(key, form.spending(key))
    return redirect("/plan#days", 303)
