"""The plan: what to do first, for one situation, on one day. Pure: the same in, the same out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from budgethelp.money import MoneySummary, summarise
from budgethelp.rules.figures import Figure
from budgethelp.rules.load import Rulebook
from budgethelp.rules.rule import Line, Rule, Soon, Source, Urgency
from budgethelp.sentence import Sentence, Value
from budgethelp.situation import Situation

MOST_FIRST_STEPS = 3
CRISIS = frozenset({Urgency.DANGER, Urgency.LIFE, Urgency.BED})
ABOVE_NUMBERS = Urgency.WARMTH  # this and everything before it stands above the money


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a plan. ``services`` are ids, in the order to show them."""

    action: str
    rule: str
    title: Sentence
    why: tuple[Sentence, ...]
    do: tuple[Sentence, ...]
    say: tuple[Sentence, ...]
    no_phone: tuple[Sentence, ...]
    know: tuple[Sentence, ...]
    services: tuple[str, ...]
    urgency: Urgency
    soon: Soon
    sources: tuple[Source, ...]

    @property
    def above_numbers(self) -> bool:
        """Whether this step stands above every number on the page."""
        return self.urgency <= ABOVE_NUMBERS


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan. ``steps`` in order; the first three are "Start here", the rest is "Next"."""

    situation: Situation
    made_at: datetime
    money: MoneySummary
    crisis_first: bool
    steps: tuple[Step, ...]

    @property
    def first(self) -> tuple[Step, ...]:
        return self.steps[:MOST_FIRST_STEPS]

    @property
    def next(self) -> tuple[Step, ...]:
        return self.steps[MOST_FIRST_STEPS:]


def build_plan(situation: Situation, rulebook: Rulebook, now: datetime) -> Plan:
    """The plan for one situation at ``now`` (UK local time). Each action comes once, the most urgent rule's.

    Raises LookupError when a figure is asked for on a day before its first value.
    """
    money = summarise(situation)
    values = _personal(situation, money)
    steps: dict[str, Step] = {}
    for rule in rulebook.rules:
        if rule.action not in steps and all(condition.holds(situation) for condition in rule.when):
            steps[rule.action] = _step(rule, situation, rulebook.figures, values)
    crisis = any(step.urgency in CRISIS for step in steps.values())
    return Plan(situation, now, money, crisis, tuple(steps.values()))


def _personal(situation: Situation, money: MoneySummary) -> dict[str, Value]:
    people = (situation.adults or 1) + len(situation.children_ages)
    return {
        "next income": situation.next_income,
        "money left": money.left,
        "after bills": money.after_bills,
        "days": situation.days,
        "people": people,
    }


def _step(
    rule: Rule, situation: Situation, figures: Mapping[str, Figure], values: Mapping[str, Value]
) -> Step:
    nation, today = situation.nation, situation.today

    def written(lines: tuple[Line, ...]) -> tuple[Sentence, ...]:
        return tuple(_sentence(line, figures, values, today) for line in lines if line.is_for(nation))

    return Step(
        action=rule.action,
        rule=rule.id,
        title=Sentence(rule.title),
        why=tuple(Sentence(c.text, c.values) for c in rule.when if not c.quiet),
        do=written(rule.do),
        say=written(rule.say),
        no_phone=written(rule.no_phone),
        know=written(rule.know),
        services=tuple(dict.fromkeys(h.service for h in rule.helpers if h.is_for(nation))),
        urgency=rule.urgency,
        soon=rule.soon,
        sources=rule.sources,
    )


def _sentence(
    line: Line, figures: Mapping[str, Figure], values: Mapping[str, Value], today: date
) -> Sentence:
    if not line.names:
        return Sentence(line.text)
    named = {name: values[name] if name in values else figures[name].shown_on(today) for name in line.names}
    return Sentence(line.text, named)
