"""A site with local services, for the pages that show them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

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


@pytest.fixture
def local_site(new_site: NewSite) -> Flask:
    """A site whose store holds our small feed."""
    site = new_site()
    type_in(site, "add", "ours", str(FEED), *CREDIT)
    return site
