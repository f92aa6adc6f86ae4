"""The running site's store: missed only when there is one, and another file in its place is another store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.engine import URL

from budgethelp.local_services import feeds
from budgethelp.local_services import store as database
from budgethelp.local_services.help import Standing
from budgethelp.web.local_store import LocalStore
from tests.support.local import CREDIT, FEED, type_in
from tests.support.make import MakeApp

NOW = datetime(2026, 11, 21, 19, 30)


@pytest.fixture
def address(tmp_path: Path) -> URL:
    return database.address(tmp_path)


@pytest.fixture
def store(address: URL, app: Flask) -> Iterator[LocalStore]:
    """A store that nobody named and nobody filled."""
    store = LocalStore(address, False, app)
    yield store
    store.help.close()


def test_no_store_is_not_missed(store: LocalStore, caplog: pytest.LogCaptureFixture) -> None:
    assert store.standing(NOW) is Standing.NO_FEEDS
    assert not store.is_kept
    assert caplog.records == []


def test_a_store_with_reports_alone_is_not_missed(store: LocalStore) -> None:
    store.help.save_national_report("samaritans", "closed", "", NOW)
    assert store.standing(NOW) is Standing.NO_FEEDS


def test_a_named_store_with_no_feed_is_missed(address: URL, app: Flask) -> None:
    named = LocalStore(address, True, app)
    with database.writing(address):
        pass
    assert named.standing(NOW) is Standing.EMPTY
    named.help.close()


def test_a_store_is_no_longer_missed_when_its_last_feed_is_taken_out(store: LocalStore, address: URL) -> None:
    with database.writing(address) as engine:
        with engine.begin() as connection:
            feeds.add(connection, feeds.Feed("a", "https://a.example.uk", "OGL v3", "A"), NOW.date())
        assert store.standing(NOW) is Standing.EMPTY
        with engine.begin() as connection:
            feeds.remove(connection, "a")
    assert store.standing(NOW) is Standing.NO_FEEDS


def test_a_store_that_comes_back_as_another_file_is_read_anew(
    make_app: MakeApp, tmp_path: Path, places_file: Path, store: LocalStore, address: URL
) -> None:
    (tmp_path / "places.sqlite").symlink_to(places_file)
    site, file = make_app(DATA=tmp_path, NOW=NOW), Path(str(address.database))
    type_in(site, "add", "ours", str(FEED), *CREDIT)
    assert store.standing(NOW) is Standing.READY
    file.unlink()
    assert store.standing(NOW) is Standing.DOWN
    with database.writing(address):
        pass
    assert store.standing(NOW + timedelta(minutes=1)) is Standing.NO_FEEDS
