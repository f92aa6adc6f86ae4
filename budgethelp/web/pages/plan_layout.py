"""Which step stands where on the plan page: danger above the numbers, then at most 3 to start with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from flask import g

from budgethelp.dates.paydays import Wait, read_wait
from budgethelp.directory.duties import Duty
from budgethelp.directory.help import Help, helpers_for
from budgethelp.directory.services import Service
from budgethelp.local_services.help import LocalHelp, Nearby, Standing
from budgethelp.money.chart import Picture, draw
from budgethelp.money.forecast import Day, days_between, runs_out_on
from budgethelp.plan.benefits import MOST_AT_FIRST, Benefit, worth_checking
from budgethelp.plan.bills import ListedBill, list_bills
from budgethelp.plan.contact import ShownContact, ages_for, choose_contact, has_local_help, help_before
from budgethelp.plan.plan import CRISIS, MOST_FIRST_STEPS, Plan, Step
from budgethelp.plan.progress import NOTHING_YET, Outcome, Progress
from budgethelp.rules.rule import Contact, Source, Urgency
from budgethelp.situation.situation import Situation
from budgethelp.web import location, session
from budgethelp.web.content import Content
from budgethelp.web.free_line import WITH_LINE, lines_by_nation
from budgethelp.web.local_store import local_store
from budgethelp.web.location import Location
from budgethelp.web.service_text import reported_closed

# Also when it is ticked: these numbers are never put away.
STAYS = frozenset({Urgency.THOUGHTS_OF_SUICIDE, Urgency.DANGER, Urgency.LIFE})


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step and who can help: the first few in sight, ``more`` folded, ``again`` shown in full before.

    ``done`` and ``outcome`` are what the person said of it.
    """

    step: Step
    helpers: tuple[Help, ...]
    again: tuple[Help, ...] = ()
    done: bool = False
    outcome: Outcome | None = None
    asks_nation: bool = False  # each nation has a line of its own, and we do not know theirs
    each_nation: tuple[tuple[str, Help], ...] = ()  # these lines, with the nation's name
    contact: ShownContact | None = None  # whom the card names; another one when this one did not answer

    @property
    def other_way(self) -> bool:
        """They could not get through: the way without a phone stands first."""
        return self.outcome is Outcome.NO_ANSWER

    @property
    def call_first(self) -> bool:
        """In danger the number comes first, and what to know after it."""
        return self.step.urgency in CRISIS

    @property
    def everyone(self) -> Sequence[Help]:
        """All who can help in the step's own order, also those that a whole plan shows in full only once."""
        found = (*self.helpers, *self.again)
        order = self.step.services
        return found if self.other_way else sorted(found, key=lambda help: order.index(help.service.id))

    @property
    def again_first(self) -> tuple[Help, ...]:
        """Those of ``again`` whom the step names before anybody new: they stay before them."""
        order = self.step.services
        first = order.index(self.helpers[0].service.id) if self.helpers else len(order)
        return tuple(help for help in self.again if order.index(help.service.id) < first)

    @property
    def again_last(self) -> tuple[Help, ...]:
        return tuple(help for help in self.again if help not in self.again_first)


@dataclass(frozen=True, slots=True)
class PlanPage:
    """``urgent`` stands above the money (``urgent_more`` folded); ``first`` and ``then`` stand below it.

    ``done`` steps are out of the way, so that the next ones come up.
    """

    urgent: tuple[ShownStep, ...]
    urgent_more: tuple[ShownStep, ...]
    first: tuple[ShownStep, ...]
    then: tuple[ShownStep, ...]
    done: tuple[ShownStep, ...] = ()

    @property
    def cards(self) -> tuple[ShownStep, ...]:
        """The first things to do."""
        return (*self.urgent, *self.first)

    @property
    def more(self) -> tuple[ShownStep, ...]:
        """What can wait behind a fold."""
        return (*self.urgent_more, *self.then)

    @property
    def steps(self) -> tuple[ShownStep, ...]:
        """Every step still to do, in order."""
        return (*self.cards, *self.more)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where all of it comes from, each once."""
        found = (source for shown in self.steps for source in shown.step.sources)
        return tuple(dict.fromkeys(found))


def lay_out(
    plan: Plan,
    services: Mapping[str, Service],
    now: datetime,
    language: str,
    progress: Progress = NOTHING_YET,
) -> PlanPage:
    """The plan's steps in their places, with the services that reach this person."""
    nation = plan.situation.nation
    seen: set[str] = set()
    each_nation = () if nation else lines_by_nation(services, None, now, language)

    def shown(steps: Sequence[Step]) -> tuple[ShownStep, ...]:
        found = (
            _shown(
                step,
                helpers_for(step.services, services, nation, now, language),
                seen,
                progress,
                asks_nation=nation is None and step.urgency is not Urgency.LOOKING_AHEAD,
            )
            for step in steps
        )
        return tuple(_with_each_nation(shown, each_nation) for shown in found)

    done = [step for step in plan.steps if step.action in progress.done and step.urgency not in STAYS]
    open_ = [step for step in plan.steps if step not in done]
    urgent = [step for step in open_ if step.above_numbers]
    others = [step for step in open_ if not step.above_numbers]
    room = max(MOST_FIRST_STEPS - len(urgent), 0)
    return PlanPage(
        urgent=shown(urgent[:MOST_FIRST_STEPS]),
        urgent_more=shown(urgent[MOST_FIRST_STEPS:]),
        first=shown(others[:room]),
        then=shown(others[room:]),
        done=shown(done),
    )


