"""What makes a benefit or a discount worth checking, as sentences. Who gets it, others decide."""

from __future__ import annotations

from decimal import Decimal

from budgethelp.rules.conditions.bills import childcare, pays_a_mortgage, pays_rent
from budgethelp.rules.conditions.everyone import no_mixed_age_couple
from budgethelp.rules.conditions.home import (
    baby,
    care_leaver,
    children,
    disabled_child,
    expecting_or_baby,
    medical_equipment,
    pension_age,
    terminal_illness,
    under_4,
    under_18,
    under_25,
    younger,
)
from budgethelp.rules.conditions.income import (
    ON_UC,
    gets_uc,
    is_student,
    other_benefits,
    settled_on_uc,
    works,
)
from budgethelp.rules.conditions.money import less_a_day_than
from budgethelp.rules.conditions.needs import (
    bereaved,
    funeral,
    lost_job,
    no_medicine,
    sanctioned,
    travel_for_health,
)
from budgethelp.rules.vocabulary import says
from budgethelp.situation.situation import About, Housing, Income, Nation, Need, Situation

TIGHT_A_DAY = Decimal(75)  # pounds; below it the plan also tells a person to check for money
INFANT_AGES = range(4, 8)  # reception, year 1 and year 2
AT_SCHOOL = range(4, 19)  # from reception to the last year of school
AFTER_16 = range(16, 20)  # still at school or college
LOW_INCOME = ON_UC | {Income.OTHER_BENEFITS, Income.NONE}
MAY_LOOK_FOR_WORK = LOW_INCOME | {Income.ZERO_HOURS}
ILLNESS = frozenset({About.DISABLED_OR_ILL, About.SERIOUS_ILLNESS, About.TERMINAL_ILLNESS})
WORRIES = frozenset(
    {
        *(Need.NO_FOOD, Need.NO_ENERGY, Need.NO_MONEY, Need.MEDICINE, Need.BABY_FORMULA, Need.WAITING_UC),
        *(Need.SANCTIONED, Need.LOST_JOB, Need.BEHIND_BILLS, Need.BEHIND_CREDIT, Need.SCHOOL_COSTS),
    }
)


@says("money is tight")
def money_is_tight(s: Situation) -> bool:
    """Little a day is left, a worry says so, or the income is a low one."""
    return less_a_day_than(s, TIGHT_A_DAY) or bool(s.needs & WORRIES) or s.income in LOW_INCOME


@says("money is tight, or you are pregnant and under 18")
def tight_or_expecting_young(s: Situation) -> bool:
    return money_is_tight(s) or (About.PREGNANT in s.about and under_18(s))


@says("you get Universal Credit or another benefit")
def gets_a_benefit(s: Situation) -> bool:
    return gets_uc(s) or other_benefits(s) or sanctioned(s)


@says("you get a benefit, or may get Pension Credit")
def gets_or_may_get_a_benefit(s: Situation) -> bool:
    return gets_a_benefit(s) or _may_get_pension_credit(s)


@says("you get other benefits, or may get Pension Credit")
def other_benefits_or_pension_credit(s: Situation) -> bool:
    return not gets_uc(s) and (other_benefits(s) or _may_get_pension_credit(s))


def _may_get_pension_credit(s: Situation) -> bool:
    return pension_age(s) and no_mixed_age_couple(s) and money_is_tight(s)


@says("you have not reached State Pension age", quiet=True)
def not_pension_age(s: Situation) -> bool:
    return not pension_age(s)


@says("you or your partner have not reached State Pension age", quiet=True)
def one_not_pension_age(s: Situation) -> bool:
    """A couple of whom one has not reached it asks for Universal Credit."""
    return not_pension_age(s) or not no_mixed_age_couple(s)


@says("you have reached State Pension age, or live in a hostel or a place the council put you in")
def may_get_housing_benefit(s: Situation) -> bool:
    older = pension_age(s) and no_mixed_age_couple(s) and s.housing is not Housing.OWNER
    return older or s.housing is Housing.HOSTEL


@says("you may have a mortgage")
def may_have_a_mortgage(s: Situation) -> bool:
    """Unless the person told us of rent, or of another kind of home."""
    not_told = s.housing is None and not pays_rent(s)
    return pays_a_mortgage(s) or s.housing is Housing.OWNER or not_told


@says("you are disabled, or ill for a long time")
def long_ill(s: Situation) -> bool:
    return bool(s.about & ILLNESS)


@says("you are older, or disabled or ill")
def older_or_ill(s: Situation) -> bool:
    return pension_age(s) or long_ill(s)


@says("you are disabled or ill, and may work")
def ill_and_may_work(s: Situation) -> bool:
    return long_ill(s) and not terminal_illness(s) and (works(s) or not pension_age(s))


@says("you are disabled or ill, or your child of 16 or over is")
def may_get_pip(s: Situation) -> bool:
    child = About.DISABLED_CHILD in s.about and any(age in AFTER_16 for age in s.children_ages)
    return child or (long_ill(s) and not pension_age(s))


@says("a child under 16 with you may be disabled or ill")
def disabled_child_under_16(s: Situation) -> bool:
    return disabled_child(s) and (not s.children_ages or any(age < 16 for age in s.children_ages))


@says("you, or your child, are disabled or ill")
def someone_disabled(s: Situation) -> bool:
    return long_ill(s) or disabled_child(s)


