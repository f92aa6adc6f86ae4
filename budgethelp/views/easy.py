"""The plan in easy read: one step on the screen, and those for danger on every screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import g, request

from budgethelp.comfort import is_easy
from budgethelp.directory.helpers import Help
from budgethelp.views.layout import STAYS, PlanPage, ShownStep


@dataclass(frozen=True, slots=True)
class Screen:
    """One step. ``before`` and ``after`` are the other steps for danger, by the number of their screen."""

    number: int
    count: int
    shown: ShownStep
    before: tuple[tuple[int, ShownStep], ...]
    after: tuple[tuple[int, ShownStep], ...]

    @property
    def near(self) -> tuple[Help, ...]:
        """Whom to phone or to look at first: one, and in danger two (999, and someone to talk to)."""
        return everyone(self.shown)[: 2 if self.shown.call_first else 1]

    @property
    def more(self) -> tuple[Help, ...]:
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
    others = [(at, each) for at, each in enumerate(steps, 1) if each.step.urgency in STAYS and at != number]
    return Screen(
        number,
        len(steps),
        steps[number - 1],
        before=tuple(other for other in others if other[0] < number),
        after=tuple(other for other in others if other[0] > number),
    )


def open_steps(page: PlanPage) -> Sequence[ShownStep]:
    """Every step still to do, in order."""
    return (*page.urgent, *page.urgent_more, *page.first, *page.then)


def everyone(shown: ShownStep) -> tuple[Help, ...]:
    """All who can help with a step, also those that a plan of one page has shown before."""
    return (*shown.helpers, *shown.again)
