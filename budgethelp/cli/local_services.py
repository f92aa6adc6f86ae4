"""``flask --app wsgi directory``: local services from feeds and spreadsheets."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy import Engine

from budgethelp.cli import bars
from budgethelp.cli.moderation import review
from budgethelp.cli.store import (
    check_as_json,
    check_as_table,
    feed_row,
    locator_for,
    opened,
    refusal_text,
    written_name,
)
from budgethelp.directory.councils import read_export, write_pages
from budgethelp.local_services import export as exporting
from budgethelp.local_services import export as overview
from budgethelp.local_services import feeds
from budgethelp.local_services.feeds import Feed
from budgethelp.local_services.fetch import Answer, Client, Failed, Manners
from budgethelp.local_services.readers import detect
from budgethelp.local_services.readers.spreadsheet import COLUMNS
from budgethelp.local_services.record import Refused
from budgethelp.local_services.refresh import Refresh, RefreshResult, sentence
from budgethelp.local_services.reports import forget_clients
from budgethelp.local_services.trial import check as try_out
from budgethelp.web.content import COUNCIL_PAGES, content
from budgethelp.web.settings import clock

MANNERS = Manners()
MOST_TOLD = 10

directory = AppGroup("directory", help="Local services, from feeds and spreadsheets.")
directory.add_command(review)


@directory.command("add")
@click.argument("name")
@click.argument("source")
@click.option("--licence", default="", help="The licence of the data, like “OGL v3”. Needed.")
@click.option("--attribution", default="", help="Whom to credit, in the words the licence asks for. Needed.")
@click.option(
    "--covers", default="", help="Councils it is for, when its services do not say: “Leeds; Bradford”."
)
def add(name: str, source: str, licence: str, attribution: str, covers: str) -> None:
    """Add a feed (its base address), one document, or a spreadsheet file, and refresh it."""
    url = source if "://" in source else str(Path(source).resolve())
    areas = tuple(each.strip() for each in covers.split(";") if each.strip())
    with opened() as engine, refusal_text():
        locator_for(areas, strict=True)
        with engine.begin() as connection:
            feeds.add(connection, Feed(name, url, licence, attribution, areas), clock().date())
        click.echo(f"{name}: added.")
        _refresh(engine, [name], 0.0)


COUNCIL_PAGES_OF_GOV_UK = "council-pages"


@directory.command("start")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--sources",
    default=feeds.START,
    show_default=False,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Another list of what to fetch, in the form of start.toml.",
)
def start(yes: bool, sources: Path) -> None:
    """Fetch food banks (Give Food) and the councils' own pages (GOV.UK), and keep them. Asks once.

    Exit 1 when one of them could not be fetched: what was there before stays in use.
    """
    wanted = feeds.sources_to_start(sources)
    for name, about in wanted.items():
        click.echo(
            f"{name}: {about['publisher']}, {about['size']}. Licence: {about['licence']}.\n  {about['url']}"
        )
    if not yes:
        click.confirm("Fetch these now, and keep them?", abort=True)
    good = [_start_one(name, about) for name, about in wanted.items()]
    if not all(good):
        sys.exit(1)


def _start_one(name: str, about: dict[str, str]) -> bool:
    with opened() as engine, refusal_text():
        with engine.begin() as connection:
            feed = Feed(name, about["url"], about["licence"], about["credit"])
            if feeds.get(connection, name) is None:
                feeds.add(connection, feed, clock().date())
            feed = feeds.get(connection, name) or feed
        return _refresh_one(engine, feed, 0.0).ok


def _refresh_pages(engine: Engine, feed: Feed) -> RefreshResult:
    """The pages of each council, beside the table of places. The site shows them once it is started again."""
    outcome = RefreshResult(feed.name)
    to = Path(current_app.config["DATA"]) / COUNCIL_PAGES
    values: dict[str, object] = {"tried_at": clock().replace(tzinfo=None)}
    try:
        answer = Client(MANNERS).get(feed.url, *((feed.etag, feed.modified) if to.is_file() else ()))
        if answer.status not in {200, 304}:
            raise Failed(f"it answered {answer.status}")
        if not answer.unchanged:
            outcome.shown = _keep_pages(answer, to)
            values |= {"services": outcome.shown, "etag": answer.etag, "modified": answer.modified}
        outcome.ok, outcome.says = True, f"{outcome.shown or feed.services} pages"
        values |= {"refreshed_at": values["tried_at"]}
        click.echo(f"{feed.name}: {outcome.says}. Start the site again to show them.")
    except (Failed, ValueError, OSError) as error:
        outcome.says = f"{sentence(error)} What was there before is kept."
        click.echo(f"{feed.name}: {outcome.says}")
    with engine.begin() as connection:
        feeds.note(connection, feed.name, result=outcome.says, **values)
    return outcome


def _keep_pages(answer: Answer, to: Path) -> int:
    """How many pages the export of GOV.UK holds; its most frequent kinds that matched nothing are told."""
    pages, others = read_export(detect.text_of(answer.body), content().councils.by_gss, clock().date())
    if not pages:
        raise ValueError("It holds no page that we look for.")
    write_pages(to, pages)
    click.echo(f"{len(others)} kinds of service matched nothing we look for. The most frequent:")
    for kind, count in others.most_common(MOST_TOLD):
        click.echo(f"    {kind}: {count}")
    return len(pages)


@directory.command("refresh")
@click.argument("names", nargs=-1)
@click.option("--rest", default=0.0, help="Seconds to rest between requests, when the feed asks for more.")
def refresh(names: tuple[str, ...], rest: float) -> None:
    """Read feeds again, all or the NAMES given. Exit 1 when one keeps its last good snapshot instead."""
    with opened() as engine:
        _refresh(engine, list(names), rest)


def _refresh(engine: Engine, names: list[str], rest: float) -> None:
    with engine.begin() as connection:
        forget_clients(connection, clock().date())
        known = {feed.name: feed for feed in feeds.all_feeds(connection)}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise click.ClickException(f"There is no feed {', '.join(unknown)}. See: directory list")
    wanted = names or [name for name, feed in known.items() if not feed.is_off]
    outcomes = [_refresh_one(engine, known[name], rest) for name in wanted]
    if not all(outcome.ok for outcome in outcomes):
        sys.exit(1)


def _refresh_one(engine: Engine, feed: Feed, rest: float) -> RefreshResult:
    if feed.name == COUNCIL_PAGES_OF_GOV_UK:
        return _refresh_pages(engine, feed)
    with bars(feed.name) as progress:
        refreshing = Refresh(engine, locator_for(feed.covers), clock(), progress, Manners(rest=rest))
        outcome = refreshing.run(feed)
    click.echo(written_name(outcome, feed))
    return outcome


@directory.command("shipped")
@click.argument("names", nargs=-1)
def load_shipped(names: tuple[str, ...]) -> None:
    """Load the places that come with the program, once. NAMES bring back what was removed."""
    with opened() as engine:
        for ours in feeds.shipped().values():
            with engine.begin() as connection:
                kept = feeds.get(connection, ours.name)
                stays_out = kept is not None and kept.is_off and ours.name not in names
                newer = feeds.newer_than(connection, ours)
                current = kept is not None and kept.etag == feeds.edition(ours.document()) and kept.services
                if stays_out or newer or current:
                    continue
                feed = feeds.add_shipped(connection, ours, clock().date())
            _refresh_one(engine, feed, 0.0)


@directory.command("ship")
@click.argument("name")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def ship(name: str, source: Path) -> None:
    """Make a feed that comes with the program again, from its publisher's own file SOURCE."""
    ours = feeds.shipped().get(f"{feeds.SHIPPED_AS}{name}")
    if ours is None:
        known = ", ".join(each.removeprefix(feeds.SHIPPED_AS) for each in feeds.shipped())
        raise click.ClickException(f"Nothing of that name comes with the program, only {known}.")
    with refusal_text():
        reading = detect.read_document(source.read_bytes(), clock().date())
    ours.path.write_text(exporting.as_shipped(reading.records, ours.common), encoding="utf-8", newline="")
    left_out = f"{len(reading.left_out)} left out"
    click.echo(f"{ours.path}: {len(reading.records)} places, {left_out}. Write the day in shipped.toml.")


