"""Which need, bill, letter, income or tick brings a step of its own, and in which nation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from budgethelp.languages.sentence import Sentence
from budgethelp.rules.ready import Voice
from budgethelp.rules.rule import Condition, Rule, RulePart
from budgethelp.rules.rulebook import Rulebook
from budgethelp.situation.question import Kind
from budgethelp.situation.questions import QUESTIONS
from budgethelp.situation.situation import Bill, BillKind, BillStage, Nation, Situation

NATIONS: tuple[Nation | None, ...] = (*Nation, None)
ENOUGH = Decimal(200)
A_FEW_DAYS = 10


@dataclass(frozen=True, slots=True)
class Covered:
    """One thing a person can tell us, and the actions it adds in each nation (None = not known)."""

    kind: str
    code: str
    actions: dict[Nation | None, tuple[str, ...]]


def cover(rulebook: Rulebook, today: date) -> tuple[Covered, ...]:
    """What each code adds to the plan of someone with enough money and nothing else to tell."""
    usual = Situation(today, ENOUGH, A_FEW_DAYS)
    return tuple(
        Covered(kind, code, {nation: _added(rulebook, usual, told, nation) for nation in NATIONS})
        for kind, code, told in _everything_told(usual)
    )


def actions_of(rulebook: Rulebook, situation: Situation) -> tuple[str, ...]:
    """The actions whose rules hold for this person, each once, in order."""
    ready = rulebook.ready[situation.nation]
    return tuple(dict.fromkeys(one.rule.action for one in ready if one.holds(situation)))


def _added(rulebook: Rulebook, usual: Situation, told: Situation, nation: Nation | None) -> tuple[str, ...]:
    before = actions_of(rulebook, replace(usual, nation=nation))
    return tuple(a for a in actions_of(rulebook, replace(told, nation=nation)) if a not in before)


def _everything_told(usual: Situation) -> Iterator[tuple[str, str, Situation]]:
    """Each code of each question, and the usual person who chose it and nothing else."""
    for question in QUESTIONS:
        if question.kind is Kind.BILLS:
            yield from _every_bill(usual)
        elif question.codes and question.codes is not Nation:
            ticks = question.kind is Kind.TICKS
            for code in question.codes:
                told: dict[str, Any] = {question.key: frozenset({code}) if ticks else code}
                yield question.key.removesuffix("s"), code, replace(usual, **told)


def _every_bill(usual: Situation) -> Iterator[tuple[str, str, Situation]]:
    for kind in BillKind:
        yield "late bill", kind, replace(usual, bills=(Bill(kind, Decimal(20), in_arrears=True),))
    for stage in BillStage:
        kind = BillKind.RENT_PRIVATE if stage is BillStage.NOTICE_TO_LEAVE else BillKind.COUNCIL_TAX
        yield "letter", stage, replace(usual, bills=(Bill(kind, Decimal(20), stage=stage),))


@dataclass(frozen=True, slots=True)
class TriedPart:
    """One part of a rule tried on one person. ``not_true`` is empty when its own conditions hold."""

    part: RulePart
    not_true: tuple[Sentence, ...]
    speaks: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """One rule tried on one person. ``lacks`` is what each way in lacks, the nearest first."""

    rule: Rule
    holds: bool
    lacks: tuple[tuple[Sentence, ...], ...]
    parts: tuple[TriedPart, ...]


def try_rules(rulebook: Rulebook, situation: Situation) -> tuple[Tried, ...]:
    """Every rule, in the order of the plan: whether it holds, which part speaks, and what is not true."""
    ready = rulebook.ready[situation.nation]
    speaking = ((one.rule.id, one.speaking(situation)) for one in ready)
    voices: dict[str, Voice] = {}
    for name, voice in speaking:
        if voice:
            voices.setdefault(name, voice)
    return tuple(_try(rule, voices.get(rule.id), situation) for rule in rulebook.rules)


def _try(rule: Rule, voice: Voice | None, situation: Situation) -> Tried:
    ways = (_untrue((*way.when.all, *rule.only_if), situation) for way in rule.every_way)
    parts = tuple(
        TriedPart(part, _untrue(part.when.all, situation), bool(voice and voice.part is part))
        for part in rule.parts
    )
    return Tried(rule, voice is not None, tuple(sorted(ways, key=len)), parts)


def _untrue(conditions: Iterable[Condition], situation: Situation) -> tuple[Sentence, ...]:
    return tuple(Sentence(c.text, c.values) for c in conditions if not c.holds(situation))
