"""What a person takes away: the day, first steps, services and bills. For paper, texts and calendars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from budgethelp import session, visit
from budgethelp.bills_list import ListedBill, list_bills
from budgethelp.directory.duties import Duty, who_does_what
from budgethelp.directory.helpers import Help, helpers_for
from budgethelp.directory.local.near import Nearby
from budgethelp.i18n import current_locale
from budgethelp.knowledge import knowledge
from budgethelp.plan import Plan, Step, build_plan
from budgethelp.sentence import Sentence
from budgethelp.situation import Situation
from budgethelp.views.layout import lay_out
from budgethelp.views.local import lay_out_local, sources_of

MOST_HELPERS = 2
MOST_NEAR = 1
IN_DANGER = 3
OWN_POUNDS = frozenset({"money left", "after bills"})
ALWAYS = ("emergency_999", "samaritans")


@dataclass(frozen=True, slots=True)
class SheetStep:
    """One of the first steps, and the few who can help with it; those of ``again`` stand further up too."""

    step: Step
    helpers: tuple[Help, ...]
    again: tuple[Help, ...]
    near: tuple[Nearby, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A plan as it leaves the room. ``always`` are the numbers that every sheet carries."""

    plan: Plan
    steps: tuple[SheetStep, ...]
    bills: tuple[ListedBill, ...]
    council: Duty | None
    always: tuple[Help, ...]
    sources: tuple[str, ...]

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


def make_sheet(now: datetime, *, amounts: bool) -> Sheet:
    """The sheet for what was told so far; lines with a person's pounds in them only when ``amounts``."""
    known, situation = knowledge(), session.situation(now.date())
    plan = build_plan(situation, known.rulebook, now)
    steps = tuple(_steps(plan, now, amounts))
    return Sheet(
        plan=plan,
        steps=steps,
        bills=list_bills(situation, known.bill_facts, known.rulebook.figures),
        council=_council(situation),
        always=helpers_for(ALWAYS, known.services, situation.nation, now, current_locale()),
        sources=sources_of(shown.near for shown in steps),
    )


def _steps(plan: Plan, now: datetime, amounts: bool) -> Iterator[SheetStep]:
    """The steps to start with, as the plan page shows them, each with the first few who can help."""
    page = lay_out(plan, knowledge().services, now, current_locale(), visit.progress())
    local = lay_out_local(page, plan.situation, now).by_rule
    for shown in (*page.urgent, *page.first):
        near = local.get(shown.step.rule, ())[:MOST_NEAR]
        most = (IN_DANGER if shown.call_first else MOST_HELPERS) - len(near)
        step = shown.step if amounts else _without_pounds(shown.step)
        yield SheetStep(step, (shown.helpers or shown.again)[:most], shown.again, near)


def _without_pounds(step: Step) -> Step:
    return replace(step, do=_quiet(step.do), say=_quiet(step.say), no_phone=_quiet(step.no_phone))


def _quiet(lines: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Those that do not say what a person has. Figures of the law, like a charge, may stay."""
    return tuple(line for line in lines if OWN_POUNDS.isdisjoint(line.values))


def _council(situation: Situation) -> Duty | None:
    """What the council does about money in a crisis, or the first thing it does."""
    known = knowledge()
    council = situation.councils[0] if situation.councils else None
    duties = who_does_what(council, situation.nation, situation.today, known.councils, known.responsibilities)
    return next((duty for duty in duties if duty.council), duties[0] if duties else None)
