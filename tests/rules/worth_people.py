"""For each thing worth checking: someone it is for, someone it is just not for, and someone not sure.

``unsure`` is somebody who left out the answer it hangs on. None stands where the entry leans on no answer
that can be left out without more being said; then nothing is hidden from those who do not say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from budgethelp.situation.situation import About, Bill, BillKind, Housing, Income, Nation, Need

Told = dict[str, Any]
E, W, S, NI = Nation
UC, OTHER, WAGES = Income.UNIVERSAL_CREDIT, Income.OTHER_BENEFITS, Income.WAGES
PLENTY = Decimal(5000)


@dataclass(frozen=True)
class Cases:
    """Differences from the usual person (200 pounds for 10 days, England). ``shown`` = to someone unsure."""

    is_for: Told
    not_for: Told
    unsure: Told = field(default_factory=dict)
    shown: bool = False


def ticks(*about: About) -> frozenset[About]:
    return frozenset(about)


def worries(*needs: Need) -> frozenset[Need]:
    return frozenset(needs)


def owing(*kinds: BillKind) -> tuple[Bill, ...]:
    return tuple(Bill(kind, Decimal(20)) for kind in kinds)


OLDER, ILL, CARER = ticks(About.OVER_STATE_PENSION_AGE), ticks(About.DISABLED_OR_ILL), ticks(About.CARER)
CHILD = ticks(About.DISABLED_CHILD)
MIXED = OLDER | ticks(About.PARTNER_UNDER_PENSION_AGE)
YOUNG = ticks(About.UNDER_25)
STUDENT = Income.STUDENT
RENT = owing(BillKind.RENT_PRIVATE)
SHORT_OF_PLENTY: Told = {"money_left": PLENTY, "income": WAGES}

PEOPLE: dict[str, Cases] = {
    "universal_credit": Cases({"income": Income.NONE}, {"income": UC}, {}, shown=True),
    "universal_credit_in_work": Cases({"income": WAGES}, SHORT_OF_PLENTY),
    "new_style_jobseekers": Cases(
        {"needs": worries(Need.LOST_JOB)}, {"needs": worries(Need.LOST_JOB), "about": OLDER}
    ),
    "statutory_sick_pay": Cases(
        {"income": WAGES, "about": ILL}, {"income": Income.SELF_EMPLOYED, "about": ILL}, {"about": ILL}
    ),
    "pension_credit": Cases({"about": OLDER}, {"about": ticks(About.LIVES_ALONE)}),
    "attendance_allowance": Cases({"about": OLDER | ILL}, {"about": OLDER}),
    "winter_fuel_payment": Cases(
        {"nation": NI, "about": OLDER}, {"nation": S, "about": OLDER}, {"nation": None, "about": OLDER}
    ),
    "pension_age_winter_heating": Cases(
        {"nation": S, "about": OLDER}, {"nation": E, "about": OLDER}, {"nation": None, "about": OLDER}
    ),
    "council_tax_reduction": Cases({"nation": W}, {"nation": NI}, {"nation": None}),
    "council_tax_single_discount": Cases({"adults": 1}, {"adults": 1, "income": Income.STUDENT}),
    "council_tax_students": Cases({"income": Income.STUDENT}, {"income": Income.STUDENT, "nation": NI}),
    "council_tax_other_discounts": Cases({"about": CARER}, {"about": CARER, "nation": NI}),
    "rate_relief_ni": Cases({"nation": NI}, {"nation": NI, **SHORT_OF_PLENTY}, {"nation": None}),
    "lone_pensioner_allowance_ni": Cases(
        {"nation": NI, "about": OLDER, "adults": 1},
        {"nation": NI, "about": OLDER, "adults": 2},
        {"nation": NI, "about": OLDER},
    ),
    "disabled_persons_allowance_ni": Cases({"nation": NI, "about": ILL}, {"nation": E, "about": ILL}),
    "housing_payment_england": Cases(
        {"income": UC, "bills": RENT}, {"income": UC, "bills": RENT, "nation": W}, {"bills": RENT}
    ),
    "discretionary_housing_payment": Cases(
        {"income": UC, "bills": RENT, "nation": NI}, {"income": UC, "bills": RENT}, {"nation": NI}
    ),
    "support_for_mortgage_interest": Cases(
        {"income": UC, "bills": owing(BillKind.MORTGAGE)},
        {"income": UC, "bills": RENT},
        {"income": UC},
        shown=True,
    ),
    "warm_home_discount": Cases({"income": UC, "nation": S}, {"income": Income.UNIVERSAL_CREDIT_NEW}),
    "cold_weather_payment": Cases({"income": UC}, {"income": UC, "nation": S}),
    "winter_heating_payment": Cases({"income": UC, "nation": S}, {"income": UC}, {"nation": S}),
    "priority_services_register": Cases({"about": OLDER}, {"children_ages": (9,)}),
    "water_cheaper_deal": Cases({"nation": W}, {"nation": S}, {"nation": None}),
    "broadband_cheaper_deal": Cases({"income": OTHER}, {"income": WAGES}),
    "child_benefit": Cases({"children_ages": (9,)}, {"about": ticks(About.PREGNANT)}),
    "scottish_child_payment": Cases(
        {"nation": S, "children_ages": (15,)}, {"nation": S, "children_ages": (16,)}, {"nation": S}
    ),
    "healthy_start": Cases({"children_ages": (3,)}, {"children_ages": (4,)}),
    "best_start_foods": Cases(
        {"nation": S, "children_ages": (2,)},
        {"nation": S, "children_ages": (3,)},
        {"nation": S, "about": ticks(About.CHILD_1_TO_4)},
        shown=True,
    ),
    "sure_start_maternity_grant": Cases({"children_ages": (0,)}, {"children_ages": (1,)}),
    "free_school_meals_england": Cases(
        {"income": UC, "children_ages": (12,)}, {"income": WAGES, "children_ages": (12,)}, {"income": UC}
    ),
    "free_school_meals": Cases(
        {"nation": W, "children_ages": (18,)}, {"nation": W, "children_ages": (19,)}, {"nation": W}
    ),
    "school_uniform": Cases(
        {"nation": NI, "children_ages": (9,)}, {"nation": E, "children_ages": (9,)}, {"nation": NI}
    ),
    "childcare_help": Cases(
        {"income": WAGES, "children_ages": (11,)},
        {"income": WAGES, "children_ages": (12,)},
        {"children_ages": (4,)},
    ),
    "carers_allowance": Cases({"about": CARER}, {"about": CARER, "nation": S}),
    "carer_support_payment": Cases({"about": CARER, "nation": S}, {"about": CARER}, {"nation": S}),
    "pip": Cases({"about": ILL}, {"about": ILL | OLDER}),
    "adult_disability_payment": Cases({"about": ILL, "nation": S}, {"about": ILL}, {"nation": S}),
    "free_prescriptions_england": Cases({"about": OLDER}, {"about": OLDER, "nation": W}),
    "free_prescriptions": Cases(
        {"nation": S, "needs": worries(Need.MEDICINE)}, {"needs": worries(Need.MEDICINE)}, {"nation": S}
    ),
    "nhs_low_income_scheme": Cases({"income": OTHER}, SHORT_OF_PLENTY, {}, shown=True),
    "hospital_travel_costs": Cases({"about": ILL}, {"about": ILL, **SHORT_OF_PLENTY}),
    "student_hardship_fund": Cases(
        {"income": Income.STUDENT, "money_left": PLENTY}, {"about": ticks(About.UNDER_25)}
    ),
    "veterans_help": Cases(
        {"about": ticks(About.VETERAN)}, {"about": ticks(About.VETERAN, About.UNDER_18)}
    ),
    "new_style_esa": Cases({"about": ticks(About.SERIOUS_ILLNESS)}, {"about": ILL | OLDER}),
    "dla_children": Cases(
        {"about": CHILD, "children_ages": (15,)}, {"about": CHILD, "children_ages": (16,)},
        {"about": CHILD}, True,
    ),
    "child_disability_payment": Cases(
        {"about": CHILD, "nation": S}, {"about": CHILD, "nation": W}, {"about": CHILD, "nation": None}
    ),
    "child_winter_heating_payment": Cases(
        {"about": CHILD, "nation": S}, {"about": ILL, "nation": S}, {"about": CHILD, "nation": None}
    ),
    "housing_benefit": Cases(
        {"housing": Housing.HOSTEL}, {"about": MIXED, "housing": Housing.SOCIAL_TENANT},
        {"about": OLDER}, True,
    ),
    "maternity_allowance": Cases(
        {"children_ages": (0,)}, {"children_ages": (1,)}, {"about": ticks(About.CHILD_1_TO_4)}
    ),
    "budgeting_loan": Cases({"income": OTHER}, {"income": UC, "about": OLDER}, {"about": OLDER}, True),
    "budgeting_advance": Cases({"income": UC}, {"income": Income.UNIVERSAL_CREDIT_NEW}),
    "pension_age_disability_payment": Cases(
        {"about": OLDER | ILL, "nation": S}, {"about": OLDER | ILL}, {"about": OLDER, "nation": S}
    ),
    "best_start_grant": Cases(
        {"nation": S, "children_ages": (5,)}, {"nation": S, "children_ages": (6,)},
        {"nation": S, "about": ticks(About.CHILD_1_TO_4)}, True,
    ),
    "job_start_payment": Cases(
        {"nation": S, "about": ticks(About.CARE_LEAVER)}, {"about": YOUNG}, {"nation": S}
    ),
    "education_maintenance_allowance": Cases(
        {"nation": NI, "children_ages": (16,)}, {"nation": NI, "children_ages": (15,)}, {"nation": NI}
    ),
    "bursary_16_to_19": Cases(
        {"about": YOUNG, "income": STUDENT}, {"about": YOUNG, "income": STUDENT, "nation": W},
        {"about": YOUNG},
    ),
    "tv_licence_free": Cases({"about": ILL}, {"about": CARER}),
    "help_to_save": Cases({"income": UC}, {"income": OTHER}),
    "school_transport": Cases(
        {"children_ages": (4,)}, {"children_ages": (3,)}, {"about": ticks(About.CHILD_5_TO_16)}, True
    ),
    "bus_pass_older": Cases({"about": OLDER}, {"about": ticks(About.LIVES_ALONE)}),
    "bus_pass_disabled": Cases({"about": ILL}, {"about": CARER}),
    "bus_pass_young_scotland": Cases(
        {"nation": S, "children_ages": (5,)}, {"nation": S, "children_ages": (4,)},
        {"nation": None, "children_ages": (5,)},
    ),
    "access_to_work": Cases(
        {"about": ILL}, {"about": ILL | OLDER}, {"about": ILL | OLDER, "income": WAGES}, True
    ),
    "disabled_facilities_grant": Cases({"about": CHILD}, {"about": CARER}),
    "free_childcare_hours": Cases(
        {"income": UC, "children_ages": (1,)}, {"income": Income.NONE, "children_ages": (1,)},
        {"about": ticks(About.CHILD_1_TO_4)}, True,
    ),
    "special_rules": Cases(
        {"about": ticks(About.TERMINAL_ILLNESS)}, {"about": ticks(About.SERIOUS_ILLNESS)}
    ),
    "care_leaver_help": Cases({"about": ticks(About.CARE_LEAVER)}, {"about": YOUNG}),
    "refugee_integration_loan": Cases(
        {"about": ticks(About.NEW_REFUGEE)}, {"about": ticks(About.EU_STATUS)}
    ),
    "medical_equipment_power": Cases({"about": ticks(About.MEDICAL_EQUIPMENT)}, {"about": ILL}),
    "bereavement_support_payment": Cases(
        {"needs": worries(Need.BEREAVED)}, {"needs": worries(Need.FUNERAL), "about": OLDER}
    ),
    "uc_extra_amounts": Cases({"income": UC, "about": CARER}, {"income": UC}, {"about": CARER}),
    "minimum_wage": Cases({"income": Income.ZERO_HOURS}, {"income": Income.SELF_EMPLOYED}),
    "state_pension": Cases(
        {"about": OLDER}, {"about": OLDER, "income": Income.STATE_PENSION},
        {"about": ticks(About.LIVES_ALONE)},
    ),
    "benefit_cap": Cases({"income": UC, "children_ages": (9,)}, {"income": UC}, {"children_ages": (9,)}),
    "no_recourse_checks": Cases({"needs": worries(Need.NRPF)}, {"needs": worries(Need.NO_FOOD)}),
}  # fmt: skip
