"""Which step stands where on the plan page: danger above the numbers, then at most 3 to start with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from budgethelp.directory.helpers import Help, helpers_for
from budgethelp.directory.service import Service
from budgethelp.plan import MOST_FIRST_STEPS, Plan, Step

OPEN_HELPERS = 2  # the rest are folded, to keep a step short on a small screen


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step with those who can help: the first few in sight, ``more`` folded."""

    step: Step
    helpers: tuple[Help, ...]

    @property
    def near(self) -> tuple[Help, ...]:
        return self.helpers[:OPEN_HELPERS]

    @property
    def more(self) -> tuple[Help, ...]:
        return self.helpers[OPEN_HELPERS:]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """``urgent`` stands above the money, with ``urgent_more`` folded; ``first`` and ``then`` stand below it."""

    urgent: tuple[ShownStep, ...]
    urgent_more: tuple[ShownStep, ...]
    first: tuple[ShownStep, ...]
    then: tuple[ShownStep, ...]


def lay_out(plan: Plan, services: Mapping[str, Service], now: datetime, language: str) -> PlanPage:
    """The plan's steps in their places, with the services that reach this person."""
    nation = plan.situation.nation

    def shown(steps: Sequence[Step]) -> tuple[ShownStep, ...]:
        return tuple(
            ShownStep(step, helpers_for(step.services, services, nation, now, language)) for step in steps
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
