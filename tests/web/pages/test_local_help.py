"""Local help on the plan: near, open, for this person, and dated; and a plan without it when it is away."""

from __future__ import annotations

import gzip
import logging
import sqlite3
from pathlib import Path

import pytest
from bs4 import Tag
from flask import Flask

from budgethelp.web.local_store import store_address
from tests.support.local import CREDIT, FEED, NewSite, plan_at, type_in
from tests.support.page import Page, squeeze
from tests.support.visitor import Visitor

AWAY = "Places near you cannot be shown right now."


def card(page: Page, name: str) -> Tag:
    """The card of one service."""
    [found] = [
        each for each in page.select(".helper") if squeeze(each.h4.get_text() if each.h4 else "") == name
    ]
    return found


def says(page: Page, name: str) -> str:
    """All that one card says."""
    return squeeze(card(page, name).get_text(" "))


def names(page: Page, step: str) -> list[str]:
    """Who can help with one step."""
    return page.texts(f"#{step} .helper h4")


@pytest.mark.parametrize(
    ("postcode", "pantry"),
    [
        ("LS1 4AP", "Ash Hall Lunch"),
        ("EH1 1YZ", "Pentland Pantry"),
        ("CF10 1EP", "Taff Pantry"),
        ("BT1 5GS", "Lagan Pantry"),
    ],
)
def test_each_nation_sees_its_own_food_place(local_site: Flask, postcode: str, pantry: str) -> None:
    found = names(plan_at(local_site, postcode).page, "food_today")
    assert pantry in found
    assert not {"Ash Hall Lunch", "Pentland Pantry", "Taff Pantry", "Lagan Pantry"} & set(found) - {pantry}


def test_the_other_side_of_the_border_is_another_nation(local_site: Flask) -> None:
    assert "Tweed Pantry" in names(plan_at(local_site, "TD15 1BN").page, "food_today")
    assert "Tweed Pantry" not in plan_at(local_site, "TD14 5AA").page.text


def test_the_best_two_stand_beside_the_national_ones(local_site: Flask) -> None:
    found = names(plan_at(local_site, "LS1 4AP").page, "food_today")
    assert [
        name for name in found if name in ("Ash Hall Lunch", "Elm Street Food Pantry", "Third Pantry")
    ] == [
        "Ash Hall Lunch",
        "Elm Street Food Pantry",
    ]
    assert found.index("Ash Hall Lunch") > 0


def test_what_is_for_somebody_else_is_not_shown(local_site: Flask) -> None:
    text = plan_at(local_site, "LS1 4AP").page.text
    assert "Older Lunch Club" not in text
    assert "Bradford Only Pantry" not in text


