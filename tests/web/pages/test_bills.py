"""The page of bills: add another, change one, remove one, without script."""

from __future__ import annotations

import pytest

from budgethelp.situation.situation import MOST_BILLS, BillKind, BillStage
from budgethelp.web.content import content
from budgethelp.web.labels import KIND_WORDS, STAGES
from tests.support.page import Page
from tests.support.visitor import Visitor


@pytest.fixture
def person(visitor: Visitor) -> Visitor:
    """Someone who has answered the 2 questions, on the page of bills."""
    visitor.get("/")
    visitor.submit("See", money_left="120", next_income="8")
    visitor.get("/bills")
    return visitor


def add(person: Visitor, kind: str = "phone", **more: str) -> Page:
    return person.submit("Add this bill", kind=kind, **{"amount": "10", "due": "3", **more})


def test_a_bill_is_added_and_another_can_be(person: Visitor) -> None:
    page = add(person)
    assert page.path == "/bills"
    assert page.texts("dt") == ["Mobile or home phone"]
    assert page.texts("dd:not(.change)") == ["£10, due on Tuesday 24 November"]
    assert "Add another bill" in page.texts("h2")


def test_bills_are_listed_by_the_day_they_are_due(person: Visitor) -> None:
    add(person, "rent_private", due="", late="yes")
    add(person, "credit_card", due="6")
    assert add(person, "water", due="2").texts("dt") == [
        *("Water bill", "Credit card", "Rent to a private landlord")
    ]


def test_a_bill_is_changed(person: Visitor) -> None:
    page = add(person)
    page = person.get(page.link("Change"))
    assert page.select("#due")[0]["value"] == "24/11/2026"
    page = person.submit("Keep the change", amount="12.50", due="tomorrow")
    assert page.texts("dd:not(.change)") == ["£12.50, due on Sunday 22 November"]


def test_the_bill_that_is_changed_is_the_one_that_was_meant(person: Visitor) -> None:
    add(person, "rent_private", due="9")
    page = add(person, "water", due="2")
    assert page.texts("dt") == ["Water bill", "Rent to a private landlord"]
    person.get(page.link("Change : Water bill"))
    page = person.submit("Keep the change", amount="77")
    assert page.texts("dd:not(.change)") == [
        *("£77, due on Monday 23 November", "£10, due on Monday 30 November")
    ]


def test_a_bill_is_removed(person: Visitor) -> None:
    add(person, "water")
    add(person, "phone", due="1")
    page = person.submit("Remove : Mobile or home phone")
    assert page.texts("dt") == ["Water bill"]


def test_a_bill_sent_again_without_a_change_stays_as_it_was(person: Visitor) -> None:
    page = add(person, "rent_social", amount="", due="", late="yes", stage="court_papers", taken="yes")
    before = page.texts("dd")
    person.get(page.link("Change"))
    assert person.submit("Keep the change").texts("dd") == before


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"kind": ""}, "Choose what the bill is for. “Another bill” is a choice too"),
        ({"amount": "lots"}, "Enter how much the bill is in pounds and pence, like 42.50"),
        ({"amount": "-5"}, "Enter an amount from £0 to £99,999.99"),
        ({"due": ""}, "Enter when it is due, like 8 days or Friday, or tick what fits"),
        ({"due": "soon"}, "Enter a number of days, like 8, or a day, like Friday or 29 November"),
        ({"due": "2026-11-01"}, "That day has passed. Leave it empty and tick “It is already late”"),
        ({"due": "90"}, "Enter a day in the next 62 days, or tick “I am not sure”"),
    ],
)
def test_a_mistake_says_what_to_do_and_keeps_the_rest(
    person: Visitor, told: dict[str, str], sentence: str
) -> None:
    page = add(person, **{"kind": "phone", **told})
    assert (page.status, page.texts(".wrong")) == (422, [sentence])
    assert page.select("#amount")[0]["value"] == told.get("amount", "10")


def test_20_bills_at_most(person: Visitor) -> None:
    for day in range(MOST_BILLS + 1):
        sent = {"kind": "phone", "amount": "1", "due": str(day)}
        assert person.client.post("/bills", data=sent).status_code == 303
    page = person.get("/bills")
    assert len(page.texts("dt")) == MOST_BILLS
    assert "You have 20 bills here. That is the most we can keep." in page.text


@pytest.mark.parametrize("path", ["/bills/0", "/bills/99"])
def test_a_bill_that_is_gone_leads_to_the_list(person: Visitor, path: str) -> None:
    assert person.get(path).path == "/bills"
    assert person.client.post(f"{path}/remove").headers["Location"] == "/bills"


@pytest.mark.parametrize(
    ("nation", "kind", "not_kind"),
    [("northern_ireland", "rates", "council_tax"), ("scotland", "council_tax", "rates")],
)
def test_a_nation_is_offered_its_own_bills(visitor: Visitor, nation: str, kind: str, not_kind: str) -> None:
    visitor.get("/")
    visitor.submit("See", money_left="6", next_income="5", nation=nation)
    offered = [option["value"] for option in visitor.get("/bills").select("#kind option")]
    assert kind in offered
    assert not_kind not in offered


def test_every_kind_and_stage_has_words_and_the_words_are_those_of_the_facts(person: Visitor) -> None:
    assert set(KIND_WORDS) == set(BillKind)
    assert set(STAGES) == set(BillStage)
    with person.app.app_context():
        titles = {kind.value: facts.title for kind, facts in content().bill_facts.items()}
    assert {code: words.text for code, words in KIND_WORDS.items()} == titles


def test_what_is_told_is_in_no_address(person: Visitor) -> None:
    response = person.client.post("/bills", data={"kind": "phone", "amount": "10", "due": "3"})
    assert response.headers["Location"] == "/bills"


@pytest.mark.parametrize(
    ("language", "due"), [("cy", "29 Tachwedd"), ("pl", "29 listopada"), ("ar", "٨ أيام")]
)
def test_a_day_is_understood_in_the_language_of_the_page(person: Visitor, language: str, due: str) -> None:
    person.get(f"/language/{language}?to=/bills")
    person.get("/bills")
    person.send("/bills", [("kind", "phone"), ("amount", "10"), ("due", due)])
    person.get("/language/en?to=/bills")
    assert "due on Sunday 29 November" in person.get("/bills").text