@directory.command("check")
@click.argument("source")
@click.option("--covers", default="", help="Councils it is for, when its services do not say.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def check(source: str, covers: str, as_json: bool) -> None:
    """Try a feed or file and keep nothing. Exit 1 when the whole is refused."""
    areas = tuple(each.strip() for each in covers.split(";") if each.strip())
    try:
        with bars("check") as progress:
            found = try_out(source, locator_for(areas), clock().date(), progress, MANNERS)
    except (Refused, Failed) as error:
        reasons = list(error.reasons) if isinstance(error, Refused) else [sentence(error)]
        click.echo(json.dumps({"refused": reasons}) if as_json else "Refused. " + " ".join(reasons))
        sys.exit(1)
    click.echo(check_as_json(found) if as_json else check_as_table(found))


@directory.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.option("--known", is_flag=True, help="List the public feeds we know of instead; none is switched on.")
def list_feeds(as_json: bool, known: bool) -> None:
    """List the feeds, with their licence and how the last refresh went."""
    if known:
        rows = [{"name": name} | values for name, values in feeds.known_feeds().items()]
    else:
        with opened() as engine, engine.connect() as connection:
            rows = [feed_row(feed) for feed in feeds.all_feeds(connection)]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1, default=str))
        return
    for row in rows:
        click.echo("  ".join(f"{value}" for value in row.values() if value not in ("", None)))
    if not rows:
        click.echo("No feeds yet. See: directory add --help")


