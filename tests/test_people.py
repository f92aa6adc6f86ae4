"""Each example person gets the plan that a good adviser would give them."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.support.forbidden import forbidden_words
from tests.support.people import Person, actions, all_people, every_word, plan_of, says, services

PEOPLE = all_people()
each_person = pytest.mark.parametrize("person", PEOPLE, ids=[person.title for person in PEOPLE])


@pytest.fixture
def plan(app: Flask, person: Person) -> dict[str, Any]:
    return plan_of(app, person.told)


@each_person
def test_the_first_steps_are_those_of_a_good_adviser(person: Person, plan: dict[str, Any]) -> None:
    first, expected = actions(plan)[:3], person.expect["steps"]
    in_order = person.expect.get("in_this_order", False)
    assert (first if in_order else sorted(first)) == (expected if in_order else sorted(expected))
    assert first[0] == person.expect.get("first", first[0])
    assert not set(person.expect.get("not_steps", [])) & set(actions(plan))


@each_person
def test_the_services_are_those_that_serve_this_person(person: Person, plan: dict[str, Any]) -> None:
    shown = set(services(plan))
    assert set(person.expect.get("show", [])) <= shown
    assert not set(person.expect.get("not_show", [])) & shown
    for some in person.expect.get("show_one_of", []):
        assert set(some) & shown


@each_person
def test_every_service_reaches_the_nation_of_this_person(person: Person, plan: dict[str, Any]) -> None:
    nation = person.told.get("nation")
    for service in plan["services"]:
        assert (nation in service["nations"]) if nation else len(service["nations"]) == 4, service["id"]


@each_person
def test_what_is_shut_at_this_hour_is_said_to_be_shut(person: Person, plan: dict[str, Any]) -> None:
    for service in set(person.expect.get("closed", [])) & set(services(plan)):
        found = services(plan)[service]
        assert found["open"] is False
        assert found["opens"]


@each_person
def test_what_may_not_apply_comes_with_a_caveat(person: Person, plan: dict[str, Any]) -> None:
    for service in set(person.expect.get("with_caveat", [])) & set(services(plan)):
        assert services(plan)[service]["caveat"]


@each_person
def test_the_plan_says_what_this_person_needs_to_know(person: Person, plan: dict[str, Any]) -> None:
    missing = [fact for fact in person.expect.get("facts", []) if not says(plan, fact)]
    assert not missing


@each_person
def test_the_plan_says_nothing_it_never_may(person: Person, plan: dict[str, Any]) -> None:
    assert forbidden_words(every_word(plan)) == []
    assert not [words for words in person.expect.get("not_said", []) if says(plan, words)]


@each_person
def test_the_sums_are_right_to_the_penny(person: Person, plan: dict[str, Any]) -> None:
    expected = person.expect.get("money", {})
    got = {name: plan["money"][name] for name in expected}
    assert got == expected
    if expected and "per_day" not in expected and person.told["days"]:
        assert plan["money"]["per_day"] is None


@each_person
def test_a_crisis_stands_above_all_numbers(person: Person, plan: dict[str, Any]) -> None:
    assert plan["crisis_first"] is person.expect.get("crisis_first", False)
