"""Which rules hold for one person, and for the others, which sentence was not true."""

from __future__ import annotations

from dataclasses import dataclass

from budgethelp.rules.load import Rulebook
from budgethelp.rules.rule import Rule
from budgethelp.sentence import Sentence
from budgethelp.situation import Situation


@dataclass(frozen=True, slots=True)
class Tried:
    """One rule tried on one person. ``not_true`` is empty when the rule holds."""

    rule: Rule
    not_true: tuple[Sentence, ...]

    @property
    def holds(self) -> bool:
        return not self.not_true


def try_rules(rulebook: Rulebook, situation: Situation) -> tuple[Tried, ...]:
    """Every rule, in the order of the plan, with the sentences that are not true of this person."""
    return tuple(
        Tried(
            rule,
            tuple(Sentence(c.text, c.values) for c in rule.when if not c.holds(situation)),
        )
        for rule in rulebook.rules
    )
