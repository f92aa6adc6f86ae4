"""``flask --app wsgi plan``: one situation as JSON in, the plan as JSON out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click
from flask.cli import with_appcontext

from budgethelp.cli.plan_json import (
    Json,
    Wording,
    benefit_tables,
    general_help,
    tell_bills,
    tell_days,
    tell_money,
    tell_plan,
    tell_service,
)
from budgethelp.cli.situation_json import Asked, SituationProblem, Told, read_situation, refuse, schema
from budgethelp.directory.duties import Duty, who_does_what
from budgethelp.directory.help import Help, helpers_for, phone_language
from budgethelp.languages import formats
from budgethelp.languages.language import plain
from budgethelp.plan.benefits import Benefit, worth_checking
from budgethelp.plan.plan import Plan, build_plan
from budgethelp.rules.figures import NoFigureYetError
from budgethelp.web.content import Content, content
from budgethelp.web.free_line import lines_by_nation, needs_line
from budgethelp.web.settings import clock
from budgethelp.web.translate import catalogues


@click.command("plan", help="Read a situation as JSON from FILE (- for standard input); print its plan.")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), required=False)
@click.option("--schema", "as_schema", is_flag=True, help="Print the JSON Schema of a situation instead.")
@with_appcontext
def plan(file: Path | None, as_schema: bool) -> None:
    """Exit 0 with the plan, or 2 with one line when the situation is refused."""
    if as_schema:
        click.echo(json.dumps(schema(Told), ensure_ascii=False, indent=2))
        return
    if file is None:
        raise click.UsageError("Missing argument 'FILE'.")
    known = content()
    try:
        asked = read_situation(_read(file), clock(), known.places.lookup)
        _check_language(asked.language)
        result = tell(asked, known)
    except (SituationProblem, NoFigureYetError, OSError, UnicodeDecodeError) as problem:
        click.echo(" ".join(str(problem).split()), err=True)
        sys.exit(2)
    click.echo(json.dumps(result, ensure_ascii=False, indent=2))


def tell(asked: Asked, known: Content) -> Json:
    """The plan for what was asked, with its services and councils, as JSON-ready tables."""
    made = build_plan(asked.situation, known.rulebook, asked.now)
    words_for = _texts(asked)
    missing = worth_checking(asked.situation, known.worth_checking, known.rulebook.figures)
    result = tell_plan(made, help_for(made, missing, asked, known), _duties(asked, known), words_for)
    result["abuse_lines"] = [tell_service(help, words_for) for help in abuse_lines(asked, known)]
    result["money"] = tell_money(made.money) | tell_days(asked.situation, words_for.say)
    result["bills"] = tell_bills(asked.situation, known.bill_facts, known.rulebook.figures, words_for.say)
    result["worth_checking"] = benefit_tables(missing, known.services, asked.situation.nation, words_for.say)
    if asked.straddles:
        result["ask"] = {"councils": asked.straddles.choices, "nations": asked.straddles.nations}
    return result


def help_for(made: Plan, missing: Iterable[Benefit], asked: Asked, known: Content) -> dict[str, Help]:
    """Every service the plan shows, by id, in the order of the steps; in calm times also benefit helpers."""
    ids = [service for step in made.steps for service in step.services]
    ids += [] if made.crisis_first else general_help(missing, known.lists.named.any_benefit)
    nation, language = asked.situation.nation, phone_language(asked.situation.about, asked.language)
    found = helpers_for(ids, known.services, nation, asked.now, language)
    return {helping.service.id: helping for helping in found}


def abuse_lines(asked: Asked, known: Content) -> tuple[Help, ...]:
    """The nation’s line about abuse, each nation’s while it is not known; () for those who need none."""
    if not needs_line(asked.situation):
        return ()
    language = phone_language(asked.situation.about, asked.language)
    lines = lines_by_nation(known.services, asked.situation.nation, asked.now, language)
    return tuple(help for _, help in lines)


def _duties(asked: Asked, known: Content) -> tuple[Duty, ...]:
    councils = asked.situation.councils
    gss = councils[0] if councils else None
    situation = asked.situation
    return who_does_what(gss, situation.nation, situation.today, known.councils, known.responsibilities)


def _texts(asked: Asked) -> Wording:
    catalogue, language = catalogues()[asked.language], asked.language

    def translate(text: str) -> str:
        return plain(catalogue.gettext(text))

    return Wording(
        say=lambda sentence: formats.say(sentence, translate, language, asked.situation.today),
        opens=lambda opens: formats.opens_text(opens, asked.now, translate, language),
        language=language,
    )


def _check_language(language: str) -> None:
    known = [code for code, language in catalogues().items() if language.offered]
    if language not in known:
        raise refuse("language", f"must be one of {', '.join(known)}")


def _read(file: Path) -> str:
    return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
