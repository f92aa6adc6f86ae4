"""What a person looks at: services that wait under money and debt topics, and those that fit no topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from budgethelp.local_services import snapshot, store
from budgethelp.local_services.locate import Located
from budgethelp.local_services.record import Record, Refused
from budgethelp.local_services.topics import Match, classify, topic_codes
from budgethelp.situation.situation import Nation

UNMATCHED = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A service that waits under a topic; ``topic`` empty = it fits none."""

    service_id: int
    topic: str
    name: str
    organisation: str
    text: str
    feed: str


def waiting(connection: Connection, feed: str = "", most: int = 1_000) -> list[Waiting]:
    """New or changed services that wait for a person, by topic and name."""
    service, topic = store.service.c, store.topic.c
    query = select(service.id, topic.topic, service.body, service.feed).where(topic.state == "waits")
    query = query.join(store.topic, topic.service_id == service.id).order_by(topic.topic, service.name)
    return [_waiting(row) for row in connection.execute(_of(query, feed).limit(most))]


def unmatched(connection: Connection, feed: str = "", most: int = 1_000) -> list[Waiting]:
    """Services that fit no topic: kept, and shown to nobody."""
    service = store.service.c
    known = select(store.topic.c.service_id)
    query = select(service.id, service.feed.label("topic"), service.body, service.feed)
    query = _of(query.where(service.id.not_in(known)), feed).order_by(service.name).limit(most)
    return [_waiting(row, UNMATCHED) for row in connection.execute(query)]


def _of(query: Any, feed: str) -> Any:
    return query.where(store.service.c.feed == feed) if feed else query


def _waiting(row: Any, topic: str | None = None) -> Waiting:
    record = snapshot.read_record(row.body)
    topic = row.topic if topic is None else topic
    return Waiting(row.id, topic, record.name, record.organisation, record.text, row.feed)


def decide(connection: Connection, service_id: int, topic: str, verdict: str, today: date) -> None:
    """Approve or hide a service under a topic, for now and every refresh. Raises Refused."""
    if topic not in topic_codes():
        raise Refused(f'"{topic}" is not a topic. Known: {", ".join(topic_codes())}.')
    row = connection.execute(select(store.service).where(store.service.c.id == service_id)).first()
    if row is None:
        raise Refused(f"There is no service {service_id}.")
    mine = (store.decision.c.service_id == service_id) & (store.decision.c.topic == topic)
    connection.execute(delete(store.decision).where(mine))
    values = {"service_id": service_id, "topic": topic, "verdict": verdict, "made_on": today}
    connection.execute(insert(store.decision).values(digest=row.digest, **values))
    _index_again(connection, row)


def is_known(connection: Connection, service_id: int) -> bool:
    """Whether a feed has this service, or people have sent reports about it."""
    known = select(store.service.c.id).where(store.service.c.id == service_id)
    told = select(store.report.c.id).where(store.report.c.service_id == service_id)
    return connection.execute(known.union_all(told)).first() is not None


def move(connection: Connection, service_id: int, old: str, new: str, today: date) -> None:
    """Hide a service under one topic and show it under another."""
    decide(connection, service_id, new, "approve", today)
    decide(connection, service_id, old, "hide", today)


def _index_again(connection: Connection, row: Any) -> None:
    """Put one service's rows in order after a decision."""
    for table in (store.topic, store.place_topic, store.area_topic):
        connection.execute(delete(table).where(table.c.service_id == row.id))
    store.delete_one(connection, row.id)
    entry = snapshot.Entry(row.feed, _located(row), snapshot.read_decisions(connection), row.fetched)
    snapshot.insert_topics(connection, [entry])


def _located(row: Any) -> Located:
    record: Record = snapshot.read_record(row.body)
    matches: Iterable[Match] = [Match("safety", True, False)] if row.abuse else classify(record)
    nations = tuple(Nation(each) for each in row.nation.split())
    return Located(record, tuple(matches), nations, row.council, tuple(row.serves.split()), row.abuse)


def written_name(found: Iterable[Waiting]) -> Iterator[str]:
    """A few lines on each, for a terminal."""
    for each in found:
        start = " ".join(each.text.split())[:160]
        whose = each.organisation or each.feed
        yield f"{each.service_id}  {each.topic or 'no topic'}  {each.name} ({whose})\n    {start}"


# Services that the operator says are closed: kept through every refresh, until they say it is open.


def marked_closed(connection: Connection) -> frozenset[int]:
    """Numbers of all services marked as closed, national ones too."""
    decision = store.decision.c
    query = select(decision.service_id).where(decision.topic == store.IS_CLOSED)
    return frozenset(connection.execute(query).scalars())


def mark_closed(connection: Connection, service_id: int, today: date) -> None:
    """The operator has looked: it is closed."""
    _take_off(connection, service_id)
    row = {
        "service_id": service_id,
        "topic": store.IS_CLOSED,
        "verdict": "closed",
        "digest": "",
        "made_on": today,
    }
    connection.execute(insert(store.decision).values(row))


def clear_closed(connection: Connection, service_id: int, today: date) -> None:
    """It is open: no mark, and what people said of it is dealt with."""
    _take_off(connection, service_id)
    report = store.report
    told = (report.c.service_id == service_id) & (report.c.kind == "closed") & report.c.looked_on.is_(None)
    connection.execute(update(report).where(told).values(looked_on=today))


def _take_off(connection: Connection, service_id: int) -> None:
    decision = store.decision
    mine = (decision.c.service_id == service_id) & (decision.c.topic == store.IS_CLOSED)
    connection.execute(delete(decision).where(mine))
