"""``flask plan`` tells the bills by date, with the same facts for everyone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from flask import Flask

from budgethelp.situation.situation import CREDIT_KINDS, BillKind
from tests.support.forbidden import forbidden_words
from tests.support.people import Person, all_people, plan_of

PEOPLE = [person for person in all_people() if person.told.get("bills")]
each_person = pytest.mark.parametrize("person", PEOPLE, ids=[person.title for person in PEOPLE])

KEYS = {"kind", "title", "amount", "due_in_days", "due_on", "counted", "facts", "say", "sources"}
RENT = {"kind": "rent_private", "amount": 300, "due_in_days": 2}
CARD = {"kind": "credit_card", "amount": "25.50", "due_in_days": 1}
OLD_WATER = {"kind": "water", "amount": 80}


def bills(app: Flask, *told: dict[str, Any], **differences: Any) -> list[dict[str, Any]]:
    """The bills of a plan for a usual person on Saturday 21 November 2026, who is paid in 10 days."""
    usual = {"money_left": 200, "days": 10, "nation": "england", "bills": list(told)}
    found: list[dict[str, Any]] = plan_of(app, {**usual, **differences})["bills"]
    return found


def test_a_bill_has_a_name_a_day_and_an_amount(app: Flask) -> None:
    (bill,) = bills(app, CARD)
    assert set(bill) == KEYS
    assert (bill["title"], bill["amount"]) == ("Credit card", "25.50")
    assert (bill["due_in_days"], bill["due_on"]) == (1, "2026-11-22")


def test_bills_stand_by_date_and_those_without_one_at_the_end(app: Flask) -> None:
    assert [bill["kind"] for bill in bills(app, OLD_WATER, RENT, CARD)] == [
        "credit_card",
        "rent_private",
        "water",
    ]
    assert bills(app, OLD_WATER)[0]["due_on"] is None


def test_a_late_bill_keeps_its_own_day(app: Flask) -> None:
    (bill,) = bills(app, {**RENT, "due_in_days": -3})
    assert (bill["due_on"], bill["counted"]) == ("2026-11-18", True)


@pytest.mark.parametrize(
    "bill",
    [
        OLD_WATER,
        {**RENT, "due_in_days": 10},
        {"kind": "illegal_lender", "amount": 100, "due_in_days": 3},
        {"kind": "benefit_overpayment", "amount": 40, "due_in_days": 3, "taken_from_uc": True},
    ],
    ids=["no date", "due on payday", "asked for by a loan shark", "taken before it arrives"],
)
def test_what_does_not_come_out_of_this_money_is_not_counted(app: Flask, bill: dict[str, Any]) -> None:
    assert [told["counted"] for told in bills(app, RENT, bill)] == [True, False]


def test_no_bills_is_an_empty_list(app: Flask) -> None:
    assert bills(app) == []


def test_facts_are_those_of_the_nation_with_figures_of_the_day(app: Flask) -> None:
    (bill,) = bills(app, RENT, nation="scotland")
    assert any("at least 28 days’ notice" in fact for fact in bill["facts"])
    assert not any("{" in fact for fact in bill["facts"])


def test_facts_come_with_where_they_were_checked(app: Flask) -> None:
    sources = bills(app, CARD)[0]["sources"]
    assert {source["sure"] for source in sources} == {"verified", "unverified"}
    assert sources[0]["checked"] == "2026-11-21"


def test_only_what_is_not_credit_has_words_to_say(app: Flask) -> None:
    told = bills(app, *({"kind": kind, "amount": 5, "due_in_days": 3} for kind in BillKind))
    assert {bill["kind"] for bill in told if not bill["say"]} == CREDIT_KINDS


def test_a_person_in_northern_ireland_reads_of_rates(app: Flask) -> None:
    (bill,) = bills(app, {"kind": "council_tax", "amount": 90, "due_in_days": 3}, nation="northern_ireland")
    assert (bill["kind"], bill["title"]) == ("council_tax", "Rates in Northern Ireland")


@each_person
def test_counted_bills_add_up_to_what_is_due_before_the_next_money(app: Flask, person: Person) -> None:
    plan = plan_of(app, person.told)
    counted = sum((Decimal(bill["amount"]) for bill in plan["bills"] if bill["counted"]), Decimal("0.00"))
    assert f"{counted:.2f}" == plan["money"]["due_before_income"]


@each_person
def test_nothing_forbidden_is_said_of_the_bills_of_anyone(app: Flask, person: Person) -> None:
    for bill in plan_of(app, person.told)["bills"]:
        assert forbidden_words(" ".join([bill["title"], *bill["facts"], *bill["say"]])) == []
