"""A simple picture for each step, for those who read little: our own lines, drawn in the page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flask import Flask
from markupsafe import Markup

from budgethelp.plan import Step

FOLDER = Path(__file__).parents[1] / "templates" / "pictures"

ANYTHING = "checks"
BY_ACTION: Mapping[str, str] = {
    "safety_now": "danger",
    "talk_now": "talk",
    "abuse_support": "talk",
    "bereavement_support": "talk",
    "debt_advice_free": "talk",
    "health_support": "health",
    "own_money_access": "money",
    "crisis_fund": "money",
    "uc_advance": "money",
    "uc_hardship": "money",
    "trusted_adult": "adult",
    "s17_child_assess": "adult",
    "veteran_support": "medal",
    "bed_tonight": "bed",
    "food_today": "food",
    "baby_milk_today": "bottle",
    "medicine_keep": "medicine",
    "energy_now": "energy",
    "energy_supplier_plan": "energy",
    "scam_bank": "bank_phone",
    "housing_advice": "home",
    "housing_payment_help": "rent",
    "mortgage_lender_talk": "rent",
    "landlord_talk": "key",
    "court_contact": "court",
    "bailiff_rights": "door",
    "local_tax_contact": "letter",
    "benefit_challenge": "letter",
    "contact_creditor_before_due": "phone",
    "uc_claim": "form",
    "pension_credit_claim": "form",
    "benefit_check": "checks",
    "work_rights_check": "checks",
    "carer_support": "care",
    "disability_support": "wheelchair",
    "nrpf_advice": "passport",
    "work_travel": "bus",
    "travel_health_help": "bus",
    "gambling_support": "dice",
    "report_loan_shark": "fin",
    "report_scam": "scam",
    "appliance_help": "cooker",
    "school_help": "school",
    "period_products": "pad",
    "education_hardship_fund": "book",
    "funeral_help": "flower",
    "plan_days": "calendar",
    "upcoming_bills_check": "ahead",
    "lonely_support": "together",
    "free_things": "tree",
    "small_wellbeing_step": "sun",
    "water_help": "water",
    "broadband_help": "internet",
    "baby_items": "nappy",
    "work_childcare_help": "child",
    "keep_cushion": "jar",
}
# Rules whose own subject is not that of their action.
BY_RULE: Mapping[str, str] = {
    "energy_cold_home": "warm",
    "energy_now_oil": "warm",
    "contact_hmrc": "letter",
    "debt_advice_free_court": "letter",
    "court_contact_papers": "letter",
    "mortgage_lender_talk_court": "court",
    "housing_advice_mortgage": "court",
    "landlord_talk_notice": "letter",
    "debt_advice_free_bills": "letter",
    "debt_advice_free_door": "door",
    "bailiff_rights_fine": "door",
    "talk_now_cannot_cope": "friend",
    "health_support_cannot_cope": "friend",
    "work_rights_check": "work",
    "free_things_warm": "cup",
    "benefit_check_baby_food": "bottle",
    "small_wellbeing_step_alone": "phone",
}


def set_up(app: Flask) -> None:
    """Give templates ``picture(step)`` and ``draw(name)``."""
    app.jinja_env.globals.update(picture=picture, draw=draw)


def picture(step: Step) -> Markup:
    """The picture of a step. What it shows stands beside it in words too."""
    return draw(picture_name(step.rule, step.action))


def picture_name(rule: str, action: str) -> str:
    """The picture of a rule, or of its action."""
    return BY_RULE.get(rule) or BY_ACTION.get(action, ANYTHING)


@cache
def draw(name: str) -> Markup:
    """The lines of one picture, to stand in a page."""
    return Markup((FOLDER / f"{name}.svg").read_text(encoding="utf-8").strip())  # noqa: S704 (our own file)
