"""Who is at home and what the home is like, as sentences."""

from __future__ import annotations

from budgethelp.rules.conditions.money import nothing_left
from budgethelp.rules.conditions.needs import no_food, nowhere_tonight
from budgethelp.rules.vocabulary import says
from budgethelp.situation.situation import About, BillKind, Housing, Income, Situation

SCHOOL_FROM, SCHOOL_TO = 5, 16


def _has_child(s: Situation, tick: About, youngest: int, oldest: int) -> bool:
    return tick in s.about or any(youngest <= age <= oldest for age in s.children_ages)


def younger(s: Situation, years: int) -> bool:
    """Whether a child past its first birthday may be under ``years``: by age, or by the tick for 1 to 4."""
    return any(age < years for age in s.children_ages) if s.children_ages else About.CHILD_1_TO_4 in s.about


@says("a baby under 1 lives with you")
def baby(s: Situation) -> bool:
    return _has_child(s, About.CHILD_UNDER_1, 0, 0)


@says("you are pregnant, or a child under 4 lives with you")
def under_4(s: Situation) -> bool:
    return younger(s, 4) or expecting_or_baby(s)


@says("you are pregnant, or a baby under 1 lives with you")
def expecting_or_baby(s: Situation) -> bool:
    return baby(s) or About.PREGNANT in s.about


@says("a child of school age lives with you")
def school_age(s: Situation) -> bool:
    return _has_child(s, About.CHILD_5_TO_16, SCHOOL_FROM, SCHOOL_TO)


@says("children live with you")
def children(s: Situation) -> bool:
    return baby(s) or school_age(s) or About.CHILD_1_TO_4 in s.about or bool(s.children_ages)


@says("you have reached State Pension age")
def pension_age(s: Situation) -> bool:
    return bool(s.about & {About.OVER_STATE_PENSION_AGE, About.OVER_75}) or s.income is Income.STATE_PENSION


@says("you are 75 or over")
def over_75(s: Situation) -> bool:
    return About.OVER_75 in s.about


@says("you are under 18")
def under_18(s: Situation) -> bool:
    return About.UNDER_18 in s.about


@says("you are under 18, and have no food, money or bed")
def under_18_without(s: Situation) -> bool:
    return under_18(s) and (no_food(s) or nothing_left(s) or nowhere_tonight(s))


@says("you are under 25")
def under_25(s: Situation) -> bool:
    return bool(s.about & {About.UNDER_25, About.UNDER_18})


@says("you are disabled or ill")
def disabled_or_ill(s: Situation) -> bool:
    return About.DISABLED_OR_ILL in s.about


@says("you look after someone")
def carer(s: Situation) -> bool:
    return About.CARER in s.about


@says("you or your family served in the armed forces")
def veteran(s: Situation) -> bool:
    return About.VETERAN in s.about


@says("you live alone")
def lives_alone(s: Situation) -> bool:
    return About.LIVES_ALONE in s.about


@says("you are the only adult at home")
def only_adult(s: Situation) -> bool:
    return s.adults == 1 or lives_alone(s)


@says("you have a prepayment meter")
def prepayment_meter(s: Situation) -> bool:
    return About.PREPAYMENT_METER in s.about or any(bill.kind is BillKind.ENERGY_PREPAY for bill in s.bills)


@says("a small child, illness or being 75 or over can make a prepayment meter unsafe for you")
def prepayment_is_unsafe(s: Situation) -> bool:
    small_child = baby(s) or younger(s, 2)
    return prepayment_meter(s) and (small_child or over_75(s) or disabled_or_ill(s))


@says("you heat with oil, bottled gas, coal or wood")
def oil(s: Situation) -> bool:
    return About.OIL_OR_SOLID_HEATING in s.about


@says("your home is cold")
def cold_home(s: Situation) -> bool:
    return About.COLD_HOME in s.about


@says("your partner controls the money")
def partner_controls_money(s: Situation) -> bool:
    return About.PARTNER_CONTROLS_MONEY in s.about


@says("you have cancer or another serious illness")
def serious_illness(s: Situation) -> bool:
    return bool(s.about & {About.SERIOUS_ILLNESS, About.TERMINAL_ILLNESS})


@says("you are ill and may not have long to live")
def terminal_illness(s: Situation) -> bool:
    return About.TERMINAL_ILLNESS in s.about


@says("your child is disabled or ill")
def disabled_child(s: Situation) -> bool:
    return About.DISABLED_CHILD in s.about


@says("you use medical equipment that needs power")
def medical_equipment(s: Situation) -> bool:
    return About.MEDICAL_EQUIPMENT in s.about


@says("you were in care as a child, and are under 26")
def care_leaver(s: Situation) -> bool:
    return About.CARE_LEAVER in s.about


@says("you left prison not long ago")
def left_prison(s: Situation) -> bool:
    return About.LEFT_PRISON in s.about


@says("you were given refugee status not long ago")
def new_refugee(s: Situation) -> bool:
    return About.NEW_REFUGEE in s.about


@says("you have settled or pre-settled status")
def eu_status(s: Situation) -> bool:
    return About.EU_STATUS in s.about


@says("your home comes with your job")
def tied_home(s: Situation) -> bool:
    return About.TIED_WORK in s.about or s.housing is Housing.TIED


@says("you live with your landlord, or in a hostel or asylum housing")
def lives_where_no_court_is_needed(s: Situation) -> bool:
    """Homes that a person may have to leave without a court (council and charity pages, second-hand)."""
    return s.housing in {Housing.LODGER, Housing.HOSTEL, Housing.ASYLUM}


@says("a council or a housing association is your landlord")
def social_tenant(s: Situation) -> bool:
    return s.housing is Housing.SOCIAL_TENANT


@says("your partner has not reached State Pension age")
def mixed_age_couple(s: Situation) -> bool:
    return About.PARTNER_UNDER_PENSION_AGE in s.about


@says("the fund in Wales has paid you 3 times in 12 months")
def daf_used_up(s: Situation) -> bool:
    return About.DAF_USED_UP in s.about
