"""The codes a person can choose, in the words they read. Most urgent first."""

from __future__ import annotations

from budgethelp.i18n import lazy_gettext as _

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
