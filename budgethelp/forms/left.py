"""How much is left now: the one question of a shared plan that came without amounts."""

from __future__ import annotations

from budgethelp.forms.base import Questions
from budgethelp.forms.money import MoneyField
from budgethelp.i18n import lazy_gettext as _


class LeftForm(Questions):
    """One amount."""

    left = MoneyField(
        _("How much money do you have left now?"),
        description=_("Like 42.50, or −20 if you are overdrawn."),
    )
