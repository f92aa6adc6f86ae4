"""``flask --app wsgi rules``: for people who keep the rulebook true."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask.cli import AppGroup

from budgethelp import words
from budgethelp.exchange.asked import read_situation
from budgethelp.exchange.codes import SituationProblem
from budgethelp.knowledge import knowledge
from budgethelp.rules.coverage import NATIONS, Covered, cover
from budgethelp.rules.trying import Tried, try_rules
from budgethelp.settings import clock
from budgethelp.staleness import find_stale

rules = AppGroup("rules", help="The rulebook: check it, see what it covers, try it, find what is old.")

LETTERS = {None: "?", "england": "E", "wales": "W", "scotland": "S", "northern_ireland": "N"}


@rules.command("check")
def check() -> None:
    """Say that every rule, figure, service and council can be read. What cannot stops the start, listed."""
    known = knowledge()
    counts = len(known.rulebook.rules), len(known.rulebook.figures), len(known.services)
    click.echo("{} rules, {} figures and {} services: nothing wrong.".format(*counts))


@rules.command("list")
@click.option("--missing", is_flag=True, help="Only what has no rule in some nation.")
def list_rules(missing: bool) -> None:
    """Print which steps each need, bill, letter, income or tick brings; (EW) = only in those nations."""
    for covered in cover(knowledge().rulebook, clock().date()):
        if not missing or not all(covered.actions.values()):
            click.echo(_coverage(covered))


@rules.command("try")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def try_file(file: Path) -> None:
    """Print which rules hold for the person in FILE and, for the others, which sentence is not true."""
    known = knowledge()
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
        asked = read_situation(text, clock(), known.places.lookup)
    except (SituationProblem, OSError, UnicodeDecodeError) as problem:
        click.echo(" ".join(str(problem).split()), err=True)
        sys.exit(2)
    tried = try_rules(known.rulebook, asked.situation)
    for one in sorted(tried, key=lambda one: not one.holds):
        click.echo(_trial(one))


@rules.command("stale")
@click.option("--days", default=90, show_default=True, help="How old a check may be.")
def stale(days: int) -> None:
    """Print facts, figures and services whose check is old, and figures whose year has ended."""
    found = find_stale(knowledge(), clock().date(), days)
    for one in found:
        click.echo(f"{one.due or 'never':<10}  {one.what}: {one.why}  [{one.where}]")
    click.echo(f"{len(found)} to check.")


def _coverage(covered: Covered) -> str:
    actions = dict.fromkeys(action for found in covered.actions.values() for action in found)
    told = [f"{action}{_where(covered, action)}" for action in actions]
    return f"{covered.kind:<10}{covered.code:<28}{', '.join(told) or 'no rule of its own'}"


def _where(covered: Covered, action: str) -> str:
    letters = [LETTERS[nation] for nation in NATIONS if action in covered.actions[nation]]
    return "" if len(letters) == len(NATIONS) else f" ({''.join(letters)})"


def _trial(tried: Tried) -> str:
    if tried.holds:
        return f"holds      {tried.rule.id}"
    reasons = "; ".join(words.say(sentence) for sentence in tried.not_true)
    return f"not true   {tried.rule.id}: {reasons}"
