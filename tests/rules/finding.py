"""Finds people for a rule: one it is for, and others one answer away from them.

A person starts as somebody who told only the 2 answers. ``ANSWERS`` are all the single things they may tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from budgethelp.rules.rule import Condition, Rule
from budgethelp.rules.rulebook import Rulebook
from budgethelp.situation.situation import About, Bill, BillKind, BillStage, Income, Nation, Need, Situation

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
    yield from (partial(_set, "adults", adults) for adults in (1, 2))
    yield from (partial(_set, "children_ages", (age,)) for age in (0, 3, 10))
    yield from (partial(_add_bill, bill) for bill in _bills())


def _bills() -> Iterator[Bill]:
    for kind in BillKind:
        yield Bill(kind, Decimal(20))
        yield Bill(kind, Decimal(20), in_arrears=True)
        yield Bill(kind, Decimal(500), due_in_days=3)
    for kind in WITH_LETTERS:
        yield from (Bill(kind, Decimal(20), stage=stage) for stage in BillStage)


ANSWERS = tuple(_all_answers())


def people_for(rule: Rule, person: Situation = NOBODY, most: int = MOST_ANSWERS) -> Iterator[Situation]:
    """People for whom every condition of ``rule`` holds, told as little as it takes."""
    untrue = next((c for c in rule.when if not c.holds(person)), None)
    if untrue is None:
        yield person
    elif most:
        for told in _made_true(untrue, person):
            yield from people_for(rule, told, most - 1)


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


def shown(rulebook: Rulebook, person: Situation) -> dict[str, str]:
    """The rule that speaks for each action of the person's plan, by action."""
    found: dict[str, str] = {}
    for ready in rulebook.ready[person.nation]:
        if ready.rule.action not in found and ready.holds(person):
            found[ready.rule.action] = ready.rule.id
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
