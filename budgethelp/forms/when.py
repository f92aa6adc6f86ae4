"""When the next money comes: "8", "Friday", "29 November", or a tick for "I am not sure"."""

from __future__ import annotations

from datetime import date, timedelta

from budgethelp.forms.base import Questions, TextField, or_say
from budgethelp.forms.day_words import read_typed
from budgethelp.i18n import LazyText
from budgethelp.i18n import lazy_gettext as _
from budgethelp.when import WhenProblem, WhenReason, parse_days

SAYS = {
    WhenReason.MISSING: _("Enter when you next get money, like 8 days or Friday, or tick “I am not sure”"),
    WhenReason.NOT_UNDERSTOOD: _("Enter a number of days, like 8, or a day, like Friday or 29 November"),
    WhenReason.PAST: _("That day has passed. Enter the next day you get money"),
    WhenReason.TOO_FAR: _("Enter a day in the next 62 days, or tick “I am not sure”"),
}


class WhenField(TextField):
    """A day; ``answer`` is a date, or None when ``not_sure`` is ticked."""

    answer: date | None

    def read(self, text: str, form: Questions) -> date | None:
        if form["not_sure"].data:
            return None
        today: date = form.meta.today
        typed = read_typed(text)
        days: int = or_say(lambda: parse_days(typed, today), WhenProblem, self._sentence)
        return today + timedelta(days=days)

    @staticmethod
    def _sentence(problem: WhenProblem) -> LazyText:
        return SAYS[problem.reason]
