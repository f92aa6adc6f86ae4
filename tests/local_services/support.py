"""Small things many tests here need: our own feeds, records, a day."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from budgethelp.dates.clock import london_now
from budgethelp.local_services.readers.detect import read_document
from budgethelp.local_services.record import FeedReading, LocalPhone, Record, Spot, Tag
from budgethelp.local_services.search import Here
from budgethelp.situation.situation import Nation

FEEDS = Path(__file__).parent / "feeds"
TODAY = date(2026, 11, 21)
NOW = london_now(datetime(2026, 11, 21, 19, 30))
BRISTOL = "E06000023"
HERE = Here(51.4490, -2.5830, Nation.ENGLAND, (BRISTOL,))


def read(name: str) -> FeedReading:
    """One of our feeds, read on TODAY."""
    return read_document((FEEDS / name).read_bytes(), TODAY)


def by_id(reading: FeedReading, source_id: str) -> Record:
    """The record with that id."""
    return next(each for each in reading.records if each.source_id == source_id)


def make_record(source_id: str = "1", topic: str = "food", **differences: Any) -> Record:
    """A food bank in the middle of Bristol, but for the differences."""
    usual: dict[str, Any] = {
        "source_id": source_id,
        "name": f"Service {source_id}",
        "text": "Open to everybody.",
        "phones": (LocalPhone("0117 496 0123"),),
        "spots": (Spot("Hall", "1 Birch Road", "BS1 4DJ"),),
        "tags": (Tag("topic", topic),),
        "checked": date(2026, 11, 1),
    }
    return Record(**(usual | differences))
