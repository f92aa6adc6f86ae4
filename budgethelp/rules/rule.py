"""A rule, as it was read from its page of plain English."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

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


def written_name(member: Urgency | Soon) -> str:
    """How a page writes an urgency or a soonness: "cannot wait", "this week"."""
    return member.name.lower().replace("_", " ")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule's facts come from. ``checked`` None only when ``sure`` is unverified."""

    where: str
    checked: date | None
    sure: Sure
    nations: frozenset[Nation] = frozenset()  # empty = the same everywhere

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


class Somewhere:
    """Something for people of some nations, or of a nation not known. No nations = the same everywhere."""

    __slots__ = ()
    nations: frozenset[Nation]
    nation_unknown: bool

    def is_for(self, nation: Nation | None) -> bool:
        """Whether a person in ``nation`` (None = not known) sees this."""
        if self.nation_unknown:
            return nation is None
        return not self.nations or nation in self.nations


@dataclass(frozen=True, slots=True)
class Line(Somewhere):
    """One line of a rule, and for whom it is."""

    text: str
    nations: frozenset[Nation] = frozenset()
    nation_unknown: bool = False
    names: tuple[str, ...] = ()  # the {names} in the text
    when: tuple[Condition, ...] = ()  # from "If **…**:"


@dataclass(frozen=True, slots=True)
class Helper(Somewhere):
    """One service a rule names, by id, and for whom."""

    service: str
    nations: frozenset[Nation] = frozenset()
    nation_unknown: bool = False
    when: tuple[Condition, ...] = ()


class ContactKind(StrEnum):
    """What a card may name: a service, a public body by its duty, or the question where a person lives."""

    SERVICE = "service"
    COUNCIL = "council"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Contact:
    """Who or what a card may name: a service's id, a duty, or "nation"."""

    kind: ContactKind
    name: str


@dataclass(frozen=True, slots=True)
class Candidate(Somewhere):
    """One contact of a page, and for whom it is."""

    contact: Contact
    nations: frozenset[Nation] = frozenset()
    nation_unknown: bool = False
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class When(Somewhere):
    """Whom a way in or a part is for: people somewhere, of whom every condition is true."""

    conditions: tuple[Condition, ...]
    nations: frozenset[Nation] = frozenset()
    nation_unknown: bool = False
    place: tuple[Condition, ...] = ()  # the same nations as a condition, to say what was not true

    @property
    def all(self) -> tuple[Condition, ...]:
        """Every condition, the place first."""
        return (*self.place, *self.conditions)


@dataclass(frozen=True, slots=True)
class Way:
    """One way in to a rule, with how urgent the step then is and how soon its help comes."""

    when: When
    urgency: Urgency
    soon: Soon

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands among others: by urgency, then by how soon help comes."""
        return self.urgency, self.soon


@dataclass(frozen=True, slots=True)
class Words:
    """What a page or a part of it says. No ``card`` on a part = the page's own stands."""

    card: Line | None
    contacts: tuple[Candidate, ...]
    do: tuple[Line, ...]
    say: tuple[Line, ...]
    no_phone: tuple[Line, ...]
    know: tuple[Line, ...]
    helpers: tuple[Helper, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, the card's sentence first."""
        card = (self.card,) if self.card else ()
        return (*card, *self.do, *self.say, *self.no_phone, *self.know)


@dataclass(frozen=True, slots=True)
class RulePart:
    """A part of a page for some people. ``way`` when it is a way in as well."""

    when: When
    way: Way | None
    words: Words


@dataclass(frozen=True, slots=True)
class Rule:
    """One page of the rulebook. ``id`` is the file's stem, ``topic`` its folder."""

    id: str
    topic: str
    action: str
    title: str
    only_if: tuple[Condition, ...]  # true of every way in
    ways: tuple[Way, ...]
    words: Words
    parts: tuple[RulePart, ...]
    sources: tuple[Source, ...]
    changed: date | None = None  # said in the file when its words changed after its sources were checked

    @property
    def every_way(self) -> tuple[Way, ...]:
        """All ways in, the most urgent first; a part's before the page's own at the same place."""
        of_parts = (part.way for part in self.parts if part.way)
        return tuple(sorted((*of_parts, *self.ways), key=lambda way: way.place))

    @property
    def last_changed(self) -> date | None:
        """The newest day on which the rule was changed or held against a source; None = not known."""
        days = [source.checked for source in self.sources if source.checked]
        return max([*days, self.changed] if self.changed else days, default=None)
