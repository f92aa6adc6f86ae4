"""For whom local help is looked for."""

from __future__ import annotations

import pytest
from flask import Flask

from budgethelp.plan.contact import WITHOUT_LOCAL, ages_for
from budgethelp.rules.rule import Rule
from budgethelp.situation.situation import About
from budgethelp.web.content import content
from tests.support.someone import someone


@pytest.mark.parametrize(
    ("about", "age"),
    [
        ({About.UNDER_18, About.UNDER_25}, 16),
        ({About.UNDER_25}, 21),
        ({About.OVER_STATE_PENSION_AGE}, 70),
        ({About.OVER_STATE_PENSION_AGE, About.OVER_75}, 78),
        (set(), 40),
    ],
)
def test_help_is_for_the_person_s_own_age(about: set[About], age: int) -> None:
    assert ages_for("food_today", someone(about=frozenset(about))) == {age}


def test_help_for_children_is_for_their_ages_too() -> None:
    parent = someone(children_ages=(3, 9))
    assert ages_for("school_help", parent) == {40, 3, 9}
    assert ages_for("lonely_support", parent) == {40}


@pytest.fixture
def rules(app: Flask) -> tuple[Rule, ...]:
    """Every rule of the site."""
    with app.app_context():
        return content().rulebook.rules


def test_the_rules_without_local_help_exist(rules: tuple[Rule, ...]) -> None:
    assert {rule.id for rule in rules} >= WITHOUT_LOCAL
