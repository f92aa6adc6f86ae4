"""The pages that make a plan fit better. Nothing on them has to be answered."""

from __future__ import annotations

import re

from wtforms.validators import ValidationError

from budgethelp.answers import MOST_CHILDREN, OLDEST_CHILD
from budgethelp.forms import choices
from budgethelp.forms.base import ChoiceField, Questions, TextField, TicksField
from budgethelp.i18n import lazy_gettext as _

AGES_CURE = _("Enter each child’s age in years, like 3, 7. Use 0 for a baby")
AGES_HINT = _("In years, like 3, 7. Use 0 for a baby.")
# “and” in every language of the site.
AND = "and|a|ac|i|oraz|și|si|і|й|та|و|اور|ও|এবং|ਅਤੇ|ਤੇ|iyo"
BETWEEN_AGES = re.compile(rf"(?:\s|[,،;؛&+]|\b(?:{AND})\b)+", re.IGNORECASE)
NO_CHILDREN = frozenset({"", "none", "no", "-"})


class AgesField(TextField):
    """Ages in years; ``answer`` is a list of texts like ["3", "7"]."""

    def read(self, text: str, form: Questions) -> list[str]:
        if text.lower() in NO_CHILDREN:
            return []
        ages = [age for age in BETWEEN_AGES.split(text) if age]
        if len(ages) > MOST_CHILDREN or not all(_is_age(age) for age in ages):
            raise ValidationError(str(AGES_CURE))
        return [str(int(age)) for age in ages]


def _is_age(text: str) -> bool:
    return bool(re.fullmatch("[0-9]{1,2}", text)) and int(text) <= OLDEST_CHILD


class WorriesForm(Questions):
    """What is worrying a person, in 3 groups, most urgent first."""

    right_now = TicksField(_("Right now"), words=choices.RIGHT_NOW)
    letters_and_money = TicksField(_("Letters, work and money"), words=choices.LETTERS_AND_MONEY)
    every_day = TicksField(_("Every day"), words=choices.EVERY_DAY)

    @property
    def ticked(self) -> list[str]:
        """Every code ticked, most urgent first."""
        return [*self.right_now.data, *self.letters_and_money.data, *self.every_day.data]


class HomeForm(Questions):
    """Who is at home."""

    adults = ChoiceField(_("How many adults live in your home, with you?"), words=choices.ADULTS)
    children = AgesField(_("How old are the children?"), description=AGES_HINT)
    about_you = TicksField(_("About you"), words=choices.ABOUT_YOU)
    about_home = TicksField(_("About your home"), words=choices.ABOUT_HOME)

    @property
    def ticked(self) -> list[str]:
        """Every code ticked."""
        return [*self.about_you.data, *self.about_home.data]


class IncomeForm(Questions):
    """Where the money comes from."""

    income = ChoiceField(_("Where does most of your money come from?"), words=choices.INCOMES)
