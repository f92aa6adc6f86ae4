"""Bills and what happens: the same facts for everyone, by name, with no order of debts."""

from __future__ import annotations

from collections import Counter

from budgethelp.situation.situation import BillKind
from budgethelp.web.pages.how_we_decide import GROUPS
from tests.support.page import squeeze
from tests.support.visitor import Visitor

PATH = "/bills-and-what-happens"


def test_every_kind_of_bill_is_in_one_group() -> None:
    kinds = Counter(kind for _, kinds in GROUPS.values() for kind in kinds)
    assert kinds == Counter(BillKind)


def test_every_kind_of_bill_has_a_place_of_its_own(visitor: Visitor) -> None:
    page = visitor.get(PATH)
    assert {str(bill["id"]) for bill in page.select("article")} == set(BillKind)


def test_groups_and_bills_stand_by_name_and_by_nothing_else(visitor: Visitor) -> None:
    page = visitor.get(PATH)
    groups = [[squeeze(bill.get_text()) for bill in group.select("h3")] for group in page.select("section")]
    assert page.texts("main h2") == sorted(page.texts("main h2"))
    assert groups == [sorted(group, key=str.casefold) for group in groups]


def test_it_says_first_that_it_is_no_order_and_no_debt_advice(visitor: Visitor) -> None:
    text = visitor.get(PATH).text
    assert text.index("It is not an order of debts.") < text.index("It is not debt advice") < 1000


def test_a_line_for_one_nation_names_it(visitor: Visitor) -> None:
    [tax] = visitor.get(PATH).select("#council_tax")
    assert "In Scotland: The council can get a court order" in squeeze(tax.get_text(" "))


def test_figures_are_filled_in_and_sources_named(visitor: Visitor) -> None:
    page = visitor.get(PATH)
    assert "{" not in page.text
    assert [bill["id"] for bill in page.select("article") if "Where this comes from" not in bill.text] == []


def test_something_wrong_leads_to_where_to_write(visitor: Visitor) -> None:
    assert visitor.get(PATH).link("Something wrong or missing?") == "/how-we-decide#wrong"


def test_it_is_one_tap_away_from_every_page(visitor: Visitor) -> None:
    visitor.get("/")
    assert visitor.click("Bills and what happens").heading == "Bills and what happens"
