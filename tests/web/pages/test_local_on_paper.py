"""Local services on paper: beside the steps, and on the sheet of an area."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from budgethelp.directory.postcodes import Places
from budgethelp.local_services.record import Slot
from tests.local_services.support import make_record
from tests.support.local_places import CREDIT, fill_store
from tests.support.make import MakeApp
from tests.support.visitor import Visitor

OPEN_ON_TUESDAY = (Slot(1, "10:00", "12:00"),)
FOOD_BANK = make_record(name="St Mary's Food Bank", slots=OPEN_ON_TUESDAY)


@pytest.fixture
def neighbour(app: Flask, make_app: MakeApp, places: Places, tmp_path: Path) -> Visitor:
    """Someone in Bristol with no food, where a food bank is near."""
    address = fill_store(tmp_path, places, FOOD_BANK)
    visitor = Visitor(make_app(NOW=app.config["NOW"], DATABASE_URL=address))
    with visitor.client.session_transaction() as kept:
        told = {"money_left": "4.00", "next_income": "2026-11-26", "nation": "england"}
        kept["situation"] = {**told, "needs": ["no_food"], "councils": ["E06000023"]}
        kept["outcode"] = "BS1"
    return visitor


@pytest.mark.parametrize("path", ["/print", "/area-sheet?place=E06000023"])
def test_a_food_bank_near_is_on_the_sheet_with_its_hours(neighbour: Visitor, path: str) -> None:
    text = neighbour.get(path).text
    assert (
        "St Mary’s Food Bank : phone 0117 496 0123" in text
        or "St Mary’s Food Bank: phone 0117 496 0123" in text
    )
    assert "Hall, 1 Birch Road, BS1 4DJ. Tuesday, 10am to midday." in text


@pytest.mark.parametrize("path", ["/print", "/area-sheet?place=E06000023"])
def test_who_keeps_the_list_is_credited(neighbour: Visitor, path: str) -> None:
    assert CREDIT in neighbour.get(path).text


def test_plain_words_name_it_too(neighbour: Visitor) -> None:
    assert (
        "* St Mary’s Food Bank: phone 0117 496 0123\nHall, 1 Birch Road, BS1 4DJ\n"
        in neighbour.get("/plan.txt").html
    )


def test_where_nobody_is_near_the_sheet_has_none(neighbour: Visitor) -> None:
    page = neighbour.get("/area-sheet?place=E08000035")
    assert "Nearby" not in page.texts("h2")
