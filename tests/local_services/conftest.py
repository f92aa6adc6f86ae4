"""The store the tests here run on, once as SQLite and once as PostgreSQL; and a feed's server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import URL

from budgethelp.directory.councils import load_councils
from budgethelp.directory.postcodes import Places
from budgethelp.local_services import feeds, snapshot
from budgethelp.local_services import store as database
from budgethelp.local_services.help import LocalHelp
from budgethelp.local_services.locate import Located, Locator, area_codes
from budgethelp.local_services.record import Record
from tests.local_services import postgres
from tests.local_services.server import FeedServer
from tests.local_services.support import TODAY

Fill = Callable[..., int]


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """A PostgreSQL server for this run of the tests."""
    programs = postgres.find_programs()
    if programs is None:
        pytest.skip(postgres.MISSING)
    with postgres.running(programs) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """An empty place for a store."""
    if request.param == "sqlite":
        return database.address(tmp_path)
    url = database.address(tmp_path, request.getfixturevalue("postgres_address"))
    cleaner = create_engine(url, isolation_level="AUTOCOMMIT")
    with cleaner.connect() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    cleaner.dispose()
    return url


@pytest.fixture
def engine(store: URL) -> Iterator[Engine]:
    """The store, with its tables, to write to."""
    with database.writing(store) as engine:
        yield engine


@pytest.fixture
def local(store: URL, engine: Engine) -> Iterator[LocalHelp]:
    """The store as the web sees it."""
    with closing(LocalHelp(store)) as local:
        yield local


@pytest.fixture(scope="session")
def areas() -> dict[str, str]:
    """GSS codes by council names."""
    return area_codes(load_councils())


@pytest.fixture
def locator(places: Places, areas: dict[str, str]) -> Locator:
    """Settles records by the real table of postcodes."""
    return Locator(places.lookup, areas)


@pytest.fixture
def fill(engine: Engine, locator: Locator) -> Fill:
    """Puts records into the store as the feed "test"."""

    def put(*records: Record, feed: str = "test") -> int:
        with engine.begin() as connection:
            if feeds.get(connection, feed) is None:
                feeds.add(
                    connection, feeds.Feed(feed, "https://test.example.uk", "OGL v3", "Test Council"), TODAY
                )
            return snapshot.switch(connection, feed, _located(locator, records), TODAY)

    return put


def _located(locator: Locator, records: Iterable[Record]) -> Iterator[Located]:
    for record in records:
        found = locator.locate(record)
        assert isinstance(found, Located), found
        yield found


@pytest.fixture
def server() -> Iterator[FeedServer]:
    """A real server with a feed of 36 services, well-behaved until told otherwise."""
    with FeedServer() as running:
        yield running
