"""The plan: what to do first, for one situation, on one day. Pure: the same in, the same out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from budgethelp.money import MoneySummary
from budgethelp.rules.rule import Soon, Source, Urgency
from budgethelp.sentence import Sentence
from budgethelp.situation import Situation

MOST_FIRST_STEPS = 3
CRISIS = Urgency.BED  # this and everything before it is danger
ABOVE_NUMBERS = Urgency.WARMTH  # this and everything before it stands above the money


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a plan. ``services`` are ids, in the order to show them."""

    action: str
    rule: str
    title: Sentence
    why: tuple[Sentence, ...]
    do: tuple[Sentence, ...]
    say: tuple[Sentence, ...]
    no_phone: tuple[Sentence, ...]
    know: tuple[Sentence, ...]
    services: tuple[str, ...]
    urgency: Urgency
    soon: Soon
    sources: tuple[Source, ...]

    @property
    def above_numbers(self) -> bool:
        """Whether this step stands above every number on the page."""
        return self.urgency <= ABOVE_NUMBERS


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan. ``steps`` in order; the first three are "Start here", the rest is "Next"."""

    situation: Situation
    made_at: datetime
    money: MoneySummary
    crisis_first: bool
    steps: tuple[Step, ...]

    @property
    def first(self) -> tuple[Step, ...]:
        return self.steps[:MOST_FIRST_STEPS]

    @property
    def next(self) -> tuple[Step, ...]:
        return self.steps[MOST_FIRST_STEPS:]
