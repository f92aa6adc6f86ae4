"""Where a person lives: the council by name, the nation, and a question when a postcode is shared."""

from __future__ import annotations

import pytest

from tests.support.page import Page
from tests.support.visitor import Visitor


def start(visitor: Visitor, **place: str) -> Page:
    visitor.get("/")
    return visitor.submit(money_left="42.50", next_income="8", **place)


@pytest.mark.parametrize(
    ("postcode", "names"),
    [
        ("LS1 4AP", ["Leeds City Council"]),
        ("EX1 1AA", ["Exeter City Council", "Devon County Council"]),
        ("CF10 1EP", ["Discretionary Assistance Fund", "City of Cardiff Council"]),
        ("EH1 1YZ", ["City of Edinburgh Council"]),
        ("BT1 5GS", ["Northern Ireland Housing Executive", "Land & Property Services"]),
    ],
)
def test_a_postcode_names_who_helps_there(visitor: Visitor, postcode: str, names: list[str]) -> None:
    page = start(visitor, postcode=postcode)
    assert set(names) <= set(page.texts("#council h3"))


def test_in_northern_ireland_the_council_is_not_sent_to_for_money(visitor: Visitor) -> None:
    page = start(visitor, postcode="BT1 5GS")
    assert "Belfast City Council" not in page.texts("#council h3")


def test_a_nation_is_enough(visitor: Visitor) -> None:
    page = start(visitor, nation="scotland")
    assert "Scottish Welfare Fund" in page.text


def test_without_a_place_the_plan_asks_for_one(visitor: Visitor) -> None:
    start(visitor)
    assert "Where are you?" in visitor.page.text
    page = visitor.send("/nation", [("nation", "wales")])
    assert page.path == "/plan"
    assert "Where are you?" not in page.text
    assert "Cymru" in page.text or "Wales" in page.text


def test_a_postcode_across_a_border_asks_which_council(visitor: Visitor) -> None:
    page = start(visitor, postcode="SY10")
    assert (page.path, page.heading) == ("/area", "Which council area do you live in?")
    page = visitor.submit(council="W06000023")
    assert "Powys County Council" in page.texts("#council h3")


def test_someone_not_sure_of_the_council_still_gets_a_plan(visitor: Visitor) -> None:
    start(visitor, postcode="SY10")
    assert visitor.submit("Show my plan").path == "/plan"


@pytest.mark.parametrize(
    ("postcode", "sentence"),
    [
        ("XX", "Enter a UK postcode, like LS1 4AP, or leave it empty"),
        ("JE2 3AB", "That postcode is outside the UK, where we know no help. Leave it empty to see a plan"),
        ("ZE99 9ZZ", "We do not know that postcode. Check it, or leave it empty and choose your nation"),
    ],
)
def test_a_postcode_we_cannot_use_says_what_to_do(visitor: Visitor, postcode: str, sentence: str) -> None:
    start(visitor)
    visitor.get("/place")
    page = visitor.submit(postcode=postcode)
    assert (page.status, page.texts(".wrong")) == (422, [sentence])


def test_the_whole_postcode_is_not_kept(visitor: Visitor) -> None:
    start(visitor, postcode="LS1 4AP")
    with visitor.client.session_transaction() as kept:
        assert kept["outcode"] == "LS1 4"
        assert "4AP" not in str(dict(kept))


def test_changing_the_money_keeps_the_council(visitor: Visitor) -> None:
    start(visitor, postcode="LS1 4AP")
    visitor.get("/")
    assert "Leeds City Council" in visitor.submit(money_left="30").text


def test_choosing_another_nation_forgets_the_council(visitor: Visitor) -> None:
    start(visitor, postcode="LS1 4AP")
    visitor.get("/place")
    assert "Leeds City Council" not in visitor.submit(nation="scotland").text
