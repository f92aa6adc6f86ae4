"""Bills and what happens: facts about every kind of bill, the same for everyone, and no order of debts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from flask import Blueprint, render_template

from budgethelp.i18n import LazyText, gettext
from budgethelp.i18n import lazy_gettext as _
from budgethelp.knowledge import knowledge
from budgethelp.rules.bill_facts import BillFacts
from budgethelp.situation import BillKind as K
from budgethelp.views.fragments import keep, may_be_kept
from budgethelp.views.how_we_decide import tell_us
from budgethelp.views.shared import View

pages = Blueprint("bills_and_what_happens", __name__)

# Where a reader would look. Shown by name, A to Z, and so is each group: never by what matters more.
GROUPS: Mapping[str, tuple[LazyText, tuple[K, ...]]] = {
    "home": (_("Home"), (K.RENT_PRIVATE, K.RENT_SOCIAL, K.MORTGAGE, K.SECURED_LOAN, K.WATER)),
    "warmth": (_("Warmth"), (K.ENERGY_DD, K.ENERGY_PREPAY, K.HEATING_FUEL)),
    "phone": (_("Phone, broadband and TV"), (K.PHONE, K.BROADBAND, K.TV_LICENCE)),
    "travel": (_("Travel"), (K.FUEL, K.TRAVEL, K.CAR_INSURANCE, K.HOSPITAL_TRAVEL)),
    "tax": (
        _("Court and tax"),
        (K.COUNCIL_TAX, K.RATES, K.COURT_FINE, K.CHILD_MAINTENANCE, K.HMRC, K.BENEFIT_OVERPAYMENT),
    ),
    "borrowing": (
        _("Borrowing"),
        (
            *(K.HIRE_PURCHASE, K.LOGBOOK_LOAN, K.CREDIT_CARD, K.STORE_CARD, K.CATALOGUE, K.OVERDRAFT),
            *(K.BNPL, K.PAYDAY_LOAN, K.LOAN, K.FRIENDS_FAMILY, K.ILLEGAL_LENDER),
        ),
    ),
    "family": (_("Family and other bills"), (K.CHILDCARE, K.PRESCRIPTION, K.FUNERAL_DEPOSIT, K.OTHER)),
}


@pages.get("/bills-and-what-happens")
def show() -> View:
    """What can happen with each kind of bill, what they must do, and what to ask for."""
    return may_be_kept(render_template("bills_and_what_happens.html", facts=keep("bills", _write)))


def _write() -> str:
    groups = list(by_name(knowledge().bill_facts))
    return render_template("bills_and_what_happens_facts.html", groups=groups, wrong=tell_us)


def by_name(facts: Mapping[K, BillFacts]) -> Iterator[tuple[str, str, list[BillFacts]]]:
    """Each group's id and name with its kinds of bill, all by name in the reader's language."""
    for code, (name, kinds) in sorted(GROUPS.items(), key=lambda group: str(group[1][0])):
        yield code, str(name), _sorted(facts[kind] for kind in kinds)


def _sorted(facts: Iterable[BillFacts]) -> list[BillFacts]:
    return sorted(facts, key=lambda each: gettext(each.title).casefold())