def test_at_70_the_older_lunch_club_is_shown(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    visitor.get("/home")
    page = visitor.submit(about_you=["over_state_pension_age"])
    assert "Older Lunch Club" in names(page, "food_today")


def test_a_card_says_all_that_a_person_needs_before_they_go(local_site: Flask) -> None:
    text = says(plan_at(local_site, "LS1 4AP").page, "Ash Hall Lunch")
    for part in (
        "Open now, until 8:30pm",
        "Phone 0113 496 0001",
        "minutes’ walk from the middle of LS1 4. Ash Hall, 3 Ash Street, LS1 4AP.",
        "Drop in, no appointment. Free. Languages: English, Somali. Access: Step-free.",
        "Checked on 3 May 2026.",
    ):
        assert part in text


def test_shut_old_and_by_referral_are_said(local_site: Flask) -> None:
    text = says(plan_at(local_site, "LS1 4AP").page, "Elm Street Food Pantry")
    assert "Closed now. Opens Monday at 9am" in text
    assert "Someone has to refer you. Phone to ask who can. £3.50 a visit." in text
    assert "Checked on 3 May 2024. Check before you travel." in text


def test_the_map_is_a_link_and_loads_nothing(local_site: Flask) -> None:
    links = [str(a["href"]) for a in card(plan_at(local_site, "LS1 4AP").page, "Ash Hall Lunch").select("a")]
    assert any(link.startswith("geo:53.") and "Ash%20Hall%20Lunch" in link for link in links)
    assert any(link.startswith("https://www.openstreetmap.org/?mlat=53.") for link in links)


def test_domestic_abuse_help_is_a_phone_number_and_never_a_place(local_site: Flask) -> None:
    page = plan_at(local_site, "LS1 4AP", ["unsafe"]).page
    assert "Phone 0113 496 0006" in says(page, "Rowan Refuge")
    html = str(card(page, "Rowan Refuge"))
    assert [part for part in ("Secret", "LS8", "geo:", "rowan.example.uk") if part in html] == []


def test_a_loan_shark_is_no_reason_for_a_refuge(local_site: Flask) -> None:
    assert "Rowan Refuge" not in plan_at(local_site, "LS1 4AP", ["loan_shark"]).page.text


def test_nobody_reads_the_same_card_twice(local_site: Flask) -> None:
    page = plan_at(local_site, "LS1 4AP", ["no_food", "cant_cope", "no_energy", "suicidal"]).page
    titles = page.texts(".helper h4")
    assert len([title for title in titles if title == "Talking Line Leeds"]) == 1


def test_whose_list_it_is_stands_on_the_plan(local_site: Flask) -> None:
    assert "Help near you comes from: Ash Council." in plan_at(local_site, "LS1 4AP").page.text


def test_the_council_is_enough(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    with visitor.client.session_transaction() as session:
        del session["outcode"]
    text = says(visitor.get("/plan"), "Ash Hall Lunch")
    assert "from the middle of Leeds City Council" in text


def test_an_outcode_of_several_councils_is_enough(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1")
    assert "Ash Hall Lunch" in visitor.get("/plan").text


def test_without_a_place_there_is_no_local_card(local_site: Flask) -> None:
    visitor = Visitor(local_site)
    visitor.get("/")
    page = visitor.submit(money_left="0", next_income="6", nation="england")
    assert "Checked on" not in page.text
    assert page.link("More help near you") == "/near"


def test_a_site_without_a_store_says_nothing_of_it(new_site: NewSite) -> None:
    page = plan_at(new_site(), "LS1 4AP").page
    assert AWAY not in page.text
    assert "Help near you" not in page.text


def test_the_plan_comes_when_the_store_is_taken_away(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    Path(str(store_address(local_site).database)).unlink()
    page = visitor.get("/plan")
    assert AWAY in page.text
    assert "Leeds City Council" in page.text
    assert "tel:" in page.html


def test_a_store_that_is_away_is_logged_once(local_site: Flask, caplog: pytest.LogCaptureFixture) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    Path(str(store_address(local_site).database)).unlink()
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            visitor.get("/plan")
    assert [record.getMessage() for record in caplog.records if "local places" in record.getMessage()] == [
        "local places cannot be shown: LookupError"
    ]


def test_an_empty_store_is_said_and_logged_once(
    local_site: Flask, caplog: pytest.LogCaptureFixture, new_site: NewSite
) -> None:
    with sqlite3.connect(str(store_address(local_site).database)) as connection:
        connection.executescript("DELETE FROM place_topic; DELETE FROM area_topic;")
    visitor = plan_at(new_site(), "LS1 4AP")
    assert AWAY in visitor.page.text
    visitor.get("/plan")
    assert len([each for each in caplog.records if "is empty" in each.getMessage()]) == 1


def test_spoiled_bytes_instead_of_a_store_stop_no_plan(new_site: NewSite) -> None:
    site = new_site()
    Path(str(store_address(site).database)).write_bytes(b"not a database" * 400)
    assert AWAY in plan_at(site, "LS1 4AP").page.text


def test_a_database_server_that_is_down_stops_no_plan(new_site: NewSite) -> None:
    site = new_site(DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert AWAY in plan_at(site, "LS1 4AP").page.text


def test_a_feed_added_while_serving_is_shown(new_site: NewSite) -> None:
    site = new_site()
    visitor = plan_at(site, "LS1 4AP")
    type_in(site, "add", "ours", str(FEED), *CREDIT)
    assert "Ash Hall Lunch" in visitor.get("/plan").text


def test_a_plan_with_local_help_stays_small(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP", ["no_food", "cant_cope", "no_energy"])
    assert "Ash Hall Lunch" in visitor.page.text
    assert len(gzip.compress(visitor.page.html.encode())) < 14 * 1024
