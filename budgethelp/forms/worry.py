"""How worried, from 0 to 10. Nobody has to say."""

from __future__ import annotations

from budgethelp.forms.base import ChoiceField, Questions
from budgethelp.i18n import Said
from budgethelp.i18n import lazy_gettext as _

MOST_WORRY = 10
ENDS = {0: _("0, not at all"), MOST_WORRY: _("10, the most there is")}
NUMBERS = {str(number): ENDS.get(number, Said(str(number))) for number in range(MOST_WORRY + 1)}


class WorryForm(Questions):
    """One number."""

    worry = ChoiceField(_("How worried are you, from 0 to 10?"), words=NUMBERS)
