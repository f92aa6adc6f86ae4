"""The directory taken out again: our own spreadsheet, or Open Referral UK 3."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import StringIO
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import Connection, func, select

from budgethelp.local_services import store
from budgethelp.local_services.cleaning import DAYS
from budgethelp.local_services.readers.common import ROLE
from budgethelp.local_services.readers.spreadsheet import COLUMNS, MORE
from budgethelp.local_services.record import WEEKLY, Record, Slot, Spot, State
from budgethelp.local_services.snapshot import read_record

LOCKED = re.compile(r"\b(prison|hmp)\b", re.I)  # offices that nobody can walk into
NUMBER = re.compile(r"-?\d+(\.\d+)?", re.A)
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
    writer = csv.DictWriter(file, [*COLUMNS, *MORE, "attribution", "licence"], lineterminator="\n")
    writer.writeheader()
    for each in exported:
        for number, spot in enumerate(each.record.spots or (Spot(),), 1):
            row = _row(each, spot) | {"id": each.key if number == 1 else f"{each.key}#{number}"}
            writer.writerow({name: _safe(value) for name, value in row.items()})
    return file.getvalue()


def as_shipped(records: Iterable[Record], same: Mapping[str, str]) -> str:
    """The rows of a feed that comes with the program, without cells that are in ``same`` or always empty."""
    rows = []
    for record in sorted(records, key=lambda each: (each.spots[0].postcode if each.spots else "", each.name)):
        spot = record.spots[0] if record.spots else Spot()
        if LOCKED.search(f"{record.name} {spot.address}"):
            continue
        # An address that is one person's stays with whoever published it.
        email = record.email if ROLE.match(record.email) else ""
        row = _row(Exported("", record, (), "", ""), spot)
        row |= {"email": email} | ({} if record.half_read else {"hours": _in_short(record.slots)})
        rows.append({name: _safe(value) for name, value in row.items() if value != same.get(name, "")})
    used = {name for row in rows for name in row} - {"topics", "changed"}
    file = StringIO()
    columns = [name for name in (*COLUMNS, *MORE) if name in used]
    writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def _in_short(slots: Iterable[Slot]) -> str:
    """ "Mon, Tue, Fri 9:00-17:00; Sat 10:00-13:00", with the days that have the same times together."""
    days: dict[tuple[str, str], list[str]] = {}
    for slot in slots:
        days.setdefault((slot.opens, slot.closes), []).append(DAYS[slot.day][:3].capitalize())
    return "; ".join(f"{', '.join(found)} {opens}-{closes}" for (opens, closes), found in days.items())


def _safe(value: str) -> str:
    """A cell no spreadsheet takes for a formula; a number below 0 is none."""
    return f"'{value}" if value.startswith(FORMULA) and not NUMBER.fullmatch(value) else value


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
        "hours": record.hours_note if record.half_read else "; ".join(map(_written_name, record.slots)),
        "cost": record.cost or ("free" if record.free else ""),
        "how_to_get_in": record.how_note or "; ".join(record.how).replace("_", " "),
        "lowest_age": str(record.min_age or ""),
        "highest_age": str(record.max_age or ""),
        "languages": "; ".join(record.languages),
        "accessibility": "; ".join((*record.access, *spot.access)),
        "areas": "; ".join(record.areas),
        "checked": record.checked.isoformat() if record.checked else "",
        "status": "temporarily closed" if record.state is State.PAUSED else "open",
        "latitude": "" if spot.lat is None else str(spot.lat),
        "longitude": "" if spot.lon is None else str(spot.lon),
        "changed": record.changed.isoformat() if record.changed else "",
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
