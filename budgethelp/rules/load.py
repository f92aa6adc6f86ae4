"""Loads the rulebook: every rule of every topic, or every problem with them at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import budgethelp.rules.conditions
from budgethelp.rules.actions import ORDER
from budgethelp.rules.bill_facts import FOLDER as BILL_FACTS
from budgethelp.rules.figures import Figure, load_figures, names_in
from budgethelp.rules.page import read_page
from budgethelp.rules.problems import RulebookError
from budgethelp.rules.read import read_rule
from budgethelp.rules.ready import ReadyRule, make_ready
from budgethelp.rules.rule import Rule
from budgethelp.rules.worth_checking import FOLDER as WORTH_CHECKING
from budgethelp.situation import Nation

__all__ = ["Rulebook", "load_rulebook"]
FOLDER = Path(budgethelp.rules.__file__).parent
NOT_RULES = frozenset({BILL_FACTS.name, WORTH_CHECKING.name})


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
    paths = sorted(path for path in folder.glob("*/*.md") if path.parent.name not in NOT_RULES)
    # Broken figures keep their names: a rule that speaks of one is not wrong as well.
    names = figures or names_in(folder / "figures.toml")
    rules = [rule for path in paths if (rule := _rule(path, services, names, problems))]
    problems += _repeated(rules)
    if problems:
        raise RulebookError(problems)
    ordered = tuple(sorted(rules, key=place))
    return Rulebook(ordered, figures, make_ready(ordered))


def place(rule: Rule) -> tuple[int, int, int, str]:
    """Where a rule's step stands: by urgency, then by how soon help comes, then by action."""
    return rule.urgency, rule.soon, ORDER[rule.action], rule.id


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
