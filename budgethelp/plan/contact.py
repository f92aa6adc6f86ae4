"""Whom a step’s card names, by the hour: at most one. And whose help is near, or comes before a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from budgethelp.dates.opening_hours import is_open, next_opening
from budgethelp.directory.councils import Council, CouncilContact, CouncilWay
from budgethelp.directory.duties import Duty, Matter
from budgethelp.directory.help import Help
from budgethelp.plan.plan import Plan, Step
from budgethelp.rules.actions import actions
from budgethelp.rules.rule import Contact, ContactKind, Soon, Urgency
from budgethelp.situation.situation import About, Situation

Tried = Mapping[str, tuple[CouncilContact, ...]]  # by the council's code
EMERGENCY = "emergency_999"  # stands in the card's sentence of life and danger, and is not its contact


@dataclass(frozen=True, slots=True)
class ShownContact:
    """One way to reach somebody. ``phone`` or ``web``, the other is ""; both are "" to ask for the nation.

    ``name`` is a service's or a body's; a ``council`` has its own, by language. ``open`` None = not known, or
    a page that works at any hour; ``opens`` when it is shut.
    """

    name: str
    phone: str = ""
    web: str = ""
    open: bool | None = None
    opens: datetime | None = None
    always: bool = False
    council: Council | None = None

    @property
    def works_now(self) -> bool:
        """A line that is open, or a page."""
        return bool(self.web) or self.open is True

    @property
    def asks_nation(self) -> bool:
        """It is the question where the person lives."""
        return not (self.phone or self.web)


def choose_contact(
    contacts: Iterable[Contact],
    helps: Mapping[str, Help],
    duties: Iterable[Duty],
    tried: Tried,
    now: datetime | None,
) -> ShownContact | None:
    """The first line that is open, else a page at any hour, else the line that opens soonest; or None.

    ``helps`` are the services that reach this person, ``tried`` what somebody confirmed of councils. ``now``
    None = it is read at any hour: only a line that is always there comes before a page.
    """
    by_matter = {duty.matter: duty for duty in duties}
    found = [shown for contact in contacts for shown in _ways(contact, helps, by_matter, tried, now)]
    lines = [each for each in found if each.phone]
    shut = sorted((each.opens, number) for number, each in enumerate(lines) if each.opens)
    soonest = [lines[number] for _, number in shut]
    there = [each for each in lines if (each.open if now else each.always)]
    order = (there, [each for each in found if each.web], soonest, lines, found)
    return next((some[0] for some in order if some), None)


def _ways(
    contact: Contact,
    helps: Mapping[str, Help],
    duties: Mapping[Matter, Duty],
    tried: Tried,
    now: datetime | None,
) -> Iterator[ShownContact]:
    if contact.kind is ContactKind.ASK:
        yield ShownContact("")
    elif contact.kind is ContactKind.COUNCIL:
        if contact.name in duties:
            yield from _body(duties[Matter(contact.name)], tried, now)
    elif contact.name in helps and contact.name != EMERGENCY:
        yield from _service(helps[contact.name])


def _service(help: Help) -> Iterator[ShownContact]:
    name = help.service.name
    if sure := [phone for phone in help.phones if phone.sure]:
        always = bool(help.hours and help.hours.always)
        yield ShownContact(name, phone=sure[0].number, open=help.open, opens=help.opens, always=always)
    if help.web:
        yield ShownContact(name, web=help.web)


def _body(duty: Duty, tried: Tried, now: datetime | None) -> Iterator[ShownContact]:
    """The tried page and lines of a council before its website, which every council has."""
    if duty.council:
        for each in tried.get(duty.council.gss, ()):
            if _fits(each, duty.matter):
                yield _of_council(each, duty.council, now)
    if duty.phone:
        yield ShownContact(duty.who, phone=duty.phone, council=duty.council)
    if duty.website:
        yield ShownContact(duty.who, web=duty.website, council=duty.council)


def _fits(contact: CouncilContact, matter: Matter) -> bool:
    """The line at night serves homelessness too; the crisis page and phone are for money."""
    night = contact.kind is CouncilWay.OUT_OF_HOURS
    return matter is Matter.CRISIS_FUND or (night and matter is Matter.HOMELESSNESS)


def _of_council(contact: CouncilContact, council: Council, now: datetime | None) -> ShownContact:
    hours = contact.hours
    return ShownContact(
        council.name,
        contact.phone,
        contact.web,
        is_open(hours, now, council.nation) if hours and now else None,
        next_opening(hours, now, council.nation) if hours and now else None,
        bool(hours and hours.always),
        council,
    )


# What its action's topics hold would be for somebody else.
WITHOUT_LOCAL = frozenset({"safety_now_loan_shark"})
GROWN_UP = 40  # nobody told us: neither a young person nor an older one
AGES = {About.UNDER_18: 16, About.UNDER_25: 21, About.OVER_75: 78, About.OVER_STATE_PENSION_AGE: 70}


def has_local_help(step: Step) -> bool:
    """Whether services near a person can help with this step."""
    return step.rule not in WITHOUT_LOCAL


def ages_for(action: str, situation: Situation) -> frozenset[int]:
    """Ages in years that help with an action is wanted for: the person's, or also their children's."""
    own = own_age(situation.about)
    return frozenset({own, *situation.children_ages} if actions()[action].for_children else {own})


def own_age(about: Collection[str]) -> int:
    """An age like the person's, from what they ticked about themselves."""
    return next((age for code, age in AGES.items() if code in about), GROWN_UP)


MOST_LINKS = 3
COMES_WITHIN = {Soon.NOW: 0, Soon.TODAY: 0, Soon.TOMORROW: 1, Soon.THIS_WEEK: 7, Soon.THIS_MONTH: 31}
# What is more urgent than food is no answer to a bill; what comes after these brings nothing in time.
ABOUT_MONEY = frozenset(urgency for urgency in Urgency if Urgency.FOOD <= urgency <= Urgency.WHAT_YOU_ASKED)


def help_before(plan: Plan, days: int, shown: Collection[str] = ()) -> tuple[Step, ...]:
    """At most 3 steps whose help usually comes within ``days`` days; none of the rules ``shown``."""
    found = (step for step in plan.steps if step.urgency in ABOUT_MONEY and _comes_within(step, days))
    return tuple(step for step in found if step.rule not in shown)[:MOST_LINKS]


def _comes_within(step: Step, days: int) -> bool:
    return step.soon in COMES_WITHIN and COMES_WITHIN[step.soon] <= days
