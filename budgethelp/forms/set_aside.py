"""Money a person wants to keep apart, and what they usually spend: their own figures, never ours."""

from __future__ import annotations

from budgethelp.forms.base import ChoiceField, Questions
from budgethelp.forms.bill import SomeMoneyField
from budgethelp.i18n import lazy_gettext as _
from budgethelp.spending import IN_ALL, Spending, read_spending

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


def told(name: str, kept: object) -> dict[str, object]:
    """The form's values for one kept answer."""
    spending: Spending | None = read_spending(kept)
    if spending is None:
        return {}
    return {name: f"{spending.amount:.2f}", f"{name}_every": spending.every or IN_ALL}
