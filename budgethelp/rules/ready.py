"""Rules made ready for a plan: the ways in of each nation, in the order of their steps, and their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from budgethelp.languages.sentence import Sentence, Value, only_told
from budgethelp.rules.actions import actions
from budgethelp.rules.rule import (
    Candidate,
    Condition,
    Contact,
    ContactKind,
    Helper,
    Line,
    Rule,
    RulePart,
    Soon,
    Source,
    Urgency,
    Way,
    Words,
)
from budgethelp.situation.situation import Nation, Situation

NATIONS: tuple[Nation | None, ...] = (*Nation, None)
ValueOf = Callable[[str], Value | None]  # None = not told
Asks = tuple[Callable[[Situation], bool], ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one section for one nation. ``names`` are the {names} in each, () for most.

    ``asks`` is what each "If **…**:" line asks, () for most. ``fixed`` = the same for everyone.
    """

    sentences: tuple[Sentence, ...]
    names: tuple[tuple[str, ...], ...]
    asks: tuple[Asks, ...]
    fixed: bool

    def filled(self, value_of: ValueOf, situation: Situation | None = None) -> tuple[Sentence, ...]:
        """The sentences with today's and this person's values in them; an empty line goes."""
        if self.fixed:
            return self.sentences
        lines = zip(self.sentences, self.names, self.asks, strict=True)
        filled = (
            _filled(sentence, names, value_of) if names else sentence
            for sentence, names, asks in lines
            if not asks or (situation is not None and _all_hold(asks, situation))
        )
        return tuple(each for each in filled if only_told(each.text, each.values))


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """Services or contacts, in order, each with what it asks. ``fixed`` when none of them asks."""

    pairs: tuple[tuple[T, Asks], ...]
    fixed: tuple[T, ...] | None

    def of(self, situation: Situation) -> tuple[T, ...]:
        """Those for this person, each once."""
        if self.fixed is not None:
            return self.fixed
        return tuple(dict.fromkeys(each for each, asks in self.pairs if _all_hold(asks, situation)))


@dataclass(frozen=True, slots=True)
class Voice:
    """What one part of a page says, or the page itself, in one nation. It speaks when ``asks`` all hold."""

    asks: Asks
    part: RulePart | None
    card: Lines
    contacts: Named[Contact]
    do: Lines
    say: Lines
    no_phone: Lines
    know: Lines
    services: Named[str]


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """One way in to one rule, in one nation (None = not known). The first of ``voices`` that holds speaks."""

    rule: Rule
    urgency: Urgency
    soon: Soon
    asks: Asks
    title: Sentence
    why: tuple[Sentence, ...]
    voices: tuple[Voice, ...]
    sources: tuple[Source, ...]

    def holds(self, situation: Situation) -> bool:
        """Whether every condition is true of this person, and something is left to do."""
        return self.speaking(situation) is not None

    def speaking(self, situation: Situation) -> Voice | None:
        """What speaks to this person; None when the way in does not hold, or nothing is left to do."""
        for ask in self.asks:
            if not ask(situation):
                return None
        for voice in self.voices:
            if _all_hold(voice.asks, situation):
                return voice if voice.do.sentences else None
        return None


def _all_hold(asks: Asks, situation: Situation) -> bool:
    return all(ask(situation) for ask in asks)


def make_ready(rules: Iterable[Rule]) -> Mapping[Nation | None, tuple[ReadyRule, ...]]:
    """The ways in of every nation, in the order that steps stand in."""
    kept = tuple(rules)
    return {nation: tuple(_in_order(kept, nation)) for nation in NATIONS}


def _in_order(rules: Iterable[Rule], nation: Nation | None) -> list[ReadyRule]:
    ways = [ready for rule in rules for ready in _ways_in(rule, nation)]
    return sorted(ways, key=lambda one: place(one.rule, (one.urgency, one.soon)))


def place(rule: Rule, urgency: tuple[int, int] | None = None) -> tuple[int, int, int, str]:
    """Where a rule's step stands: by urgency, then by how soon help comes, then by action."""
    return *(urgency or rule.every_way[0].place), actions()[rule.action].place, rule.id


def _ways_in(rule: Rule, nation: Nation | None) -> Iterable[ReadyRule]:
    """A part that is a way in speaks unless an earlier part does; at the page's own ways, all may speak."""
    parts = [part for part in rule.parts if part.when.is_for(nation)]
    page = _voice((), None, rule.words, rule.words, nation)
    voices = tuple(
        _voice(_asks(part.when.conditions), part, part.words, rule.words, nation) for part in parts
    )
    for number, part in enumerate(parts):
        if part.way:
            yield _ready(rule, part.way, voices[: number + 1], nation)
    for way in rule.ways:
        if way.when.is_for(nation):
            yield _ready(rule, way, (*voices, page), nation)


def _ready(rule: Rule, way: Way, voices: tuple[Voice, ...], nation: Nation | None) -> ReadyRule:
    conditions = (*way.when.conditions, *rule.only_if)
    return ReadyRule(
        rule=rule,
        urgency=way.urgency,
        soon=way.soon,
        asks=_asks(conditions),
        title=Sentence(rule.title),
        why=tuple(Sentence(c.text, c.values) for c in conditions if not c.quiet),
        voices=voices,
        sources=tuple(s for s in rule.sources if not s.nations or nation in s.nations),
    )


def _asks(conditions: Iterable[Condition]) -> Asks:
    return tuple(condition.holds for condition in conditions)


def _voice(asks: Asks, part: RulePart | None, own: Words, page: Words, nation: Nation | None) -> Voice:
    """A part's card, contacts, Do this and What to say stand instead of the page's; its rest before them."""
    with_page = part is not None
    card = own.card or page.card
    contacts = _seen(own.contacts or page.contacts, nation)
    helpers = _seen((*own.helpers, *page.helpers) if with_page else own.helpers, nation)
    services = [(c.contact.name, _asks(c.when)) for c in contacts if c.contact.kind is ContactKind.SERVICE]
    return Voice(
        asks=asks,
        part=part,
        card=lines_for((card,) if card else (), nation),
        contacts=_named((candidate.contact, _asks(candidate.when)) for candidate in contacts),
        do=lines_for(own.do or page.do, nation),
        say=lines_for(own.say or page.say, nation),
        no_phone=lines_for((*own.no_phone, *page.no_phone) if with_page else own.no_phone, nation),
        know=lines_for((*own.know, *page.know) if with_page else own.know, nation),
        services=_named([*services, *((helper.service, _asks(helper.when)) for helper in helpers)]),
    )


Placed = TypeVar("Placed", Line, Helper, Candidate)


def _seen(placed: Iterable[Placed], nation: Nation | None) -> list[Placed]:
    return [each for each in placed if each.is_for(nation)]


def _named(pairs: Iterable[tuple[T, Asks]]) -> Named[T]:
    kept = tuple(pairs)
    fixed = None if any(asks for _, asks in kept) else tuple(dict.fromkeys(each for each, _ in kept))
    return Named(kept, fixed)


def lines_for(lines: Iterable[Line], nation: Nation | None) -> Lines:
    """The lines that a person in ``nation`` sees."""
    seen = _seen(lines, nation)
    names = tuple(line.names for line in seen)
    asks = tuple(_asks(line.when) for line in seen)
    return Lines(tuple(Sentence(line.text) for line in seen), names, asks, not any(names) and not any(asks))


def _filled(sentence: Sentence, names: Iterable[str], value_of: ValueOf) -> Sentence:
    values = ((name, value_of(name)) for name in names)
    return Sentence(sentence.text, {name: value for name, value in values if value is not None})
