"""The plan in easy read: one step on the screen, and those for danger on every screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import g, request

from budgethelp.comfort import is_easy
from budgethelp.directory.helpers import Help
from budgethelp.views.layout import STAYS, PlanPage, ShownStep

EMERGENCY = "emergency_999"
TALKING = "talk_now"


@dataclass(frozen=True, slots=True)
class Also:
    """A step for danger in short, with the ``number`` of its own screen and the one to phone."""

    number: int
    shown: ShownStep
    help: Help | None


@dataclass(frozen=True, slots=True)
class Screen:
    """One step. ``before`` and ``after`` are the other steps for danger: they stand on every screen."""

    number: int
    count: int
    shown: ShownStep
    before: Sequence[Also]
    after: Sequence[Also]

    @property
    def near(self) -> Sequence[Help]:
        """Whom to phone or to look at first: one, and in danger two (999, and someone to talk to)."""
        return everyone(self.shown)[: 2 if self.shown.call_first else 1]

    @property
    def more(self) -> Sequence[Help]:
        return everyone(self.shown)[len(self.near) :]


def screen_wanted(page: PlanPage) -> Screen | None:
    """The screen to show instead of the whole plan, for someone who reads easy."""
    if not is_easy() or g.get("for_later") or request.args.get("all"):
        return None
    return lay_out_screen(page, request.args.get("step", ""))


def lay_out_screen(page: PlanPage, wanted: str) -> Screen | None:
    """The screen of step ``wanted`` ("2"); of the first one when there is no such. None for an empty plan."""
    steps = open_steps(page)
    if not steps:
        return None
    number = int(wanted) if wanted in {str(each) for each in range(1, len(steps) + 1)} else 1
    others = [
        Also(at, each, to_phone(each)) for at, each in enumerate(steps, 1) if each.step.urgency in STAYS
    ]
    return Screen(
        number,
        len(steps),
        steps[number - 1],
        before=[other for other in others if other.number < number],
        after=[other for other in others if other.number > number],
    )


def open_steps(page: PlanPage) -> Sequence[ShownStep]:
    """Every step still to do, in order."""
    return (*page.urgent, *page.urgent_more, *page.first, *page.then)


def everyone(shown: ShownStep) -> Sequence[Help]:
    """All who can help with a step in the step's own order, also those that a whole plan shows only once."""
    found = (*shown.helpers, *shown.again)
    order = shown.step.services
    return found if shown.other_way else sorted(found, key=lambda help: order.index(help.service.id))


def to_phone(shown: ShownStep) -> Help | None:
    """The one to phone for a step: who is there now, and for a talk not 999, which is said beside it."""
    passed_over = {EMERGENCY} if shown.step.action == TALKING else set()
    there = (help for help in everyone(shown) if help.phones and help.open is not False)
    return next((help for help in there if help.service.id not in passed_over), None)
