"""The real table of places, built once and kept in ``build/`` until the package or the code changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgethelp.directory.places import Places
from budgethelp.directory.places_table import ensure_places

KEPT = Path(__file__).parents[2] / "build" / "test-places" / "places.sqlite"


@pytest.fixture(scope="session")
def places_file() -> Path:
    """The table of all postcodes; tests that run side by side wait for the one that builds it."""
    ensure_places(KEPT)
    return KEPT


@pytest.fixture(scope="session")
def places(places_file: Path) -> Places:
    """All places of the UK."""
    return Places(places_file)
