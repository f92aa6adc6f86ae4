"""The places that come with the program: who a person finds on a new site that nobody has filled."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask

from budgethelp.local_services import feeds
from tests.support.local import CREDIT, close_store, plan_at, type_in
from tests.support.make import MakeApp
from tests.support.page import Page
from tests.support.visitor import Visitor

OFFICES = Path(__file__).parents[2] / "local_services" / "feeds" / "offices.json"
MOST_BYTES = 1_500_000
SEED = 15
OF_A_NATION = "SELECT pcd FROM postcode JOIN lad ON lad.id = lad WHERE gss LIKE ? ORDER BY pcd"
A_NATION, ENOUGH = 10, 36
FAR = re.compile(r"About (\d+) (minute|mile)")


@pytest.fixture(scope="module")
def new_place(
    make_app: MakeApp, places_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """A site as `make run` sets it up."""
    data = tmp_path_factory.mktemp("shipped")
    (data / "places.sqlite").symlink_to(places_file)
    site = make_app(DATA=data)
    type_in(site, "shipped")
    yield site
    close_store(site)


def postcodes(places_file: Path) -> list[str]:
    """Ten real postcodes of each nation, the same in every run."""
    found: list[str] = []
    with closing(sqlite3.connect(places_file)) as table:
        for letter in "EWSN":
            every = table.execute(OF_A_NATION, (f"{letter}%",)).fetchall()
            found += [row[0] for row in random.Random(SEED).sample(every, A_NATION)]
    return [f"{code[:4].strip()} {code[4:]}" for code in found]


def look(site: Flask, **answers: object) -> Page:
    visitor = Visitor(site)
    visitor.get("/near")
    return visitor.submit("Look for help", **answers)


def miles_to_first(page: Page) -> float:
    """How far the page says the first place is; a minute of walking is a twentieth of a mile."""
    found = FAR.search(" ".join(page.texts("section[aria-labelledby=places] .helper")))
    if found is None:
        return 99.0
    return int(found[1]) if found[2] == "mile" else int(found[1]) / 20


def test_libraries_and_debt_advice_are_near_nearly_everybody(new_place: Flask, places_file: Path) -> None:
    libraries = debt = 0
    chosen = postcodes(places_file)
    for code in chosen:
        page = look(new_place, topic="warm_spaces", postcode=code, miles="10")
        libraries += miles_to_first(page) <= 5 and "library" in page.text
        debt += miles_to_first(look(new_place, topic="debt_advice", postcode=code, miles="10")) <= 10
    assert len(chosen) == 40
    assert libraries >= ENOUGH
    assert debt >= ENOUGH


def test_a_card_says_how_old_it_is_and_whose_facts_these_are(new_place: Flask) -> None:
    page = look(new_place, topic="digital", postcode="LS1 4AP")
    [first, *_] = page.texts("section[aria-labelledby=places] .helper")
    assert "A public library: warm, and free to go in." in first
    assert "From a list of April 2025. Check before you travel." in first
    assert page.link("From Libraries Hacked and the library services") == "/about#places"
    debt = look(new_place, topic="debt_advice", postcode="LS1 4AP")
    [nearest, *_] = debt.texts("section[aria-labelledby=places] .helper")
    assert "From a list of January 2025. Phone first." in nearest


def test_about_names_the_licence_of_every_list(new_place: Flask) -> None:
    page = Visitor(new_place).get("/about")
    assert "Libraries Hacked and the library services. Licence: MIT, and OGL v3" in page.text
    assert "Money and Pensions Service, © 2024. Licence: MIT. From a list of January 2025." in page.text
    assert page.select("#places")


def test_a_plan_without_heating_names_a_warm_library(new_place: Flask) -> None:
    assert "A public library: warm" in plan_at(new_place, "LS1 4AP", ("no_energy",)).page.text


def test_what_is_shipped_is_small() -> None:
    assert sum(path.stat().st_size for path in feeds.SHIPPED.iterdir()) < MOST_BYTES


def test_it_is_loaded_once(new_place: Flask) -> None:
    assert type_in(new_place, "shipped").output == ""


def test_what_the_operator_takes_out_stays_out_until_it_is_asked_for(new_place: Flask) -> None:
    type_in(new_place, "remove", "shipped/libraries")
    assert type_in(new_place, "shipped").output == ""
    assert "shipped/libraries" not in type_in(new_place, "refresh").output
    assert "We know of no place" in look(new_place, topic="digital", postcode="LS1 4AP").text
    assert "3752 services" in type_in(new_place, "shipped", "shipped/libraries").output
    assert "Library" in look(new_place, topic="digital", postcode="LS1 4AP").text


def test_a_newer_list_of_the_operator_stands_in_for_ours(
    new_place: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(new_place, "add", "few", str(OFFICES), *CREDIT)  # far fewer than ours, so ours stay
    assert "shipped/debt-advice-offices  1256" in type_in(new_place, "list").output
    monkeypatch.setattr(feeds, "MUCH", 0.0)
    assert "replaced by few" in type_in(new_place, "refresh", "shipped/debt-advice-offices").output
    assert "shipped/debt-advice-offices  0" in type_in(new_place, "list").output
    monkeypatch.undo()
    type_in(new_place, "remove", "few")
    assert "1256 services" in type_in(new_place, "shipped").output


def test_nobody_adds_a_feed_under_the_name_of_ours(new_place: Flask) -> None:
    words = ["directory", "add", "shipped/mine", str(OFFICES), *CREDIT]
    assert new_place.test_cli_runner().invoke(args=words).exit_code == 1


LIBRARIES = """Local authority,Library name,Address 1,Address 2,Address 3,Postcode,Year closed,\
Monday staffed hours,Tuesday staffed hours,Sunday staffed hours,URL
Ash Council,Ash,1 Elm Road,,Ash,LS1 4AP,,"10:00-13:00,14:00-17:00",10:00-13:00,00:00,https://ash.example.uk/l
Ash Council,Old Library,2 Elm Road,,Ash,LS1 4AP,2019,,,,
"""


def test_a_shipped_list_is_made_again_from_what_its_publisher_gives_out(
    new_place: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "SHIPPED", tmp_path)
    published = tmp_path / "libraries schema.csv"
    published.write_text(LIBRARIES)
    assert "1 places, 1 left out" in type_in(new_place, "ship", "libraries", str(published)).output
    assert (tmp_path / "libraries.csv").read_text() == (
        "name,organisation,address,postcode,website,hours\n"
        'Ash (library),Ash Council,"1 Elm Road, Ash",LS1 4AP,https://ash.example.uk/l,'
        '"Mon, Tue 10:00-13:00; Mon 14:00-17:00"\n'
    )


def test_a_card_names_the_nearest_place_that_opens_before_the_money_comes(new_place: Flask) -> None:
    visitor = Visitor(new_place)
    visitor.get("/")
    visitor.submit(money_left="6", next_income="8", postcode="BS1 4DJ", true_today=["no_energy"])
    [line] = visitor.page.texts(".cards .near")
    assert line.startswith("Near you: Bristol Central (library) . A public library: warm")
    assert "walk from the middle of BS1 4." in line
    visitor.get("/")  # the 2 libraries near there do not say when they are open
    page = visitor.submit(money_left="6", next_income="8", postcode="CF10 1EP", true_today=["no_energy"])
    assert page.texts(".near") == []
