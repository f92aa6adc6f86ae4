"""Money: what a person typed, what is due before the next money comes, and what is left each day.

Decimal pounds throughout. Dividing rounds down: we never promise a penny more than there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from budgethelp.situation.situation import Bill, BillKind, Situation
from budgethelp.situation.spending import MOST_MONEY

PENNY = Decimal("0.01")
DAYS_IN_WEEK = 7

# "1,250" and "1 250" group in threes; "42,50" is a decimal comma; "12,5" and "1.250,50" could be either.
_POUNDS = re.compile(
    r"(?P<pounds>[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+|(?=\.[0-9]))"
    r"(?:\.(?P<pence>[0-9]{0,2})|(?<!,[0-9]{3}),(?P<comma_pence>[0-9]{2}))?"
)
_PENCE_ALONE = re.compile(r"(?P<count>[0-9]+) ?p(?:ence)?")
_AROUND_NUMBER = re.compile(
    r"(?P<sign>minus |overdrawn (?:by )?|[-+] ?)?(?:£ ?(?P<inner_sign>- ?)?)?"
    r"(?P<number>[0-9., ]*[0-9.](?: ?p(?:ence)?)?)"
    r"(?: ?£| pounds?)?(?P<overdrawn> overdrawn)?"
)
_NOTHING = frozenset({"nothing", "none", "zero", "no money", "nil", "skint", "broke", "nowt"})
_NOTES = {"fiver": "5", "tenner": "10"}
_ABOUT = re.compile(r"^(?:(?:i have|only|just|about|around|roughly|maybe|approx\.?|approximately|~) ?)+")
_OR_SO = re.compile(r"(?:ish| or so| left| quid)+(?=$| overdrawn$)")
_LETTER_O = re.compile(r"(?<=[0-9£.])o|^o(?=[0-9.]|$)")
_PENCE_AFTER_DASH = re.compile(r"^(£ ?[0-9]+)-([0-9]{2})$")  # "£42-50"
_ALIKE = str.maketrans({"−": "-", "–": "-", "‐": "-", "‑": "-"})


class MoneyReason(StrEnum):
    """Why an amount could not be used; the form has a sentence for each."""

    MISSING = "missing"
    NOT_UNDERSTOOD = "not_understood"
    TOO_MUCH = "too_much"


class MoneyProblem(ValueError):  # noqa: N818 - a problem to tell, not a fault
    """An amount we cannot use, with the ``reason``."""

    def __init__(self, reason: MoneyReason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def parse_money(text: str) -> Decimal:
    """Pounds, with 2 decimals, from what a person typed; less than 0 when overdrawn.

    Raises MoneyProblem: missing, not_understood, or too_much (more than 99,999.99 either side of nothing).
    """
    typed = _as_a_number(" ".join(text.translate(_ALIKE).lower().split()))
    if not typed:
        raise MoneyProblem(MoneyReason.MISSING)
    if typed in _NOTHING:
        return Decimal("0.00")
    amount = _read_amount(typed)
    if abs(amount) > MOST_MONEY:
        raise MoneyProblem(MoneyReason.TOO_MUCH)
    return amount.quantize(PENNY)


def _as_a_number(typed: str) -> str:
    """ "about 40", "40ish", "10 quid", "a tenner", "£42-50" and "£O", as a number is written."""
    plain = _OR_SO.sub("", _ABOUT.sub("", typed))
    plain = _NOTES.get(plain.removeprefix("a "), plain)
    return _PENCE_AFTER_DASH.sub(r"\1.\2", _LETTER_O.sub("0", plain))


def _read_amount(typed: str) -> Decimal:
    match = _AROUND_NUMBER.fullmatch(typed)
    signs = [match["sign"], match["inner_sign"]] if match else []
    if match is None or all(signs):
        raise MoneyProblem(MoneyReason.NOT_UNDERSTOOD)
    below_nothing = match["overdrawn"] or any(sign and not sign.startswith("+") for sign in signs)
    size = _read_number(match["number"], pence_allowed="£" not in typed and "pound" not in typed)
    return -size if below_nothing else size


def _read_number(number: str, *, pence_allowed: bool) -> Decimal:
    if pence_allowed and (match := _PENCE_ALONE.fullmatch(number)):
        return _exact(match["count"]).scaleb(-2)
    if match := _POUNDS.fullmatch(number):
        pounds = re.sub("[, ]", "", match["pounds"]) or "0"
        return _exact(f"{pounds}.{match['pence'] or match['comma_pence'] or '00'}")
    raise MoneyProblem(MoneyReason.NOT_UNDERSTOOD)


def _exact(digits: str) -> Decimal:
    """A number of a million digits is too much, in both senses: Decimal would give up on it."""
    if len(digits.lstrip("0")) > 20:
        raise MoneyProblem(MoneyReason.TOO_MUCH)
    return Decimal(digits)


def per_day(left: Decimal, days: int) -> Decimal | None:
    """Pounds a day, rounded down to the penny; None when less than nothing is left or no day is."""
    if left < 0 or days < 1:
        return None
    return _pounds(_pence(left) // days)


def per_week(left: Decimal, days: int) -> Decimal | None:
    """Pounds a week, rounded down to the penny and never more than ``left``; None under 7 days."""
    if left < 0 or days < DAYS_IN_WEEK:
        return None
    return _pounds(_pence(left) * DAYS_IN_WEEK // days)


def _pence(pounds: Decimal) -> int:
    return int(pounds * 100)


def _pounds(pence: int) -> Decimal:
    return Decimal(pence).scaleb(-2)


def is_counted(bill: Bill) -> bool:
    """Whether a bill has a day, comes out of this money, and is not asked for by an illegal lender."""
    return (
        bill.due_in_days is not None and bill.kind is not BillKind.ILLEGAL_LENDER and not bill.taken_from_uc
    )


def due_day(bill: Bill) -> int | None:
    """Days from today until a counted bill is due, a past day counting as today; None when not counted."""
    if not is_counted(bill) or bill.due_in_days is None:
        return None
    return max(bill.due_in_days, 0)


def counts_before_income(bill: Bill, days: int) -> bool:
    """Whether a bill is due before the money that comes in ``days`` days."""
    due = due_day(bill)
    return due is not None and due < days


def counts_on_payday(bill: Bill, days: int) -> bool:
    """Whether a bill is due on the very day the money comes."""
    return due_day(bill) == days


def due_before_income(bills: Iterable[Bill], days: int) -> Decimal:
    """Pounds due before the money that comes in ``days`` days."""
    return sum((bill.amount for bill in bills if counts_before_income(bill, days)), Decimal("0.00"))


def due_on_payday(bills: Iterable[Bill], days: int) -> Decimal:
    """Pounds due on the day the money comes."""
    return sum((bill.amount for bill in bills if counts_on_payday(bill, days)), Decimal("0.00"))


def bills_without_amount(situation: Situation) -> int:
    """How many bills due before the next money have no amount: what is left is then less than it seems."""
    due = (bill for bill in situation.bills if counts_before_income(bill, situation.days))
    return sum(not bill.amount for bill in due)


def after_bills(situation: Situation) -> Decimal:
    """Pounds left once the bills due before the next money are taken off; may be less than 0."""
    return situation.money_left - due_before_income(situation.bills, situation.days)


def after_set_aside(situation: Situation) -> Decimal:
    """Pounds to share out over the days: what is left after bills and what is set aside."""
    return after_bills(situation) - situation.set_aside


@dataclass(frozen=True, slots=True)
class MoneySummary:
    """The headline, in pounds. ``per_day`` and ``per_week`` share ``after_set_aside``; None = no sense.

    ``bills_without_amount``: how many are due before the next money; a sum a day would then be false.
    """

    money_left: Decimal
    due_before_income: Decimal
    after_bills: Decimal
    per_day: Decimal | None
    per_week: Decimal | None
    until: date
    days: int
    days_sure: bool
    due_on_payday: Decimal
    set_aside: Decimal
    after_set_aside: Decimal
    bills_without_amount: int


def summarise(situation: Situation) -> MoneySummary:
    """What a person's money comes to, from today until the next money."""
    to_share, unknown = after_set_aside(situation), bills_without_amount(situation)
    return MoneySummary(
        money_left=situation.money_left,
        due_before_income=due_before_income(situation.bills, situation.days),
        after_bills=after_bills(situation),
        per_day=None if unknown else per_day(to_share, situation.days),
        per_week=None if unknown else per_week(to_share, situation.days),
        until=situation.next_income,
        days=situation.days,
        days_sure=situation.days_sure,
        due_on_payday=due_on_payday(situation.bills, situation.days),
        set_aside=situation.set_aside,
        after_set_aside=to_share,
        bills_without_amount=unknown,
    )
