"""The codes of shared links, by number. Links live on paper and phones, so a number never changes its code.

A new code goes at the end. One that is no longer used stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from budgethelp.bits import BitsIn, BitsOut, SpoiledBits
from budgethelp.situation import About, BillKind, BillStage, Income, Nation, Need

Code = TypeVar("Code", bound=StrEnum)

NATIONS = tuple(map(Nation, ("england", "wales", "scotland", "northern_ireland")))
NEEDS = tuple(
    map(
        Need,
        (
            *("no_food", "no_energy", "no_money", "nowhere_tonight", "eviction_notice", "suicidal"),
            *("cant_cope", "unsafe", "medicine", "baby_formula", "waiting_uc", "sanctioned", "lost_job"),
            *("bailiffs", "behind_bills", "behind_credit", "loan_shark", "gambling", "scam", "nrpf"),
            *("broken_appliance", "school_costs", "period_products", "travel_health", "funeral", "lonely"),
        ),
    )
)
ABOUT = tuple(
    map(
        About,
        (
            *("child_under_1", "child_1_to_4", "child_5_to_16", "pregnant", "over_66", "over_75"),
            *("under_18", "under_25", "disabled_or_ill", "carer", "veteran", "student", "lives_alone"),
            *("prepayment_meter", "oil_or_solid_heating", "cold_home", "partner_controls_money"),
            *("self_employed", "speaks_welsh"),
        ),
    )
)
INCOMES = tuple(
    map(
        Income,
        (
            *("wages", "zero_hours", "self_employed", "universal_credit", "universal_credit_new"),
            *("universal_credit_sanctioned", "other_benefits", "state_pension", "student", "none"),
            "rather_not_say",
        ),
    )
)
BILLS = tuple(
    map(
        BillKind,
        (
            *("rent_private", "rent_social", "mortgage", "secured_loan", "energy_dd", "energy_prepay"),
            *("heating_fuel", "water", "council_tax", "rates", "court_fine", "child_maintenance"),
            *("tv_licence", "hmrc", "benefit_overpayment", "childcare", "car_insurance", "fuel", "travel"),
            *("phone", "broadband", "prescription", "hospital_travel", "funeral_deposit"),
            *("hire_purchase", "logbook_loan", "credit_card", "store_card", "catalogue", "overdraft"),
            *("bnpl", "payday_loan", "loan", "friends_family", "illegal_lender", "other"),
        ),
    )
)
STAGES = tuple(
    map(
        BillStage,
        (
            *("missed", "reminder", "final_notice", "notice_to_leave", "court_papers"),
            *("notice_of_enforcement", "charge_for_payment"),
        ),
    )
)


def put_code(bits: BitsOut, codes: Sequence[Code], code: Code | None) -> None:
    """One code, or None."""
    bits.put(0 if code is None else codes.index(code) + 1, 6)


def take_code(bits: BitsIn, codes: Sequence[Code]) -> Code | None:
    """The code that ``put_code`` wrote. SpoiledBits for a number that is nobody's."""
    number = bits.take(6)
    if number > len(codes):
        raise SpoiledBits
    return codes[number - 1] if number else None


def put_codes(bits: BitsOut, codes: Sequence[Code], chosen: Iterable[Code]) -> None:
    """Any number of codes, as ticks: up to the last one chosen, so that codes can be added later."""
    ticked = set(chosen)
    last = max((number for number, code in enumerate(codes, 1) if code in ticked), default=0)
    bits.put(last, 6)
    for code in codes[:last]:
        bits.put(code in ticked, 1)


def take_codes(bits: BitsIn, codes: Sequence[Code]) -> list[Code]:
    """The codes that ``put_codes`` wrote. SpoiledBits when some are nobody's."""
    last = bits.take(6)
    if last > len(codes):
        raise SpoiledBits
    return [code for code in codes[:last] if bits.take(1)]
