"""What is asked of a plan’s steps once it is made: services near, and whose help comes before a day."""

from __future__ import annotations

from collections.abc import Collection

from budgethelp.plan.plan import Plan, Step
from budgethelp.rules.actions import actions
from budgethelp.rules.rule import Soon, Urgency
from budgethelp.situation.situation import About, Situation

# What its action's topics hold would be for somebody else.
WITHOUT_LOCAL = frozenset({"safety_now_loan_shark"})
GROWN_UP = 40  # nobody told us: neither a young person nor an older one
AGES = {About.UNDER_18: 16, About.UNDER_25: 21, About.OVER_75: 78, About.OVER_STATE_PENSION_AGE: 70}


def has_local_help(step: Step) -> bool:
    """Whether services near a person can help with this step."""
    return step.rule not in WITHOUT_LOCAL


def ages_for(action: str, situation: Situation) -> frozenset[int]:
    """Ages in years that help with an action is wanted for: the person's, or also their children's."""
    own = own_age(situation.about)
    return frozenset({own, *situation.children_ages} if actions()[action].for_children else {own})


def own_age(about: Collection[str]) -> int:
    """An age like the person's, from what they ticked about themselves."""
    return next((age for code, age in AGES.items() if code in about), GROWN_UP)


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