def _shown(
    step: Step, helpers: Sequence[Help], seen: set[str], progress: Progress, *, asks_nation: bool
) -> ShownStep:
    """The step, and ``seen`` with its services added: nobody has to read the same card twice."""
    outcome = progress.outcomes.get(step.action)
    new: list[Help] = []
    again: list[Help] = []
    for help in _next_first(helpers) if outcome is Outcome.NO_ANSWER else helpers:
        (again if help.service.id in seen else new).append(help)
        seen.add(help.service.id)
    done = step.action in progress.done
    return ShownStep(step, tuple(new), tuple(again), done, outcome, asks_nation and not helpers)


def _with_each_nation(shown: ShownStep, lines: tuple[tuple[str, Help], ...]) -> ShownStep:
    """The step with the line of each nation, and the question where the person lives."""
    if not lines or shown.step.rule not in WITH_LINE:
        return shown
    return replace(shown, asks_nation=True, each_nation=lines)


def _next_first(helpers: Sequence[Help]) -> Sequence[Help]:
    """The one that could not be reached goes last."""
    return (*helpers[1:], *helpers[:1])


def with_contacts(page: PlanPage, plan: Plan, duties: Sequence[Duty], known: Content) -> PlanPage:
    """The page with one contact on each card, chosen by the hour; the next one where nobody answered."""
    at, tried = None if g.get("for_later") else plan.made_at, known.councils.contacts

    def with_contact(shown: ShownStep) -> ShownStep:
        found = (help for help in (*shown.helpers, *shown.again) if not reported_closed(help.service))
        helps = {help.service.id: help for help in found}

        def choose(contacts: Iterable[Contact]) -> ShownContact | None:
            return choose_contact(contacts, helps, duties, tried, at)

        first = choose(shown.step.contacts)
        if first is None or not shown.other_way:
            return replace(shown, contact=first)
        others = [each for each in shown.step.contacts if choose([each]) != first]
        return replace(shown, contact=choose(others) or first)

    steps = {field: tuple(map(with_contact, getattr(page, field))) for field in PLACES}
    return replace(page, **steps)


PLACES = ("urgent", "urgent_more", "first", "then")


@dataclass(frozen=True, slots=True)
class DueDay:
    """All that is due on one day before the next money, and the help that can come before it."""

    date: date
    late: bool
    bills: tuple[ListedBill, ...]
    help: tuple[Step, ...]

    @property
    def amount(self) -> Decimal:
        """Pounds due that day."""
        return sum((listed.bill.amount for listed in self.bills), Decimal("0.00"))


@dataclass(frozen=True, slots=True)
class DaysPage:
    """``picture`` is None when there are no days to draw. ``due`` are the days when something is due."""

    bills: tuple[ListedBill, ...]
    due: tuple[DueDay, ...]
    days: tuple[Day, ...]
    picture: Picture | None
    runs_out_on: date | None
    wait: Wait | None


