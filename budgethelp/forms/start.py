"""The 2 questions of the first page, and the place if a person wants help near them."""

from __future__ import annotations

from wtforms import BooleanField

from budgethelp.forms.base import ChoiceField, Questions, str_later
from budgethelp.forms.choices import NATIONS
from budgethelp.forms.money import MoneyField
from budgethelp.forms.place import HINT, PostcodeField
from budgethelp.forms.when import WhenField
from budgethelp.i18n import lazy_gettext as _


class StartForm(Questions):
    """How much, until when, and maybe where."""

    left = MoneyField(
        _("How much money do you have left?"),
        description=_("Like 42.50, or −20 if you are overdrawn."),
    )
    next_income = WhenField(
        _("When do you next get money?"),
        description=_("Like 8 days, Friday or 29 November."),
    )
    not_sure = BooleanField(str_later(_("I am not sure")))
    postcode = PostcodeField(_("Your postcode"), description=HINT)
    nation = ChoiceField(_("Or choose your nation"), words=NATIONS)
