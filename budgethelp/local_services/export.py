"""The directory taken out again: our own spreadsheet, or Open Referral UK 3."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import StringIO
from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import Connection, func, select

from budgethelp.local_services import store
from budgethelp.local_services.cleaning import DAYS
from budgethelp.local_services.readers.spreadsheet import COLUMNS
from budgethelp.local_services.record import WEEKLY, Record, Slot, Spot, State
from budgethelp.local_services.snapshot import read_record

FORMULA = ("=", "+", "-", "@", "\t", "\r")
STATUS = {State.OPEN: "active", State.PAUSED: "temporarily closed", State.CLOSED: "inactive"}


@dataclass(frozen=True, slots=True)
class Exported:
    """A service with its topics and the credit its feed asks for."""

    key: str
    record: Record
    topics: tuple[str, ...]
    attribution: str
    licence: str


def read_all(connection: Connection, feed: str = "") -> Iterator[Exported]:
    """Every service that is shown under some topic, by feed and name."""
    service, topic, ours = store.service.c, store.topic.c, store.feed.c
    topics: dict[int, list[str]] = {}
    for service_id, name in connection.execute(
        select(topic.service_id, topic.topic).where(topic.state == "shown")
    ):
        topics.setdefault(service_id, []).append(name)
    query = select(service.id, service.feed, service.source_id, service.body, ours.attribution, ours.licence)
    query = query.join(store.feed, ours.name == service.feed).order_by(service.feed, service.name, service.id)
    for row in connection.execute(query.where(service.feed == feed) if feed else query).all():
        if row.id in topics:
            names = tuple(sorted(topics[row.id]))
            key = f"{row.feed}:{row.source_id}"
            yield Exported(key, read_record(row.body), names, row.attribution, row.licence)


def as_csv(exported: Iterable[Exported]) -> str:
    """Our own columns, one row a service and place. Each row has its own id, so all can be read again."""
    file = StringIO()
    writer = csv.DictWriter(file, [*COLUMNS, "attribution", "licence"], lineterminator="\n")
    writer.writeheader()
    for each in exported:
        for number, spot in enumerate(_spots(each.record), 1):
            row = _row(each, spot) | {"id": each.key if number == 1 else f"{each.key}#{number}"}
            writer.writerow({name: _safe(value) for name, value in row.items()})
    return file.getvalue()


SHORT = (
    *("id", "name", "organisation", "topics", "what", "address", "postcode", "phone", "email", "website"),
    *("hours", "cost", "how_to_get_in", "languages", "checked"),
)


def as_shipped(records: Iterable[Record], topics: tuple[str, ...], checked: date) -> str:
    """The columns that a shipped feed needs, in the order of postcodes; all of one day."""
    file = StringIO()
    writer = csv.DictWriter(file, SHORT, lineterminator="\n")
    writer.writeheader()
    for record in sorted(records, key=_by_postcode):
        row = _row(Exported(record.source_id, record, topics, "", ""), _spots(record)[0])
        row |= {"id": record.source_id, "checked": checked.isoformat(), "hours": _short_hours(record)}
        writer.writerow({name: _safe(row[name]) for name in SHORT})
    return file.getvalue()


def _spots(record: Record) -> tuple[Spot, ...]:
    return record.spots or (Spot(),)


def _by_postcode(record: Record) -> tuple[str, str]:
    return _spots(record)[0].postcode, record.name


def _short_hours(record: Record) -> str:
    """Days in a row with the same hours in one: "Mon-Fri 09:00-17:00"."""
    by_day = {day: [(s.opens, s.closes) for s in record.slots if s.day == day] for day in range(len(DAYS))}
    runs = [(list(days), hours) for hours, days in groupby(by_day, lambda day: by_day[day]) if hours]
    return "; ".join(
        f"{_short_days(days)} {opens}-{closes}" for days, hours in runs for opens, closes in hours
    )


def _short_days(days: list[int]) -> str:
    return "-".join(DAYS[day][:3].capitalize() for day in dict.fromkeys((days[0], days[-1])))


def _safe(value: str) -> str:
    """A cell no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(FORMULA) else value


def _row(each: Exported, spot: Spot) -> dict[str, str]:
    record = each.record
    return {
        "name": record.name,
        "organisation": record.organisation,
        "topics": "; ".join(each.topics),
        "what": record.text,
        "address": ", ".join(part for part in (spot.name, spot.address) if part),
        "postcode": spot.postcode,
        "hide_address": "yes" if spot.masked else "no",
        "phone": " / ".join(phone.number for phone in record.phones),
        "email": record.email,
        "website": record.web,
        "hours": "; ".join(_written_name(slot) for slot in record.slots),
        "cost": record.cost or ("free" if record.free else ""),
        "how_to_get_in": record.how_note or "; ".join(record.how).replace("_", " "),
        "lowest_age": str(record.min_age or ""),
        "highest_age": str(record.max_age or ""),
        "languages": "; ".join(record.languages),
        "accessibility": "; ".join((*record.access, *spot.access)),
        "areas": "; ".join(record.areas),
        "checked": record.checked.isoformat() if record.checked else "",
        "status": "temporarily closed" if record.state is State.PAUSED else "open",
        "attribution": each.attribution,
        "licence": each.licence,
    }


