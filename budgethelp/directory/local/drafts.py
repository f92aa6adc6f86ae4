"""What a refresh has fetched so far, kept in the store batch by batch, so that nothing is asked twice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from budgethelp.directory.local.record import LeftOut, Reason, Record, from_dict, to_dict
from budgethelp.directory.local.tables import draft

MINE = draft.c


@dataclass(frozen=True, slots=True)
class Run:
    """One refresh of one feed, named by when it began."""

    feed: str
    name: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A service whose details this run still needs, with what we know from last time."""

    source_id: str
    etag: str
    modified: str


@dataclass(frozen=True, slots=True)
class Detail:
    """What came of asking. ``found`` None = keep what we have (not modified, or not there)."""

    source_id: str
    found: Record | LeftOut | None
    gone: bool = False
    etag: str = ""
    modified: str = ""


def pack(found: Record | LeftOut) -> str:
    """A record, or why there is none, as JSON."""
    if isinstance(found, LeftOut):
        return json.dumps({"left_out": found.reason, "name": found.name, "source_id": found.source_id})
    return json.dumps(to_dict(found), ensure_ascii=False, separators=(",", ":"))


def unpack(body: str) -> Record | LeftOut:
    """What ``pack`` was given."""
    raw = json.loads(body)
    if "left_out" in raw:
        return LeftOut(raw["source_id"], raw["name"], Reason(raw["left_out"]))
    return from_dict(raw)


def keep_listed(
    connection: Connection, run: Run, start: int, found: Sequence[Record | LeftOut], whole: bool
) -> None:
    """Keep a page of the list; ``whole`` when the list says all there is to know."""
    extra = {"fetched": run.name, "body": ""} if whole else {}
    rows = [
        {
            "feed": run.feed,
            "source_id": each.source_id,
            "run": run.name,
            "position": number,
            "listed": pack(each),
        }
        for number, each in enumerate(found, start)
    ]
    module = sqlite if connection.dialect.name == "sqlite" else postgresql
    query = module.insert(draft)
    fresh = {name: getattr(query.excluded, name) for name in ("run", "position", "listed")}
    upsert = query.on_conflict_do_update(index_elements=[MINE.feed, MINE.source_id], set_=fresh | extra)
    if rows:
        connection.execute(upsert, rows)


def wanted(connection: Connection, run: Run) -> list[Wanted]:
    """The services whose details this run has not yet got."""
    query = select(MINE.source_id, MINE.etag, MINE.modified).where(_of(run), MINE.fetched != run.name)
    return [Wanted(*row) for row in connection.execute(query.order_by(MINE.position))]


def keep_details(connection: Connection, run: Run, details: Iterable[Detail]) -> None:
    """Keep details; what was not modified stays as it is."""
    for each in details:
        values: dict[str, Any] = {"fetched": run.name}
        if each.found is not None:
            values |= {"body": pack(each.found), "etag": each.etag, "modified": each.modified}
        elif each.gone:
            values |= {"body": "", "etag": "", "modified": ""}
        mine = _of(run) & (MINE.source_id == each.source_id)
        connection.execute(update(draft).where(mine).values(**values))


def read(connection: Connection, run: Run) -> Iterator[Record | LeftOut]:
    """Everything of this run in the list's order: details where we have them, else the list's own words."""
    query = select(MINE.source_id, MINE.listed, MINE.body).where(_of(run)).order_by(MINE.position)
    for row in connection.execute(query, execution_options={"yield_per": 200}):
        found = unpack(row.body or row.listed)
        yield replace(found, source_id=row.source_id)


def count(connection: Connection, run: Run) -> int:
    """How many services this run has listed."""
    found = connection.execute(select(func.count()).select_from(draft).where(_of(run))).scalar()
    return int(found or 0)


def keep_for_next_time(connection: Connection, run: Run) -> None:
    """Keep only what saves asking again: the details this run has, without the list's own words."""
    connection.execute(update(draft).where(_of(run), MINE.body != "").values(listed=""))
    connection.execute(delete(draft).where(_of(run), MINE.body == ""))
    connection.execute(delete(draft).where(MINE.feed == run.feed, MINE.run != run.name))


def _of(run: Run) -> Any:
    return (MINE.feed == run.feed) & (MINE.run == run.name)
