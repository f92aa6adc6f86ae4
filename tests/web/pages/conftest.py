"""A site with local services, for the pages that show them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from budgethelp.web.local_store import store_address
from tests.support.local import CREDIT, FEED, NewSite, close_store, type_in
from tests.support.make import MakeApp


@pytest.fixture
def new_site(make_app: MakeApp, app: Flask, tmp_path: Path, places_file: Path) -> Iterator[NewSite]:
    """Makes a site with a data folder of its own and no store yet."""
    (tmp_path / "places.sqlite").symlink_to(places_file)
    made: list[Flask] = []

    def make(**settings: object) -> Flask:
        made.append(make_app(DATA=tmp_path, **{"NOW": app.config["NOW"], **settings}))
        return made[-1]

    yield make
    for each in made:
        close_store(each)


@pytest.fixture(scope="session")
def small_store(
    make_app: MakeApp, app: Flask, tmp_path_factory: pytest.TempPathFactory, places_file: Path
) -> Path:
    """A store that holds our small feed, filled once: each test gets a copy."""
    folder = tmp_path_factory.mktemp("small store")
    (folder / "places.sqlite").symlink_to(places_file)
    site = make_app(DATA=folder, NOW=app.config["NOW"])
    type_in(site, "add", "ours", str(FEED), *CREDIT)
    close_store(site)
    return Path(str(store_address(site).database))


@pytest.fixture
def local_site(small_store: Path, new_site: NewSite, tmp_path: Path) -> Flask:
    """A site whose store holds our small feed."""
    shutil.copy(small_store, tmp_path)
    return new_site()
