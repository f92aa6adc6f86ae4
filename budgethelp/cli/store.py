"""Opening the store for the ``directory`` commands, and saying in words why something cannot be done."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click
from flask import current_app
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from budgethelp.local_services import store
from budgethelp.local_services.feeds import Feed
from budgethelp.local_services.locate import Locator, area_codes
from budgethelp.local_services.record import LeftOut, Refused
from budgethelp.local_services.refresh import RefreshResult
from budgethelp.local_services.trial import FeedCheck
from budgethelp.web.content import content
from budgethelp.web.local_store import store_address


@contextmanager
def opened() -> Iterator[Engine]:
    """The store, made when missing. A store that cannot be reached is one line, not a traceback."""
    try:
        with store.writing(store_address(current_app)) as engine:
            yield engine
    except ImportError:
        raise click.ClickException("PostgreSQL needs: pip install -r requirements-postgres.txt") from None
    except (SQLAlchemyError, OSError) as error:
        raise click.ClickException(f"The store cannot be used: {_short(error)}") from None


def _short(error: Exception) -> str:
    return str(error).split("\n", 1)[0]


@contextmanager
def refusal_text() -> Iterator[None]:
    """A refusal, one reason a line."""
    try:
        yield
    except Refused as refusal:
        raise click.ClickException("\n".join(refusal.reasons)) from None


def locator_for(covers: Iterable[str] = (), strict: bool = False) -> Locator:
    """Settles by the site's own postcodes and councils. ``strict``: Refused for an area nobody knows."""
    known = content()
    locator = Locator(known.places.lookup, area_codes(known.councils), covers)
    unknown = [name for name in covers if locator.code_of(name) == ""]
    if strict and unknown:
        raise Refused(f"No council or nation is called {', '.join(unknown)}.")
    return locator


MOST_NOTES = 100


def written_name(outcome: RefreshResult, feed: Feed) -> str:
    """How a refresh went, in a line."""
    if not outcome.ok:
        return (
            f"{feed.name}: refused. {outcome.says} The last good snapshot ({feed.services} services) is kept."
        )
    counts = [f"{many} {reason.replace('_', ' ')}" for reason, many in outcome.left_out.items()]
    left = f" Left out: {', '.join(counts)}." if counts else ""
    resumed = " It went on where it had stopped." if outcome.resumed else ""
    failed = f" {outcome.failed} details did not answer, so older words are kept." if outcome.failed else ""
    same = f", {outcome.unchanged} details not modified" if outcome.unchanged else ""
    return f"{feed.name}: {outcome.says}{same}.{left}{failed}{resumed}"


def check_as_json(found: FeedCheck) -> str:
    """All that a check found."""
    return json.dumps(
        {
            "dialect": found.dialect,
            "read": found.read,
            "would_show": found.would_show,
            "topics": found.topics,
            "waiting": found.waiting,
            "nations": found.nations,
            "without_topic": found.without_topic,
            "without_place": found.without_place,
            "left_out": [
                {"id": each.source_id, "name": each.name, "reason": each.reason, "where": each.where}
                for each in found.left_out
            ],
            "notes": [{"where": n.where, "field": n.field, "says": n.says} for n in found.notes],
        },
        ensure_ascii=False,
        indent=1,
    )


def check_as_table(found: FeedCheck) -> str:
    """The same as lines for a terminal."""
    lines = [
        f"Dialect       {found.dialect}",
        f"Read          {found.read}",
        f"Would show    {found.would_show}",
    ]
    lines += [f"No topic      {found.without_topic}", f"No place      {found.without_place}"]
    lines += [f"Left out      {len(found.left_out)}", *(f"  {line}" for line in found.said)]
    lines += ["", "Topic              shown  waiting for you"]
    for topic in sorted({*found.topics, *found.waiting}, key=lambda name: -found.topics[name]):
        lines.append(f"  {topic:<16}{found.topics[topic]:>6}{found.waiting[topic]:>8}")
    lines += [f"  left out: {_left_out(each)}" for each in found.left_out]
    lines += [f"  {note.where}, {note.field}: {note.says}" for note in found.notes[:MOST_NOTES]]
    if len(found.notes) > MOST_NOTES:
        lines.append(f"  … and {len(found.notes) - MOST_NOTES} more like these. With --json you see all.")
    return "\n".join(lines)


def feed_row(feed: Feed) -> dict[str, object]:
    """A feed as one row."""
    when = feed.refreshed_at.isoformat(" ", "minutes") if feed.refreshed_at else "never"
    return {
        "name": feed.name,
        "services": feed.services,
        "refreshed": when,
        "licence": feed.licence,
        "attribution": feed.attribution,
        "result": feed.result,
        "url": feed.url,
    }


def _left_out(each: LeftOut) -> str:
    return f"{each.where} {each.name or each.source_id}: {each.reason.replace('_', ' ')}"
