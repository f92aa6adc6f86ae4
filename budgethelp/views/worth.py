"""Money a person may be missing, as the plan page shows it: a few in sight, the rest folded once more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from budgethelp.directory.helpers import Help, helpers_for
from budgethelp.knowledge import Knowledge
from budgethelp.plan import Plan
from budgethelp.worth import MOST_AT_FIRST, Worth, worth_checking


@dataclass(frozen=True, slots=True)
class ShownWorth:
    """One thing worth checking, and who can help with it here."""

    worth: Worth
    helpers: tuple[Help, ...]


@dataclass(frozen=True, slots=True)
class WorthPage:
    """``first`` are shown when the list is opened; ``more`` stand folded below them."""

    first: tuple[ShownWorth, ...]
    more: tuple[ShownWorth, ...]


def lay_out_worth(plan: Plan, known: Knowledge, now: datetime, language: str) -> WorthPage:
    """What is worth checking for this person. In danger nothing is: it can wait for another day."""
    situation = plan.situation
    if plan.crisis_first:
        return WorthPage((), ())
    shown = tuple(
        ShownWorth(worth, helpers_for(worth.services, known.services, situation.nation, now, language))
        for worth in worth_checking(situation, known.worth_checking, known.rulebook.figures)
    )
    return WorthPage(shown[:MOST_AT_FIRST], shown[MOST_AT_FIRST:])
