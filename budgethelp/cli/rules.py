"""``flask --app wsgi rules``: for people who keep the rulebook true."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import click
from flask.cli import AppGroup

from budgethelp.cli.links import sourced
from budgethelp.cli.situation_json import SituationProblem, read_situation
from budgethelp.languages import formats
from budgethelp.languages.sentence import Sentence
from budgethelp.rules.audit import NATIONS, Covered, Tried, TriedPart, cover, try_rules
from budgethelp.situation.nations import LETTERS
from budgethelp.web.content import Content, content
from budgethelp.web.settings import clock


@dataclass(frozen=True, slots=True)
class Stale:
    """One fact to check again. ``due`` is the day it became old; None = nobody has checked it yet."""

    what: str
    where: str
    checked: date | None
    due: date | None
    why: str


def find_stale(known: Content, today: date, days: int) -> list[Stale]:
    """Everything to check again on ``today``, the longest overdue first and the never checked last."""
    finders = (_figures, _sources, _services, _councils)
    found = [stale for find in finders for stale in find(known, today, days)]
    return sorted(found, key=lambda stale: (stale.due or date.max, stale.what, stale.where))


def _old(what: str, where: str, checked: date | None, today: date, days: int) -> Iterator[Stale]:
    if checked is None:
        yield Stale(what, where, None, None, "nobody has checked this yet")
    elif checked + timedelta(days=days) <= today:
        due = checked + timedelta(days=days)
        yield Stale(what, where, checked, due, f"checked {(today - checked).days} days ago")


def _figures(known: Content, today: date, days: int) -> Iterator[Stale]:
    for figure in known.rulebook.figures.values():
        latest = figure.values[-1]
        if latest.until and latest.until < today:
            why = f"its year ended on {latest.until}. Add the new value"
            yield Stale(f"figure {figure.name}", latest.source, latest.checked, latest.until, why)
        else:
            yield from _old(f"figure {figure.name}", latest.source, latest.checked, today, days)


def _sources(known: Content, today: date, days: int) -> Iterator[Stale]:
    for name, sources in sourced(known):
        for source in sources:
            yield from _old(name, source.where, source.checked, today, days)


def _services(known: Content, today: date, days: int) -> Iterator[Stale]:
    for service in known.services.values():
        yield from _old(f"service {service.id}", service.web, service.checked, today, days)


def _councils(known: Content, today: date, days: int) -> Iterator[Stale]:
    """Websites and contacts of councils that are there today or still to come, and what each body does."""
    for council in known.councils.by_gss.values():
        if council.valid_to is None or council.valid_to >= today:
            name = f"council {council.gss} {council.short_name}"
            yield from _old(name, council.website, council.website_checked, today, days)
    for gss, contacts in known.councils.contacts.items():
        for contact in contacts:
            what = f"{contact.kind} of {known.councils.by_gss[gss].short_name}"
            yield from _old(what, contact.web or contact.phone, contact.checked, today, days)
    for duty in known.responsibilities.rules:
        if duty.until is None or duty.until >= today:
            yield from _old(f"duty {duty.matter}", duty.website or duty.who, duty.checked, today, days)


rules = AppGroup("rules", help="The rulebook: check it, see what it covers, try it, find what is old.")


@rules.command("check")
def check() -> None:
    """Say that every rule, figure, service and council can be read. What cannot stops the start, listed."""
    known = content()
    counts = len(known.rulebook.rules), len(known.rulebook.figures), len(known.services)
    click.echo("{} rules, {} figures and {} services: nothing wrong.".format(*counts))


@rules.command("list")
@click.option("--missing", is_flag=True, help="Only what has no rule in some nation.")
def list_rules(missing: bool) -> None:
    """Print which steps each need, bill, letter, income or tick brings; (EW) = only in those nations."""
    for covered in cover(content().rulebook, clock().date()):
        if not missing or not all(covered.actions.values()):
            click.echo(_coverage(covered))


@rules.command("try")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def try_file(file: Path) -> None:
    """Print which rules hold for the person in FILE and which part speaks; else, what each way lacks."""
    known = content()
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
    found = find_stale(content(), clock().date(), days)
    for one in found:
        click.echo(f"{one.due or 'never':<10}  {one.what}: {one.why}  [{one.where}]")
    click.echo(f"{len(found)} to check.")


def _coverage(covered: Covered) -> str:
    actions = dict.fromkeys(action for found in covered.actions.values() for action in found)
    shown = [f"{action}{_where(covered, action)}" for action in actions]
    return f"{covered.kind:<10}{covered.code:<28}{', '.join(shown) or 'no rule of its own'}"


def _where(covered: Covered, action: str) -> str:
    letters = [LETTERS[nation] if nation else "?" for nation in NATIONS if action in covered.actions[nation]]
    return "" if len(letters) == len(NATIONS) else f" ({''.join(letters)})"


def _trial(tried: Tried) -> str:
    if not tried.holds:
        lacks = [_said(way) or "nothing is left to do" for way in tried.lacks]
        return f"not true   {tried.rule.id}: " + "\n           or: ".join(lacks)
    lines = [f"holds      {tried.rule.id}", *(f"           {_part(part)}" for part in tried.parts)]
    return "\n".join(lines)


def _part(tried: TriedPart) -> str:
    """Whether a part speaks and, if not, why: something is not true, or an earlier part speaks."""
    who = _said(Sentence(c.text, c.values) for c in tried.part.when.all)
    if tried.speaks:
        return f"speaks: if {who}"
    lacks = _said(tried.not_true)
    return f"silent: if {who} ({f'not true: {lacks}' if lacks else 'an earlier part speaks'})"


def _said(sentences: Iterable[Sentence]) -> str:
    return "; ".join(formats.say(sentence) for sentence in sentences)
