"""The places that come with the package: libraries and debt advice near any UK postcode."""

from __future__ import annotations

import random
import re
import sqlite3
from pathlib import Path

import pytest
from flask import Flask

from budgethelp.local_services import feeds
from tests.support.local import NewSite, type_in
from tests.support.page import Page
from tests.support.visitor import Visitor

A_NATION, SEED = 10, 20261201
MOST_BYTES = 1_500_000
WANTED = 36
OURS = {"Sec-Fetch-Site": "same-origin"}
MILES = re.compile(r"About ([0-9]+) miles?")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, places_file: Path) -> Path:
    """A data folder with the table of places and no store yet."""
    made = tmp_path_factory.mktemp("shipped")
    (made / "places.sqlite").symlink_to(places_file)
    return made


@pytest.fixture(scope="module")
def install(folder: Path, make_app_once: NewSite) -> Flask:
    """What `make run` leaves on a new machine."""
    site = make_app_once(DATA=folder)
    said = type_in(site, "shipped").output
    assert "shipped/libraries: 3738 services" in said
    return site


@pytest.fixture(scope="module")
def make_app_once(make_app: NewSite) -> NewSite:
    return make_app


def postcodes(places_file: Path) -> list[str]:
    """10 real postcodes a nation, always the same."""
    chance, found = random.Random(SEED), []
    with sqlite3.connect(places_file) as table:
        for letter in "EWSN":
            query = "SELECT pcd FROM postcode JOIN lad ON lad = lad.id WHERE gss LIKE ? ORDER BY pcd"
            found += chance.sample([row[0] for row in table.execute(query, (f"{letter}%",))], A_NATION)
    return found


def nearest(page: Page) -> float:
    """Miles to the first place on the page, as a person reads it; a walk in minutes is less than 2."""
    cards = page.texts(".card .helper")
    if not page.select("#places") or not cards:
        return 99
    miles = MILES.search(cards[0])
    return float(miles[1]) if miles else 1 if "walk" in cards[0] else 99


def test_near_40_postcodes_are_a_library_and_debt_advice(install: Flask, places_file: Path) -> None:
    client = install.test_client()
    far: dict[str, list[float]] = {"warm_spaces": [], "debt_advice": []}
    for postcode in postcodes(places_file):
        for topic, miles in far.items():
            # Not proof-read as our own words are: "Money Advice Service" is part of many offices' names.
            asked = {"topic": topic, "miles": "10", "postcode": postcode}
            miles.append(nearest(Page.of(client.post("/near", data=asked, headers=OURS))))
    assert sum(miles <= 5 for miles in far["warm_spaces"]) >= WANTED, far["warm_spaces"]
    assert sum(miles <= 10 for miles in far["debt_advice"]) >= WANTED, far["debt_advice"]


def test_a_card_says_whose_it_is_when_it_was_checked_and_whom_to_credit(install: Flask) -> None:
    visitor = Visitor(install)
    visitor.get("/near")
    page = visitor.submit(topic="warm_spaces", miles="3", postcode="CF10 1EP")
    assert "Warm, with free internet" in page.text
    assert "Checked on 1 April 2025. Check before you travel." in page.text
    assert "Libraries Hacked and the library services, April 2025" in page.text
    assert "MIT, © 2024 Money and Pensions Service" in visitor.get("/about").text


def test_word_search_finds_what_is_near_before_what_fits_best(install: Flask) -> None:
    visitor = Visitor(install)
    visitor.get("/near")
    page = visitor.submit(words="library", miles="10", postcode="CF10 1EP")
    assert "Central Library" in page.texts(".helper h3")[0]


def test_nothing_near_looks_further_and_says_so(install: Flask) -> None:
    visitor = Visitor(install)
    visitor.get("/near")
    page = visitor.submit(topic="debt_advice", miles="1", postcode="LD2 3UD")
    assert "There is nothing that near. These are further away." in page.text
    assert page.select("#places")


def test_it_is_small_and_read_once(install: Flask) -> None:
    assert sum(file.stat().st_size for file in feeds.SHIPPED.iterdir()) <= MOST_BYTES
    assert type_in(install, "shipped").output == ""


def test_a_newer_feed_of_the_operator_takes_its_place(new_site: NewSite, tmp_path: Path) -> None:
    site, file = new_site(), tmp_path / "ours.csv"
    rows = feeds.SHIPPED.joinpath("libraries.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(rows[:50]), encoding="utf-8")
    type_in(site, "add", "libraries", str(file), "--licence", "OGL v3", "--attribution", "Ash Council")
    assert "shipped/libraries" not in type_in(site, "shipped").output
    said = type_in(site, "list").output
    assert "shipped/libraries" not in said
    assert "shipped/debt-advice-offices" in said


def test_a_card_names_the_nearest_place_that_opens_before_the_money_comes(install: Flask) -> None:
    visitor = Visitor(install)
    visitor.get("/")
    visitor.submit(money_left="6", next_income="8", postcode="BS1 4DJ", true_today=["no_energy"])
    [line] = visitor.page.texts(".cards .near")
    assert line.startswith("Near you: Bristol Central library . Warm, with free internet")
    assert "walk from the middle of BS1." in line
    visitor.get("/")  # the 2 libraries near there do not say when they are open
    page = visitor.submit(money_left="6", next_income="8", postcode="CF10 1EP", true_today=["no_energy"])
    assert page.texts(".near") == []
