"""A service: somebody who can help, as the directory keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from budgethelp.directory.hours import Hours
from budgethelp.situation import Nation

LANGUAGES = frozenset({"cy", "bsl", "interpreters", "relay_uk"})


class Kind(StrEnum):
    """What a service helps with, or who it is for."""

    SAFETY = "safety"
    TALK = "talk"
    HEALTH = "health"
    FOOD = "food"
    ENERGY = "energy"
    WATER = "water"
    CASH = "cash"
    BENEFITS = "benefits"
    DEBT = "debt"
    HOUSING = "housing"
    WORK = "work"
    MONEY_GUIDANCE = "money_guidance"
    SCAMS = "scams"
    LOAN_SHARKS = "loan_sharks"
    GAMBLING = "gambling"
    OLDER = "older"
    YOUNG = "young"
    DISABLED = "disabled"
    CARERS = "carers"
    FAMILIES = "families"
    ARMED_FORCES = "armed_forces"
    MIGRANTS = "migrants"
    COMPANY = "company"
    BEREAVEMENT = "bereavement"
    COMPLAINTS = "complaints"


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
    """A number as people read it. ``nations`` empty = all the service's; ``language`` "en" or "cy"."""

    number: str
    cost: Cost
    then: str = ""  # what to press or say after it answers
    label: str = ""  # "Out of hours", "Textphone"
    language: str = "en"
    nations: frozenset[Nation] = frozenset()
    hours: Hours | None = None  # only where they differ from the service's
    sure: bool = True  # False = nobody has checked this number yet


@dataclass(frozen=True, slots=True)
class TextLine:
    """A text number and the word to send. ``cost`` None = not known."""

    number: str
    send: str = ""
    cost: Cost | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Service:
    """One service of the national directory. English sentences; translated when shown."""

    id: str
    name: str
    says: str
    nations: frozenset[Nation]
    kinds: tuple[Kind, ...] = ()
    who: str = ""
    phones: tuple[Phone, ...] = ()
    texts: tuple[TextLine, ...] = ()
    chat: str = ""
    email: str = ""
    web: str = ""
    web_in: tuple[tuple[Nation, str], ...] = ()  # where a nation has its own page
    hours: Hours | None = None  # None = not known
    languages: tuple[str, ...] = ()
    caveat: str = ""
    only_in: str = ""  # "London": not for a whole nation, so never on a plan
    through_council: bool = False
    mark: Mark = Mark.UNVERIFIED
    checked: date | None = None

    def page(self, nation: Nation | None) -> str:
        """The address of its page for ``nation``; "" when it has none."""
        return next((address for where, address in self.web_in if where is nation), self.web)
