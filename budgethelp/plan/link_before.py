"""Links of version 1 and 2, which are on paper and in phones: read for good, never written again."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from budgethelp.plan import link_codes
from budgethelp.plan.link_codes import BitsIn, take_code, take_codes
from budgethelp.plan.link_values import (
    Known,
    take_adults,
    take_ages,
    take_balance,
    take_bill,
    take_councils,
    take_pounds,
)
from budgethelp.situation.situation import Written
from budgethelp.situation.spending import Frequency, Pounds, SomePounds, Spending


def take_situation(bits: BitsIn, made_on: date, councils: Known) -> Written:
    """Everything after the days; the steps that are done come after it, in version 2."""
    nation = take_code(bits, link_codes.NATIONS)
    person = Written(
        nation=nation,
        councils=take_councils(bits, nation, councils),
        needs=frozenset(take_codes(bits, link_codes.NEEDS)),
        about=frozenset(take_codes(bits, link_codes.ABOUT)),
        income=take_code(bits, link_codes.INCOMES),
        adults=take_adults(bits),
        children_ages=take_ages(bits),
    )
    amounts = bool(bits.take(1))
    money = _take_money(bits) if amounts else {}
    bills = tuple(take_bill(bits, made_on, amounts) for _ in range(bits.take(5)))
    return replace(person, bills=bills, **money)


def _take_money(bits: BitsIn) -> dict[str, object]:
    left, aside = take_balance(bits), take_pounds(bits)
    spends = take_pounds(bits) if bits.take(1) else None
    return {
        "money_left": Pounds(left),
        "set_aside": Spending(SomePounds(aside)) if aside else None,
        "daily_spend": None if spends is None else Spending(SomePounds(spends), Frequency.DAY),
    }
