"""How much there is and how long it has to last, as sentences. Pounds are Decimal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from budgethelp.money.summary import after_bills, after_set_aside, bills_without_amount, due_before_income
from budgethelp.rules.conditions.needs import no_energy, no_food, nowhere_tonight, sanctioned, waiting_for_uc
from budgethelp.rules.figures import shipped_figures
from budgethelp.rules.vocabulary import says
from budgethelp.situation.situation import CREDIT_KINDS, Need, Situation


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


@says("you are overdrawn")
def overdrawn(s: Situation) -> bool:
    return s.days > 0 and s.money_left < 0


def food_line(s: Situation) -> Decimal:
    """Pounds a day that the people at home need at the least, as an independent adviser put it, by head."""
    first, other = _food_line_on(s.today)
    return first + (max(s.adults or 1, 1) - 1 + len(s.children_ages)) * other


@cache
def _food_line_on(day: date) -> tuple[Decimal, Decimal]:
    """For the first adult, and for each other person."""
    figures = shipped_figures()
    return figures["food line first adult"].on(day).value, figures["food line other person"].on(day).value


def _is_below(s: Situation, pounds: Decimal) -> bool:
    return s.days > 0 and pounds < food_line(s) * s.days


def below_the_food_line(s: Situation) -> bool:
    """Whether what is left, once every bill before then is counted alike, is too little to eat on."""
    return _is_below(s, after_bills(s))


def _only_for_borrowing(s: Situation) -> bool:
    """Without what is due for borrowing there would be enough: crisis money is not for that."""
    others = tuple(bill for bill in s.bills if bill.kind not in CREDIT_KINDS)
    return not _is_below(s, s.money_left - due_before_income(others, s.days))


@says("there may not be enough for food until your next money comes")
def too_little_for_food(s: Situation) -> bool:
    return below_the_food_line(s) and not _only_for_borrowing(s)


@says("there is enough for food until your next money comes", quiet=True)
def enough_for_food(s: Situation) -> bool:
    """Said of nobody whose bills have no amount yet."""
    return not bills_without_amount(s) and not below_the_food_line(s)


@says("what you have has to last until your next money comes")
def money_to_spread(s: Situation) -> bool:
    return True


@says("many people miss money they could get", quiet=True)
def many_miss_money(s: Situation) -> bool:
    """A reason for a step, kept from nobody."""
    return True


@says("this is for everyone", quiet=True)
def anybody(s: Situation) -> bool:
    return True


@says("there is not enough for every bill and to live on until your next money comes")
def bills_do_not_fit(s: Situation) -> bool:
    """Some bill is due and leaves too little to eat on, or less than the person sets aside to live on."""
    takes_what_is_set_aside = s.days > 0 and after_set_aside(s) < 0
    return due_before(s) > 0 and (below_the_food_line(s) or takes_what_is_set_aside)


@says("you are overdrawn, and named no bill that is due before your next money comes")
def overdrawn_without_a_bill(s: Situation) -> bool:
    return overdrawn(s) and due_before(s) == 0


@says("you may need money before your next payment")
def needs_money_sooner(s: Situation) -> bool:
    """Out of food, heat, money or a bed, waiting for a first payment, cut off, or too little to eat on."""
    asked = no_food(s) or no_energy(s) or nowhere_tonight(s) or waiting_for_uc(s) or sanctioned(s)
    return asked or nothing_left(s) or overdrawn(s) or too_little_for_food(s)
