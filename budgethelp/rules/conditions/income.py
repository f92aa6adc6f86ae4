"""Where the money comes from, as sentences."""

from __future__ import annotations

from budgethelp.rules.vocabulary import says
from budgethelp.situation.situation import About, Income, Situation

ON_UC = frozenset({Income.UNIVERSAL_CREDIT, Income.UNIVERSAL_CREDIT_NEW, Income.UNIVERSAL_CREDIT_SANCTIONED})
WORKING = frozenset({Income.WAGES, Income.ZERO_HOURS, Income.SELF_EMPLOYED})


@says("you get Universal Credit")
def gets_uc(s: Situation) -> bool:
    return s.income in ON_UC


@says("you have been on Universal Credit for a while")
def settled_on_uc(s: Situation) -> bool:
    return s.income is Income.UNIVERSAL_CREDIT


@says("you have no income")
def no_income(s: Situation) -> bool:
    return s.income is Income.NONE


@says("you work")
def works(s: Situation) -> bool:
    return s.income in WORKING or About.SELF_EMPLOYED in s.about


@says("your hours change from week to week")
def zero_hours(s: Situation) -> bool:
    return s.income is Income.ZERO_HOURS


@says("you work for yourself")
def self_employed(s: Situation) -> bool:
    return s.income is Income.SELF_EMPLOYED or About.SELF_EMPLOYED in s.about


@says("you are a student")
def is_student(s: Situation) -> bool:
    return s.income is Income.STUDENT or About.STUDENT in s.about


@says("you get other benefits")
def other_benefits(s: Situation) -> bool:
    return s.income is Income.OTHER_BENEFITS


@says("an employer pays you")
def has_an_employer(s: Situation) -> bool:
    return s.income in {Income.WAGES, Income.ZERO_HOURS} and not self_employed(s)


@says("you have little or no work")
def little_or_no_work(s: Situation) -> bool:
    """No wages told, hours that change, or work for oneself: sick pay may not come."""
    return s.income in {Income.NONE, Income.ZERO_HOURS, Income.SELF_EMPLOYED, *ON_UC}
