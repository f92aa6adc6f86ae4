"""``flask plan`` names money worth checking: in plain words, with services that reach the person."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from budgethelp.cli.plan_json import benefit_tables
from budgethelp.languages.sentence import Sentence
from budgethelp.plan.benefits import Benefit
from budgethelp.situation.situation import Nation
from budgethelp.web.content import Content
from tests.rules.test_worth_checking import PROMISES
from tests.support.forbidden import forbidden_words, wrong_nation_words
from tests.support.people import Person, all_people, plan_of, services

PEOPLE = all_people()
CARER = {"now": "2026-11-24T10:00", "money_left": "90", "days": 9, "about": ["carer"], "adults": 1}


def benefit(app: Flask, **differences: Any) -> dict[str, dict[str, Any]]:
    told = plan_of(app, {**CARER, **differences})["worth_checking"]
    return {entry["id"]: entry for entry in told}


def every_line(entry: dict[str, Any]) -> list[str]:
    return [entry["title"], *entry["why"], *entry["what"], *entry["where"]]


def test_an_entry_says_what_why_where_and_who(app: Flask) -> None:
    entry = benefit(app, nation="wales")["council_tax_single_discount"]
    assert set(entry) == {"id", "title", "why", "what", "where", "services", "sources"}
    assert entry["why"] == ["you are the only adult at home"]
    assert entry["what"][0].startswith("25% off council tax")
    assert entry["services"] == ["ca_wales"]


def test_a_source_says_how_far_it_was_checked(app: Flask) -> None:
    sources = benefit(app, nation="england")["carers_allowance"]["sources"]
    assert [(source["sure"], source["checked"]) for source in sources] == [
        ("second_hand", "2026-12-01"),
        ("verified", "2026-11-21"),
        ("unverified", None),
    ]


@pytest.mark.parametrize("nation", ["scotland", "northern_ireland", None])
def test_services_of_an_entry_reach_the_nation(app: Flask, nation: str | None) -> None:
    known: Content = app.extensions["budgethelp"]
    for entry in benefit(app, nation=nation).values():
        for name in entry["services"]:
            reach = known.services[name].nations
            assert (nation in reach) if nation else len(reach) == 4, name


def test_a_service_of_another_nation_is_left_out(app: Flask) -> None:
    known: Content = app.extensions["budgethelp"]
    help_anywhere = Benefit("x", Sentence("X"), (), (), (), ("ca_england", "turn2us"), ())
    (entry,) = benefit_tables([help_anywhere], known.services, Nation.WALES, str)
    assert entry["services"] == ["turn2us"]


def test_only_help_with_any_benefit_joins_the_services_of_the_plan(app: Flask) -> None:
    told = plan_of(
        app, {**CARER, "nation": "scotland", "money_left": "5000", "about": ["over_state_pension_age"]}
    )
    of_steps = {name for step in told["steps"] for name in step["services"]}
    named = {name for entry in told["worth_checking"] for name in entry["services"]}
    assert "pension_credit" in named - set(services(told))
    any_benefit = set(app.extensions["budgethelp"].lists.named.any_benefit)
    assert "ca_scotland" in set(services(told)) - of_steps <= any_benefit


def test_in_danger_no_service_is_added_to_the_plan(app: Flask) -> None:
    told = plan_of(app, {**CARER, "nation": "scotland", "money_left": "5000", "needs": ["suicidal"]})
    assert told["crisis_first"]
    assert set(services(told)) == {name for step in told["steps"] for name in step["services"]}


@pytest.mark.parametrize("person", PEOPLE, ids=[person.title for person in PEOPLE])
def test_no_example_person_reads_a_promise_or_a_forbidden_word(app: Flask, person: Person) -> None:
    nation = person.told.get("nation")
    for entry in plan_of(app, person.told)["worth_checking"]:
        text = ". ".join(every_line(entry))
        assert (PROMISES.search(text), forbidden_words(text)) == (None, []), entry["id"]
        assert not nation or wrong_nation_words(text, nation) == [], entry["id"]