@says("you have lost your job, or may work few hours or none")
def may_get_jobseekers(s: Situation) -> bool:
    """Anyone not known to work, or under 16 hours; nobody who is too ill, or studies."""
    may_work = not (works(s) or is_student(s) or terminal_illness(s)) or s.income is Income.ZERO_HOURS
    return lost_job(s) or (s.income in MAY_LOOK_FOR_WORK and may_work)


@says("you are young and may start a job")
def young_and_may_start_a_job(s: Situation) -> bool:
    return under_25(s) or care_leaver(s)


@says("you are 16 to 19 and may be at school or college, or a child of that age lives with you")
def may_study_after_16(s: Situation) -> bool:
    young = under_18(s) or (under_25(s) and is_student(s))
    return young or any(age in AFTER_16 for age in s.children_ages)


@says("you, or a child with you, may be under 22")
def may_be_under_22(s: Situation) -> bool:
    child = About.CHILD_5_TO_16 in s.about or any(age >= 5 for age in s.children_ages)
    return under_25(s) or child


@says("you are pregnant, or a child under 6 may live with you")
def expecting_or_under_6(s: Situation) -> bool:
    small = any(age < 6 for age in s.children_ages) or About.CHILD_1_TO_4 in s.about
    return small or expecting_or_baby(s)


@says("a child at home may be at school")
def may_be_at_school(s: Situation) -> bool:
    return About.CHILD_5_TO_16 in s.about or any(age in AT_SCHOOL for age in s.children_ages)


def _may_work(s: Situation) -> bool:
    """Many people on Universal Credit work too."""
    return works(s) or settled_on_uc(s)


@says("a child at home may be old enough for free childcare hours")
def may_have_free_hours(s: Situation) -> bool:
    """At 2, 3 and 4; in England sooner when a parent works."""
    sooner = _may_work(s) and s.nation in {Nation.ENGLAND, None} and (baby(s) or 1 in s.children_ages)
    age_not_told = About.CHILD_1_TO_4 in s.about and not s.children_ages
    return sooner or age_not_told or any(age in {2, 3, 4} for age in s.children_ages)


@says("a child at home may have free school meals")
def may_have_free_school_meals(s: Situation) -> bool:
    """England: every child in reception, year 1 and year 2; older ones when a benefit comes in."""
    small = any(age in INFANT_AGES for age in s.children_ages)
    age_not_told = About.CHILD_5_TO_16 in s.about and not s.children_ages
    return small or age_not_told or (may_be_at_school(s) and (gets_a_benefit(s) or pension_age(s)))


@says("you do not work", quiet=True)
def does_not_work(s: Situation) -> bool:
    return not works(s)


@says("you work for an employer")
def has_an_employer(s: Situation) -> bool:
    return s.income in {Income.WAGES, Income.ZERO_HOURS}


@says("a child under 16 lives with you")
def child_under_16(s: Situation) -> bool:
    ticked = s.about & {About.CHILD_UNDER_1, About.CHILD_1_TO_4, About.CHILD_5_TO_16}
    return bool(ticked) or any(age < 16 for age in s.children_ages)


@says("you are pregnant, or a child at home may be under 3")
def may_have_a_child_under_3(s: Situation) -> bool:
    """The tick for 1 to 4 does not say which, so it counts while no age is told."""
    return younger(s, 3) or bool(s.about & {About.PREGNANT, About.CHILD_UNDER_1})


@says("you pay for childcare, or may work and have a child under 12")
def may_pay_for_childcare(s: Situation) -> bool:
    """To age 11, or to 16 for a disabled child; no bill is needed."""
    oldest = 16 if disabled_child(s) else 11
    age_not_told = bool(s.about & {About.CHILD_1_TO_4, About.CHILD_5_TO_16}) and not s.children_ages
    young = baby(s) or age_not_told or any(age <= oldest for age in s.children_ages)
    return childcare(s) or (_may_work(s) and young)


@says("you are disabled or ill, or look after someone")
def ill_or_carer(s: Situation) -> bool:
    return long_ill(s) or About.CARER in s.about


@says("you are older, ill or pregnant, or have a small child")
def may_need_extra_help(s: Situation) -> bool:
    return older_or_ill(s) or under_4(s) or medical_equipment(s) or disabled_child(s)


@says("you are ill, or getting to hospital costs too much")
def may_go_to_hospital(s: Situation) -> bool:
    return long_ill(s) or travel_for_health(s)


@says("you may not have to pay for medicine")
def may_have_free_medicine(s: Situation) -> bool:
    """Age, pregnancy, a new baby, illness or Universal Credit can each make it free in England."""
    person = pension_age(s) or under_18(s) or long_ill(s)
    return person or baby(s) or About.PREGNANT in s.about or gets_uc(s) or no_medicine(s)


@says("you may be able to have an extra amount in it")
def may_have_an_extra_amount(s: Situation) -> bool:
    """For children, illness, care or rent."""
    return children(s) or someone_disabled(s) or About.CARER in s.about or pays_rent(s)


@says("you do not say that State Pension comes in", quiet=True)
def no_state_pension(s: Situation) -> bool:
    return s.income is not Income.STATE_PENSION


@says("children live with you, or you pay rent")
def children_or_rent(s: Situation) -> bool:
    """Below the cap for most others."""
    return children(s) or pays_rent(s)


@says("someone has died")
def someone_has_died(s: Situation) -> bool:
    return bereaved(s) or funeral(s)
