"""A small store of local services for the pages that show them."""

from __future__ import annotations

from pathlib import Path

from budgethelp.directory.councils import load_councils
from budgethelp.directory.postcodes import Places
from budgethelp.local_services import feeds, snapshot, store
from budgethelp.local_services.locate import Located, Locator, area_codes
from budgethelp.local_services.record import Record
from tests.local_services.support import TODAY

CREDIT = "Contains data of Test Council"


def fill_store(folder: Path, places: Places, *records: Record) -> str:
    """A store with these services; gives its ``DATABASE_URL``."""
    url = store.address(folder)
    locator = Locator(places.lookup, area_codes(load_councils()))
    located = [found for record in records if isinstance(found := locator.locate(record), Located)]
    with store.writing(url) as engine, engine.begin() as connection:
        feeds.add(connection, feeds.Feed("test", "https://test.example.uk", "OGL v3", CREDIT), TODAY)
        snapshot.switch(connection, "test", located, TODAY)
    return url.render_as_string()
