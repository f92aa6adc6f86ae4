"""How much is left: what a person typed as pounds, or the sentence that says what to type."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from budgethelp.forms.base import Questions, TextField, or_say
from budgethelp.i18n import LazyText
from budgethelp.i18n import lazy_gettext as _
from budgethelp.money import MoneyProblem, MoneyReason, parse_money

SAYS = {
    MoneyReason.MISSING: _("Enter how much money you have left, like 42.50"),
    MoneyReason.NOT_UNDERSTOOD: _("Enter how much money you have left in pounds and pence, like 42.50"),
    MoneyReason.TOO_MUCH: _("Enter an amount from −£99,999.99 to £99,999.99"),
}


class MoneyField(TextField):
    """Pounds; ``answer`` is a Decimal, less than 0 when overdrawn."""

    answer: Decimal
    says: Mapping[MoneyReason, LazyText] = SAYS

    def read(self, text: str, form: Questions) -> Decimal:
        amount: Decimal = or_say(lambda: parse_money(text), MoneyProblem, self._sentence)
        return amount

    def _sentence(self, problem: MoneyProblem) -> LazyText:
        return self.says[problem.reason]
