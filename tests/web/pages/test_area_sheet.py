"""Who can help in one place, on paper: it needs the place and nothing else."""

from __future__ import annotations

import pytest
from flask import Flask

from budgethelp.directory.councils import load_councils
from budgethelp.situation.situation import Nation
from tests.support.visitor import Visitor

LEEDS, BELFAST, OXFORD = "E08000035", "N09000003", "E07000178"


def test_the_list_has_every_council_to_choose(visitor: Visitor, app: Flask) -> None:
    offered = {str(option["value"]) for option in visitor.get("/area-sheet").select("option")}
    today = app.config["NOW"].date()
    assert {each.gss for nation in Nation for each in load_councils().to_choose(nation, today)} < offered
    assert set(Nation) < offered


def test_choosing_a_place_gives_its_sheet(visitor: Visitor) -> None:
    visitor.get("/area-sheet")
    page = visitor.submit(place=LEEDS)
    assert page.heading == "Who can help in Leeds"
    assert "Ask for a Crisis Payment" in page.text
    assert "Shelter" in page.text


def test_a_district_names_the_county_too(visitor: Visitor) -> None:
    page = visitor.get(f"/area-sheet?place={OXFORD}")
    assert "Oxfordshire County Council" in page.text


def test_in_northern_ireland_the_right_bodies_are_named(visitor: Visitor) -> None:
    text = visitor.get(f"/area-sheet?place={BELFAST}").text
    assert "Discretionary Support" in text
    assert "Council tax" not in text


def test_in_northern_ireland_the_sheet_says_who_is_there_at_night(visitor: Visitor) -> None:
    page = visitor.get(f"/area-sheet?place={BELFAST}")
    for_night = [each for each in page.texts(".who li") if "9504" in each]
    assert len(for_night) == 2  # nowhere to sleep, money in a crisis
    assert all("All day on bank holidays." in each for each in for_night)


@pytest.mark.parametrize("nation", Nation)
def test_a_whole_nation_has_a_sheet_with_numbers(visitor: Visitor, nation: Nation) -> None:
    page = visitor.get(f"/area-sheet?place={nation}")
    assert len(page.select(".who li")) >= 12
    assert "116 123" in page.text


@pytest.mark.parametrize("place", ["", "E99999999", "france", "E10000025x"])
def test_a_place_we_do_not_know_asks_again(visitor: Visitor, place: str) -> None:
    assert visitor.get(f"/area-sheet?place={place}").heading == "Who can help near you, on paper"


def test_nobody_has_to_say_anything_first(visitor: Visitor) -> None:
    visitor.get(f"/area-sheet?place={LEEDS}")
    assert visitor.cookie == ""