def _written_name(slot: Slot) -> str:
    every = "" if slot.every == WEEKLY else f" ({slot.every})"
    return f"{DAYS[slot.day].capitalize()} {slot.opens}-{slot.closes}{every}"


def as_oruk3(exported: Iterable[Exported]) -> str:
    """One page of Open Referral UK 3 that holds everything, as JSON."""
    return json.dumps(to_oruk3(exported), ensure_ascii=False, indent=1)


def to_oruk3(exported: Iterable[Exported]) -> dict[str, Any]:
    """One page of Open Referral UK 3 that holds everything."""
    found = list(exported)
    return {
        "total_items": len(found),
        "total_pages": 1 if found else 0,
        "page_number": 1,
        "size": len(found),
        "first_page": True,
        "last_page": True,
        "empty": not found,
        "attributions": sorted({f"{each.attribution} ({each.licence})" for each in found}),
        "contents": [_service(each) for each in found],
    }


def _uuid(*words: object) -> str:
    """The same id for the same thing in every export."""
    return str(uuid5(NAMESPACE_URL, "budgethelp:" + ":".join(str(word) for word in words)))


def _service(each: Exported) -> dict[str, Any]:
    record, key = each.record, each.key
    whole = {
        "id": _uuid(key),
        "name": record.name,
        "status": STATUS[record.state],
        "description": record.text,
        "url": record.web,
        "email": record.email,
        "alert": record.alert,
        "fees": record.cost or ("free" if record.free else ""),
        "minimum_age": record.min_age,
        "maximum_age": record.max_age,
        "assured_date": record.checked.isoformat() if record.checked else None,
        "organization": _organisation(each),
        "organization_id": _uuid("organisation", each.record.organisation) if record.organisation else None,
        "phones": [_phone(key, phone.number, phone.label) for phone in record.phones],
        "schedules": [_schedule(key, slot) for slot in record.slots],
        "languages": [{"id": _uuid(key, "language", name), "name": name} for name in record.languages],
        "service_areas": [{"id": _uuid(key, "area", name), "name": name} for name in record.areas],
        "service_at_locations": [_at_location(key, n, spot) for n, spot in enumerate(record.spots)],
        "attributes": [_attribute(key, topic) for topic in each.topics],
    }
    return {name: value for name, value in whole.items() if value not in (None, "", [])}


def _organisation(each: Exported) -> dict[str, str] | None:
    name = each.record.organisation
    return {"id": _uuid("organisation", name), "name": name, "description": name} if name else None


def _phone(key: str, number: str, label: str) -> dict[str, str]:
    found = {"id": _uuid(key, "phone", number), "number": number}
    return found | ({"description": label} if label else {})


def _schedule(key: str, slot: Slot) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": _uuid(key, "schedule", slot.day, slot.opens, slot.closes, slot.every),
        "byday": DAYS[slot.day][:2].upper(),
        "opens_at": slot.opens,
        "closes_at": slot.closes,
    }
    return found | ({"freq": "WEEKLY"} if slot.every == WEEKLY else {"freq": "MONTHLY", "notes": slot.every})


def _at_location(key: str, number: int, spot: Spot) -> dict[str, Any]:
    location: dict[str, Any] = {"id": _uuid(key, "location", number), "location_type": "physical"}
    location |= {"name": spot.name} if spot.name else {}
    if spot.lat is not None and spot.lon is not None:
        location |= {"latitude": spot.lat, "longitude": spot.lon}
    if spot.masked:
        location["mask_exact_address"] = True
    elif spot.address and spot.postcode:
        location["addresses"] = [_address(key, number, spot)]
    if spot.access:
        location["accessibility"] = [
            {"id": _uuid(key, "access", number, a), "description": a} for a in spot.access
        ]
    return {"id": _uuid(key, "at", number), "location": location}


def _address(key: str, number: int, spot: Spot) -> dict[str, str]:
    first, _, city = spot.address.rpartition(", ")
    return {
        "id": _uuid(key, "address", number),
        "address_1": first or city,
        "city": city,
        "state_province": city,
        "postal_code": spot.postcode,
        "country": "GB",
        "address_type": "physical",
    }


def _attribute(key: str, topic: str) -> dict[str, Any]:
    term = {
        "id": _uuid("topic", topic),
        "name": topic,
        "description": topic,
        "taxonomy": "Budget Help topics",
    }
    return {"id": _uuid(key, "attribute", topic), "link_type": "service", "taxonomy_term": term}


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
    service = store.service
    query = select(service).where(service.c.feed == feed) if feed else select(service)
    topical = {row[0] for row in connection.execute(select(store.topic.c.service_id).distinct())}
    for row in connection.execute(query, execution_options={"yield_per": 500}):
        found.services += 1
        found.feeds[row.feed] += 1
        found.councils[council_names.get(row.council, "not known")] += 1
        found.ages[_age(row.checked or row.changed, today)] += 1
        found.missing.update(_missing(row, row.id in topical))
    _count_topics(connection, found, feed)
    return found


def _count_topics(connection: Connection, found: Overview, feed: str) -> None:
    topic, service = store.topic.c, store.service.c
    query = select(topic.topic, topic.state, func.count()).group_by(topic.topic, topic.state)
    if feed:
        query = query.join(store.service, service.id == topic.service_id).where(service.feed == feed)
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
