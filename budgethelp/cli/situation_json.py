"""One situation told in JSON: what a person writes to ``flask plan``, turned into a typed situation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeGuard, TypeVar

from budgethelp.dates.clock import london_now
from budgethelp.dates.payday_patterns import PatternProblem, read_pattern
from budgethelp.dates.paydays import Pattern, next_payment
from budgethelp.directory.postcodes import NotAPostcode, NotFound, OutsideUk, Place, Straddles
from budgethelp.money.summary import MOST_MONEY, MoneyProblem, parse_money
from budgethelp.problems import did_you_mean
from budgethelp.situation.situation import (
    DAYS_WHEN_NOT_SURE,
    MOST_DAYS,
    About,
    Bill,
    BillKind,
    BillStage,
    Income,
    Nation,
    Need,
    Situation,
)

Code = TypeVar("Code", bound=StrEnum)
FIRST_YEAR, LAST_YEAR = 2000, 2200
KINDS = {list: "a list", dict: "a table", bool: "true or false", type(None): "nothing"}


class SituationProblem(ValueError):  # noqa: N818 - a problem to tell, not a fault
    """A situation that cannot be used, in one line: the key, what is wrong, and the cure."""


def refuse(key: str, cure: str) -> SituationProblem:
    """The refusal of one key."""
    return SituationProblem(f"{key}: {cure}")


def pounds(key: str, value: object) -> Decimal:
    """An amount in pounds: a number with at most 2 decimals, or text as a person would type it."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, str)):
        raise refuse(key, "must be an amount in pounds, like 42.50")
    try:
        amount = parse_money(value) if isinstance(value, str) else Decimal(value)
    except MoneyProblem as problem:
        raise refuse(key, "must be an amount in pounds, like 42.50") from problem
    if not amount.is_finite() or abs(amount) > MOST_MONEY or amount != round(amount, 2):
        raise refuse(key, f"must be from -{MOST_MONEY} to {MOST_MONEY}, with 2 decimals at most")
    return amount


def whole(key: str, value: object, lowest: int, highest: int) -> int:
    """A whole number within bounds, both included."""
    if not _is_number(value) or not lowest <= value <= highest or value != int(value):
        raise refuse(key, f"must be a whole number from {lowest} to {highest}")
    return int(value)


def _is_number(value: object) -> TypeGuard[int | Decimal]:
    """Whether it is a number that can be compared: true, false and NaN are none."""
    if isinstance(value, Decimal):
        return not value.is_nan()
    return isinstance(value, int) and not isinstance(value, bool)


def flag(key: str, value: object) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise refuse(key, "must be true or false")
    return value


def code(key: str, value: object, codes: type[Code]) -> Code:
    """One code of the vocabulary."""
    if not isinstance(value, str) or value not in set(codes):
        raise refuse(key, f'unknown code "{_short(value)}". {did_you_mean(_short(value), codes)}')
    return codes(value)


def code_set(key: str, value: object, codes: type[Code]) -> frozenset[Code]:
    """A list of codes, as a set."""
    return frozenset(code(key, item, codes) for item in items(key, value))


def items(key: str, value: object) -> list[object]:
    """A list."""
    if not isinstance(value, list):
        raise refuse(key, "must be a list, like []")
    return value


def keys(where: str, table: object, known: Iterable[str]) -> dict[str, object]:
    """A table with known keys only; a key that is null counts as not there."""
    if not isinstance(table, dict):
        raise SituationProblem(f"{where} must be a table, like {{}}")
    for key in table:
        if key not in set(known):
            raise SituationProblem(
                f'{where} has an unknown key "{_short(key)}". {did_you_mean(_short(key), known)}'
            )
    return {key: value for key, value in table.items() if value is not None}


def day(key: str, value: object) -> date:
    """A date like 2026-11-27."""
    try:
        return date.fromisoformat(str(value))
    except (ValueError, RecursionError) as problem:
        raise refuse(key, "must be a date like 2026-11-27") from problem


def moment(key: str, value: object) -> datetime:
    """A time like 2026-11-24T10:00, UK local when it names no zone; no year that a calendar cannot add to."""
    try:
        read = datetime.fromisoformat(str(value))
    except (ValueError, RecursionError) as problem:
        raise refuse(key, "must be a time like 2026-11-24T10:00") from problem
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise refuse(key, f"must be in a year from {FIRST_YEAR} to {LAST_YEAR}")
    return read


def _short(value: object) -> str:
    """The start of a text, without the half letters that no screen can show; other things by their kind."""
    if isinstance(value, str):
        return value[:40].encode("utf-8", "replace").decode()
    return KINDS.get(type(value), "a number")


KEYS = (
    *("money_left", "days", "next_income", "now", "nation", "postcode", "needs", "bills", "income", "adults"),
    *("children_ages", "about", "language", "daily_spend", "set_aside", "income_pattern"),
)
BILL_KEYS = ("kind", "amount", "due_in_days", "in_arrears", "stage", "balance", "taken_from_uc")
MOST_BILLS = 100
MOST_PEOPLE = 30
A_YEAR = 366

Lookup = Callable[[str], Place | Straddles | OutsideUk | NotFound | NotAPostcode]


@dataclass(frozen=True, slots=True)
class Asked:
    """A situation, when it was asked (UK time), in which language, and what the postcode left open."""

    situation: Situation
    now: datetime
    language: str
    straddles: Straddles | None


