"""What GOV.UK’s public rules show to made people, we show too, but for what we leave out with a reason."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from budgethelp.situation.questions import CHILDREN_BY_AGE
from budgethelp.situation.situation import About, Income, Nation
from tests.rules.test_worth_checking import BY_ID, found_for

TOLD = tomllib.loads((Path(__file__).parent / "govuk_people.toml").read_text(encoding="utf-8"))
CARDS, REASONS, PEOPLE = TOLD["cards"], TOLD["reasons"], TOLD["people"]
AT_LEAST = 0.9


def missing(person: dict[str, Any]) -> set[str]:
    """What GOV.UK shows to them and we do not."""
    ages = tuple(person.get("children_ages", ()))
    by_age = {tick for tick, years in CHILDREN_BY_AGE.items() if any(age in years for age in ages)}
    shown = found_for(
        nation=Nation(person["nation"]),
        income=Income(person["income"]),
        about=frozenset(About(code) for code in {*person.get("about", ()), *by_age}),
        children_ages=ages,
    )
    return {card for card in person["govuk"] if shown.keys().isdisjoint(CARDS[card])}


@pytest.mark.parametrize("person", PEOPLE, ids=[person["title"] for person in PEOPLE])
def test_we_leave_out_only_what_we_mean_to(person: dict[str, Any]) -> None:
    assert missing(person) == set(person.get("left_out", {}))


def test_we_show_nine_in_ten_of_what_govuk_shows() -> None:
    shown = sum(len(person["govuk"]) - len(missing(person)) for person in PEOPLE)
    assert shown / sum(len(person["govuk"]) for person in PEOPLE) >= AT_LEAST


def test_there_are_15_people_of_each_nation_and_no_name_that_means_nothing() -> None:
    assert len(PEOPLE) >= 60
    for nation in Nation:
        assert sum(person["nation"] == nation for person in PEOPLE) >= 15
    assert {page for pages in CARDS.values() for page in pages} <= set(BY_ID)
    assert {reason for person in PEOPLE for reason in person.get("left_out", {}).values()} == set(REASONS)


def test_what_govuk_has_wrong_is_not_copied() -> None:
    ill = frozenset({About.OVER_STATE_PENSION_AGE, About.DISABLED_OR_ILL})
    seen = found_for(nation=Nation.SCOTLAND, about=ill)
    assert "attendance_allowance" not in seen
    assert "pension_age_disability_payment" in seen
    new = found_for(nation=Nation.SCOTLAND, income=Income.UNIVERSAL_CREDIT_NEW)
    assert "warm_home_discount" not in new


def test_a_couple_of_mixed_age_asks_for_universal_credit_and_not_pension_credit() -> None:
    mixed = frozenset({About.OVER_STATE_PENSION_AGE, About.PARTNER_UNDER_PENSION_AGE})
    seen = found_for(about=mixed)
    assert "universal_credit" in seen
    assert not seen.keys() & {"pension_credit", "housing_benefit"}
