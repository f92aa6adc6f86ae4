"""Which step stands where on the plan page: danger above the numbers, then at most 3 to start with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from budgethelp.directory.helpers import Help, helpers_for
from budgethelp.directory.service import Service
from budgethelp.plan import CRISIS, MOST_FIRST_STEPS, Plan, Step

OPEN_HELPERS = 2  # the rest are folded, to keep a step short on a small screen


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step and who can help: the first few in sight, ``more`` folded, ``again`` shown in full before."""

    step: Step
    helpers: tuple[Help, ...]
    again: tuple[Help, ...] = ()

    @property
    def call_first(self) -> bool:
        """In danger the number comes first, and what to know after it."""
        return self.step.urgency in CRISIS

    @property
    def near(self) -> tuple[Help, ...]:
        return self.helpers[:OPEN_HELPERS]

    @property
    def more(self) -> tuple[Help, ...]:
        return self.helpers[OPEN_HELPERS:]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """``urgent`` stands above the money (``urgent_more`` folded); ``first`` and ``then`` stand below it."""

    urgent: tuple[ShownStep, ...]
    urgent_more: tuple[ShownStep, ...]
    first: tuple[ShownStep, ...]
    then: tuple[ShownStep, ...]


def lay_out(plan: Plan, services: Mapping[str, Service], now: datetime, language: str) -> PlanPage:
    """The plan's steps in their places, with the services that reach this person."""
    nation = plan.situation.nation
    seen: set[str] = set()

    def shown(steps: Sequence[Step]) -> tuple[ShownStep, ...]:
        return tuple(
            _shown(step, helpers_for(step.services, services, nation, now, language), seen) for step in steps
        )

    urgent = [step for step in plan.steps if step.above_numbers]
    others = [step for step in plan.steps if not step.above_numbers]
    room = max(MOST_FIRST_STEPS - len(urgent), 0)
    return PlanPage(
        urgent=shown(urgent[:MOST_FIRST_STEPS]),
        urgent_more=shown(urgent[MOST_FIRST_STEPS:]),
        first=shown(others[:room]),
        then=shown(others[room:]),
    )


def _shown(step: Step, helpers: Iterable[Help], seen: set[str]) -> ShownStep:
    """The step, and ``seen`` with its services added: nobody has to read the same card twice."""
    new: list[Help] = []
    again: list[Help] = []
    for help in helpers:
        (again if help.service.id in seen else new).append(help)
        seen.add(help.service.id)
    return ShownStep(step, tuple(new), tuple(again))