def read_situation(text: str, clock: datetime, lookup: Lookup) -> Asked:
    """The situation that JSON ``text`` tells. Raises SituationProblem, in one line, if it cannot be used."""
    try:
        told = json.loads(text, parse_float=Decimal, parse_constant=Decimal)
    except (ValueError, RecursionError, ArithmeticError) as problem:
        raise SituationProblem(f"this is not JSON we can read: {problem}") from problem
    told = _with_the_two_answers(told, keys("the situation", told, KEYS))
    now = london_now(moment("now", told["now"])) if "now" in told else clock
    place = _place(told.get("postcode"), lookup)
    return Asked(_situation(told, now.date(), place), now, _language(told), _open(place))


def _with_the_two_answers(raw: dict[str, object], told: dict[str, object]) -> dict[str, object]:
    if "money_left" not in told:
        raise refuse("money_left", "is missing. Say how much is left, like 42.50")
    if not {"days", "next_income", "income_pattern"} & set(raw):
        raise refuse("days", "is missing. Say how many days to the next money, or null for not sure")
    return told


def _situation(told: dict[str, object], today: date, place: Place | Straddles | None) -> Situation:
    nation = _nation(told, place)
    days = _days(told, today, nation)
    return Situation(
        today=today,
        money_left=pounds("money_left", told["money_left"]),
        days=DAYS_WHEN_NOT_SURE if days is None else days,
        days_sure=days is not None,
        nation=nation,
        councils=place.council_codes if isinstance(place, Place) else (),
        needs=code_set("needs", told.get("needs", []), Need),
        about=code_set("about", told.get("about", []), About),
        income=code("income", told["income"], Income) if "income" in told else None,
        adults=whole("adults", told["adults"], 0, MOST_PEOPLE) if "adults" in told else None,
        children_ages=_ages(told.get("children_ages", [])),
        bills=_bills(told.get("bills", [])),
        daily_spend=_spending("daily_spend", told) if "daily_spend" in told else None,
        set_aside=_spending("set_aside", told),
    )


def _nation(told: dict[str, object], place: Place | Straddles | None) -> Nation | None:
    if isinstance(place, Place):
        return place.nation
    if isinstance(place, Straddles) and len(place.nations) == 1:
        return place.nations[0]
    return None if told.get("nation") in (None, "unknown") else code("nation", told["nation"], Nation)


def _days(told: dict[str, object], today: date, nation: Nation | None) -> int | None:
    if "days" in told:
        return whole("days", told["days"], 0, MOST_DAYS)
    if "next_income" in told:
        return _within("next_income", (day("next_income", told["next_income"]) - today).days)
    if "income_pattern" in told:
        payment = next_payment(_pattern(told["income_pattern"]), today, nation)
        return _within("income_pattern", (payment.date - today).days)
    return None


def _within(key: str, days: int) -> int:
    if not 0 <= days <= MOST_DAYS:
        raise refuse(key, f"must be from today to {MOST_DAYS} days ahead")
    return days


def _pattern(told: object) -> Pattern:
    try:
        return read_pattern(told)
    except PatternProblem as problem:
        raise SituationProblem(str(problem)) from problem


def _place(postcode: object, lookup: Lookup) -> Place | Straddles | None:
    if postcode is None:
        return None
    found = lookup(postcode) if isinstance(postcode, str) else NotAPostcode()
    if isinstance(found, NotAPostcode):
        raise refuse("postcode", "must be a UK postcode, like BS1 4DJ, or its first half")
    if isinstance(found, OutsideUk):
        raise refuse(
            "postcode", "is outside the UK. This covers England, Wales, Scotland and Northern Ireland"
        )
    return None if isinstance(found, NotFound) else found


def _open(place: Place | Straddles | None) -> Straddles | None:
    return place if isinstance(place, Straddles) else None


def _language(told: dict[str, object]) -> str:
    language = told.get("language", "en")
    if not isinstance(language, str):
        raise refuse("language", "must be a code like en or cy")
    return language


def _ages(told: object) -> tuple[int, ...]:
    ages = items("children_ages", told)
    if len(ages) > MOST_PEOPLE:
        raise refuse("children_ages", f"must have {MOST_PEOPLE} ages at most")
    return tuple(whole("children_ages", age, 0, 19) for age in ages)


def _spending(key: str, told: dict[str, object]) -> Decimal:
    amount = pounds(key, told.get(key, 0))
    if amount < 0:
        raise refuse(key, "must be 0 or more")
    return amount


def _bills(told: object) -> tuple[Bill, ...]:
    bills = items("bills", told)
    if len(bills) > MOST_BILLS:
        raise refuse("bills", f"must have {MOST_BILLS} bills at most")
    return tuple(_bill(f"bills[{number}]", bill) for number, bill in enumerate(bills))


def _bill(where: str, told: object) -> Bill:
    bill = keys(where, told, BILL_KEYS)
    if "kind" not in bill:
        raise refuse(f"{where}.kind", "is missing. Say what the bill is for, like council_tax")
    due = bill.get("due_in_days")
    amount = pounds(f"{where}.amount", bill.get("amount", 0))
    if amount < 0:
        raise refuse(f"{where}.amount", "must be 0 or more")
    return Bill(
        kind=code(f"{where}.kind", bill["kind"], BillKind),
        amount=amount,
        due_in_days=None if due is None else whole(f"{where}.due_in_days", due, -A_YEAR, A_YEAR),
        in_arrears=flag(f"{where}.in_arrears", bill.get("in_arrears", False)),
        stage=code(f"{where}.stage", bill["stage"], BillStage) if "stage" in bill else None,
        balance=pounds(f"{where}.balance", bill["balance"]) if "balance" in bill else None,
        taken_from_uc=flag(f"{where}.taken_from_uc", bill.get("taken_from_uc", False)),
    )
