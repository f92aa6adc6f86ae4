"""Which dialect a document is in, and all of it read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Any

from budgethelp.local_services.readers import (
    debt_advice_offices,
    food_banks,
    libraries,
    open_referral_1,
    open_referral_3,
    outpost,
    spreadsheet,
)
from budgethelp.local_services.readers.common import Context, child, children, get, whole
from budgethelp.local_services.record import FeedReading, LeftOut, Notebook, Reason, Record, Refused


@dataclass(frozen=True, slots=True)
class FeedPage:
    """``total`` services and ``pages`` in all (None = not said); ``last``/``first`` as the server says."""

    items: tuple[Any, ...]
    total: int | None = None
    pages: int | None = None
    first: bool | None = None
    last: bool | None = None


LISTS = ("contents", "content", "services", "items", "data", "results")


def unwrap(document: Any) -> FeedPage | None:
    """The page in ``document``: a bare list, or an envelope whose keys may be in any case. None = neither."""
    if isinstance(document, list):
        return FeedPage(tuple(document))
    if not isinstance(document, dict):
        return None
    keys = {str(key).lower().replace("_", ""): value for key, value in document.items()}
    items = next((keys[name] for name in LISTS if isinstance(keys.get(name), list)), None)
    return None if items is None or "name" in keys else _page(keys, items)


def _page(keys: dict[str, Any], items: list[Any]) -> FeedPage:
    total = next((keys[name] for name in ("totalitems", "totalelements", "total") if name in keys), None)
    pages = keys.get("totalpages")
    return FeedPage(
        tuple(items),
        None if total is None else whole(total),
        None if pages is None else whole(pages),
        _truth(keys.get("firstpage", keys.get("first"))),
        _truth(keys.get("lastpage", keys.get("last"))),
    )


def _truth(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


READERS: dict[str, ModuleType] = {
    each.NAME: each
    for each in (
        open_referral_3,
        open_referral_1,
        outpost,
        debt_advice_offices,
        libraries,
        food_banks,
        spreadsheet,
    )
}

SIGNS = {
    debt_advice_offices.NAME: debt_advice_offices.COLUMNS,
    libraries.NAME: libraries.COLUMNS,
    food_banks.NAME: food_banks.SIGNS,
    outpost.NAME: outpost.SIGNS,
    open_referral_1.NAME: open_referral_1.SIGNS,
    open_referral_3.NAME: open_referral_3.SIGNS,
}
UNKNOWN = (
    "The items do not look like services in any form we know: "
    "Open Referral UK 3 or 1, Outpost, debt advice offices, libraries, food banks of Give Food, "
    "or our spreadsheet."
)
SOME = 0.2  # of the items; many leave out most keys
ENOUGH = {
    debt_advice_offices.NAME: 3,
    libraries.NAME: 4,
    food_banks.NAME: 4,
    outpost.NAME: 2,
    open_referral_1.NAME: 1,
    open_referral_3.NAME: 1,
}


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


def parse(body: bytes) -> FeedPage:
    """The page in a file, JSON or CSV. Raises Refused with reasons."""
    start = text_of(body[:200]).lstrip()
    if not start:
        raise Refused("The document is empty.")
    if start[0] not in "[{":
        return _table(text_of(body), start)
    document = parse_json(body)
    return unwrap(document) or FeedPage(_alone(document))


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


def _table(text: str, start: str) -> FeedPage:
    if start.startswith("<"):
        raise Refused("This is a web page, not a feed. Ask for the address of the feed itself.")
    return FeedPage(tuple(spreadsheet.rows(text)))


def dialect_of(items: Iterable[Any], version: str = "") -> ModuleType:
    """The reader for these items, by the keys most of them carry. Raises Refused when none fits."""
    sample = [each for each in items if isinstance(each, dict)][:50]
    if sample and spreadsheet.is_ours(sample[0]) and "row" in sample[0]:
        return spreadsheet
    scores = {
        name: sum(len(signs & each.keys()) >= ENOUGH[name] for each in sample)
        for name, signs in SIGNS.items()
    }
    found = next((name for name, score in scores.items() if sample and score >= SOME * len(sample)), None)
    if found is None and sample and 2 * sum(map(_is_plain, sample)) >= len(sample):
        return open_referral_3
    if found is None:
        raise Refused(UNKNOWN)
    return READERS[found]


def _is_plain(item: dict[str, Any]) -> bool:
    """A service with hardly a key: a name, and a way on."""
    return bool(get(item, "name")) and bool(item.keys() & {"status", "url", "email"})


def read_document(body: bytes, today: date) -> FeedReading:
    """A whole file, read. Raises Refused with reasons when nothing in it can be used."""
    page = parse(body)
    if not page.items:
        raise Refused("It holds no services.")
    reader = dialect_of(page.items)
    notebook = Notebook()
    records, left_out = sort_out(read_items(page.items, reader, Context(today, notebook=notebook)))
    return FeedReading(reader.NAME, records, left_out, tuple(notebook.notes))


def read_items(items: Iterable[Any], reader: ModuleType, context: Context) -> Iterator[Record | LeftOut]:
    """Each item read; a repeated id is left out the second time."""
    seen: set[str] = set()
    for number, item in enumerate(items, 1):
        where = f"row {item['row']}" if isinstance(item, dict) and "row" in item else f"item {number}"
        found = reader.read(item, context.at(where))
        if isinstance(found, Record) and found.source_id in seen:
            found = LeftOut(found.source_id, found.name, Reason.REPEATED, where)
        seen.add(found.source_id)
        yield found


def sort_out(found: Iterable[Record | LeftOut]) -> tuple[tuple[Record, ...], tuple[LeftOut, ...]]:
    """The records, and what was left out."""
    both = list(found)
    kept = tuple(each for each in both if isinstance(each, Record))
    return kept, tuple(each for each in both if isinstance(each, LeftOut))
