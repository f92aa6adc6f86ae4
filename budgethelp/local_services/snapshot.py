"""From what a refresh fetched to what visitors see, in one transaction: all of it, or none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from budgethelp.local_services import feeds, store
from budgethelp.local_services.locate import Located, Locator
from budgethelp.local_services.record import LeftOut, Reason, Record, from_dict, to_dict
from budgethelp.local_services.store import IS_CLOSED, draft

BATCH = 500


def service_id(feed: str, source_id: str) -> int:
    """The same number for the same service after every refresh: 62 bits of a hash."""
    return int.from_bytes(blake2b(f"{feed}:{source_id}".encode(), digest_size=8).digest()) >> 2


def digest(record: Record) -> str:
    """Changes when a person should look again: the name, the words, whom to phone."""
    said = json.dumps([record.name, record.text, [phone.number for phone in record.phones], record.web])
    return blake2b(said.encode(), digest_size=8).hexdigest()


def switch(connection: Connection, feed: str, located: Iterable[Located], today: date) -> int:
    """Put these services in the place of the feed's old ones. Returns how many there are."""
    feeds.clear_services(connection, feed)
    decisions = read_decisions(connection)
    count, left = 0, iter(located)
    while batch := list(islice(left, BATCH)):
        count += len(batch)
        _insert(connection, [Entry(feed, each, decisions, today) for each in batch])
    return count


def locate_all(records: Iterable[Record], locator: Locator, left_out: list[LeftOut]) -> Iterator[Located]:
    """Records with their places; what cannot be shown is put on the list."""
    for record in records:
        found = locator.locate(record)
        if isinstance(found, Located):
            yield found
        else:
            left_out.append(found)


def read_decisions(connection: Connection) -> dict[int, dict[str, tuple[str, str]]]:
    """What people decided: by service and topic, the verdict and the words they looked at."""
    found: dict[int, dict[str, tuple[str, str]]] = {}
    for row in connection.execute(select(store.decision).where(store.decision.c.topic != IS_CLOSED)):
        found.setdefault(row.service_id, {})[row.topic] = (row.verdict, row.digest)
    return found


class Entry:
    """One service as rows for the tables."""

    def __init__(self, feed: str, located: Located, decisions: dict[int, Any], today: date) -> None:
        self.located, self.record = located, located.record
        self.id = service_id(feed, self.record.source_id)
        self.feed, self.today, self.digest = feed, today, digest(self.record)
        self.states = self._states(decisions.get(self.id, {}))
        self.shown = [topic for topic, state in self.states.items() if state == "shown"]

    def _states(self, decided: dict[str, tuple[str, str]]) -> dict[str, str]:
        states = {match.topic: "waits" if match.waits else "shown" for match in self.located.matches}
        for topic, (verdict, looked_at) in decided.items():
            if verdict == "hide":
                states[topic] = "hidden"
            elif looked_at == self.digest or states.get(topic, "waits") != "waits":
                states[topic] = "shown"
            elif topic not in states:
                states[topic] = "waits"
        return states

    @property
    def _anywhere(self) -> list[str]:
        """The topics it is found under; a search by words finds it under ANY."""
        return [*self.shown, store.ANY] if self.shown else []

    def service(self) -> dict[str, Any]:
        """The row of the service itself."""
        located, record = self.located, self.record
        return {
            "id": self.id,
            "feed": self.feed,
            "source_id": record.source_id,
            "name": record.name,
            "nation": " ".join(located.nations),
            "council": located.council,
            "serves": " ".join(located.serves),
            "min_age": record.min_age,
            "max_age": record.max_age,
            "abuse": located.abuse,
            "checked": record.checked,
            "changed": record.changed,
            "fetched": self.today,
            "digest": self.digest,
            "body": json.dumps(to_dict(record), ensure_ascii=False, separators=(",", ":")),
        }

    def topics(self) -> Iterator[dict[str, Any]]:
        """One row for each topic, shown or not."""
        yield from (
            {"service_id": self.id, "topic": topic, "state": state} for topic, state in self.states.items()
        )

    def places(self) -> Iterator[dict[str, Any]]:
        """One row for each shown topic, nation and spot that has a point."""
        for number, spot in enumerate(self.record.spots):
            for nation in self.located.nations if spot.lat is not None else ():
                at = {
                    "nation": nation,
                    "lat": spot.lat,
                    "lon": spot.lon,
                    "service_id": self.id,
                    "spot": number,
                }
                yield from ({"topic": topic} | at for topic in self._anywhere)

    def areas(self) -> Iterator[dict[str, Any]]:
        """One row for each shown topic and area served, for services without a point on the map."""
        if not any(spot.lat is not None for spot in self.record.spots):
            for topic in self._anywhere:
                yield from (
                    {"topic": topic, "area": area, "service_id": self.id} for area in self.located.serves
                )

    def words(self) -> Iterator[dict[str, Any]]:
        """The row for free-text search, when it is shown at all."""
        if self.shown:
            record = self.record
            said = (record.organisation, record.text, " ".join(record.audiences), " ".join(self.shown))
            yield {"id": self.id, "name": record.name, "body": "\n".join(said)}


def _insert(connection: Connection, entries: list[Entry]) -> None:
    connection.execute(insert(store.service), [entry.service() for entry in entries])
    insert_topics(connection, entries)


def insert_topics(connection: Connection, entries: list[Entry]) -> None:
    """Put the entries where searches look for them."""
    rows: dict[Any, list[dict[str, Any]]] = {
        store.topic: [row for entry in entries for row in entry.topics()],
        store.place_topic: [row for entry in entries for row in entry.places()],
        store.area_topic: [row for entry in entries for row in entry.areas()],
    }
    for table, values in rows.items():
        if values:
            connection.execute(insert(table), values)
    store.insert(connection, [row for entry in entries for row in entry.words()])


def read_record(body: str) -> Record:
    """The record kept in a service's or a draft's ``body``."""
    return from_dict(json.loads(body))


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
