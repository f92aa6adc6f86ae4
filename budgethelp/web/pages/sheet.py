"""What a person takes away: the day, first steps, services and bills. For paper, texts and calendars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from flask import url_for

from budgethelp.directory.duties import Duty, who_does_what
from budgethelp.directory.help import Help, helpers_for
from budgethelp.languages.sentence import Sentence
from budgethelp.local_services.help import Nearby
from budgethelp.plan.benefits import Benefit, worth_checking
from budgethelp.plan.bills import ListedBill, list_bills
from budgethelp.plan.link import pack
from budgethelp.plan.plan import MOST_FIRST_STEPS, Plan, Step, build_plan
from budgethelp.situation.situation import Situation
from budgethelp.web import session
from budgethelp.web.content import content, named_services
from budgethelp.web.free_line import PRIVATE_RULES, first_lines
from budgethelp.web.pages.plan_layout import PlanPage, ShownStep, lay_out, lay_out_local, sources_of

MOST_HELPERS = 2
MOST_NEAR = 1
MOST_WORTH = 3
IN_DANGER = 3
OWN_POUNDS = frozenset({"money left", "after bills"})


@dataclass(frozen=True, slots=True)
class SheetStep:
    """One of the first steps, and the few who can help with it; those of ``again`` stand further up too."""

    step: Step
    helpers: tuple[Help, ...]
    again: tuple[Help, ...]
    near: tuple[Nearby, ...] = ()
    each_nation: bool = False  # each nation has a line of its own, and we do not know theirs


@dataclass(frozen=True, slots=True)
class Sheet:
    """A plan as it leaves the room. ``always`` are the numbers that every sheet carries.

    ``worth`` is money to check for. ``first_lines`` stand before everything; ``quiet`` = nothing in it says
    what they are for.
    """

    plan: Plan
    steps: tuple[SheetStep, ...]
    bills: tuple[ListedBill, ...]
    council: Duty | None
    always: tuple[Help, ...]
    sources: tuple[str, ...]
    worth: tuple[Benefit, ...] = ()
    first_lines: tuple[str, ...] = ()
    quiet: bool = False

    @property
    def checked(self) -> tuple[date, date] | None:
        """The oldest and the newest day that a fact on the sheet was checked."""
        days = sorted(day for day in self._marks() if day)
        return (days[0], days[-1]) if days else None

    @property
    def all_checked(self) -> bool:
        """Whether somebody checked every fact on it."""
        return all(self._marks())

    def _marks(self) -> Iterator[date | None]:
        for shown in self.steps:
            yield from (source.checked for source in shown.step.sources)
            yield from (help.service.checked for help in shown.helpers)
        for benefit in self.worth:
            yield from (source.checked for source in benefit.sources)


def make_sheet(now: datetime, *, amounts: bool, named: bool) -> Sheet:
    """The sheet for what was told so far; lines with a person's pounds in them only when ``amounts``.

    What tells of somebody who frightens them is in it only when ``named``.
    """
    known, situation = content(), session.situation(now.date())
    plan = build_plan(situation, known.rulebook, now)
    first = first_lines(situation, known.services, now, named=named)
    quiet = bool(first) and not named
    steps = tuple(_steps(plan, now, amounts, quiet=quiet))
    return Sheet(
        plan=plan,
        steps=steps,
        bills=list_bills(situation, known.bill_facts, known.rulebook.figures),
        council=_council(situation),
        always=_always(situation, now),
        sources=sources_of(shown.near for shown in steps),
        worth=() if first else _worth(plan),
        first_lines=first,
        quiet=quiet,
    )


def _worth(plan: Plan) -> tuple[Benefit, ...]:
    """The first few that may bring money or food. In danger it can wait for another day."""
    known = content()
    if plan.crisis_first:
        return ()
    return worth_checking(plan.situation, known.worth_checking, known.rulebook.figures)[:MOST_WORTH]


def _always(situation: Situation, now: datetime) -> tuple[Help, ...]:
    """Those for danger and those who listen."""
    ids, services = named_services().always, content().services
    return helpers_for(ids, services, situation.nation, now, session.phone_language())


def _steps(plan: Plan, now: datetime, amounts: bool, *, quiet: bool) -> Iterator[SheetStep]:
    """The steps to start with, as the plan page shows them, each with the first few who can help."""
    page = lay_out(plan, content().services, now, session.phone_language(), session.progress())
    local = lay_out_local(page, plan.situation, now).by_rule
    for shown in _to_start_with(page, quiet):
        near = local.get(shown.step.rule, ())[:MOST_NEAR]
        most = (IN_DANGER if shown.call_first else MOST_HELPERS) - len(near)
        step = shown.step if amounts else _without_pounds(shown.step)
        yield SheetStep(step, tuple(_who(shown)[:most]), shown.again, near, bool(shown.each_nation))


def _to_start_with(page: PlanPage, quiet: bool) -> Sequence[ShownStep]:
    """The first steps; a quiet sheet has others in place of those that would tell."""
    if not quiet:
        return (*page.urgent, *page.first)
    return [shown for shown in page.steps if shown.step.rule not in PRIVATE_RULES][:MOST_FIRST_STEPS]


def _who(shown: ShownStep) -> Sequence[Help]:
    """In danger everyone in the step's own order, so that the first to phone stays first."""
    return shown.everyone if shown.call_first else (shown.helpers or shown.again)


def _without_pounds(step: Step) -> Step:
    return replace(step, do=_quiet(step.do), say=_quiet(step.say), no_phone=_quiet(step.no_phone))


def _quiet(lines: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Those that do not say what a person has. Figures of the law, like a charge, may stay."""
    return tuple(line for line in lines if OWN_POUNDS.isdisjoint(line.values))


def _council(situation: Situation) -> Duty | None:
    """What the council does about money in a crisis, or the first thing it does."""
    known = content()
    council = situation.councils[0] if situation.councils else None
    duties = who_does_what(council, situation.nation, situation.today, known.councils, known.responsibilities)
    return next((duty for duty in duties if duty.council), duties[0] if duties else None)


def shared_link(situation: Situation, *, amounts: bool) -> str:
    """The whole link, with the name this site was asked by, and what this visitor has done so far."""
    packed = pack(situation, amounts=amounts, done=session.progress().done)
    return f"{url_for('shared_plan.ask', _external=True)}#{packed}"
