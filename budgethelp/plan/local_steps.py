"""Which steps of a plan local services stand beside, and for what ages. Topics: ``rules/actions.toml``."""

from __future__ import annotations

from collections.abc import Collection

from budgethelp.plan.plan import Step
from budgethelp.rules.actions import actions
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
