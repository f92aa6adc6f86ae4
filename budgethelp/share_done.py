"""The steps that are done, as a shared link of version 2 holds them: by number, at most 20."""

from __future__ import annotations

from collections.abc import Sequence

from budgethelp.bits import BitsIn, BitsOut, SpoiledBits
from budgethelp.progress import MOST_KEPT

# As in share_codes: a number never changes its action. A new one goes at the end, an old one stays.
NUMBERED = (
    *("safety_now", "talk_now", "health_support", "abuse_support", "own_money_access", "trusted_adult"),
    *("veteran_support", "bed_tonight", "food_today", "baby_milk_today", "medicine_keep", "energy_now"),
    *("scam_bank", "crisis_fund", "housing_advice", "housing_payment_help", "landlord_talk"),
    *("mortgage_lender_talk", "court_contact", "bailiff_rights", "local_tax_contact"),
    *("energy_supplier_plan", "contact_creditor_before_due", "uc_claim", "uc_advance", "uc_hardship"),
    *("benefit_challenge", "carer_support", "disability_support", "pension_credit_claim"),
    *("benefit_check", "debt_advice_free", "s17_child_assess", "nrpf_advice", "work_rights_check"),
    *("work_travel", "travel_health_help", "gambling_support", "report_loan_shark", "report_scam"),
    *("appliance_help", "school_help", "period_products", "education_hardship_fund", "funeral_help"),
    *("bereavement_support", "plan_days", "upcoming_bills_check", "lonely_support", "free_things"),
    *("small_wellbeing_step", "water_help", "broadband_help", "baby_items", "work_childcare_help"),
    "keep_cushion",
)


def put_done(bits: BitsOut, done: Sequence[str]) -> None:
    """The actions that are done, in their order."""
    bits.put(len(done[:MOST_KEPT]), 5)
    for action in done[:MOST_KEPT]:
        bits.put(NUMBERED.index(action), 8)


def take_done(bits: BitsIn) -> list[str]:
    """What ``put_done`` wrote. SpoiledBits for too many, or a number that is nobody's."""
    numbers = [bits.take(8) for _ in range(bits.take(5))]
    if len(numbers) > MOST_KEPT or any(number >= len(NUMBERED) for number in numbers):
        raise SpoiledBits
    return [NUMBERED[number] for number in numbers]
