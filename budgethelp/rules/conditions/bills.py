"""The bills a person told us of, as sentences. None of them orders one bill against another."""

from __future__ import annotations

from collections.abc import Collection

from budgethelp.money import counts_before_income
from budgethelp.rules.conditions.money import TOO_LITTLE_A_DAY, bills_do_not_fit, less_a_day_than
from budgethelp.rules.conditions.needs import AT_THE_DOOR, RENT, behind_with_bills, behind_with_borrowing
from budgethelp.rules.says import says
from budgethelp.situation import CREDIT_KINDS, Bill, BillKind, BillStage, Situation

K = BillKind
LOCAL_TAX = frozenset({K.COUNCIL_TAX, K.RATES})
ENERGY = frozenset({K.ENERGY_DD, K.ENERGY_PREPAY, K.HEATING_FUEL})
CONNECTED = frozenset({K.PHONE, K.BROADBAND})
TO_WORK = frozenset({K.FUEL, K.TRAVEL, K.CAR_INSURANCE})
# Bills that a step of their own speaks of; the rest are "a company or person you owe".
WITH_OWN_STEP = RENT | LOCAL_TAX | ENERGY | {K.MORTGAGE, K.COURT_FINE, K.ILLEGAL_LENDER, K.FUNERAL_DEPOSIT}
WITH_OWN_STEP |= {K.PRESCRIPTION, K.HOSPITAL_TRAVEL}


def is_late(bill: Bill) -> bool:
    """Whether a bill is already late: said so, a letter has come, or its day has passed."""
    passed = bill.due_in_days is not None and bill.due_in_days < 0
    return bill.in_arrears or bill.stage is not None or passed


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


@says("you pay a mortgage")
def pays_a_mortgage(s: Situation) -> bool:
    return any(bill.kind is K.MORTGAGE for bill in s.bills)


@says("your mortgage is late, or there is not enough for it")
def mortgage_late_or_short(s: Situation) -> bool:
    return _late_or_not_covered(s, {K.MORTGAGE})


@says("you have court papers about your mortgage")
def mortgage_in_court(s: Situation) -> bool:
    return _at_stage(s, {K.MORTGAGE, K.SECURED_LOAN}, {BillStage.COURT_PAPERS, BillStage.NOTICE_TO_LEAVE})


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


@says("you have a court fine that is late, or there is not enough for it")
def fine_late_or_short(s: Situation) -> bool:
    return _late_or_not_covered(s, {K.COURT_FINE})


@says("you have a court fine")
def has_a_fine(s: Situation) -> bool:
    return any(bill.kind is K.COURT_FINE for bill in s.bills)


@says("none of the bills is a court fine", quiet=True)
def no_fine(s: Situation) -> bool:
    return not has_a_fine(s)


@says("your energy bill is late, or there is not enough for it")
def energy_late_or_short(s: Situation) -> bool:
    return _late_or_not_covered(s, ENERGY)


@says("your water bill is late, or there is not enough for it")
def water_late_or_short(s: Situation) -> bool:
    return _late_or_not_covered(s, {K.WATER})


@says("your phone or broadband bill is late, or there is not enough for it")
def connection_late_or_short(s: Situation) -> bool:
    return _late_or_not_covered(s, CONNECTED)


@says("you owe money to HMRC")
def owes_hmrc(s: Situation) -> bool:
    return _late_or_not_covered(s, {K.HMRC})


@says("a benefit office says you were paid too much")
def overpaid(s: Situation) -> bool:
    return any(bill.kind is K.BENEFIT_OVERPAYMENT for bill in s.bills)


@says("childcare has to be paid for")
def childcare(s: Situation) -> bool:
    return any(bill.kind is K.CHILDCARE for bill in s.bills)


@says("getting to work costs more than is left")
def work_travel_short(s: Situation) -> bool:
    travels = any(bill.kind in TO_WORK for bill in s.bills)
    return travels and (_late_or_not_covered(s, TO_WORK) or less_a_day_than(s, TOO_LITTLE_A_DAY))


@says("a bill is late, or there is not enough for it")
def some_bill_late_or_short(s: Situation) -> bool:
    return behind_with_bills(s) or _late_or_not_covered(s, frozenset(K) - {K.ILLEGAL_LENDER})


@says("you owe a company or a person, and it is late or there is not enough for it")
def owes_a_company(s: Situation) -> bool:
    asked = behind_with_bills(s) or behind_with_borrowing(s)
    return asked or _late_or_not_covered(s, frozenset(K) - WITH_OWN_STEP)


@says("borrowing is hard to keep up with")
def borrowing_is_hard(s: Situation) -> bool:
    return behind_with_borrowing(s) or _late_or_not_covered(s, CREDIT_KINDS)


@says("you have money worries about bills or borrowing")
def has_debts(s: Situation) -> bool:
    owes = any(bill.kind in CREDIT_KINDS for bill in s.bills)
    return owes or borrowing_is_hard(s) or some_bill_late_or_short(s)


@says("court papers have come about money you owe")
def in_court(s: Situation) -> bool:
    return _at_stage(s, frozenset(K) - RENT, {BillStage.COURT_PAPERS})
