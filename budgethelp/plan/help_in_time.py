"""Which help of a plan can come before a day: the same for every bill, in the order of the plan."""

from __future__ import annotations

from collections.abc import Collection

from budgethelp.plan.plan import Plan, Step
from budgethelp.rules.rule import Soon, Urgency

MOST_LINKS = 3
COMES_WITHIN = {Soon.NOW: 0, Soon.TODAY: 0, Soon.TOMORROW: 1, Soon.THIS_WEEK: 7, Soon.THIS_MONTH: 31}
# What is more urgent than food is no answer to a bill; what comes after these brings nothing in time.
ABOUT_MONEY = frozenset(urgency for urgency in Urgency if Urgency.FOOD <= urgency <= Urgency.WHAT_YOU_ASKED)


def help_before(plan: Plan, days: int, shown: Collection[str] = ()) -> tuple[Step, ...]:
    """At most 3 steps whose help usually comes within ``days`` days; none of the rules ``shown``."""
    found = (step for step in plan.steps if step.urgency in ABOUT_MONEY and _comes_within(step, days))
    return tuple(step for step in found if step.rule not in shown)[:MOST_LINKS]


def _comes_within(step: Step, days: int) -> bool:
    return step.soon in COMES_WITHIN and COMES_WITHIN[step.soon] <= days
