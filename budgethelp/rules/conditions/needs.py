"""What a person ticked, or said in another way, as sentences."""

from __future__ import annotations

from budgethelp.rules.vocabulary import says
from budgethelp.situation.situation import About, BillKind, BillStage, Income, Need, Situation

AT_THE_DOOR = frozenset({BillStage.NOTICE_OF_ENFORCEMENT, BillStage.CHARGE_FOR_PAYMENT})
RENT = frozenset({BillKind.RENT_PRIVATE, BillKind.RENT_SOCIAL})
TO_LEAVE = frozenset({BillStage.NOTICE_TO_LEAVE, BillStage.COURT_PAPERS})


@says("you have no food, or not enough for today")
def no_food(s: Situation) -> bool:
    return Need.NO_FOOD in s.needs


@says("your gas, electric or heating is off or about to run out")
def no_energy(s: Situation) -> bool:
    return Need.NO_ENERGY in s.needs


@says("you have nowhere safe to sleep tonight")
def nowhere_tonight(s: Situation) -> bool:
    return Need.NOWHERE_TONIGHT in s.needs


@says("you have had a letter telling you to leave your home")
def told_to_leave(s: Situation) -> bool:
    letter = any(bill.kind in RENT and bill.stage in TO_LEAVE for bill in s.bills)
    return letter or Need.EVICTION_NOTICE in s.needs


@says("you are thinking of ending your life")
def suicidal(s: Situation) -> bool:
    return Need.SUICIDAL in s.needs


@says("you feel that you cannot cope")
def cannot_cope(s: Situation) -> bool:
    return Need.CANT_COPE in s.needs


@says("things feel too hard to cope with")
def too_hard(s: Situation) -> bool:
    return suicidal(s) or cannot_cope(s)


@says("someone hurts you, frightens you or controls your money")
def unsafe(s: Situation) -> bool:
    return Need.UNSAFE in s.needs


@says("someone hurts you, or your partner controls the money")
def unsafe_or_controlled(s: Situation) -> bool:
    return unsafe(s) or About.PARTNER_CONTROLS_MONEY in s.about


@says("you cannot get or pay for medicine")
def no_medicine(s: Situation) -> bool:
    prescription = any(bill.kind is BillKind.PRESCRIPTION for bill in s.bills)
    return Need.MEDICINE in s.needs or prescription


@says("you are short of baby milk")
def no_baby_milk(s: Situation) -> bool:
    return Need.BABY_FORMULA in s.needs


@says("you are waiting for your first Universal Credit payment")
def waiting_for_uc(s: Situation) -> bool:
    return Need.WAITING_UC in s.needs or s.income is Income.UNIVERSAL_CREDIT_NEW


@says("your benefit was stopped or cut")
def sanctioned(s: Situation) -> bool:
    return Need.SANCTIONED in s.needs or s.income is Income.UNIVERSAL_CREDIT_SANCTIONED


@says("you have lost your job or hours")
def lost_job(s: Situation) -> bool:
    return Need.LOST_JOB in s.needs


@says("someone has written or come about taking goods for a debt")
def at_the_door(s: Situation) -> bool:
    return Need.BAILIFFS in s.needs or any(bill.stage in AT_THE_DOOR for bill in s.bills)


@says("you are behind with bills")
def behind_with_bills(s: Situation) -> bool:
    return Need.BEHIND_BILLS in s.needs


@says("you find it hard to keep up with borrowing")
def behind_with_borrowing(s: Situation) -> bool:
    return Need.BEHIND_CREDIT in s.needs


@says("you borrowed from someone who frightens you")
def loan_shark(s: Situation) -> bool:
    return Need.LOAN_SHARK in s.needs or any(bill.kind is BillKind.ILLEGAL_LENDER for bill in s.bills)


@says("gambling is part of this")
def gambling(s: Situation) -> bool:
    return Need.GAMBLING in s.needs


@says("you have been scammed")
def scammed(s: Situation) -> bool:
    return Need.SCAM in s.needs


@says("your visa says “no recourse to public funds”")
def no_recourse(s: Situation) -> bool:
    return Need.NRPF in s.needs


@says("your cooker, fridge or heating is broken")
def broken_appliance(s: Situation) -> bool:
    return Need.BROKEN_APPLIANCE in s.needs


@says("school meals, uniform or trips cost too much")
def school_costs(s: Situation) -> bool:
    return Need.SCHOOL_COSTS in s.needs


@says("you need period products")
def period_products(s: Situation) -> bool:
    return Need.PERIOD_PRODUCTS in s.needs


@says("getting to hospital or the jobcentre costs too much")
def travel_for_health(s: Situation) -> bool:
    return Need.TRAVEL_HEALTH in s.needs or any(bill.kind is BillKind.HOSPITAL_TRAVEL for bill in s.bills)


@says("you have a funeral to pay for")
def funeral(s: Situation) -> bool:
    return Need.FUNERAL in s.needs or any(bill.kind is BillKind.FUNERAL_DEPOSIT for bill in s.bills)


@says("your wages are late or too low this time")
def wages_wrong(s: Situation) -> bool:
    return Need.WAGES_LATE_OR_SHORT in s.needs


@says("too much is taken from your Universal Credit")
def deductions_too_high(s: Situation) -> bool:
    return Need.DEDUCTIONS_TOO_HIGH in s.needs


@says("you have a benefit decision or review")
def benefit_decision(s: Situation) -> bool:
    return Need.BENEFIT_DECISION in s.needs


@says("someone close to you has died")
def bereaved(s: Situation) -> bool:
    return Need.BEREAVED in s.needs


@says("your relationship has ended")
def relationship_ended(s: Situation) -> bool:
    return Need.RELATIONSHIP_ENDED in s.needs


@says("you feel alone")
def lonely(s: Situation) -> bool:
    return Need.LONELY in s.needs
