"""Finds people for a way in, a part or an "If" line of a rule: one it is for, others one answer away.

A person starts as somebody who told only the 2 answers. ``ANSWERS`` are all the single things they may tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial

from budgethelp.languages.sentence import Sentence
from budgethelp.rules.ready import Lines, ReadyRule, Voice
from budgethelp.rules.rule import Condition, Line, Rule, RulePart, Way, Words
from budgethelp.rules.rulebook import Rulebook
from budgethelp.situation.situation import (
    About,
    Bill,
    BillKind,
    BillStage,
    Housing,
    Income,
    Nation,
    Need,
    Situation,
)

NOBODY = Situation(date(2026, 11, 24), Decimal(200), 10)
MOST_ANSWERS = 5
Tell = Callable[[Situation], Situation]  # one more thing told
K = BillKind
WITH_LETTERS = (K.RENT_PRIVATE, K.MORTGAGE, K.COUNCIL_TAX, K.RATES, K.LOAN, K.COURT_FINE)


def _set(field: str, value: object, s: Situation) -> Situation:
    return replace(s, **{field: value})


def _tick(field: str, code: object, s: Situation) -> Situation:
    return replace(s, **{field: getattr(s, field) | {code}})


def _untick(field: str, code: object, s: Situation) -> Situation:
    return replace(s, **{field: getattr(s, field) - {code}})


def _add_bill(bill: Bill, s: Situation) -> Situation:
    return replace(s, bills=(*s.bills, bill))


def _all_answers() -> Iterator[Tell]:
    yield from (partial(_set, "money_left", Decimal(pounds)) for pounds in ("0", "-9", "15", "900"))
    yield from (partial(_set, "days", days) for days in (0, 1, 60))
    yield from (partial(_set, "nation", nation) for nation in Nation)
    yield from (partial(_tick, "needs", need) for need in Need)
    yield from (partial(_tick, "about", about) for about in About)
    yield from (partial(_set, "income", income) for income in Income)
    yield from (partial(_set, "housing", housing) for housing in Housing)
    yield from (partial(_set, "adults", adults) for adults in (1, 2))
    yield from (partial(_set, "children_ages", (age,)) for age in (0, 3, 10))
    yield from (partial(_add_bill, bill) for bill in _bills())
    yield from (partial(_set, "today", day) for day in (NOBODY.today, date(2026, 12, 26)))
    yield from (partial(_set, "with_helper", helped) for helped in (False, True))


def _bills() -> Iterator[Bill]:
    for kind in BillKind:
        yield Bill(kind, Decimal(20))
        yield Bill(kind, Decimal(20), in_arrears=True)
        yield Bill(kind, Decimal(500), due_in_days=3)
    for kind in WITH_LETTERS:
        yield from (Bill(kind, Decimal(20), stage=stage) for stage in BillStage)


ANSWERS = tuple(_all_answers())


Conditions = tuple[Condition, ...]
Spoken = dict[str, tuple[ReadyRule, Voice]]  # what speaks to a person, by action


@dataclass(frozen=True)
class Target:
    """A way in, a part or an "If" line. ``own`` is what it says itself, ``all`` what it takes."""

    name: str
    rule: Rule
    own: Conditions
    all: Conditions
    is_seen: Callable[[ReadyRule, Voice, Situation], bool]

    def seen_by(self, rulebook: Rulebook, person: Situation) -> bool:
        """Whether it speaks to ``person``."""
        found = spoken(rulebook, person).get(self.rule.action)
        return bool(found and found[0].rule is self.rule and self.is_seen(*found, person))


def targets(rules: Iterable[Rule]) -> Iterator[Target]:
    """Every way in, part and "If" line of every rule."""
    for rule in rules:
        yield from (_way(rule, way) for way in rule.ways)
        yield from _if_lines(rule, "page", rule.words, rule.every_way[0].when.all, None)
        for part in rule.parts:
            yield _part(rule, part)
            yield from _if_lines(rule, _heading(part.when.all), part.words, _needed(rule, part), part)


def _heading(conditions: Conditions) -> str:
    return " and ".join(condition.text for condition in conditions)


def _way(rule: Rule, way: Way) -> Target:
    own = (*way.when.all, *rule.only_if)
    return Target(f"{rule.id}: {_heading(own)}", rule, own, own, lambda ready, _v, _p: ready.why == why(own))


def why(conditions: Conditions) -> tuple[Sentence, ...]:
    """The reasons that a person reads."""
    return tuple(Sentence(c.text, c.values) for c in conditions if not c.quiet)


def _part(rule: Rule, part: RulePart) -> Target:
    name = f"{rule.id}, part: {_heading(part.when.all)}"
    return Target(name, rule, part.when.all, _needed(rule, part), lambda _r, voice, _p: voice.part is part)


def _needed(rule: Rule, part: RulePart) -> Conditions:
    way = () if part.way else rule.ways[0].when.all
    return (*part.when.all, *way, *rule.only_if)


def _if_lines(
    rule: Rule, where: str, words: Words, needed: Conditions, part: RulePart | None
) -> Iterator[Target]:
    for line in words.lines:
        if line.when:
            name = f"{rule.id}, {where}: If {_heading(line.when)}: {line.text}"
            yield Target(name, rule, line.when, (*line.when, *needed), partial(_says, line))


def _says(line: Line, ready: ReadyRule, voice: Voice, person: Situation) -> bool:
    sections: tuple[Lines, ...] = (voice.do, voice.say, voice.no_phone, voice.know)
    return any(
        sentence.text == line.text
        for section in sections
        for sentence in section.filled(lambda name: 1, person)
    )


def people_for(
    conditions: Conditions, person: Situation = NOBODY, most: int = MOST_ANSWERS
) -> Iterator[Situation]:
    """People for whom all ``conditions`` hold, told as little as it takes."""
    untrue = next((c for c in conditions if not c.holds(person)), None)
    if untrue is None:
        yield person
    elif most:
        for told in _made_true(untrue, person):
            yield from people_for(conditions, told, most - 1)


def _made_true(condition: Condition, person: Situation) -> Iterator[Situation]:
    """The person with 1 thing more told, or 2 where 1 is never enough, so that the condition holds."""
    found = False
    for answer in ANSWERS:
        if condition.holds(told := answer(person)):
            found = True
            yield told
    if not found:
        pairs = (second(first(person)) for first in ANSWERS for second in ANSWERS)
        yield from (told for told in pairs if condition.holds(told))


def spoken(rulebook: Rulebook, person: Situation) -> Spoken:
    """What speaks for each action of the person's plan."""
    found: Spoken = {}
    for ready in rulebook.ready[person.nation]:
        if ready.rule.action not in found and (voice := ready.speaking(person)):
            found[ready.rule.action] = ready, voice
    return found


def one_answer_away(person: Situation) -> Iterator[Situation]:
    """The same person with one thing told more, told differently, or not told."""
    yield from (answer(person) for answer in ANSWERS)
    yield from (_untick("needs", need, person) for need in person.needs)
    yield from (_untick("about", about, person) for about in person.about)
    yield from (
        replace(person, bills=tuple(b for b in person.bills if b is not gone)) for gone in person.bills
    )
    yield from (replace(person, **{field: None}) for field in ("nation", "income", "adults"))
    yield replace(person, children_ages=())
    yield replace(person, money_left=NOBODY.money_left)
