"""How answers become bits and come back, whatever the version of the link. Pounds are written in pence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from msgspec.structs import replace

from budgethelp.plan import link_codes
from budgethelp.plan.link_codes import BitsIn, BitsOut, SpoiledBits, put_code, take_code, take_codes
from budgethelp.plan.progress import MOST_KEPT
from budgethelp.rules.actions import actions, actions_by_number
from budgethelp.situation import nations
from budgethelp.situation.situation import (
    MOST_ADULTS,
    MOST_CHILDREN,
    OLDEST_CHILD,
    Bill,
    Nation,
    Written,
    WrittenBill,
)
from budgethelp.situation.spending import MOST_MONEY, Frequency, Pounds, SomePounds, Spending
from budgethelp.situation.written import write_bill

COUNCIL_LETTERS = "".join(nations.LETTERS[nation] for nation in link_codes.NATIONS)
MOST_COUNCILS = 3
A_YEAR = 400  # days that a bill's date may lie from the day the link was made
FIRST_DAY = date(2020, 1, 1)


class KnownCouncils(Protocol):
    """The councils we know, by their codes."""

    def __contains__(self, gss: str, /) -> bool: ...


def put_pounds(bits: BitsOut, pounds: Decimal) -> None:
    """An amount, 0 or more."""
    bits.put_number(int(min(pounds, MOST_MONEY) * 100))


def take_pounds(bits: BitsIn) -> Decimal:
    """What ``put_pounds`` wrote."""
    pounds = Decimal(bits.take_number()).scaleb(-2)
    if pounds > MOST_MONEY:
        raise SpoiledBits
    return pounds


def put_balance(bits: BitsOut, pounds: Decimal) -> None:
    """An amount that may be less than 0."""
    bits.put(pounds < 0, 1)
    put_pounds(bits, abs(pounds))


def take_balance(bits: BitsIn) -> Decimal:
    """What ``put_balance`` wrote."""
    below = bits.take(1)
    pounds = take_pounds(bits)
    return -pounds if below else pounds


def put_councils(bits: BitsOut, councils: Sequence[str], nation: Nation | None) -> None:
    """Those of the person's own nation: the reader refuses others as changed by somebody."""
    letter = COUNCIL_LETTERS[nation.number - 1] if nation else " "
    here = [code for code in councils if code[0] == letter and code[1:].isdecimal()][:MOST_COUNCILS]
    bits.put(len(here), 2)
    for council in here:
        bits.put(COUNCIL_LETTERS.index(council[0]), 2)
        bits.put_number(int(council[1:]))


def take_councils(bits: BitsIn, nation: Nation | None, known: KnownCouncils) -> tuple[str, ...]:
    """What ``put_councils`` wrote, as far as we know them."""
    here = [(bits.take(2), bits.take_number()) for _ in range(bits.take(2))]
    if any(link_codes.NATIONS[number] is not nation for number, _ in here):
        raise SpoiledBits
    codes = (f"{COUNCIL_LETTERS[number]}{place:08}" for number, place in here)
    return tuple(code for code in codes if code in known)


def put_ages(bits: BitsOut, ages: Sequence[int]) -> None:
    """How many children, and how old each is."""
    bits.put(len(ages[:MOST_CHILDREN]), 5)
    for age in ages[:MOST_CHILDREN]:
        bits.put(age, 5)


def take_ages(bits: BitsIn) -> tuple[int, ...]:
    """What ``put_ages`` wrote."""
    return tuple(at_most(bits.take(5), OLDEST_CHILD) for _ in range(at_most(bits.take(5), MOST_CHILDREN)))


def put_adults(bits: BitsOut, adults: int) -> None:
    """A number of people."""
    bits.put(min(adults, MOST_ADULTS), 5)


def take_adults(bits: BitsIn) -> int | None:
    """What ``put_adults`` wrote; None for 0."""
    return at_most(bits.take(5), MOST_ADULTS) or None


def put_bill(bits: BitsOut, bill: Bill, amounts: bool) -> None:
    """One bill, with its amount or without."""
    put_code(bits, link_codes.BILLS, bill.kind)
    put_code(bits, link_codes.STAGES, bill.stage)
    bits.put(bill.in_arrears, 1)
    bits.put(bill.taken_from_uc, 1)
    bits.put(bill.due_in_days is not None, 1)
    if bill.due_in_days is not None:
        bits.put(min(max(bill.due_in_days, -A_YEAR), A_YEAR) + A_YEAR, 10)
    if amounts:
        put_pounds(bits, bill.amount)


def take_bill(bits: BitsIn, made_on: date, amounts: bool) -> WrittenBill:
    """What ``put_bill`` wrote, with its day."""
    kind, stage = take_code(bits, link_codes.BILLS), take_code(bits, link_codes.STAGES)
    late, taken = bool(bits.take(1)), bool(bits.take(1))
    due = bits.take(10) - A_YEAR if bits.take(1) else None
    amount = take_pounds(bits) if amounts else Decimal(0)
    if kind is None:
        raise SpoiledBits
    return write_bill(Bill(kind, amount, due, late, stage, taken_from_uc=taken), made_on)


def put_days(bits: BitsOut, today: date, days: int, sure: bool) -> None:
    """The day the link is made, and the days until the next money."""
    bits.put((today - FIRST_DAY).days, 15)
    bits.put(sure, 1)
    bits.put(days, 6)


def take_days(bits: BitsIn) -> tuple[date, date | None]:
    """The day the link was made, and the day of the next money; None = not sure."""
    made_on = FIRST_DAY + timedelta(days=bits.take(15))
    sure, days = bits.take(1), bits.take(6)
    return made_on, made_on + timedelta(days=days) if sure else None


def put_done(bits: BitsOut, done: Sequence[str]) -> None:
    """The actions that are done, in their order, by their numbers in ``rules/actions.toml``."""
    bits.put(len(done[:MOST_KEPT]), 5)
    for action in done[:MOST_KEPT]:
        bits.put(actions()[action].number, 8)


def take_done(bits: BitsIn) -> list[str]:
    """What ``put_done`` wrote. SpoiledBits for too many, or a number that is nobody's."""
    numbers = [bits.take(8) for _ in range(bits.take(5))]
    known = actions_by_number()
    if len(numbers) > MOST_KEPT or any(number not in known for number in numbers):
        raise SpoiledBits
    return [known[number].code for number in numbers if not known[number].retired]


def at_most(number: int, most: int) -> int:
    """A small number. SpoiledBits when it is more than we take."""
    if number > most:
        raise SpoiledBits
    return number


# Links of version 1 and 2, which are on paper and in phones: read for good, never written again.


def take_situation(bits: BitsIn, made_on: date, councils: KnownCouncils) -> Written:
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
