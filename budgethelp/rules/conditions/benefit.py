"""What makes a benefit or a discount worth checking, as sentences. Who gets it, others decide."""

from __future__ import annotations

from decimal import Decimal

from budgethelp.rules.conditions.bills import childcare
from budgethelp.rules.conditions.home import (
    baby,
    disabled_or_ill,
    pension_age,
    school_age,
    under_4,
    under_18,
    younger,
)
from budgethelp.rules.conditions.income import ON_UC, gets_uc, works
from budgethelp.rules.conditions.money import less_a_day_than
from budgethelp.rules.conditions.needs import no_medicine, sanctioned, travel_for_health
from budgethelp.rules.vocabulary import says
from budgethelp.situation.situation import About, Income, Need, Situation

TIGHT_A_DAY = Decimal(75)  # pounds; below it the plan also tells a person to check for money
INFANT_AGES = range(4, 8)  # reception, year 1 and year 2
LOW_INCOME = ON_UC | {Income.OTHER_BENEFITS, Income.NONE}
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
    return gets_uc(s) or s.income is Income.OTHER_BENEFITS or sanctioned(s)


@says("you have not reached State Pension age", quiet=True)
def not_pension_age(s: Situation) -> bool:
    return not pension_age(s)


@says("a child at home may have free school meals")
def may_have_free_school_meals(s: Situation) -> bool:
    """England: every child in reception, year 1 and year 2; older ones when a benefit comes in."""
    small = any(age in INFANT_AGES for age in s.children_ages)
    age_not_told = About.CHILD_5_TO_16 in s.about and not s.children_ages
    return small or age_not_told or (school_age(s) and (gets_a_benefit(s) or pension_age(s)))


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


@says("you pay for childcare, or work and have a small child")
def may_pay_for_childcare(s: Situation) -> bool:
    small = baby(s) or About.CHILD_1_TO_4 in s.about or any(age < 5 for age in s.children_ages)
    return childcare(s) or (works(s) and small)


@says("you are disabled or ill, or look after someone")
def ill_or_carer(s: Situation) -> bool:
    return disabled_or_ill(s) or About.CARER in s.about


@says("you are older, ill or pregnant, or have a small child")
def may_need_extra_help(s: Situation) -> bool:
    return pension_age(s) or disabled_or_ill(s) or under_4(s)


@says("you are ill, or getting to hospital costs too much")
def may_go_to_hospital(s: Situation) -> bool:
    return disabled_or_ill(s) or travel_for_health(s)


@says("you may not have to pay for medicine")
def may_have_free_medicine(s: Situation) -> bool:
    """Age, pregnancy, a new baby, illness or Universal Credit can each make it free in England."""
    person = pension_age(s) or under_18(s) or disabled_or_ill(s)
    return person or baby(s) or About.PREGNANT in s.about or gets_uc(s) or no_medicine(s)
