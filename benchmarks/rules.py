"""Which rules hold for a person: our own evaluation beside two rule engines, in one run, with equal answers.

The engines are given a head start: the truth of every sentence is worked out for them beforehand, and they
only combine it. We start from what the person answered.
Run: .venv/bin/pip install -r benchmarks/requirements.txt && .venv/bin/python -m benchmarks.rules
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import rule_engine
from business_rules.engine import check_conditions_recursively
from business_rules.variables import BaseVariables, boolean_rule_variable

from budgethelp.directory.services import load_national
from budgethelp.rules.rule import Condition
from budgethelp.rules.rulebook import Rulebook, load_rulebook
from budgethelp.situation.situation import About, Bill, BillKind, BillStage, Income, Nation, Need, Situation

PEOPLE, ROUNDS = 200, 7
TODAY = date(2026, 11, 24)
Truths = dict[str, bool]
Answer = Callable[[int], list[str]]  # the names of the ways in that hold for the person of this number


@dataclass(frozen=True)
class Engine:
    """One way to find the rules that hold. ``load`` in seconds, from rules to ready."""

    name: str
    answer: Answer
    load: float


def make_people() -> list[Situation]:
    """Different people, the same in every run: some told little, some told much."""
    dice = random.Random(7)

    def some(codes: type, most: int) -> frozenset:  # type: ignore[type-arg]
        return frozenset(dice.sample(list(codes), dice.randint(0, most)))

    def bill() -> Bill:
        stage = dice.choice([None, None, *BillStage])
        due = dice.choice([None, 2, 20])
        return Bill(
            dice.choice(list(BillKind)), Decimal(dice.randint(5, 300)), due, dice.random() < 0.3, stage
        )

    return [
        Situation(
            TODAY,
            Decimal(dice.randint(-50, 400)),
            dice.randint(0, 31),
            nation=dice.choice([None, *Nation]),
            needs=some(Need, 5),
            about=some(About, 5),
            income=dice.choice([None, *Income]),
            adults=dice.choice([None, 1, 2]),
            bills=tuple(bill() for _ in range(dice.randint(0, 4))),
        )
        for _ in range(PEOPLE)
    ]


def ways_of(rulebook: Rulebook) -> dict[str, tuple[Condition, ...]]:
    """What each way in to each rule asks. Which part then speaks is no question for an engine."""
    return {
        f"{rule.id} {number}": (*way.when.all, *rule.only_if)
        for rule in rulebook.rules
        for number, way in enumerate(rule.every_way)
    }


def name_sentences(rulebook: Rulebook) -> dict[str, Condition]:
    """Every different sentence of the rulebook by a short name, such as "s12"."""
    conditions = (c for asked in ways_of(rulebook).values() for c in asked)
    said = {(c.text, *c.values.values()): c for c in conditions}
    return {f"s{number}": condition for number, condition in enumerate(said.values())}


def names_in(asked: tuple[Condition, ...], sentences: dict[str, Condition]) -> list[str]:
    """The names of a way's sentences."""
    return [
        name
        for name, said in sentences.items()
        if any((c.text, c.values) == (said.text, said.values) for c in asked)
    ]


def ours(people: list[Situation], services: dict[str, object]) -> Engine:
    """Our own: closures, from the answers themselves. Loading reads every file."""
    start = time.process_time()
    ways = {name: [c.holds for c in asked] for name, asked in ways_of(load_rulebook(services)).items()}
    load = time.process_time() - start

    def answer(number: int) -> list[str]:
        person = people[number]
        return [name for name, asks in ways.items() if all(ask(person) for ask in asks)]

    return Engine("Budget Help", answer, load)


def with_rule_engine(rules: dict[str, list[str]], truths: list[Truths]) -> Engine:
    """rule-engine: each rule an expression such as "s1 and s5"."""
    start = time.process_time()
    made = {name: rule_engine.Rule(" and ".join(said) or "true") for name, said in rules.items()}
    load = time.process_time() - start
    return Engine(
        "rule-engine 5.1.0",
        lambda number: [name for name, rule in made.items() if rule.matches(truths[number])],
        load,
    )


def with_business_rules(rules: dict[str, list[str]], truths: list[Truths]) -> Engine:
    """business-rules: each rule a table of "all", each sentence a variable of the person."""
    start = time.process_time()
    variables = _variables(list(truths[0]))
    made = {
        name: {"all": [{"name": one, "operator": "is_true", "value": True} for one in said or ["always"]]}
        for name, said in rules.items()
    }
    load = time.process_time() - start

    def answer(number: int) -> list[str]:
        person = variables(truths[number])
        return [name for name, table in made.items() if check_conditions_recursively(table, person)]

    return Engine("business-rules 1.1.1", answer, load)


def _variables(names: list[str]) -> Callable[[Truths], BaseVariables]:
    def start(self: BaseVariables, truths: Truths) -> None:
        self.truths = truths

    def variable(name: str) -> object:
        def read(self: BaseVariables) -> bool:
            return bool(self.truths[name])

        read.__name__ = name
        return boolean_rule_variable(read)

    always = boolean_rule_variable(lambda self: True)
    methods = {name: variable(name) for name in names}
    return type("Person", (BaseVariables,), {"__init__": start, "always": always, **methods})


def microseconds(answer: Callable[[int], object]) -> float:
    """Microseconds of processor time a person, over everybody once."""
    start = time.process_time()
    for number in range(PEOPLE):
        answer(number)
    return (time.process_time() - start) / PEOPLE * 1e6


def main() -> None:
    """Print a line for each, with how many times our own time it takes."""
    services, people = load_national(), make_people()
    rulebook = load_rulebook(services)
    sentences = name_sentences(rulebook)
    rules = {name: names_in(asked, sentences) for name, asked in ways_of(rulebook).items()}

    def truths_of(number: int) -> Truths:
        return {name: condition.holds(people[number]) for name, condition in sentences.items()}

    truths = [truths_of(number) for number in range(PEOPLE)]
    own = ours(people, services)
    engines = [own, with_rule_engine(rules, truths), with_business_rules(rules, truths)]
    for number in range(PEOPLE):
        answers = [engine.answer(number) for engine in engines]
        assert answers.count(answers[0]) == len(answers), f"person {number}: the answers differ"
    rounds = [[microseconds(engine.answer) for engine in engines] for _ in range(ROUNDS)]
    held = sum(len(own.answer(number)) for number in range(PEOPLE)) / PEOPLE
    print(f"{len(rules)} ways in, {len(sentences)} sentences, {PEOPLE} people; {held:.0f} hold on average")
    print("All answers are equal. The engines get the truth of each sentence; we start from the answers.")
    for place, engine in enumerate(engines):
        micros = statistics.median(each[place] for each in rounds)
        ratio = statistics.median(each[place] / each[0] for each in rounds)
        ready = f"ready in {engine.load * 1000:.0f} ms"
        print(f"{engine.name:<22}{micros:>9.0f} µs a person{ratio:>8.1f} ×   {ready}")
    extra = statistics.median(microseconds(truths_of) for _ in range(ROUNDS))
    print(f"Working out those truths takes {extra:.0f} µs a person more, for either engine.")


if __name__ == "__main__":
    main()
