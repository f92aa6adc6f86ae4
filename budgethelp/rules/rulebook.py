"""Loads the rulebook: every rule of every topic, or every problem with them at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import budgethelp.rules.conditions
from budgethelp.problems import RulebookError
from budgethelp.rules.benefits import FOLDER as WORTH_CHECKING
from budgethelp.rules.bill_facts import FOLDER as BILL_FACTS
from budgethelp.rules.figures import Figure, load_figures, names_in
from budgethelp.rules.page import read_page
from budgethelp.rules.ready import ReadyRule, make_ready, place
from budgethelp.rules.rule import Rule
from budgethelp.rules.rule_reader import IN_PARTS, SECTIONS, Known, read_rule
from budgethelp.situation.situation import Nation

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


def load_rulebook(
    services: Collection[str], folder: Path = FOLDER, duties: Collection[str] | None = None
) -> Rulebook:
    """The rulebook in ``folder``. Raises RulebookError.

    ``services`` are the ids a rule may name, ``duties`` those of public bodies (None = they are not checked).
    """
    problems: list[str] = []
    figures = _figures(folder, problems)
    paths = _pages(folder)
    # Broken figures keep their names: a rule that speaks of one is not wrong as well.
    known = Known(services, figures or names_in(folder / "figures.toml"), duties)
    rules = [rule for path in paths if (rule := _rule(path, known, problems))]
    problems += _repeated(rules)
    problems += _without_a_page(rules, {path.stem for path in paths})
    if problems:
        raise RulebookError(problems)
    ordered = tuple(sorted(rules, key=place))
    return Rulebook(ordered, figures, make_ready(ordered))


def actions_of_pages(folder: Path = FOLDER) -> Mapping[str, str]:
    """The action of each page, also of pages that cannot be read as rules."""
    return {path.stem: _action_of(path) for path in _pages(folder)}


def _action_of(path: Path) -> str:
    named = ACTION.search(path.read_text(encoding="utf-8", errors="replace"))
    return named[1] if named else path.stem


def _pages(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*/*.md") if path.parent.name not in NOT_RULES)


def _figures(folder: Path, problems: list[str]) -> Mapping[str, Figure]:
    try:
        return load_figures(folder / "figures.toml")
    except RulebookError as error:
        problems += error.problems
        return {}


def _rule(path: Path, known: Known, problems: list[str]) -> Rule | None:
    name = f"rules/{path.parent.name}/{path.name}"
    try:
        page = read_page(path.read_text(encoding="utf-8"), SECTIONS, IN_PARTS)
    except (UnicodeDecodeError, OSError) as error:
        problems.append(f"{name}:1: cannot be read ({error}). Save it as UTF-8 text")
        return None
    rule = read_rule(path.stem, path.parent.name, page, known)
    if isinstance(rule, Rule):
        return rule
    problems += [f"{name}:{problem}" for problem in rule]
    return None


def _repeated(rules: Iterable[Rule]) -> list[str]:
    twice = [name for name, times in Counter(rule.id for rule in rules).items() if times > 1]
    return [f'rules/*/{name}.md:1: two rules are called "{name}". Rename one' for name in twice]


def _without_a_page(rules: Iterable[Rule], names: Collection[str]) -> list[str]:
    """A second page of an action needs a first one, which is named after it."""
    return [
        f'rules/{rule.topic}/{rule.id}.md:1: "{rule.action}" has no page. Name one {rule.action}.md'
        for rule in rules
        if rule.action not in names
    ]