@directory.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Remove a feed and its services. What people decided and reported is kept."""
    with opened() as engine, engine.begin() as connection:
        gone = feeds.remove(connection, name)
    if not gone:
        raise click.ClickException(f"There is no feed {name}. See: directory list")
    click.echo(f"{name}: removed.")


@directory.command("report")
@click.option("--feed", default="", help="Only this feed.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def report(feed: str, as_json: bool) -> None:
    """Count what there is by topic and council, how old it is, and what is missing."""
    names = {gss: council.short_name for gss, council in content().councils.by_gss.items()}
    with opened() as engine, engine.connect() as connection:
        found = overview.count_all(connection, clock().date(), names, feed)
    values = {
        name: getattr(found, name) for name in ("services", "feeds", "topics", "councils", "ages", "missing")
    }
    click.echo(json.dumps(values, indent=1) if as_json else overview.as_table(found))


@directory.command("export")
@click.option("--format", "form", type=click.Choice(["csv", "oruk3"]), default="csv", show_default=True)
@click.option("--feed", default="", help="Only this feed.")
@click.option(
    "--to", type=click.Path(dir_okay=False, path_type=Path), help="A file; otherwise it is printed."
)
def export(form: str, feed: str, to: Path | None) -> None:
    """Take out every service that is shown, as our spreadsheet or as Open Referral UK 3."""
    with opened() as engine, engine.connect() as connection:
        found = list(exporting.read_all(connection, feed))
    text = exporting.as_csv(found) if form == "csv" else exporting.as_oruk3(found)
    if to is None:
        click.echo(text)
        return
    # A byte-order mark tells spreadsheet programs that this is UTF-8.
    to.write_text(text, encoding="utf-8-sig" if form == "csv" else "utf-8", newline="")
    click.echo(f"{to}: {len(found)} services.")


@directory.command("template")
def template() -> None:
    """Print the first row of our spreadsheet. Save it as a .csv file and fill in a row a service."""
    click.echo(",".join(COLUMNS))
