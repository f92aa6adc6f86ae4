"""Each rule as it reads in one nation, worked out once at the start: so that a plan is made in no time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from budgethelp.rules.rule import Line, Rule
from budgethelp.sentence import Sentence, Value, only_told
from budgethelp.situation import Nation, Situation

NATIONS: tuple[Nation | None, ...] = (*Nation, None)
ValueOf = Callable[[str], Value | None]  # None = not told


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one section for one nation. ``names`` are the {names} in each, () for most."""

    sentences: tuple[Sentence, ...]
    names: tuple[tuple[str, ...], ...]
    fixed: bool

    def filled(self, value_of: ValueOf) -> tuple[Sentence, ...]:
        """The sentences with today's and this person's values in them; an empty line goes."""
        if self.fixed:
            return self.sentences
        pairs = zip(self.sentences, self.names, strict=True)
        filled = (_filled(sentence, names, value_of) if names else sentence for sentence, names in pairs)
        return tuple(each for each in filled if only_told(each.text, each.values))


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """One rule in one nation (None = not known)."""

    rule: Rule
    asks: tuple[Callable[[Situation], bool], ...]
    title: Sentence
    why: tuple[Sentence, ...]
    do: Lines
    say: Lines
    no_phone: Lines
    know: Lines
    services: tuple[str, ...]

    def holds(self, situation: Situation) -> bool:
        """Whether every condition is true of this person."""
        return all(ask(situation) for ask in self.asks)


def make_ready(rules: Iterable[Rule]) -> Mapping[Nation | None, tuple[ReadyRule, ...]]:
    """The rules of every nation, in the order given."""
    kept = tuple(rules)
    return {nation: tuple(_ready(rule, nation) for rule in kept) for nation in NATIONS}


def lines_for(lines: Iterable[Line], nation: Nation | None) -> Lines:
    """The lines that a person in ``nation`` sees."""
    seen = [line for line in lines if line.is_for(nation)]
    names = tuple(line.names for line in seen)
    return Lines(tuple(Sentence(line.text) for line in seen), names, not any(names))


def _filled(sentence: Sentence, names: Iterable[str], value_of: ValueOf) -> Sentence:
    values = ((name, value_of(name)) for name in names)
    return Sentence(sentence.text, {name: value for name, value in values if value is not None})


def _ready(rule: Rule, nation: Nation | None) -> ReadyRule:
    return ReadyRule(
        rule=rule,
        asks=tuple(condition.holds for condition in rule.when),
        title=Sentence(rule.title),
        why=tuple(Sentence(c.text, c.values) for c in rule.when if not c.quiet),
        do=lines_for(rule.do, nation),
        say=lines_for(rule.say, nation),
        no_phone=lines_for(rule.no_phone, nation),
        know=lines_for(rule.know, nation),
        services=tuple(dict.fromkeys(h.service for h in rule.helpers if h.is_for(nation))),
    )
