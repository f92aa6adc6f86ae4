"""The kinds of bills and what has happened with them, in the words a person reads."""

from __future__ import annotations

from collections.abc import Mapping

from budgethelp.forms.base import Words
from budgethelp.i18n import LazyText
from budgethelp.i18n import lazy_gettext as _
from budgethelp.situation import Nation

Groups = tuple[tuple[LazyText, Words], ...]

KINDS: Groups = (
    (
        _("Home"),
        {
            "rent_private": _("Rent to a private landlord"),
            "rent_social": _("Rent to a council or housing association"),
            "mortgage": _("Mortgage"),
            "secured_loan": _("Loan secured on a home"),
            "childcare": _("Childcare"),
        },
    ),
    (
        _("Warmth and water"),
        {
            "energy_dd": _("Gas or electric bill"),
            "energy_prepay": _("Prepayment meter top-ups"),
            "heating_fuel": _("Heating oil, bottled gas, coal or wood"),
            "water": _("Water bill"),
        },
    ),
    (
        _("Phone and TV"),
        {"phone": _("Mobile or home phone"), "broadband": _("Broadband"), "tv_licence": _("TV licence")},
    ),
    (
        _("Travel"),
        {
            "travel": _("Bus, train and other fares"),
            "fuel": _("Petrol or diesel"),
            "car_insurance": _("Car insurance and car tax"),
            "hospital_travel": _("Travel to hospital"),
        },
    ),
    (
        _("Court and tax"),
        {
            "council_tax": _("Council tax"),
            "rates": _("Rates in Northern Ireland"),
            "court_fine": _("Court fine"),
            "child_maintenance": _("Child maintenance"),
            "hmrc": _("Tax owed to HMRC"),
            "benefit_overpayment": _("Money owed to a benefits office"),
        },
    ),
    (
        _("Borrowing"),
        {
            "bnpl": _("Buy now, pay later"),
            "catalogue": _("Catalogue"),
            "credit_card": _("Credit card"),
            "friends_family": _("Money owed to friends or family"),
            "hire_purchase": _("Hire purchase, like a car or a sofa"),
            "loan": _("Bank loan or other loan"),
            "logbook_loan": _("Logbook loan"),
            "overdraft": _("Overdraft"),
            "payday_loan": _("Payday loan"),
            "store_card": _("Store card"),
            "illegal_lender": _("Money a loan shark asks for"),
        },
    ),
    (
        _("Other"),
        {
            "prescription": _("Prescriptions"),
            "funeral_deposit": _("Funeral costs"),
            "other": _("Another bill"),
        },
    ),
)
KIND_WORDS: Words = {code: words for _, group in KINDS for code, words in group.items()}

STAGES: Words = {
    "missed": _("I have missed a payment"),
    "reminder": _("A reminder"),
    "final_notice": _("A final notice"),
    "notice_to_leave": _("A letter telling me to leave my home"),
    "court_papers": _("Papers from a court or tribunal"),
    "notice_of_enforcement": _("A notice that bailiffs may come"),
    "charge_for_payment": _("A charge for payment (Scotland)"),
}
NOTICE_IN_NORTHERN_IRELAND = _("A notice from the Enforcement of Judgments Office")

# One nation's words on another's page would send people to the wrong office.
NOT_IN: Mapping[Nation, frozenset[str]] = {
    Nation.ENGLAND: frozenset({"rates", "charge_for_payment"}),
    Nation.WALES: frozenset({"rates", "charge_for_payment"}),
    Nation.SCOTLAND: frozenset({"rates", "notice_of_enforcement"}),
    Nation.NORTHERN_IRELAND: frozenset({"council_tax", "charge_for_payment"}),
}


def kinds_in(nation: Nation | None) -> Groups:
    """The groups of kinds, as they are known in ``nation``."""
    return tuple((group, _known_in(nation, words)) for group, words in KINDS)


def stages_in(nation: Nation | None) -> Words:
    """The stages a bill can be at in ``nation``."""
    stages = _known_in(nation, STAGES)
    if nation is Nation.NORTHERN_IRELAND:
        return {**stages, "notice_of_enforcement": NOTICE_IN_NORTHERN_IRELAND}
    return stages


def _known_in(nation: Nation | None, words: Words) -> Words:
    unknown = NOT_IN[nation] if nation else frozenset()
    return {code: text for code, text in words.items() if code not in unknown}
