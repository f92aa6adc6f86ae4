"""A service: somebody who can help, as the directory keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from budgethelp.directory.hours import Hours
from budgethelp.situation import Nation


class Cost(StrEnum):
    """What a phone call or a text costs the person."""

    FREE = "free"
    LOCAL = "local"
    NATIONAL = "national"


class Mark(StrEnum):
    """How far a fact was verified."""

    VERIFIED = "verified"
    SECOND_HAND = "second_hand"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as people read it. ``nations`` empty = everywhere the service works; ``language`` like "cy"."""

    number: str
    cost: Cost
    then: str = ""  # what to press or say after it answers
    label: str = ""  # "Out of hours", "Textphone"
    language: str = "en"
    nations: frozenset[Nation] = frozenset()
    hours: Hours | None = None


@dataclass(frozen=True, slots=True)
class TextLine:
    """A text number and the word to send."""

    number: str
    send: str = ""
    cost: Cost = Cost.FREE


@dataclass(frozen=True, slots=True)
class Service:
    """One service of the national directory. English sentences; translated when shown."""

    id: str
    name: str
    says: str
    nations: frozenset[Nation]
    kinds: tuple[str, ...] = ()
    who: str = ""
    phones: tuple[Phone, ...] = ()
    texts: tuple[TextLine, ...] = ()
    chat: str = ""
    email: str = ""
    web: str = ""
    hours: Hours | None = None  # None = not known
    languages: tuple[str, ...] = ()
    caveat: str = ""
    through_council: bool = False
    mark: Mark = Mark.UNVERIFIED
    checked: date | None = None
