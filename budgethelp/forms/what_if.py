"""What if: the money comes late, a bill moves, or a payment comes. All may stay open."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from wtforms.validators import ValidationError

from budgethelp.forms.base import ChoiceField, Questions, TextField, Words, or_say
from budgethelp.forms.bill import SomeMoneyField
from budgethelp.forms.day_words import read_typed
from budgethelp.i18n import lazy_gettext as _
from budgethelp.what_if import MOST_DAYS_LATE
from budgethelp.when import WhenProblem, parse_days

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

    late_by = DaysLateField(_("The money comes this many days late"), description=_("Like 3."))
    bill = ChoiceField(_("A bill moves to the day after the money comes"), words={})
    extra = SomeMoneyField(_("A voucher or crisis payment comes"), description=_("How much it is, like 49."))
    extra_day = ExtraDayField(_("It comes on"), description=_("Like 2 days or Friday."))

    def __init__(self, formdata: Any = None, *, bills: Words, **values: Any) -> None:
        super().__init__(formdata, **values)
        self.bill.words = bills
        if formdata is not None:
            self.bill.process_formdata(formdata.getlist("bill"))
