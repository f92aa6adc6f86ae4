"""What every test can ask for: the site, a visitor, and a day that stands still."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from freezegun import freeze_time

from budgethelp import create_app
from budgethelp.dates.clock import london_now
from budgethelp.directory import postcode_table
from budgethelp.directory.postcode_table import ensure_places
from budgethelp.directory.postcodes import Places
from tests.support import read_once
from tests.support.make import MakeApp
from tests.support.visitor import Visitor

# A Saturday evening: offices are shut, and the clocks are in winter time.
NOW = "2026-11-21T19:30"

# Kept until the package or the code that builds it changes.
PLACES_FILE = Path(__file__).parents[1] / "build" / "test-places" / "places.sqlite"


def pytest_collection_finish() -> None:
    """What is there by now stays: nobody has to look through it again and again for what may go."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


for name in ("SECRET_KEY", "BUDGETHELP_NOW", "BUDGETHELP_DATA", "TRUSTED_HOSTS", "TRUSTED_PROXIES"):
    os.environ.pop(name, None)


@pytest.fixture(scope="session")
def places_file() -> Path:
    """The real table of all postcodes, built once; tests side by side wait for the one that builds."""
    ensure_places(PLACES_FILE)
    return PLACES_FILE


@pytest.fixture
def few_postcodes(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of places that is built now holds only the postcodes of 2 letters, B and Z."""
    package = postcode_table._package_folder()
    folder = tmp_path_factory.mktemp("few postcodes")
    for letter in "BZ":
        name = f"postcodes_{letter}.msgpack.br"
        (folder / name).symlink_to(package / name)
    monkeypatch.setattr(postcode_table, "_package_folder", lambda: folder)


@pytest.fixture(scope="session")
def places(places_file: Path) -> Places:
    """All places of the UK."""
    return Places(places_file)


@pytest.fixture(scope="session")
def data(places_file: Path) -> Path:
    """Where the site under test finds its data: never the checkout's own ``instance``."""
    return places_file.parent


@pytest.fixture(scope="session")
def make_app(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakeApp]:
    """Makes a site with other settings: ``make_app(NOW=...)``."""
    templates = tmp_path_factory.mktemp("templates")

    def make(**settings: object) -> Flask:
        for_tests = {"TESTING": True, "SECRET_KEY": "for tests only, not a secret", "DATA": data}
        app = create_app({**for_tests, **settings})
        read_once.keep_templates(app, templates)
        return app

    with pytest.MonkeyPatch.context() as patch:
        read_once.set_up(patch)
        yield make


@pytest.fixture(scope="session")
def app(make_app: MakeApp) -> Flask:
    """The site, as it is on NOW."""
    return make_app(NOW=london_now(datetime.fromisoformat(NOW)))


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Someone with a browser, and no answers yet."""
    return Visitor(app)


@pytest.fixture
def frozen_now() -> Iterator[datetime]:
    """The same moment as the site's NOW, for code that has no site."""
    now = london_now(datetime.fromisoformat(NOW))
    with freeze_time(now):
        yield now
