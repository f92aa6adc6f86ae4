"""Which step stands where on the plan page: danger above the numbers, then at most 3 to start with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from budgethelp.directory.helpers import Help, helpers_for
from budgethelp.directory.service import Service
from budgethelp.plan import CRISIS, MOST_FIRST_STEPS, Plan, Step
from budgethelp.progress import NOTHING_YET, Outcome, Progress
from budgethelp.rules.rule import Urgency
from budgethelp.views.free_line import WITH_LINE, lines_by_nation

OPEN_HELPERS = 2  # the rest are folded, to keep a step short on a small screen
MOST_IN_FULL = 2  # more things that can wait stand in short, and in full on a page of their own
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

    @property
    def near(self) -> tuple[Help, ...]:
        return self.helpers[:OPEN_HELPERS]

    @property
    def more(self) -> tuple[Help, ...]:
        return self.helpers[OPEN_HELPERS:]


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
    def in_short(self) -> bool:
        """A plan of many things is small enough for a slow phone, and for a tired reader."""
        return len(self.then) > MOST_IN_FULL


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
