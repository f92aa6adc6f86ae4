"""Every way in, part and "If" line has someone it is for, someone it is just not for, and someone not sure.

The people are found from each one's own conditions, so a new rule is tested the day it is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pytest

from budgethelp.directory.services import load_national
from budgethelp.plan.plan import build_plan
from budgethelp.rules.conditions import money
from budgethelp.rules.rule import Condition, Rule
from budgethelp.rules.rulebook import load_rulebook
from budgethelp.rules.vocabulary import PHRASES, understand
from budgethelp.situation.situation import Nation, Situation
from tests.plan.test_plan import NOW
from tests.rules.finding import NOBODY, Target, one_answer_away, people_for, targets
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

TARGETS = {target.name: target for target in targets(RULES.values())}

each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
each_target = pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)


def decides(condition: Condition, target: Target) -> bool:
    """Whether somebody is kept out by this condition alone, one answer away from somebody it is for."""
    others = [other for other in target.all if other is not condition]
    return any(
        not condition.holds(near) and all(other.holds(near) for other in others)
        for person in islice(people_for(target.all), MOST_PEOPLE)
        for near in one_answer_away(person)
    )


def test_every_way_in_and_every_part_is_a_target() -> None:
    rules = RULES.values()
    assert len(TARGETS) >= sum(len(rule.ways) + len(rule.parts) for rule in rules) > len(rules)


@each_target
def test_it_is_for_somebody(target: Target) -> None:
    assert next(people_for(target.all), None), f"nobody can be in this situation: {target.name}"


@each_target
def test_it_is_the_one_that_speaks_in_somebodys_plan(target: Target) -> None:
    people = islice(people_for(target.all), MOST_PEOPLE)
    spoken = any(target.seen_by(RULEBOOK, there) for person in people for there in everywhere(person))
    assert spoken, f"another rule always says “{target.rule.action}” first: {target.name}"


@each_target
def test_each_of_its_conditions_keeps_somebody_out(target: Target) -> None:
    idle = [c.text for c in target.own if c.text not in REASONS_ONLY and not decides(c, target)]
    assert not idle, f"the other conditions say as much already: {idle}. {target.name}"


@each_target
def test_it_is_not_for_those_who_told_nothing_that_it_asks(target: Target) -> None:
    asks = [
        condition for condition in target.all if not condition.quiet and condition.text not in ABOUT_MONEY
    ]
    assert not asks or not all(condition.holds(NOBODY) for condition in target.all), target.name


def test_no_two_actions_have_one_title() -> None:
    titles = Counter({(rule.title, rule.action) for rule in RULES.values()})
    twice = Counter(title for title, _ in titles)
    assert [title for title, times in twice.items() if times > 1] == []


def test_no_two_rules_give_the_same_step_at_the_same_place() -> None:
    steps = [
        (rule.title, *(line.text for line in rule.words.do), len(rule.parts), rule.every_way[0].place)
        for rule in RULES.values()
    ]
    twice = [step for step, times in Counter(steps).items() if times > 1]
    assert [rule for rule, step in zip(RULES, steps, strict=True) if step in twice] == []


def everywhere(person: Situation) -> Iterator[Situation]:
    """The same person, and the same in every nation: some pages have nothing to do in one."""
    yield person
    yield from (replace(person, nation=nation) for nation in Nation)


@each_rule
def test_a_plan_with_it_has_every_step_once(rule: Rule) -> None:
    target = next(targets([rule]))
    people = (there for person in people_for(target.all) for there in everywhere(person))
    person = next(each for each in people if target.seen_by(RULEBOOK, each))
    steps = build_plan(person, RULEBOOK, NOW).steps
    assert rule.action in {step.action for step in steps}
    titles = Counter(step.title.text for step in steps)
    assert [title for title, times in titles.items() if times > 1] == []
