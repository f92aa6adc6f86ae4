"""Every rule has someone it is for, someone it is just not for, and is not for those who told nothing.

The people are found from each rule's own conditions, so a new rule is tested the day it is written.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest

from budgethelp.directory.services import load_national
from budgethelp.plan.plan import build_plan
from budgethelp.rules.conditions import money
from budgethelp.rules.rule import Condition, Rule
from budgethelp.rules.rulebook import load_rulebook
from budgethelp.rules.vocabulary import PHRASES, understand
from tests.plan.test_plan import NOW
from tests.rules.finding import NOBODY, one_answer_away, people_for, shown
from tests.rules.test_says import written

RULEBOOK = load_rulebook(load_national())
RULES = {rule.id: rule for rule in RULEBOOK.rules}
MOST_PEOPLE = 500
# Always true: it gives the person a reason, and keeps nobody out.
REASONS_ONLY = {
    "what you have has to last until your next money comes",
    "many people miss money they could get",
    "this is for everyone",
}
ABOUT_MONEY = {
    understand(written(pattern)).text
    for pattern, phrase in PHRASES.items()
    if phrase.asks.__module__ == money.__name__
}

each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def conditions_of(rule: Rule) -> str:
    """The rule's conditions, for a message."""
    return f"{rule.id}: when {' and '.join(condition.text for condition in rule.when)}"


def decides(condition: Condition, rule: Rule) -> bool:
    """Whether somebody is kept out by this condition alone, one answer away from somebody it is for."""
    others = [other for other in rule.when if other is not condition]
    return any(
        not condition.holds(near) and all(other.holds(near) for other in others)
        for person in islice(people_for(rule), MOST_PEOPLE)
        for near in one_answer_away(person)
    )


@each_rule
def test_it_is_for_somebody(rule: Rule) -> None:
    assert next(people_for(rule), None), f"nobody can be in this situation: {conditions_of(rule)}"


@each_rule
def test_it_is_the_one_that_speaks_in_somebodys_plan(rule: Rule) -> None:
    people = islice(people_for(rule), MOST_PEOPLE)
    spoken = any(shown(RULEBOOK, person).get(rule.action) == rule.id for person in people)
    assert spoken, f"another rule always says “{rule.action}” first: {conditions_of(rule)}"


@each_rule
def test_each_of_its_conditions_keeps_somebody_out(rule: Rule) -> None:
    idle = [c.text for c in rule.when if c.text not in REASONS_ONLY and not decides(c, rule)]
    assert not idle, f"the other conditions say as much already: {idle}. {conditions_of(rule)}"


@each_rule
def test_it_is_not_for_those_who_told_nothing_that_it_asks(rule: Rule) -> None:
    asks = [condition for condition in rule.when if not condition.quiet and condition.text not in ABOUT_MONEY]
    assert not asks or not all(condition.holds(NOBODY) for condition in rule.when), conditions_of(rule)


def test_no_two_actions_have_one_title() -> None:
    titles = Counter({(rule.title, rule.action) for rule in RULES.values()})
    twice = Counter(title for title, _ in titles)
    assert [title for title, times in twice.items() if times > 1] == []


def test_no_two_rules_give_the_same_step_at_the_same_place() -> None:
    steps = [(rule.title, rule.do, rule.urgency, rule.soon) for rule in RULES.values()]
    twice = [step for step, times in Counter(steps).items() if times > 1]
    assert [rule for rule, step in zip(RULES, steps, strict=True) if step in twice] == []


@each_rule
def test_a_plan_with_it_has_every_step_once(rule: Rule) -> None:
    person = next(people_for(rule))
    steps = build_plan(person, RULEBOOK, NOW).steps
    assert rule.action in {step.action for step in steps}
    titles = Counter(step.title.text for step in steps)
    assert [title for title, times in titles.items() if times > 1] == []
