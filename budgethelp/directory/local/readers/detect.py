"""Which dialect a document is in, and all of it read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from types import ModuleType
from typing import Any

from budgethelp.directory.local.readers import csv_file, maps_offices, oruk1, oruk3, outpost
from budgethelp.directory.local.readers.desk import Desk
from budgethelp.directory.local.readers.page import Page, unwrap
from budgethelp.directory.local.readers.shape import child, children, get
from budgethelp.directory.local.record import LeftOut, Notebook, Reading, Reason, Record, Refused

READERS: dict[str, ModuleType] = {each.NAME: each for each in (oruk3, oruk1, outpost, maps_offices, csv_file)}

SIGNS = {
    maps_offices.NAME: maps_offices.COLUMNS,
    outpost.NAME: outpost.SIGNS,
    oruk1.NAME: oruk1.SIGNS,
    oruk3.NAME: oruk3.SIGNS,
}
UNKNOWN = (
    "The items do not look like services in any form we know: "
    "Open Referral UK 3 or 1, Outpost, debt advice offices, or our spreadsheet."
)
SOME = 0.2  # of the items; many leave out most keys
ENOUGH = {maps_offices.NAME: 3, outpost.NAME: 2, oruk1.NAME: 1, oruk3.NAME: 1}


def text_of(body: bytes) -> str:
    """Text, whatever the encoding; a byte-order mark is taken off."""
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def parse_json(body: bytes) -> Any:
    """The document. Raises Refused with a reason when it is not JSON."""
    try:
        return json.loads(text_of(body))
    except RecursionError:
        raise Refused("The JSON is nested too deeply to be a list of services.") from None
    except ValueError as error:
        raise Refused(f"This is not JSON: {error}.") from None


def parse(body: bytes) -> Page:
    """The page in a file, JSON or CSV. Raises Refused with reasons."""
    start = text_of(body[:200]).lstrip()
    if not start:
        raise Refused("The document is empty.")
    if start[0] not in "[{":
        return _table(text_of(body), start)
    document = parse_json(body)
    return unwrap(document) or Page(_alone(document))


def _alone(document: Any) -> tuple[Any, ...]:
    """The services in a document about one service, one place of a service, or one organisation."""
    if isinstance(get(document, "service"), dict) and child(document, "location"):
        return ({**document["service"], "service_at_locations": [document]},)
    own = (
        {key: value for key, value in document.items() if key != "services"}
        if isinstance(document, dict)
        else {}
    )
    inside = tuple({"organization": own, **each} for each in children(document, "services"))
    return inside or (document,)


def _table(text: str, start: str) -> Page:
    if start.startswith("<"):
        raise Refused("This is a web page, not a feed. Ask for the address of the feed itself.")
    return Page(tuple(csv_file.rows(text)))


def dialect_of(items: Iterable[Any], version: str = "") -> ModuleType:
    """The reader for these items, by the keys most of them carry. Raises Refused when none fits."""
    sample = [each for each in items if isinstance(each, dict)][:50]
    if sample and csv_file.is_ours(sample[0]) and "row" in sample[0]:
        return csv_file
    scores = {
        name: sum(len(signs & each.keys()) >= ENOUGH[name] for each in sample)
        for name, signs in SIGNS.items()
    }
    found = next((name for name, score in scores.items() if sample and score >= SOME * len(sample)), None)
    if found is None and sample and 2 * sum(map(_is_plain, sample)) >= len(sample):
        return oruk3
    if found is None:
        raise Refused(UNKNOWN)
    return READERS[found]


def _is_plain(item: dict[str, Any]) -> bool:
    """A service with hardly a key: a name, and a way on."""
    return bool(get(item, "name")) and bool(item.keys() & {"status", "url", "email"})


def read_document(body: bytes, today: date) -> Reading:
    """A whole file, read. Raises Refused with reasons when nothing in it can be used."""
    page = parse(body)
    if not page.items:
        raise Refused("It holds no services.")
    reader = dialect_of(page.items)
    notebook = Notebook()
    records, left_out = sort_out(read_items(page.items, reader, Desk(today, notebook=notebook)))
    return Reading(reader.NAME, records, left_out, tuple(notebook.notes))


def read_items(items: Iterable[Any], reader: ModuleType, desk: Desk) -> Iterator[Record | LeftOut]:
    """Each item read; a repeated id is left out the second time."""
    seen: set[str] = set()
    for number, item in enumerate(items, 1):
        where = f"row {item['row']}" if isinstance(item, dict) and "row" in item else f"item {number}"
        found = reader.read(item, desk.at(where))
        if isinstance(found, Record) and found.source_id in seen:
            found = LeftOut(found.source_id, found.name, Reason.REPEATED, where)
        seen.add(found.source_id)
        yield found


def sort_out(found: Iterable[Record | LeftOut]) -> tuple[tuple[Record, ...], tuple[LeftOut, ...]]:
    """The records, and what was left out."""
    both = list(found)
    kept = tuple(each for each in both if isinstance(each, Record))
    return kept, tuple(each for each in both if isinstance(each, LeftOut))
