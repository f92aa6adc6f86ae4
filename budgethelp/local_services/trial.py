"""Try a feed or a file without keeping anything: what would be shown, what would be left out, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from budgethelp.local_services.fetch import (
    Client,
    Failed,
    Manners,
    Progress,
    detail_url,
    is_document,
    read_list,
)
from budgethelp.local_services.locate import Located, Locator
from budgethelp.local_services.readers import detect
from budgethelp.local_services.readers.common import Context
from budgethelp.local_services.record import FeedReading, LeftOut, Note, Notebook, Record, Refused

DETAILS_TRIED = 5


@dataclass(slots=True)
class FeedCheck:
    """What was found. ``topics`` and ``waiting`` count services by topic."""

    dialect: str
    read: int
    would_show: int = 0
    topics: Counter[str] = field(default_factory=Counter)
    waiting: Counter[str] = field(default_factory=Counter)
    nations: Counter[str] = field(default_factory=Counter)
    without_topic: int = 0
    without_place: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    notes: tuple[Note, ...] = ()
    said: list[str] = field(default_factory=list)


def check(source: str, locator: Locator, today: date, progress: Progress, manners: Manners) -> FeedCheck:
    """Read ``source``, a file or an address. Raises Refused or Failed when the whole is refused."""
    said: list[str] = []
    if urlsplit(source).scheme not in {"http", "https"}:
        reading = detect.read_document(_file(source), today)
    elif is_document(source):
        reading = detect.read_document(_document(Client(manners), source), today)
    else:
        reading = _list(Client(manners), source, today, progress, said)
    return _sum_up(reading, locator, said)


def _file(source: str) -> bytes:
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise Refused(f"{source}: {error.strerror}.") from None


def _document(client: Client, url: str) -> bytes:
    answer = client.get(url)
    if answer.status != 200:
        raise Failed(f"it answered {answer.status}")
    return answer.body


def _list(client: Client, url: str, today: date, progress: Progress, said: list[str]) -> FeedReading:
    """The whole list, and the first few details to see whether they answer."""
    notebook = Notebook()
    items: list[object] = []
    reader = None
    for found, page in read_list(client, url, progress):
        reader, items = found, [*items, *page]
    if reader is None:
        raise Refused("Its list is empty.")
    found_all = list(detect.read_items(items, reader, Context(today, notebook=notebook)))
    records, left_out = detect.sort_out(found_all)
    if not reader.LIST_IS_WHOLE:
        said.append(_try_details(client, url, records))
    return FeedReading(reader.NAME, records, left_out, tuple(notebook.notes))


def _try_details(client: Client, url: str, records: Iterable[Record]) -> str:
    tried = [record.source_id for record in records][:DETAILS_TRIED]
    good = 0
    for source_id in tried:
        try:
            good += client.get(detail_url(url, source_id)).status == 200
        except Failed:
            continue
    return f"The list alone was read. Of {len(tried)} details tried, {good} answered; a refresh asks for all."


def _sum_up(reading: FeedReading, locator: Locator, said: list[str]) -> FeedCheck:
    found = FeedCheck(reading.dialect, len(reading.records) + len(reading.left_out), said=said)
    found.left_out, found.notes = list(reading.left_out), reading.notes
    for record in reading.records:
        found.notes += tuple(
            Note(record.name, "postcode", f"“{code}” is in no list of postcodes. Is it right?")
            for code in locator.unknown_postcodes(record)
        )
        located = locator.locate(record)
        if isinstance(located, LeftOut):
            found.left_out.append(located)
        else:
            _count(found, located)
    return found


def _count(found: FeedCheck, located: Located) -> None:
    shown = [match.topic for match in located.matches if not match.waits]
    found.topics.update(shown)
    found.waiting.update(match.topic for match in located.matches if match.waits)
    found.nations.update(located.nations or ("not known",))
    found.without_topic += not located.matches
    placed = any(spot.lat is not None for spot in located.record.spots) or bool(located.serves)
    found.without_place += not placed
    found.would_show += bool(shown) and placed
