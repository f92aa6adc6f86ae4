"""What a person told us, typed: as a plan takes it, and as it is written down.

``None`` always means "not sure" or "did not say". The codes come from the questions; each is used in code,
files, tests and addresses alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from budgethelp.situation.bill_question import BillKind, BillStage
from budgethelp.situation.questions import About, Housing, Income, Nation, Need
from budgethelp.situation.spending import Pounds, SomePounds, Spending

__all__ = [
    "About",
    "Bill",
    "BillKind",
    "BillStage",
    "Housing",
    "Income",
    "Nation",
    "Need",
    "Situation",
    "Written",
    "WrittenBill",
]

MOST_DAYS = 62
DAYS_WHEN_NOT_SURE = 7
MOST_BILLS, MOST_ADULTS, MOST_CHILDREN = 20, 20, 20  # that a page takes, and a link
OLDEST_CHILD = 19
A_YEAR = 366

# Due, or maybe due, under a credit agreement: these are never ranked (the legal line, docs/decisions).
CREDIT_KINDS = frozenset(
    {
        BillKind.MORTGAGE,
        BillKind.SECURED_LOAN,
        BillKind.HIRE_PURCHASE,
        BillKind.LOGBOOK_LOAN,
        BillKind.CREDIT_CARD,
        BillKind.STORE_CARD,
        BillKind.CATALOGUE,
        BillKind.OVERDRAFT,
        BillKind.BNPL,
        BillKind.PAYDAY_LOAN,
        BillKind.LOAN,
    }
)


@dataclass(frozen=True, slots=True)
class Bill:
    """One bill. ``amount`` and ``balance`` in pounds; ``due_in_days`` counts from today, None = no date."""

    kind: BillKind
    amount: Decimal = Decimal(0)
    due_in_days: int | None = None
    in_arrears: bool = False
    stage: BillStage | None = None
    balance: Decimal | None = None
    taken_from_uc: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """One person's situation. ``money_left`` in pounds, may be negative; ``days`` 0 to 62."""

    today: date
    money_left: Decimal
    days: int
    days_sure: bool = True
    nation: Nation | None = None
    councils: tuple[str, ...] = ()
    needs: frozenset[Need] = frozenset()
    about: frozenset[About] = frozenset()
    income: Income | None = None
    adults: int | None = None
    children_ages: tuple[int, ...] = ()
    bills: tuple[Bill, ...] = ()
    daily_spend: Decimal | None = None
    set_aside: Decimal = field(default=Decimal(0))
    housing: Housing | None = None
    with_helper: bool = False  # two people look at the screen: never kept, never in a link

    @property
    def people(self) -> int | None:
        """How many the money is for, children too; None when nobody said how many adults."""
        return None if self.adults is None else self.adults + len(self.children_ages)

    @property
    def next_income(self) -> date:
        """The day the next money comes."""
        return self.today + timedelta(days=self.days)

    def day_of(self, bill: Bill) -> date | None:
        """The day a bill is due; None when it has no date."""
        return None if bill.due_in_days is None else self.today + timedelta(days=bill.due_in_days)


# Each description ends the sentence “must be …” of a refusal, and stands in the JSON Schema.
Day = Annotated[date, Meta(description="a date like 2026-11-27")]
Days = Annotated[int, Meta(ge=0, le=MOST_DAYS, description=f"a whole number from 0 to {MOST_DAYS}")]
DaysAway = Annotated[int, Meta(ge=-A_YEAR, le=A_YEAR, description="a whole number from -366 to 366")]
People = Annotated[int, Meta(ge=0, le=30, description="a whole number from 0 to 30")]
Age = Annotated[int, Meta(ge=0, le=OLDEST_CHILD, description="a whole number from 0 to 19")]
Flag = Annotated[bool, Meta(description="true or false")]
CouncilCode = Annotated[
    str, Meta(pattern="^[EWSN][0-9]{8}$", description="the code of a council, like E08000035")
]
How = Annotated[dict[str, Any], Meta(description='how money comes, like {"kind": "uc_monthly", "day": 25}')]


class WrittenBill(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One bill, written down: ``due_on`` is its day, or ``due_in_days`` counts from the day it is read."""

    kind: BillKind
    amount: SomePounds = msgspec.field(default_factory=lambda: SomePounds(0))
    due_on: Day | None = None
    due_in_days: DaysAway | None = None
    in_arrears: Flag = False
    stage: BillStage | None = None
    balance: Pounds | None = None
    taken_from_uc: Flag = False


class Written(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A situation, written down: what ``flask plan`` reads and the cookie keeps. Days shrink: it has dates.

    ``days`` None = not sure of the day, UNSET = not told here; ``next_income`` stands before it.
    """

    money_left: Pounds | None = None
    days: Days | UnsetType | None = UNSET
    next_income: Day | None = None
    income_pattern: How | None = None
    nation: Nation | None = None
    councils: tuple[CouncilCode, ...] = ()
    needs: frozenset[Need] = frozenset()
    about: frozenset[About] = frozenset()
    income: Income | None = None
    adults: People | None = None
    children_ages: Annotated[tuple[Age, ...], Meta(max_length=30)] = ()
    bills: Annotated[tuple[WrittenBill, ...], Meta(max_length=100)] = ()
    daily_spend: Spending | None = None
    set_aside: Spending | None = None
    housing: Housing | None = None
