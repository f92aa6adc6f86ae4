"""What a person has done of their plan, and whether it helped: pure, kept by the codes of actions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Self, TypeVar

from budgethelp.rules.actions import actions

_Value = TypeVar("_Value")
MOST_KEPT = 20  # the cookie has room for these; nobody ticks more in one plan


class Outcome(StrEnum):
    """Did it help?"""

    HELPED = "yes"
    NOT_YET = "not_yet"
    NO_ANSWER = "no_answer"  # could not get through


@dataclass(frozen=True, slots=True)
class Progress:
    """``ticked`` actions by the day of the tick; ``outcomes`` of those asked about since. Never both."""

    ticked: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    outcomes: Mapping[str, Outcome] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def done(self) -> tuple[str, ...]:
        """Every action that is done: ticked, or said to have helped."""
        return (
            *self.ticked,
            *(action for action, outcome_code in self.outcomes.items() if outcome_code is Outcome.HELPED),
        )

    def tick(self, action: str, today: date) -> Self:
        """``action`` is done. What was said of it before no longer counts."""
        rest = self.untick(action)
        return type(self)({**rest.ticked, action: today}, rest.outcomes)

    def untick(self, action: str) -> Self:
        """Nothing is known of ``action``."""
        return type(self)(_without(self.ticked, action), _without(self.outcomes, action))

    def tell(self, action: str, outcome: Outcome) -> Self:
        """Whether ``action`` helped."""
        rest = self.untick(action)
        return type(self)(rest.ticked, {**rest.outcomes, action: outcome})

    def to_ask(self, today: date) -> str | None:
        """The action to ask about: ticked on a day before ``today``, the oldest first."""
        return next((action for action, on in self.ticked.items() if on < today), None)

    def written(self) -> list[str]:
        """As ``read_progress`` takes it: "food_today 2026-11-21", "crisis_fund no_answer"."""
        ticked = [f"{action} {on.isoformat()}" for action, on in self.ticked.items()]
        return [
            *ticked,
            *(f"{action} {outcome_code.value}" for action, outcome_code in self.outcomes.items()),
        ][-MOST_KEPT:]


NOTHING_YET = Progress()


def read_progress(value: object) -> Progress:
    """What was kept; lines that cannot be read (an old or edited cookie) are dropped."""
    progress = NOTHING_YET
    for line in _lines(value):
        action, _, outcome_code = line.partition(" ")
        if action in actions() and (outcome := _outcome(outcome_code)):
            progress = progress.tell(action, outcome)
        elif action in actions() and (on := read_day(outcome_code)):
            progress = progress.tick(action, on)
    return progress


def read_day(value: object) -> date | None:
    """A day like "2026-11-21", or None."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def _lines(value: object) -> Iterable[str]:
    return [line for line in value if isinstance(line, str)][:MOST_KEPT] if isinstance(value, list) else []


def _outcome(outcome_code: str) -> Outcome | None:
    return Outcome(outcome_code) if outcome_code in set(Outcome) else None


def _without(known: Mapping[str, _Value], action: str) -> dict[str, _Value]:
    return {other: outcome_code for other, outcome_code in known.items() if other != action}
