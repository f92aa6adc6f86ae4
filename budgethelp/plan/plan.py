"""The plan: what to do first, for one situation, on one day. Pure: the same in, the same out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from budgethelp.languages.sentence import Sentence, Value
from budgethelp.money.summary import MoneySummary, summarise
from budgethelp.rules.figures import Figure
from budgethelp.rules.ready import ReadyRule, ValueOf, Voice
from budgethelp.rules.rule import Contact, Soon, Source, Urgency
from budgethelp.rules.rulebook import Rulebook
from budgethelp.situation.situation import Situation

MOST_FIRST_STEPS = 3
CRISIS = frozenset({Urgency.THOUGHTS_OF_SUICIDE, Urgency.DANGER, Urgency.LIFE, Urgency.BED})
ABOVE_NUMBERS = Urgency.WARMTH  # this and everything before it stands above the money


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a plan. ``services`` are ids, in the order to show them.

    ``card`` says in a few words what to do, and ``contacts`` are who the card may name, the best first.
    """

    action: str
    rule: str
    title: Sentence
    card: Sentence
    contacts: tuple[Contact, ...]
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
    value_of = _values(situation, money, rulebook.figures)
    steps: dict[str, Step] = {}
    for ready in rulebook.ready[situation.nation]:
        action = ready.rule.action
        if action not in steps and (voice := ready.speaking(situation)):
            steps[action] = _step(ready, voice, situation, value_of)
    crisis = any(step.urgency in CRISIS for step in steps.values())
    return Plan(situation, now, money, crisis, tuple(steps.values()))


def _values(situation: Situation, money: MoneySummary, figures: Mapping[str, Figure]) -> ValueOf:
    # What was not told is None, so that no sentence says it.
    sure = situation.days_sure
    personal: dict[str, Value | None] = {
        "next income": situation.next_income if sure else None,
        "money left": money.money_left,
        "after bills": money.after_bills if situation.bills and not money.bills_without_amount else None,
        "days": situation.days if sure else None,
        "people": situation.people,
    }

    def value_of(name: str) -> Value | None:
        return personal[name] if name in personal else figures[name].shown_on(situation.today)

    return value_of


def _step(ready: ReadyRule, voice: Voice, situation: Situation, value_of: ValueOf) -> Step:
    (card,) = voice.card.filled(value_of, situation)
    return Step(
        action=ready.rule.action,
        rule=ready.rule.id,
        title=ready.title,
        card=card,
        contacts=voice.contacts.of(situation),
        why=ready.why,
        do=voice.do.filled(value_of, situation),
        say=voice.say.filled(value_of, situation),
        no_phone=voice.no_phone.filled(value_of, situation),
        know=voice.know.filled(value_of, situation),
        services=voice.services.of(situation),
        urgency=ready.urgency,
        soon=ready.soon,
        sources=ready.sources,
    )
