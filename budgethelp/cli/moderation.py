"""``directory review``: what waits for a person, and what people told us is wrong."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace

import click
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import Connection

from budgethelp.cli.store import opened, refusal_text
from budgethelp.local_services import moderation as reviewing
from budgethelp.local_services import reports
from budgethelp.local_services.record import Refused
from budgethelp.local_services.reports import forget_clients
from budgethelp.web.content import content
from budgethelp.web.settings import clock


@click.group("review", cls=AppGroup, invoke_without_command=True)
@click.option("--feed", default="", help="Only this feed.")
@click.option("--unmatched", is_flag=True, help="Services that fit no topic and are not shown.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.option("--most", default=50, show_default=True, help="At most this many.")
@with_appcontext
@click.pass_context
def review(context: click.Context, feed: str, unmatched: bool, as_json: bool, most: int) -> None:
    """Services waiting under money and debt topics, and reports. Approve, hide or move them."""
    if context.invoked_subcommand:
        return
    with opened() as engine, engine.begin() as connection:
        forget_clients(connection, clock().date())
        look = reviewing.unmatched if unmatched else reviewing.waiting
        found = look(connection, feed, most)
        reported = [_named(each) for each in reports.waiting(connection)]
        shut = sorted(reviewing.marked_closed(connection))
    if as_json:
        rows = {"waiting": [asdict(each) for each in found], "reports": [asdict(each) for each in reported]}
        rows["closed"] = [{"service_id": each, "name": _national().get(each, "")} for each in shut]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1, default=str))
        return
    click.echo("\n".join(reviewing.written_name(found)) or "Nothing waits for you.")
    click.echo("\n".join(["", "Something wrong?", *map(_report, reported)]) if reported else "No reports.")
    if shut:
        click.echo(
            "\n".join(["", "Marked closed", *(f"{each}  {_national().get(each, '')}" for each in shut)])
        )


def _named(each: reports.Report) -> reports.Report:
    """With the name of a service of the national directory, which is in no feed."""
    name = _national().get(each.service_id)
    return replace(each, name=name, feed="national") if name else each


def _national() -> dict[int, str]:
    return {reports.national_number(id): service.name for id, service in content().services.items()}


def _report(each: reports.Report) -> str:
    kind = each.kind.replace("_", " ")
    name = each.name or "no longer listed"
    return f"{each.id}  {each.made_on}  {kind}  {name} ({each.service_id})  {each.words}"


@review.command("approve")
@click.argument("service_id", type=int)
@click.argument("topic")
def approve(service_id: int, topic: str) -> None:
    """Show a service under a topic."""
    _decide(service_id, topic, "approve")
    click.echo(f"{service_id}: shown under {topic}.")


@review.command("hide")
@click.argument("service_id", type=int)
@click.argument("topic")
def hide(service_id: int, topic: str) -> None:
    """Never show a service under a topic."""
    _decide(service_id, topic, "hide")
    click.echo(f"{service_id}: hidden under {topic}.")


@review.command("move")
@click.argument("service_id", type=int)
@click.argument("old")
@click.argument("new")
def move(service_id: int, old: str, new: str) -> None:
    """Show a service under NEW and no longer under OLD."""
    with opened() as engine, refusal_text(), engine.begin() as connection:
        reviewing.move(connection, service_id, old, new, clock().date())
    click.echo(f"{service_id}: moved from {old} to {new}.")


@review.command("looked")
@click.argument("report_ids", nargs=-1, type=int, required=True)
def looked(report_ids: tuple[int, ...]) -> None:
    """Mark reports as looked at."""
    with opened() as engine, engine.begin() as connection:
        count = reports.look_at(connection, report_ids, clock().date())
    click.echo(f"{count} looked at.")


@review.command("closed")
@click.argument("service")
def closed_now(service: str) -> None:
    """Put “Reported closed. Phone first.” on SERVICE: its number, or a national service’s id."""
    with opened() as engine, refusal_text(), engine.begin() as connection:
        reviewing.mark_closed(connection, _number(connection, service), clock().date())
    click.echo(f"{service}: marked closed.")


@review.command("open")
@click.argument("service")
def open_again(service: str) -> None:
    """Take the mark off SERVICE; reports that it is closed are dealt with."""
    with opened() as engine, refusal_text(), engine.begin() as connection:
        reviewing.clear_closed(connection, _number(connection, service), clock().date())
    click.echo(f"{service}: not marked closed.")


def _number(connection: Connection, service: str) -> int:
    """The number of a service: a national one by id or number, a local one by number. Raises Refused."""
    number = reports.national_number(service)
    if number not in _national() and re.fullmatch(r"[0-9]{1,19}", service):
        number = min(int(service), reports.LARGEST_NUMBER)
    if number in _national() or reviewing.is_known(connection, number):
        return number
    raise Refused(f"There is no service {service}.")


@review.command("ask")
@click.option("--feed", default="", help="Only this feed.")
def ask(feed: str) -> None:
    """Go through what waits, one by one."""
    with opened() as engine:
        with engine.connect() as connection:
            found = reviewing.waiting(connection, feed)
        for each in found:
            click.echo("\n".join(reviewing.written_name([each])))
            answer = click.prompt("approve, hide, later or stop", type=click.Choice(["a", "h", "l", "s"]))
            if answer == "s":
                return
            with engine.begin() as connection:
                _answer(connection, each, answer)


def _answer(connection: Connection, each: reviewing.Waiting, answer: str) -> None:
    verdict = {"a": "approve", "h": "hide"}.get(answer)
    if verdict:
        reviewing.decide(connection, each.service_id, each.topic, verdict, clock().date())


def _decide(service_id: int, topic: str, verdict: str) -> None:
    with opened() as engine, refusal_text(), engine.begin() as connection:
        reviewing.decide(connection, service_id, topic, verdict, clock().date())
