"""What the directory holds, for the operator: by topic and council, how old, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from budgethelp.directory.local import tables
from budgethelp.directory.local.snapshot import read_record

HALF_A_YEAR, YEAR = timedelta(days=182), timedelta(days=365)


@dataclass(slots=True)
class Overview:
    """Counts. ``topics`` by topic, then state."""

    services: int = 0
    topics: dict[str, Counter[str]] = field(default_factory=dict)
    councils: Counter[str] = field(default_factory=Counter)
    feeds: Counter[str] = field(default_factory=Counter)
    ages: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)


def count_all(
    connection: Connection, today: date, council_names: Mapping[str, str], feed: str = ""
) -> Overview:
    """Count every service, or those of one feed."""
    found = Overview()
    service = tables.service
    query = select(service).where(service.c.feed == feed) if feed else select(service)
    topical = {row[0] for row in connection.execute(select(tables.topic.c.service_id).distinct())}
    for row in connection.execute(query, execution_options={"yield_per": 500}):
        found.services += 1
        found.feeds[row.feed] += 1
        found.councils[council_names.get(row.council, "not known")] += 1
        found.ages[_age(row.checked or row.changed, today)] += 1
        found.missing.update(_missing(row, row.id in topical))
    _count_topics(connection, found, feed)
    return found


def _count_topics(connection: Connection, found: Overview, feed: str) -> None:
    topic, service = tables.topic.c, tables.service.c
    query = select(topic.topic, topic.state, func.count()).group_by(topic.topic, topic.state)
    if feed:
        query = query.join(tables.service, service.id == topic.service_id).where(service.feed == feed)
    for name, state, many in connection.execute(query):
        found.topics.setdefault(name, Counter())[state] = many


def _age(day: date | None, today: date) -> str:
    if day is None or day > today:
        return "not known"
    old = today - day
    return "under 6 months" if old < HALF_A_YEAR else "6 to 12 months" if old <= YEAR else "over 12 months"


def _missing(row: Any, has_topic: bool) -> list[str]:
    record = read_record(row.body)
    gaps = {
        "topic": has_topic,
        "phone": record.phones,
        "place": record.spots or row.abuse,
        "opening times": record.slots,
        "checked date": record.checked,
        "cost": record.cost or record.free is not None,
        "how to get in": record.how or record.how_note,
        "description": record.text,
    }
    return [name for name, there in gaps.items() if not there]


def as_table(found: Overview) -> str:
    """The overview as lines for a terminal."""
    lines = [f"{found.services} services"]
    for title, counts in (("feed", found.feeds), ("last checked", found.ages), ("missing", found.missing)):
        lines += ["", f"By {title}" if title != "missing" else "Missing", *_rows(counts)]
    lines += ["", "By topic (shown, waiting, hidden)"]
    lines += [
        f"  {name:<18}{states['shown']:>7}{states['waits']:>7}{states['hidden']:>7}"
        for name, states in sorted(found.topics.items(), key=lambda pair: -pair[1]["shown"])
    ]
    return "\n".join([*lines, "", "By council", *_rows(found.councils)])


def _rows(counts: Counter[str]) -> list[str]:
    return [f"  {name:<40}{many:>7}" for name, many in counts.most_common()]
