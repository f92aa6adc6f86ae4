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
DANGER = "safety_now"


@dataclass(frozen=True, slots=True)
class Also:
    """A step for danger in short, with the ``number`` of its own screen and the one to phone."""

    number: int
    shown: ShownStep
    help: Help | None

    @property
    def emergency(self) -> Help | None:
        """999, where someone is in danger and a line of their own is the one to phone."""
        helps = self.shown.everyone if self.shown.step.action == DANGER else ()
        return next((help for help in helps if help.service.id == EMERGENCY and help != self.help), None)


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
        return self.shown.everyone[: 2 if self.shown.call_first else 1]

    @property
    def more(self) -> Sequence[Help]:
        return self.shown.everyone[len(self.near) :]


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


def to_phone(shown: ShownStep) -> Help | None:
    """The one to phone for a step: who is there now, and for a talk not 999, which is said beside it.

    None where each nation has a line of its own, and we do not know theirs.
    """
    passed_over = {EMERGENCY} if shown.step.action == TALKING else set()
    there = (help for help in shown.everyone if help.phones and help.open is not False)
    found = next((help for help in there if help.service.id not in passed_over), None)
    return found if not shown.each_nation or (found and found.service.id == EMERGENCY) else None
