"""A rule, as it was read from its page of plain English."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from budgethelp.languages.sentence import Value
from budgethelp.situation.situation import Nation, Situation
from budgethelp.sources import Sure


class Urgency(IntEnum):
    """Which steps come first, in order. The words are in docs/decisions and on "How we decide"."""

    THOUGHTS_OF_SUICIDE = 1
    DANGER = 2
    LIFE = 3
    STOPPING_A_LOSS = 4
    BED = 5
    FOOD = 6
    MEDICINE = 7
    WARMTH = 8
    CANNOT_WAIT = 9
    MONEY_BEFORE_THEN = 10
    TELLING_PEOPLE = 11
    WHAT_YOU_ASKED = 12
    MAKING_IT_LAST = 13
    ADVICE_AND_CHECKS = 14
    LOOKING_AHEAD = 15


class Soon(IntEnum):
    """How soon the help of a step usually comes."""

    NOW = 1
    TODAY = 2
    TOMORROW = 3
    THIS_WEEK = 4
    THIS_MONTH = 5
    LATER = 6


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule's facts come from. ``checked`` None only when ``sure`` is unverified."""

    where: str
    checked: date | None
    sure: Sure

    @property
    def words(self) -> str:
        """What it is called, without the link it starts with; "" for a link alone."""
        return self.where.partition(" ")[2] if self.where.startswith("https://") else self.where


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of one rule: its sentence's pattern, the values in it, and what it asks of a person."""

    text: str
    values: Mapping[str, Value]
    holds: Callable[[Situation], bool]
    quiet: bool  # a condition that is no reason to show ("you live in Wales")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a rule. ``nations`` empty = the same everywhere; else shown only there.

    ``nation_unknown`` = shown only while we do not know where the person lives.
    """

    text: str
    nations: frozenset[Nation] = frozenset()
    nation_unknown: bool = False
    names: tuple[str, ...] = ()  # the {names} in the text

    def is_for(self, nation: Nation | None) -> bool:
        """Whether a person in ``nation`` (None = not known) sees this line."""
        if self.nation_unknown:
            return nation is None
        return not self.nations or nation in self.nations


@dataclass(frozen=True, slots=True)
class Helper:
    """One service a rule names, by id, and where."""

    service: str
    nations: frozenset[Nation] = frozenset()

    def is_for(self, nation: Nation | None) -> bool:
        """Whether a person in ``nation`` (None = not known) sees this service here."""
        return not self.nations or nation in self.nations


@dataclass(frozen=True, slots=True)
class Rule:
    """One page of the rulebook. ``id`` is the file's stem, ``topic`` its folder."""

    id: str
    topic: str
    action: str
    title: str
    when: tuple[Condition, ...]
    do: tuple[Line, ...]
    say: tuple[Line, ...]
    no_phone: tuple[Line, ...]
    know: tuple[Line, ...]
    helpers: tuple[Helper, ...]
    urgency: Urgency
    soon: Soon
    sources: tuple[Source, ...]
    changed: date | None = None  # said in the file when its words changed after its sources were checked

    @property
    def last_changed(self) -> date | None:
        """The newest day on which the rule was changed or held against a source; None = not known."""
        days = [source.checked for source in self.sources if source.checked]
        return max([*days, self.changed] if self.changed else days, default=None)
