"""How much there is and how long it has to last, as sentences. Pounds are Decimal."""

from __future__ import annotations

from decimal import Decimal

from budgethelp.money.summary import after_bills, after_set_aside, bills_without_amount, due_before_income
from budgethelp.rules.conditions.needs import no_energy, no_food, nowhere_tonight, sanctioned, waiting_for_uc
from budgethelp.rules.vocabulary import says
from budgethelp.situation.situation import Need, Situation

TOO_LITTLE_A_DAY = Decimal(3)
ENOUGH_TO_LIVE_ON = Decimal(2)


def due_before(s: Situation) -> Decimal:
    """What is due before the next income."""
    return due_before_income(s.bills, s.days)


@says("you have no money left")
def nothing_left(s: Situation) -> bool:
    """Nothing in hand with a day or more to go. Overdrawn is not nothing: there may be more to draw on."""
    return Need.NO_MONEY in s.needs or (s.days > 0 and s.money_left == 0)


@says("less than {pounds:money} a day is left")
def less_a_day_than(s: Situation, pounds: Decimal) -> bool:
    return s.days > 0 and after_set_aside(s) < pounds * s.days


@says("at least {pounds:money} a day is left")
def at_least_a_day(s: Situation, pounds: Decimal) -> bool:
    return not bills_without_amount(s) and after_set_aside(s) >= pounds * max(s.days, 1)


@says("there is not {pounds:money} for each day", quiet=True)
def not_plenty(s: Situation, pounds: Decimal) -> bool:
    return not at_least_a_day(s, pounds)


@says("you have some money left", quiet=True)
def something_left(s: Situation) -> bool:
    return s.money_left > 0


@says("you have some money left, or are overdrawn", quiet=True)
def not_exactly_nothing(s: Situation) -> bool:
    return s.money_left != 0


@says("what you have has to last until your next money comes")
def money_to_spread(s: Situation) -> bool:
    return True


@says("many people miss money they could get")
def many_miss_money(s: Situation) -> bool:
    """A reason for a step, kept from nobody."""
    return True


@says("this is for everyone")
def anybody(s: Situation) -> bool:
    return True


def bills_leave_too_little(s: Situation, pounds: Decimal) -> bool:
    """Bills leave less than ``pounds`` a day, or less than the person sets aside to live on."""
    takes_what_is_set_aside = due_before(s) > 0 and after_set_aside(s) < 0
    return s.days > 0 and (after_bills(s) < pounds * s.days or takes_what_is_set_aside)


@says("there is not enough for every bill and to live on until your next money comes")
def bills_do_not_fit(s: Situation) -> bool:
    """Some bill is due and takes what food and fares need."""
    return due_before(s) > 0 and bills_leave_too_little(s, ENOUGH_TO_LIVE_ON)


@says("you are overdrawn, and named no bill that is due before your next money comes")
def overdrawn_without_a_bill(s: Situation) -> bool:
    return s.days > 0 and s.money_left < 0 and due_before(s) == 0


@says("you may need money before your next payment")
def needs_money_sooner(s: Situation) -> bool:
    """Out of food, heat, money or a bed, waiting for a first payment, cut off, or too little in hand."""
    asked = no_food(s) or no_energy(s) or nowhere_tonight(s) or waiting_for_uc(s) or sanctioned(s)
    too_little = s.days > 0 and s.money_left < TOO_LITTLE_A_DAY * s.days
    return asked or nothing_left(s) or too_little


@says("the bills take the money you need to live on")
def bills_take_it_all(s: Situation) -> bool:
    return bills_leave_too_little(s, TOO_LITTLE_A_DAY)
