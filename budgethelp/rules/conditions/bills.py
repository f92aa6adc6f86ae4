"""The bills a person told us of, as sentences. None of them orders one bill against another."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from budgethelp.money.summary import counts_before_income
from budgethelp.rules.conditions.money import bills_do_not_fit, less_a_day_than
from budgethelp.rules.conditions.needs import (
    AT_THE_DOOR,
    RENT,
    at_the_door,
    behind_with_bills,
    behind_with_borrowing,
)
from budgethelp.rules.vocabulary import says
from budgethelp.situation.situation import CREDIT_KINDS, Bill, BillKind, BillStage, Housing, Situation

K = BillKind
LOCAL_TAX = frozenset({K.COUNCIL_TAX, K.RATES})
METERED = frozenset({K.ENERGY_DD, K.ENERGY_PREPAY})
ENERGY = METERED | {K.HEATING_FUEL}
CONNECTED = frozenset({K.PHONE, K.BROADBAND})
TO_WORK = frozenset({K.FUEL, K.TRAVEL, K.CAR_INSURANCE})
# Bills that a step of their own speaks of; the rest are "a company or person you owe".
HOME_LOANS = frozenset({K.MORTGAGE, K.SECURED_LOAN})
WITH_OWN_STEP = RENT | LOCAL_TAX | ENERGY | HOME_LOANS | {K.WATER, K.COURT_FINE, K.ILLEGAL_LENDER}
WITH_OWN_STEP |= {K.FUNERAL_DEPOSIT, K.PRESCRIPTION, K.HOSPITAL_TRAVEL}
IN_OTHER_HANDS = AT_THE_DOOR | {BillStage.COURT_PAPERS}  # it is no longer the company alone to talk to
WITHOUT_RENT = frozenset({Housing.HOSTEL, Housing.ASYLUM, Housing.OWNER})
TIGHT_A_DAY = Decimal(10)
TIGHT_WITH_A_FINE_A_DAY = Decimal(20)


def is_late(bill: Bill) -> bool:
    """Whether a bill is already late: said so, a letter about it has come, or its day has passed.

    A notice to leave may come without a penny owed.
    """
    passed = bill.due_in_days is not None and bill.due_in_days < 0
    return bill.in_arrears or bill.stage not in (None, BillStage.NOTICE_TO_LEAVE) or passed


def _late(s: Situation, kinds: Collection[BillKind]) -> bool:
    return any(bill.kind in kinds and is_late(bill) for bill in s.bills)


def _not_covered(s: Situation, kinds: Collection[BillKind]) -> bool:
    due = any(bill.kind in kinds and counts_before_income(bill, s.days) for bill in s.bills)
    return due and bills_do_not_fit(s)


def _late_or_not_covered(s: Situation, kinds: Collection[BillKind]) -> bool:
    return _late(s, kinds) or _not_covered(s, kinds)


def _at_stage(s: Situation, kinds: Collection[BillKind], stages: Collection[BillStage]) -> bool:
    return any(bill.kind in kinds and bill.stage in stages for bill in s.bills)


@says("your rent is late, or there is not enough for it")
def rent_late_or_short(s: Situation) -> bool:
    return _late_or_not_covered(s, RENT)


@says("you owe rent from before")
def rent_late(s: Situation) -> bool:
    return _late(s, RENT)


@says("you pay rent")
def pays_rent(s: Situation) -> bool:
    return any(bill.kind in RENT for bill in s.bills)


@says("your rent is not known to be paid", quiet=True)
def rent_not_known_paid(s: Situation) -> bool:
    """Rent is late or short, or the person told us of no rent and lives where there may be some."""
    return rent_late_or_short(s) or not (pays_rent(s) or s.housing in WITHOUT_RENT)


@says("you pay a mortgage")
def pays_a_mortgage(s: Situation) -> bool:
    return any(bill.kind is K.MORTGAGE for bill in s.bills)


@says("your mortgage or a loan on your home is late, or there is not enough for it")
def mortgage_late_or_short(s: Situation) -> bool:
    return _late_or_not_covered(s, HOME_LOANS)


@says("you have court papers about your mortgage")
def mortgage_in_court(s: Situation) -> bool:
    return _at_stage(s, HOME_LOANS, {BillStage.COURT_PAPERS, BillStage.NOTICE_TO_LEAVE})


@says("your council tax is late, or there is not enough for it")
def council_tax_late_or_short(s: Situation) -> bool:
    return _late_or_not_covered(s, LOCAL_TAX)


@says("your rates are late, or there is not enough for them")
def rates_late_or_short(s: Situation) -> bool:
    return _late_or_not_covered(s, LOCAL_TAX)


@says("letters about unpaid council tax have gone a long way")
def council_tax_at_court(s: Situation) -> bool:
    return _at_stage(s, LOCAL_TAX, AT_THE_DOOR | {BillStage.COURT_PAPERS, BillStage.FINAL_NOTICE})


@says("letters about unpaid rates have gone a long way")
def rates_at_court(s: Situation) -> bool:
    return council_tax_at_court(s)


@says("you have a court fine, and it is late or money is tight")
def fine_late_or_tight(s: Situation) -> bool:
    fine = {K.COURT_FINE}
    return _late_or_not_covered(s, fine) or (has_a_fine(s) and less_a_day_than(s, TIGHT_WITH_A_FINE_A_DAY))


@says("you have a court fine")
def has_a_fine(s: Situation) -> bool:
    return any(bill.kind is K.COURT_FINE for bill in s.bills)


@says("none of the bills is a court fine", quiet=True)
def no_fine(s: Situation) -> bool:
    return not has_a_fine(s)


@says("your gas or electric bill is late, or there is not enough for it")
def energy_late_or_short(s: Situation) -> bool:
    return _late_or_not_covered(s, METERED)


@says("the bill for your oil, bottled gas, coal or wood is late, or there is not enough for it")
def fuel_late_or_short(s: Situation) -> bool:
    return _late_or_not_covered(s, {K.HEATING_FUEL})


@says("your water bill is late, or there is not enough for it")
def water_late_or_short(s: Situation) -> bool:
    return _late_or_not_covered(s, {K.WATER})


@says("your phone or broadband bill is late")
def connection_late(s: Situation) -> bool:
    return _late(s, CONNECTED)


@says("there is not enough for your phone or broadband bill")
def connection_short(s: Situation) -> bool:
    return _not_covered(s, CONNECTED)


@says("you owe money to HMRC")
def owes_hmrc(s: Situation) -> bool:
    return _late_or_not_covered(s, {K.HMRC})


@says("a benefit office says you were paid too much")
def overpaid(s: Situation) -> bool:
    return any(bill.kind is K.BENEFIT_OVERPAYMENT for bill in s.bills)


@says("childcare has to be paid for")
def childcare(s: Situation) -> bool:
    return any(bill.kind is K.CHILDCARE for bill in s.bills)


@says("getting to work has to be paid for while money is tight")
def work_travel_short(s: Situation) -> bool:
    travels = any(bill.kind in TO_WORK for bill in s.bills)
    return travels and (_late(s, TO_WORK) or less_a_day_than(s, TIGHT_A_DAY))


@says("a bill is late, or there is not enough for it")
def some_bill_late_or_short(s: Situation) -> bool:
    return behind_with_bills(s) or _late_or_not_covered(s, frozenset(K) - {K.ILLEGAL_LENDER})


@says("you owe a company or a person, and it is late or there is not enough for it")
def owes_a_company(s: Situation) -> bool:
    asked = behind_with_bills(s) or behind_with_borrowing(s)
    told_of_others = any(bill.kind in WITH_OWN_STEP for bill in s.bills) or _late(s, CONNECTED) or in_court(s)
    return (asked and not told_of_others) or owes_some_company(s)


def owes_some_company(s: Situation) -> bool:
    """Whether a bill without a step of its own is late, and still with the company, or cannot be met."""
    others = frozenset(K) - WITH_OWN_STEP
    late = any(
        bill.kind in others - CONNECTED and is_late(bill) and bill.stage not in IN_OTHER_HANDS
        for bill in s.bills
    )
    return late or _not_covered(s, others)


@says("borrowing is hard to keep up with")
def borrowing_is_hard(s: Situation) -> bool:
    return behind_with_borrowing(s) or _late_or_not_covered(s, CREDIT_KINDS)


@says("you have money worries about bills or borrowing")
def has_debts(s: Situation) -> bool:
    owes = any(bill.kind in CREDIT_KINDS for bill in s.bills)
    pressed = in_court(s) or at_the_door(s)
    return owes or pressed or borrowing_is_hard(s) or some_bill_late_or_short(s)


@says("court papers have come about money you owe")
def in_court(s: Situation) -> bool:
    return _at_stage(s, frozenset(K) - RENT, {BillStage.COURT_PAPERS})


@says("court papers have come, and the court waits for your answer")
def court_waits(s: Situation) -> bool:
    return _at_stage(s, frozenset(K) - RENT - LOCAL_TAX - HOME_LOANS, {BillStage.COURT_PAPERS})
