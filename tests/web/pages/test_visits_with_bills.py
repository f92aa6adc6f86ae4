"""Whole visits by people with bills: typed as they would, read as they would, exact to the penny."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from budgethelp.cli.plan_json import tell_money
from budgethelp.dates.clock import london_now
from budgethelp.money.summary import summarise
from budgethelp.situation.written import read_stored, to_situation
from budgethelp.web.labels import KIND_WORDS
from tests.support.make import MakeApp
from tests.support.page import Page
from tests.support.people import Person, all_people
from tests.support.visitor import Visitor

FILE = Path(__file__).parents[2] / "visits" / "with_bills.toml"
VISITS = tomllib.loads(FILE.read_text(encoding="utf-8"))["visit"]
CODES = {words.text: code for code, words in KIND_WORDS.items()}
WITH_BILLS = [person for person in all_people() if person.told.get("bills")]
TICKS = {"late": "late", "not sure": "not_sure"}


def typed(kind: str, bill: dict[str, Any]) -> dict[str, str]:
    """What a person types for a bill; due "late" and "not sure" are ticks."""
    due = str(bill["due"])
    told = {"kind": kind, "amount": str(bill["amount"]), "stage": bill.get("letters", "")}
    told |= {TICKS[due]: "yes"} if due in TICKS else {"due": due}
    return told | ({"taken": "yes"} if bill.get("taken") else {})


def add(visitor: Visitor, kind: str, bill: dict[str, Any]) -> None:
    """One bill on the page of bills."""
    visitor.get("/bills")
    page = visitor.submit("Add this bill", **typed(kind, bill))
    assert page.status == 200, page.texts(".mend")


def make_visit(visitor: Visitor, visit: dict[str, Any]) -> Page:
    visitor.get("/")
    not_sure = {} if visit["when"] else {"not_sure": "yes"}
    nation = visit.get("nation", "")
    visitor.submit("See", money_left=visit["left"], next_income=visit["when"], nation=nation, **not_sure)
    for bill in visit["bills"]:
        add(visitor, CODES[bill["what"]], bill)
    for name, field in (("set_aside", "set_aside"), ("spends", "daily_spend")):
        if name in visit:
            visitor.get("/set-aside")
            visitor.submit(**{field: visit[name][0], f"{field}_every": visit[name][1]})
    return visitor.get("/plan")


@pytest.mark.parametrize("visit", VISITS, ids=[visit["title"] for visit in VISITS])
def test_a_visit_with_bills_says_what_an_adviser_would(visitor: Visitor, visit: dict[str, Any]) -> None:
    page = make_visit(visitor, visit)
    for words in visit["shows"]:
        assert words in page.text.replace(" :", ":")
    last = " ".join([*page.texts(".last"), *page.texts("#bills h3, #bills li > p")])
    assert not [words for words in visit.get("hides", []) if words in last]


@pytest.mark.parametrize("visit", [visit for visit in VISITS if "in_order" in visit])
def test_bills_stand_by_date_alone(visitor: Visitor, visit: dict[str, Any]) -> None:
    page = make_visit(visitor, visit)
    listed = [item.split(",")[0] for item in page.texts("#bills .bills > li")]
    assert listed == visit["in_order"]


def due_of(bill: dict[str, Any]) -> str:
    if bill.get("due_in_days") is None:
        return "late" if bill.get("in_arrears") else "not sure"
    return f"{bill['due_in_days']} days"


@pytest.fixture(scope="module")
def site(make_app: MakeApp) -> Flask:
    """A site whose day each test sets."""
    return make_app()


@pytest.mark.parametrize("person", WITH_BILLS, ids=[person.title for person in WITH_BILLS])
def test_an_example_person_types_their_bills_and_the_money_is_exact(site: Flask, person: Person) -> None:
    now = london_now(datetime.fromisoformat(str(person.told["now"])))
    site.config["NOW"] = now
    visitor = Visitor(site)
    visitor.get("/")
    days = person.told.get("days")
    when = {"not_sure": "yes"} if days is None else {"next_income": f"{days} days"}
    visitor.submit("See", money_left=person.told["money_left"], nation=person.told.get("nation", ""), **when)
    for bill in person.told["bills"]:
        told = {"due": due_of(bill), "letters": bill.get("stage", ""), "taken": bill.get("taken_from_uc")}
        sent = typed(bill["kind"], {**told, "amount": bill["amount"]})
        assert visitor.client.post("/bills", data=sent).status_code == 303
    assert visitor.get("/plan").status == 200
    with visitor.client.session_transaction() as kept:
        money = tell_money(summarise(to_situation(read_stored(kept["situation"]), now.date())))
    expected = person.expect["money"]
    assert {name: money[name] for name in expected} == expected
