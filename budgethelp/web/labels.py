"""The codes a person can choose, in the words they read. Most urgent first."""

from __future__ import annotations

from collections.abc import Mapping

from budgethelp.rules.rule import Soon, Urgency
from budgethelp.situation.situation import Nation
from budgethelp.web.fields import ChoiceField, Labels, Questions
from budgethelp.web.translate import LazyText, Said
from budgethelp.web.translate import lazy_gettext as _

NATIONS = {
    "england": _("England"),
    "scotland": _("Scotland"),
    "wales": _("Wales"),
    "northern_ireland": _("Northern Ireland"),
}

RIGHT_NOW = {
    "suicidal": _("I am thinking of ending my life"),
    "unsafe": _("Someone hurts me, frightens me or controls my money"),
    "nowhere_tonight": _("I have nowhere safe to sleep tonight"),
    "no_food": _("I have no food, or not enough for today"),
    "baby_formula": _("I am short of baby milk"),
    "medicine": _("I cannot get or pay for medicine"),
    "no_energy": _("My gas or electric is off or about to run out"),
    "no_money": _("I have no money at all"),
    "cant_cope": _("I cannot cope"),
    "loan_shark": _("I borrowed from someone who frightens me"),
}

LETTERS_AND_MONEY = {
    "eviction_notice": _("I have had a letter telling me to leave my home"),
    "bailiffs": _("Bailiffs or sheriff officers have written or called"),
    "sanctioned": _("My benefit was stopped or cut"),
    "waiting_uc": _("I am waiting for my first Universal Credit payment"),
    "lost_job": _("I have lost my job or hours"),
    "scam": _("I have been scammed"),
    "behind_bills": _("I am behind with bills"),
    "behind_credit": _("I find it hard to keep up with borrowing"),
    "nrpf": _("My visa says no recourse to public funds"),
    "gambling": _("Gambling is part of this"),
}

EVERY_DAY = {
    "broken_appliance": _("My cooker, fridge or heating is broken"),
    "travel_health": _("Getting to hospital or the jobcentre"),
    "school_costs": _("School meals, uniform or trips"),
    "period_products": _("Period products"),
    "funeral": _("Paying for a funeral"),
    "lonely": _("I feel alone"),
}

ALL_NEEDS = RIGHT_NOW | LETTERS_AND_MONEY | EVERY_DAY

ADULTS = {
    "1": _("1 adult"),
    "2": _("2 adults"),
    "3": _("3 adults"),
    "4": _("4 adults or more"),
}

ABOUT_YOU = {
    "pregnant": _("I am pregnant"),
    "under_18": _("I am under 18"),
    "under_25": _("I am under 25"),
    "over_66": _("I have reached State Pension age (66 to 67)"),
    "over_75": _("I am 75 or over"),
    "disabled_or_ill": _("I am disabled or ill for a long time"),
    "carer": _("I look after someone who is ill or disabled"),
    "veteran": _("I served in the armed forces"),
    "student": _("I am a student"),
    "self_employed": _("I work for myself"),
    "speaks_welsh": _("I would like help in Welsh"),
    "partner_controls_money": _("My partner or someone else decides about my money"),
}

ABOUT_HOME = {
    "lives_alone": _("I live alone"),
    "prepayment_meter": _("I top up my gas or electric meter"),
    "oil_or_solid_heating": _("I heat with oil, coal, wood or bottled gas"),
    "cold_home": _("My home is cold"),
}

INCOMES = {
    "wages": _("Wages"),
    "zero_hours": _("Work with hours that change"),
    "self_employed": _("I work for myself"),
    "universal_credit": _("Universal Credit"),
    "universal_credit_new": _("Universal Credit, not paid yet"),
    "universal_credit_sanctioned": _("Universal Credit, stopped or cut"),
    "other_benefits": _("Other benefits"),
    "state_pension": _("State Pension"),
    "student": _("Student money"),
    "none": _("No money is coming in"),
    "rather_not_say": _("I would rather not say"),
}


Groups = tuple[tuple[LazyText, Labels], ...]

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
KIND_WORDS: Labels = {code: words for _, group in KINDS for code, words in group.items()}

STAGES: Labels = {
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


def stages_in(nation: Nation | None) -> Labels:
    """The stages a bill can be at in ``nation``."""
    stages = _known_in(nation, STAGES)
    if nation is Nation.NORTHERN_IRELAND:
        return {**stages, "notice_of_enforcement": NOTICE_IN_NORTHERN_IRELAND}
    return stages


def _known_in(nation: Nation | None, words: Labels) -> Labels:
    unknown = NOT_IN[nation] if nation else frozenset()
    return {code: text for code, text in words.items() if code not in unknown}


MOST_WORRY = 10
ENDS = {0: _("0, not at all"), MOST_WORRY: _("10, the most there is")}
NUMBERS = {str(number): ENDS.get(number, Said(str(number))) for number in range(MOST_WORRY + 1)}


class WorryForm(Questions):
    """One number."""

    worry = ChoiceField(_("How worried are you, from 0 to 10?"), words=NUMBERS)


URGENCY_WORDS: dict[Urgency, tuple[LazyText, LazyText]] = {
    Urgency.THOUGHTS_OF_SUICIDE: (_("Thoughts of suicide"), _("You are thinking of ending your life.")),
    Urgency.DANGER: (_("Danger"), _("Someone is hurt, threatened or controlled.")),
    Urgency.LIFE: (_("Life"), _("You cannot cope, or a child is not safe.")),
    Urgency.STOPPING_A_LOSS: (_("Stopping a loss"), _("A scam is taking money now.")),
    Urgency.BED: (_("A bed"), _("There is nowhere safe to sleep tonight.")),
    Urgency.FOOD: (_("Food"), _("There is nothing to eat today, or no baby milk.")),
    Urgency.MEDICINE: (_("Medicine"), _("Medicine has run out, or costs too much.")),
    Urgency.WARMTH: (_("Warmth"), _("Gas, electric or heating is off, or about to go off.")),
    Urgency.CANNOT_WAIT: (
        _("What cannot wait"),
        _("A date is coming, like a court date. Or waiting makes it worse."),
    ),
    Urgency.MONEY_BEFORE_THEN: (
        _("Money before then"),
        _("Money that can come before your next income."),
    ),
    Urgency.TELLING_PEOPLE: (_("Telling people"), _("It helps to tell a company before a bill is due.")),
    Urgency.WHAT_YOU_ASKED: (_("What you asked"), _("The other things that you ticked.")),
    Urgency.MAKING_IT_LAST: (_("Making it last"), _("Sharing out what is left over the days.")),
    Urgency.ADVICE_AND_CHECKS: (_("Advice and checks"), _("Free advice, and help you may be missing.")),
    Urgency.LOOKING_AHEAD: (_("Looking ahead"), _("For when today is looked after.")),
}

SOON_WORDS: dict[Soon, LazyText] = {
    Soon.NOW: _("Help can come right away."),
    Soon.TODAY: _("Help can come today."),
    Soon.TOMORROW: _("Help can come by tomorrow."),
    Soon.THIS_WEEK: _("Help can come this week."),
    Soon.THIS_MONTH: _("Help can come this month."),
    Soon.LATER: _("Help takes longer than a month."),
}
