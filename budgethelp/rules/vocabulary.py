"""The closed vocabulary of sentences a rule may say after "When", and how one is understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

import parse

from budgethelp.languages.sentence import Value
from budgethelp.problems import did_you_mean
from budgethelp.rules.rule import Condition
from budgethelp.situation.nations import BY_NAME
from budgethelp.situation.situation import Nation, Situation

_NATION = "|".join(BY_NAME)


@parse.with_pattern(r"£\d+(?:\.\d\d)?")  # type: ignore[untyped-decorator]  # parse has no types
def _money(text: str) -> Decimal:
    return Decimal(text[1:])


@parse.with_pattern(r"\d+")  # type: ignore[untyped-decorator]  # parse has no types
def _count(text: str) -> int:
    return int(text)


@parse.with_pattern(rf"(?:{_NATION})(?:, (?:{_NATION}))*(?: (?:or|and) (?:{_NATION}))?", regex_group_count=0)  # type: ignore[untyped-decorator]  # parse has no types
def nations_in(text: str) -> frozenset[Nation]:
    """The nations named in words like "England, Wales or Scotland"."""
    names = text.replace(" or ", ", ").replace(" and ", ", ").split(", ")
    return frozenset(BY_NAME[name] for name in names)


TYPES = {"money": _money, "count": _count, "nations": nations_in}
NATIONS_PATTERN = nations_in.pattern


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence of the vocabulary. ``quiet`` ones are no reason to show a person."""

    pattern: str
    parser: Any
    asks: Callable[..., bool]
    quiet: bool


PHRASES: dict[str, Phrase] = {}


Ask = TypeVar("Ask", bound=Callable[..., bool])


def says(pattern: str, quiet: bool = False) -> Callable[[Ask], Ask]:
    """Make a function the meaning of one sentence, like "less than {pounds:money} a day is left"."""

    def keep(asks: Ask) -> Ask:
        if pattern in PHRASES:
            raise ValueError(f"two conditions say {pattern!r}")
        parser = parse.compile(pattern, TYPES, case_sensitive=True)
        PHRASES[pattern] = Phrase(pattern, parser, asks, quiet)
        return asks

    return keep


def _plain(pattern: str) -> str:
    """The pattern as a sentence to translate: {pounds:money} becomes {pounds}."""
    for kind in TYPES:
        pattern = pattern.replace(f":{kind}}}", "}")
    return pattern


def understand(sentence: str) -> Condition:
    """The condition that ``sentence`` says. Raises ValueError, with the cure, if none or two fit."""
    found = [(phrase, match) for phrase in PHRASES.values() if (match := phrase.parser.parse(sentence))]
    if not found:
        raise ValueError(f'unknown condition "{sentence}". {did_you_mean(sentence, PHRASES)}')
    if len(found) > 1:
        both = " and ".join(f'"{phrase.pattern}"' for phrase, _ in found)
        raise ValueError(f'"{sentence}" fits two conditions, {both}. Reword one of them.')
    phrase, match = found[0]
    return _condition(sentence, phrase, dict(match.named))


def _condition(sentence: str, phrase: Phrase, named: Mapping[str, Any]) -> Condition:
    asks = phrase.asks

    def holds(situation: Situation) -> bool:
        return asks(situation, **named)

    if not named:
        return Condition(sentence, {}, asks, phrase.quiet)
    values: dict[str, Value] = {k: v for k, v in named.items() if isinstance(v, (Decimal, int))}
    text = _plain(phrase.pattern) if len(values) == len(named) else sentence
    return Condition(text, values, holds, phrase.quiet)
