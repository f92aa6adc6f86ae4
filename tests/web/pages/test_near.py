"""Help near you: by kind of help and miles, and by words; for people with a plan and without."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from budgethelp.directory.councils import load_councils
from budgethelp.directory.postcodes import Places
from budgethelp.local_services import feeds, snapshot, store
from budgethelp.local_services.locate import Located, Locator, area_codes
from budgethelp.local_services.record import LocalPhone, Record, Spot, Tag
from budgethelp.web.local_store import store_address
from tests.support.local import FEED, NewSite, plan_at
from tests.support.page import Page
from tests.support.visitor import Visitor

ATTACKS = json.loads((FEED.parent / "attacks.json").read_text())
BAD_LINKS = json.loads((FEED.parent / "bad_links.json").read_text())
DAY = date(2026, 11, 1)


def look(site: Flask, **answers: object) -> Page:
    """Somebody with no plan looks for help."""
    visitor = Visitor(site)
    visitor.get("/near")
    return visitor.submit("Look for help", **answers)


def nearby(page: Page) -> list[str]:
    return page.texts("section[aria-labelledby=places] h3")


def by_phone(page: Page) -> list[str]:
    return page.texts("section[aria-labelledby=phone] h3")


def test_somebody_with_no_plan_finds_food_nearest_first(local_site: Flask) -> None:
    page = look(local_site, topic="food", postcode="LS1 4AP")
    assert set(both := [*nearby(page)[:1], *page.texts("details h4")]) == {
        "Ash Hall Lunch",
        "Older Lunch Club",
    }
    assert page.texts("section details summary") == [f"Also here: {both[1]}"]
    assert nearby(page)[1:] == ["Elm Street Food Pantry", "Third Pantry"]
    assert "About 5 minutes’ walk. Ash Hall, 3 Ash Street, LS1 4AP." in page.text


def test_fewer_miles_find_fewer_places(local_site: Flask) -> None:
    assert "Third Pantry" not in nearby(look(local_site, topic="food", postcode="LS1 4AP", miles="1"))


def test_a_mile_is_said_in_miles(local_site: Flask) -> None:
    assert "About 4 miles. 1 Oak Street, LS8 1AA." in look(local_site, topic="food", postcode="LS1 4AP").text


def test_phone_and_online_help_stands_apart(local_site: Flask) -> None:
    page = look(local_site, topic="talk", postcode="LS1 4AP")
    assert by_phone(page)[0] == "Talking Line Leeds"
    assert "Samaritans" in by_phone(page)
    assert nearby(page) == []


LIFELINES = {
    ("safety", "LS1 4AP"): ["999", "National Domestic Abuse Helpline"],
    ("safety", "CF10 1EP"): ["999", "Live Fear Free"],
    ("talk", "CF10 1EP"): ["Samaritans", "Shout"],
    ("debt_advice", "LS1 4AP"): ["National Debtline", "StepChange"],
}


@pytest.mark.parametrize(("asked", "first"), LIFELINES.items())
def test_whom_a_person_in_trouble_needs_is_not_cut_off(
    local_site: Flask, asked: tuple[str, str], first: list[str]
) -> None:
    names = by_phone(look(local_site, topic=asked[0], postcode=asked[1]))
    assert [name for name in names if name in first] == first


def test_smelling_gas_is_not_somebody_who_frightens_you(local_site: Flask) -> None:
    assert "National Gas Emergency" not in by_phone(look(local_site, topic="safety", postcode="LS1 4AP"))


def test_words_find_what_a_topic_may_miss(local_site: Flask) -> None:
    page = look(local_site, words="knitting", postcode="LS1")
    assert nearby(page) == ["Hazel Crafts"]
    assert "Closed for now. Phone first." in page.text


def test_words_find_national_services_too(local_site: Flask) -> None:
    assert by_phone(look(local_site, words="samaritans", postcode="LS1 4AP")) == ["Samaritans"]


def test_a_refuge_is_found_by_phone_only(local_site: Flask) -> None:
    for answers in ({"topic": "safety"}, {"words": "refuge"}):
        page = look(local_site, postcode="LS8 1AA", **answers)
        assert "Rowan Refuge" in by_phone(page)
        assert "Secret" not in page.text


def test_the_other_nation_is_not_shown(local_site: Flask) -> None:
    assert nearby(look(local_site, topic="food", postcode="BT1 5GS", miles="30")) == ["Lagan Pantry"]


def test_with_a_plan_the_place_is_known(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    visitor.click("More help near you")
    page = visitor.submit("Look for help", topic="food")
    assert "Near LS1 4" in page.texts("h2")
    assert page.link("Back to your plan") == "/plan"


def test_who_told_an_age_sees_help_for_it_and_may_look_for_others(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    visitor.get("/home")
    visitor.submit(about_you=["under_25"])
    visitor.get("/near")
    assert "Older Lunch Club" not in nearby(visitor.submit("Look for help", topic="food"))
    assert nearby(visitor.submit("Look for help", topic="older")) == ["Older Lunch Club"]


def test_another_place_is_for_one_search_and_not_kept(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    visitor.get("/near")
    before = visitor.answers
    assert nearby(visitor.submit("Look for help", topic="food", postcode="EH1 1YZ")) == ["Pentland Pantry"]
    assert visitor.answers == before


@pytest.mark.parametrize(
    ("answers", "cure"),
    [
        ({"postcode": "LS1 4AP"}, "Choose what you look for, or write a word or two below"),
        ({"topic": "food"}, "Enter your postcode, or the first half of it, like LS1"),
        ({"topic": "food", "postcode": "nonsense"}, "Enter your postcode, or the first half of it, like LS1"),
        ({"topic": "food", "postcode": "JE2 3AA"}, "That postcode is outside the UK"),
        ({"topic": "food", "postcode": "ZE9 9ZZ"}, "We do not know that postcode."),
    ],
)
def test_what_is_missing_is_said_beside_the_question(
    local_site: Flask, answers: dict[str, str], cure: str
) -> None:
    page = look(local_site, **answers)
    assert page.status == 422
    assert any(says.startswith(cure) for says in page.texts(".wrong"))


def test_nothing_found_says_what_to_try(local_site: Flask) -> None:
    assert (
        "We know of no place for this within 30 miles of LS1 4AP. There may be one that we do not know."
        in look(local_site, topic="newcomers", postcode="ls1 4ap").text
    )


def test_without_a_store_there_is_still_help_by_phone(new_site: NewSite) -> None:
    page = look(new_site(), topic="talk", postcode="LS1 4AP")
    assert "Samaritans" in by_phone(page)
    assert "This site has no list of places yet." in page.text


def test_it_looks_further_by_itself_and_says_so(local_site: Flask) -> None:
    page = look(local_site, words="knitting", postcode="LS8 1AA", miles="1")
    assert "We found nothing within 1 mile, so we looked within 10 miles." in page.text
    assert nearby(page) == ["Hazel Crafts"]
    assert "We found nothing" not in look(local_site, words="knitting", postcode="LS1 4AP", miles="3").text


def test_when_all_is_far_help_by_phone_comes_first(local_site: Flask) -> None:
    page = look(local_site, topic="food", postcode="BT28 3TH", miles="3")
    assert page.texts("main h2")[0] == "By phone and online"


def test_a_card_says_who_runs_it_and_every_way_to_reach_them(new_site: NewSite, places: Places) -> None:
    site = new_site()
    record = Record(
        "1", "The Pantry", "Ash Salvation Army", "Food for all.", web="https://ash.example.uk",
        email="pantry@ash.example.uk", spots=(Spot("", "1 Elm Road", "LS1 4AP"),),
        tags=(Tag("topic", "food"),),
    )  # fmt: skip
    far = (Spot("", "1 Elm Road", "LS8 1AA"),)
    put(site, places, [record, replace(record, source_id="2", name="Ash Salvation Army lunch", spots=far)])
    page = look(site, topic="food", postcode="LS1 4AP")
    [first, _] = page.texts("section[aria-labelledby=places] > .helper")
    assert "Run by Ash Salvation Army." in first
    assert {"pantry@ash.example.uk", "The Pantry: their website"} <= {a.get_text() for a in page.select("a")}
    assert page.text.count("Run by") == 1


def test_no_address_says_what_for_or_where(local_site: Flask) -> None:
    visitor = Visitor(local_site)
    page = visitor.get("/near")
    assert [form["method"] for form in page.select("main form")] == ["post"]
    assert visitor.submit("Look for help", topic="food", postcode="LS1 4AP").path == "/near"


@pytest.mark.parametrize("typed", ['"', "* OR 1", "NEAR(", "' --", "%", "<b>food</b>", "food AND", "\u202e"])
def test_any_words_get_a_page(local_site: Flask, typed: str) -> None:
    assert look(local_site, words=typed, topic="food", postcode="LS1 4AP").status == 200


def test_unknown_codes_are_not_believed(local_site: Flask) -> None:
    visitor = Visitor(local_site)
    sent = [("topic", "food'); --"), ("miles", "-1"), ("postcode", "LS1 4AP")]
    assert visitor.send("/near", sent).status == 422


def hostile(attacks: list[str]) -> Iterator[Record]:
    """Services whose every word is an attack, as if a reader had let them all through."""
    shown = [each for each in attacks if each.isprintable()]
    for number, at in enumerate(range(0, len(shown) - 8, 7)):
        one = shown[at : at + 8]
        yield Record(
            f"bad{number}", f"{one[0]}{number}", text=f"{one[1]} and a lunch for all", alert=one[2],
            phones=(LocalPhone("0113 496 0001", label=one[3]),), hours_note=one[4], cost=one[5],
            how_note=one[6], languages=(one[7], one[0]), access=(one[1], one[2]), checked=DAY,
            spots=(Spot(one[3], one[4], "LS1 4AP", access=(one[5],)),), tags=(Tag("topic", "food"),),
        )  # fmt: skip


def put(site: Flask, places: Places, records: list[Record], attribution: str = "Ash Council") -> None:
    """Records straight into the store, past every reader."""
    locator = Locator(places.lookup, area_codes(load_councils()))
    located = [found for each in records if isinstance(found := locator.locate(each), Located)]
    with store.writing(store_address(site)) as engine, engine.begin() as connection:
        feeds.add(connection, feeds.Feed("bad", "https://bad.example.uk", "OGL v3", attribution), DAY)
        assert snapshot.switch(connection, "bad", located, DAY) == len(records)


def test_no_markup_of_any_feed_reaches_a_page(new_site: NewSite, places: Places) -> None:
    site, records = new_site(), list(hostile(ATTACKS))
    assert len(ATTACKS) + len(BAD_LINKS) >= 50
    put(site, places, records, ATTACKS[0])
    page = look(site, topic="food", postcode="LS1 4AP")  # every page is proof-read: no script, no handlers
    assert len(nearby(page) + page.texts("details h4")) == len(records)
    assert not page.select("main script, main img, main svg, main iframe, main style, main meta, main base")
    assert "<script>alert(1)</script>" in page.text
    assert not plan_at(site, "LS1 4AP").page.select(".helper script, .helper img, .helper svg")


def test_no_link_of_a_feed_does_more_than_open_a_website(new_site: NewSite, places: Places) -> None:
    site, usual = new_site(), next(hostile(ATTACKS))
    bad = [str(each) for each in BAD_LINKS if not str(each).startswith("http")]
    put(
        site,
        places,
        [replace(usual, source_id=str(n), name=f"{n}", web=link) for n, link in enumerate(bad[:10])],
    )
    page = look(site, topic="food", postcode="LS1 4AP")
    assert len(nearby(page) + page.texts("details h4")) == 10
    links = {str(a["href"]) for a in page.select("main .helper a")} - {"/about#places"}
    schemes = {link.partition(":")[0] for link in links}
    assert schemes <= {"tel", "geo", "https", "sms", "mailto"}
