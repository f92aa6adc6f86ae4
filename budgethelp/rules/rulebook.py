"""Loads the rulebook: every rule of every topic, or every problem with them at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import budgethelp.rules.conditions
from budgethelp.languages.sentence import Sentence, Value, only_told
from budgethelp.problems import RulebookError
from budgethelp.rules.actions import actions
from budgethelp.rules.benefits import FOLDER as WORTH_CHECKING
from budgethelp.rules.bill_facts import FOLDER as BILL_FACTS
from budgethelp.rules.figures import Figure, load_figures, names_in
from budgethelp.rules.reader import read_page, read_rule
from budgethelp.rules.rule import Line, Rule
from budgethelp.situation.situation import Nation, Situation

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


__all__ = ["Rulebook", "load_rulebook"]
FOLDER = Path(budgethelp.rules.__file__).parent
NOT_RULES = frozenset({BILL_FACTS.name, WORTH_CHECKING.name})
ACTION = re.compile(r"^- Action: (\w+)$", re.M)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules, in the order their steps are shown, and the figures they speak of."""

    rules: tuple[Rule, ...]
    figures: Mapping[str, Figure]
    ready: Mapping[Nation | None, tuple[ReadyRule, ...]]


def load_rulebook(services: Collection[str], folder: Path = FOLDER) -> Rulebook:
    """The rulebook in ``folder``. ``services`` are the ids a rule may name. Raises RulebookError."""
    problems: list[str] = []
    figures = _figures(folder, problems)
    # Broken figures keep their names: a rule that speaks of one is not wrong as well.
    names = figures or names_in(folder / "figures.toml")
    rules = [rule for path in _pages(folder) if (rule := _rule(path, services, names, problems))]
    problems += _repeated(rules)
    if problems:
        raise RulebookError(problems)
    ordered = tuple(sorted(rules, key=place))
    return Rulebook(ordered, figures, make_ready(ordered))


def actions_of_pages(folder: Path = FOLDER) -> Mapping[str, str]:
    """The action that each page names, also of pages that cannot be read as rules."""
    return {
        path.stem: named[1]
        for path in _pages(folder)
        if (named := ACTION.search(path.read_text(encoding="utf-8", errors="replace")))
    }


def _pages(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*/*.md") if path.parent.name not in NOT_RULES)


def place(rule: Rule) -> tuple[int, int, int, str]:
    """Where a rule's step stands: by urgency, then by how soon help comes, then by action."""
    return rule.urgency, rule.soon, actions()[rule.action].place, rule.id


def _figures(folder: Path, problems: list[str]) -> Mapping[str, Figure]:
    try:
        return load_figures(folder / "figures.toml")
    except RulebookError as error:
        problems += error.problems
        return {}


def _rule(
    path: Path, services: Collection[str], figures: Collection[str], problems: list[str]
) -> Rule | None:
    name = f"rules/{path.parent.name}/{path.name}"
    try:
        page = read_page(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, OSError) as error:
        problems.append(f"{name}:1: cannot be read ({error}). Save it as UTF-8 text")
        return None
    rule = read_rule(path.stem, path.parent.name, page, services, figures)
    if isinstance(rule, Rule):
        return rule
    problems += [f"{name}:{problem}" for problem in rule]
    return None


def _repeated(rules: Iterable[Rule]) -> list[str]:
    twice = [name for name, times in Counter(rule.id for rule in rules).items() if times > 1]
    return [f'rules/*/{name}.md:1: two rules are called "{name}". Rename one' for name in twice]
