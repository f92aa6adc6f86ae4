"""How much there is and how long it has to last, as sentences. Pounds are Decimal."""

from __future__ import annotations

from decimal import Decimal

from budgethelp.money import counts_before_income
from budgethelp.rules.conditions.needs import no_energy, no_food, sanctioned, waiting_for_uc
from budgethelp.rules.says import says
from budgethelp.situation import Need, Situation

TOO_LITTLE_A_DAY = Decimal(3)
LONG_OVERDRAWN_DAYS = 4


def after_bills(s: Situation) -> Decimal:
    """What is left once the bills due before the next income are taken off; may be negative."""
    due = sum((bill.amount for bill in s.bills if counts_before_income(bill, s.days)), Decimal(0))
    return s.money_left - due


@says("you have no money left")
def nothing_left(s: Situation) -> bool:
    """Nothing in hand with a day or more to go. A short time overdrawn is not the same as nothing."""
    if Need.NO_MONEY in s.needs:
        return True
    long_overdrawn = s.money_left < 0 and s.days >= LONG_OVERDRAWN_DAYS
    return s.days > 0 and (s.money_left == 0 or long_overdrawn)


@says("less than {pounds:money} a day is left")
def less_a_day_than(s: Situation, pounds: Decimal) -> bool:
    return s.days > 0 and after_bills(s) < pounds * s.days


@says("at least {pounds:money} a day is left")
def at_least_a_day(s: Situation, pounds: Decimal) -> bool:
    return after_bills(s) >= pounds * max(s.days, 1)


@says("you have some money left", quiet=True)
def something_left(s: Situation) -> bool:
    return s.money_left > 0


@says("what you have has to last until your next money comes")
def money_to_spread(s: Situation) -> bool:
    return s.days > 0


@says("there is not enough for every bill before your next money comes")
def bills_do_not_fit(s: Situation) -> bool:
    return s.days > 0 and after_bills(s) < 0


@says("you may need money before your next payment")
def needs_money_sooner(s: Situation) -> bool:
    """Out of food, heat or money, waiting for a first payment, cut off, or too little a day is left."""
    asked = no_food(s) or no_energy(s) or waiting_for_uc(s) or sanctioned(s)
    return asked or nothing_left(s) or less_a_day_than(s, TOO_LITTLE_A_DAY)