def lay_out_days(plan: Plan, known: Content) -> DaysPage:
    """The bills and the days of a plan."""
    situation = plan.situation
    bills = list_bills(situation, known.bill_facts, known.rulebook.figures)
    days = days_between(situation)
    nothing_to_draw = len(days) < 2 or not (situation.bills or situation.daily_spend)
    return DaysPage(
        bills=bills,
        due=_due_days(plan, bills),
        days=days,
        picture=None if nothing_to_draw else draw(days),
        runs_out_on=runs_out_on(days),
        wait=read_wait(session.answers().get(session.LONGER_GAP), situation.next_income),
    )


def _due_days(plan: Plan, bills: tuple[ListedBill, ...]) -> tuple[DueDay, ...]:
    by_day: dict[date, list[ListedBill]] = {}
    for listed in bills:
        if listed.counted and listed.due_on:
            by_day.setdefault(max(listed.due_on, plan.situation.today), []).append(listed)
    shown: set[str] = set()
    return tuple(_due_day(plan, day, tuple(due), shown) for day, due in by_day.items())


def _due_day(plan: Plan, day: date, due: tuple[ListedBill, ...], shown: set[str]) -> DueDay:
    """One day, and ``shown`` with its help added: nobody has to read the same line twice."""
    found = help_before(plan, (day - plan.situation.today).days, shown)
    shown.update(step.rule for step in found)
    late = any(listed.due_on and listed.due_on < plan.situation.today for listed in due)
    return DueDay(day, late, due, found)


BESIDE_A_STEP = 2


@dataclass(frozen=True, slots=True)
class LocalPage:
    """``by_rule`` holds the services of each step. ``kept``: the operator keeps local places at all.

    ``trouble``: there are none to show now. ``middle``: what the distances are from the middle of.
    """

    by_rule: Mapping[str, tuple[Nearby, ...]]
    middle: str = ""
    kept: bool = False
    trouble: bool = False
    sources: tuple[str, ...] = ()


def lay_out_local(page: PlanPage, situation: Situation, now: datetime) -> LocalPage:
    """Local services for every step that is still to do, those to start with first."""
    store = local_store()
    standing = store.standing(now)
    if standing is not Standing.READY:
        return LocalPage(
            {}, kept=standing is not Standing.NO_FEEDS, trouble=standing is not Standing.NO_FEEDS
        )
    where = location.stored_location()
    if where is None:
        return LocalPage({}, kept=True)
    steps = [shown.step for shown in page.steps]
    by_rule = _beside(steps, situation, where, store.help, now)
    # The store may have gone away since we asked what it holds.
    return LocalPage(by_rule, where.middle, True, store.help.is_down, sources_of(by_rule.values()))


def sources_of(groups: Iterable[Iterable[Nearby]]) -> tuple[str, ...]:
    """Whom to credit, each once."""
    return tuple(dict.fromkeys(near.attribution for group in groups for near in group if near.attribution))


def _beside(
    steps: Iterable[Step], situation: Situation, where: Location, local: LocalHelp, now: datetime
) -> dict[str, tuple[Nearby, ...]]:
    """The best of each step that no step before it shows: nobody has to read the same card twice."""
    seen: set[int] = set()
    by_rule = {}
    for step in filter(has_local_help, steps):
        here = replace(where.here, ages=ages_for(step.action, situation))
        found = local.for_action(step.action, here, now, BESIDE_A_STEP + len(seen))
        by_rule[step.rule] = tuple(near for near in found if near.id not in seen)[:BESIDE_A_STEP]
        seen.update(near.id for near in by_rule[step.rule])
    return by_rule


@dataclass(frozen=True, slots=True)
class ShownWorth:
    """One thing worth checking, and who can help with it here."""

    benefit: Benefit
    helpers: tuple[Help, ...]


@dataclass(frozen=True, slots=True)
class WorthPage:
    """``first`` are shown when the list is opened; ``more`` stand folded below them."""

    first: tuple[ShownWorth, ...]
    more: tuple[ShownWorth, ...]


def lay_out_benefits(plan: Plan, known: Content, now: datetime, language: str) -> WorthPage:
    """What is worth checking for this person. In danger nothing is: it can wait for another day."""
    situation = plan.situation
    if plan.crisis_first:
        return WorthPage((), ())
    shown = tuple(
        ShownWorth(benefit, helpers_for(benefit.services, known.services, situation.nation, now, language))
        for benefit in worth_checking(situation, known.worth_checking, known.rulebook.figures)
    )
    return WorthPage(shown[:MOST_AT_FIRST], shown[MOST_AT_FIRST:])
