"""Local services on the plan: for each step the best two beside the national ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from budgethelp.directory.local.near import LocalHelp, Nearby, Standing
from budgethelp.local_help import local_store
from budgethelp.local_steps import ages_for, has_local_help
from budgethelp.plan import Step
from budgethelp.situation import Situation
from budgethelp.views import whereabouts
from budgethelp.views.layout import PlanPage
from budgethelp.views.whereabouts import Whereabouts

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
    where = whereabouts.kept()
    if where is None:
        return LocalPage({}, kept=True)
    steps = [shown.step for shown in (*page.urgent, *page.first, *page.urgent_more, *page.then)]
    by_rule = _beside(steps, situation, where, store.help, now)
    # The store may have gone away since we asked what it holds.
    return LocalPage(by_rule, where.middle, True, store.help.is_down, sources_of(by_rule.values()))


def sources_of(groups: Iterable[Iterable[Nearby]]) -> tuple[str, ...]:
    """Whom to credit, each once."""
    return tuple(dict.fromkeys(near.attribution for group in groups for near in group if near.attribution))


def _beside(
    steps: Iterable[Step], situation: Situation, where: Whereabouts, local: LocalHelp, now: datetime
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
