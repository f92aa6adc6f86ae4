"""What a shared link holds, part by part: each ``put`` writes what its ``take`` reads, in version 1."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol

from budgethelp import answers, share_codes
from budgethelp.bills_kept import write_bill
from budgethelp.bits import BitsIn, BitsOut, SpoiledBits
from budgethelp.money import MOST_MONEY
from budgethelp.share_codes import put_code, put_codes, take_code, take_codes
from budgethelp.situation import Bill, Nation, Situation
from budgethelp.spending import IN_ALL

FIRST_DAY = date(2020, 1, 1)
COUNCIL_LETTERS = "EWSN"  # in the order of share_codes.NATIONS
MOST_COUNCILS = 3
A_YEAR = 400  # days that a bill's date may lie from the day the link was made

Answers = dict[str, object]


class Known(Protocol):
    """The councils we know, by their codes."""

    def __contains__(self, gss: str, /) -> bool: ...


def put_days(bits: BitsOut, situation: Situation) -> None:
    """The day the link is made, and the days until the next money."""
    bits.put((situation.today - FIRST_DAY).days, 15)
    bits.put(situation.days_sure, 1)
    bits.put(situation.days, 6)


def put_person(bits: BitsOut, situation: Situation) -> None:
    """Where a person lives, as far as their council, and what they ticked."""
    ages = situation.children_ages[: answers.MOST_CHILDREN]
    put_code(bits, share_codes.NATIONS, situation.nation)
    councils = _councils_of(situation)
    bits.put(len(councils), 2)
    for council in councils:
        bits.put(COUNCIL_LETTERS.index(council[0]), 2)
        bits.put_number(int(council[1:]))
    put_codes(bits, share_codes.NEEDS, situation.needs)
    put_codes(bits, share_codes.ABOUT, situation.about)
    put_code(bits, share_codes.INCOMES, situation.income)
    bits.put(situation.adults or 0, 5)
    bits.put(len(ages), 5)
    for age in ages:
        bits.put(age, 5)


def _councils_of(situation: Situation) -> tuple[str, ...]:
    """Those of the person's own nation: the reader refuses others as changed by somebody."""
    nation = situation.nation
    letter = COUNCIL_LETTERS[share_codes.NATIONS.index(nation)] if nation else " "
    return tuple(code for code in situation.councils if code[0] == letter and code[1:].isdecimal())[
        :MOST_COUNCILS
    ]


def put_money(bits: BitsOut, situation: Situation) -> None:
    """What is left, set aside and spent: only when the person wants amounts in the link."""
    bits.put(situation.money_left < 0, 1)
    bits.put_number(_pence(abs(situation.money_left)))
    bits.put_number(_pence(situation.set_aside))
    bits.put(situation.daily_spend is not None, 1)
    if situation.daily_spend is not None:
        bits.put_number(_pence(situation.daily_spend))


def put_bill(bits: BitsOut, bill: Bill, amounts: bool) -> None:
    """One bill, with its amount or without."""
    put_code(bits, share_codes.BILLS, bill.kind)
    put_code(bits, share_codes.STAGES, bill.stage)
    bits.put(bill.in_arrears, 1)
    bits.put(bill.taken_from_uc, 1)
    bits.put(bill.due_in_days is not None, 1)
    if bill.due_in_days is not None:
        bits.put(min(max(bill.due_in_days, -A_YEAR), A_YEAR) + A_YEAR, 10)
    if amounts:
        bits.put_number(_pence(bill.amount))


def take_person(bits: BitsIn, councils: Known) -> Answers:
    """What ``put_person`` wrote, checked as if typed by a stranger."""
    nation = take_code(bits, share_codes.NATIONS)
    here = [_take_council(bits) for _ in range(bits.take(2))]
    if any(nation is not where for where, _ in here):
        raise SpoiledBits
    told: Answers = {answers.NATION: nation.value if nation else None}
    told[answers.COUNCILS] = [code for _, code in here if code in councils]
    told[answers.NEEDS] = [code.value for code in take_codes(bits, share_codes.NEEDS)]
    told[answers.ABOUT] = [code.value for code in take_codes(bits, share_codes.ABOUT)]
    income = take_code(bits, share_codes.INCOMES)
    told[answers.INCOME] = income.value if income else None
    told[answers.ADULTS] = _at_most(bits.take(5), answers.MOST_ADULTS)
    ages = [bits.take(5) for _ in range(int(_at_most(bits.take(5), answers.MOST_CHILDREN) or 0))]
    told[answers.CHILDREN] = [_at_most(age, answers.OLDEST_CHILD) or "0" for age in ages]
    return told


def _take_council(bits: BitsIn) -> tuple[Nation, str]:
    number, place = bits.take(2), bits.take_number()
    return share_codes.NATIONS[number], f"{COUNCIL_LETTERS[number]}{place:08}"


def take_money(bits: BitsIn) -> Answers:
    """What ``put_money`` wrote."""
    sign = "-" if bits.take(1) else ""
    told: Answers = {answers.LEFT: sign + _take_pounds(bits)}
    told[answers.SET_ASIDE] = f"{_take_pounds(bits)} {IN_ALL}"
    if bits.take(1):
        told[answers.DAILY_SPEND] = f"{_take_pounds(bits)} day"
    return told


def take_bill(bits: BitsIn, made_on: date, amounts: bool) -> str:
    """What ``put_bill`` wrote, as the line that answers keep."""
    kind, stage = take_code(bits, share_codes.BILLS), take_code(bits, share_codes.STAGES)
    late, taken = bool(bits.take(1)), bool(bits.take(1))
    due = bits.take(10) - A_YEAR if bits.take(1) else None
    amount = Decimal(_take_pounds(bits)) if amounts else Decimal(0)
    if kind is None:
        raise SpoiledBits
    return write_bill(Bill(kind, amount, due, late, stage, taken_from_uc=taken), made_on)


def _take_pounds(bits: BitsIn) -> str:
    pounds = Decimal(bits.take_number()).scaleb(-2)
    if pounds > MOST_MONEY:
        raise SpoiledBits
    return f"{pounds:.2f}"


def _at_most(number: int, most: int) -> str | None:
    """A small number as answers keep it; None for 0."""
    if number > most:
        raise SpoiledBits
    return str(number) if number else None


def _pence(pounds: Decimal) -> int:
    return int(min(pounds, MOST_MONEY) * 100)
