"""One situation told in JSON: what a person writes to ``flask plan``, turned into a typed situation."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from budgethelp.dates.clock import london_now
from budgethelp.dates.payday_patterns import PatternProblem, read_pattern
from budgethelp.dates.paydays import next_payment
from budgethelp.directory.postcodes import NotAPostcode, NotFound, OutsideUk, Place, Straddles
from budgethelp.money.summary import parse_money
from budgethelp.situation.situation import MOST_DAYS, Nation, Situation, Written
from budgethelp.situation.written import SituationProblem, read, refuse, schema, to_situation

__all__ = ["Asked", "SituationProblem", "Told", "read_situation", "refuse", "schema"]

FIRST_YEAR, LAST_YEAR = 2000, 2200
WHOLE_DIGITS = 12  # a number of more would be no number of days, and could fill the memory
NOW_CURE = "a time like 2026-11-24T10:00"
POSTCODE_CURE = "a UK postcode, like BS1 4DJ, or its first half"

Lookup = Callable[[str], Place | Straddles | OutsideUk | NotFound | NotAPostcode]


class Told(Written, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The written form, and what ``flask plan`` takes beside it."""

    now: Annotated[str, Meta(description=NOW_CURE)] | None = None
    postcode: Annotated[str, Meta(description=POSTCODE_CURE)] | None = None
    language: Annotated[str, Meta(description="a code like en or cy")] = "en"


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
        table = json.loads(text, parse_float=_number, parse_constant=Decimal)
    except (ValueError, RecursionError, ArithmeticError) as problem:
        raise SituationProblem(f"this is not JSON we can read: {problem}") from problem
    told = read(table, Told, parse_money)
    now = london_now(moment("now", told.now) if told.now else clock)
    place = _place(told.postcode, lookup)
    situation = to_situation(_on(told, place, now.date()), now.date())
    return Asked(situation, now, told.language, place if isinstance(place, Straddles) else None)


def _number(text: str) -> int | Decimal:
    """8.0 is 8; money keeps its pence."""
    number = Decimal(text)
    whole = number.is_finite() and number.adjusted() < WHOLE_DIGITS and number == number.to_integral_value()
    return int(number) if whole else number


def _on(told: Told, place: Place | Straddles | None, today: date) -> Told:
    """What was told, with the postcode’s nation and councils, and the day that a pattern comes to."""
    nation = _nation(told, place)
    councils = place.council_codes if isinstance(place, Place) else told.councils
    on = replace(told, nation=nation, councils=councils)
    if told.income_pattern is None:
        return on
    try:
        payment = next_payment(read_pattern(told.income_pattern), today, nation)
    except PatternProblem as problem:
        raise SituationProblem(str(problem)) from problem
    if told.next_income or isinstance(told.days, int):
        return on
    if not 0 <= (payment.date - today).days <= MOST_DAYS:
        raise refuse("income_pattern", f"must be from today to {MOST_DAYS} days ahead")
    return replace(on, next_income=payment.date)


def _nation(told: Told, place: Place | Straddles | None) -> Nation | None:
    if isinstance(place, Place):
        return place.nation
    if isinstance(place, Straddles) and len(place.nations) == 1:
        return place.nations[0]
    return told.nation


def _place(postcode: str | None, lookup: Lookup) -> Place | Straddles | None:
    if postcode is None:
        return None
    found = lookup(postcode)
    if isinstance(found, NotAPostcode):
        raise refuse("postcode", f"must be {POSTCODE_CURE}")
    if isinstance(found, OutsideUk):
        raise refuse(
            "postcode", "is outside the UK. This covers England, Wales, Scotland and Northern Ireland"
        )
    return None if isinstance(found, NotFound) else found


def moment(key: str, value: str) -> datetime:
    """A time like 2026-11-24T10:00, UK local when it names no zone; no year that a calendar cannot add to."""
    try:
        read = datetime.fromisoformat(str(value))
    except (ValueError, RecursionError) as problem:
        raise refuse(key, f"must be {NOW_CURE}") from problem
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise refuse(key, f"must be in a year from {FIRST_YEAR} to {LAST_YEAR}")
    return read
