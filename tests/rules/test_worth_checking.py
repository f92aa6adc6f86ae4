"""Money a person may be missing: named from their own answers, never promised, and by nation."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from budgethelp.directory.help import covers
from budgethelp.directory.services import load_national
from budgethelp.plan.benefits import ORDER, SAID_OF_MOST, Benefit, worth_checking
from budgethelp.rules.benefits import BenefitPage, load_benefits
from budgethelp.rules.figures import load_figures
from budgethelp.rules.rulebook import FOLDER
from budgethelp.situation.situation import About, BillKind, Income, Nation, Need
from tests.rules.avoided import avoided_words
from tests.rules.reading import grade, sentences, words
from tests.rules.worth_people import PEOPLE, owing
from tests.support.forbidden import forbidden_words, wrong_nation_words
from tests.support.someone import someone

SERVICES = load_national()
FIGURES = load_figures(FOLDER / "figures.toml")
ENTRIES = load_benefits(SERVICES, FIGURES)
BY_ID = {entry.id: entry for entry in ENTRIES}
PROMISES = re.compile(
    r"\byou (?:will|are going to) (?:get|have|receive|be (?:given|paid))\b|\bentitled\b|\bguarantee"
    r"|\byou are owed\b|\byou (?:can|do) get £|\byou qualify\b|\bclaim your\b",
    re.IGNORECASE,
)
# What is nobody's public fund: pay, a college's or a charity's own money, a list, and the way to an adviser.
NOT_PUBLIC_FUNDS = {
    *("statutory_sick_pay", "student_hardship_fund", "veterans_help"),
    *("priority_services_register", "no_recourse_checks", "medical_equipment_power", "care_leaver_help"),
    "minimum_wage",
}
UNDER_18 = {
    *("healthy_start", "best_start_foods", "free_prescriptions", "free_prescriptions_england"),
    *("statutory_sick_pay", "student_hardship_fund", "care_leaver_help", "medical_equipment_power"),
    *("pip", "adult_disability_payment", "dla_children", "child_disability_payment", "special_rules"),
    *("child_winter_heating_payment", "maternity_allowance", "best_start_grant", "job_start_payment"),
    *("education_maintenance_allowance", "bursary_16_to_19", "bus_pass_disabled", "access_to_work"),
    *("bus_pass_young_scotland", "minimum_wage"),
}
OLDER = {About.OVER_STATE_PENSION_AGE, About.OVER_75}
BILLS = owing(BillKind.RENT_SOCIAL, BillKind.MORTGAGE, BillKind.CHILDCARE)

each_entry = pytest.mark.parametrize("name", sorted(BY_ID))


def found_for(**differences: Any) -> dict[str, Benefit]:
    return {benefit.id: benefit for benefit in worth_checking(someone(**differences), ENTRIES, FIGURES)}


def in_full(entry: BenefitPage) -> str:
    """All that a page says, in every nation, one line of it on one line."""
    lines = [entry.title, *(line.text for line in (*entry.what, *entry.where))]
    return re.sub(r"\{[^{}]*\}", "10", "\n".join(lines))


def spoken(benefit: Benefit) -> str:
    """All that one person reads of an entry."""
    return "\n".join(
        sentence.text for sentence in (benefit.title, *benefit.why, *benefit.what, *benefit.where)
    )


def test_every_entry_has_its_people() -> None:
    assert set(PEOPLE) == set(BY_ID)


@each_entry
def test_an_entry_is_for_someone(name: str) -> None:
    assert name in found_for(**PEOPLE[name].is_for)


@each_entry
def test_an_entry_is_just_not_for_someone_else(name: str) -> None:
    assert name not in found_for(**PEOPLE[name].not_for)


@each_entry
def test_someone_not_sure_sees_an_entry_only_where_we_mean_it(name: str) -> None:
    assert (name in found_for(**PEOPLE[name].unsure)) is PEOPLE[name].shown


@each_entry
def test_whoever_sees_an_entry_reads_what_it_is_and_where_to_check(name: str) -> None:
    for nation in (*Nation, None):
        seen = found_for(**{**PEOPLE[name].is_for, "nation": nation}).get(name)
        assert seen is None or (seen.what and seen.where), nation


@each_entry
def test_an_entry_is_read_at_11_years_old(name: str) -> None:
    text = in_full(BY_ID[name])
    assert grade(text) <= 7
    assert [sentence for sentence in sentences(text) if len(words(sentence)) > 20] == []


@each_entry
def test_an_entry_promises_nothing(name: str) -> None:
    text = in_full(BY_ID[name])
    assert not PROMISES.search(text)
    assert forbidden_words(text.replace("\n", ". ")) == []


@pytest.mark.parametrize("text", ["You will get £150.", "You are entitled to it.", "You qualify for this."])
def test_a_promise_is_found(text: str) -> None:
    assert PROMISES.search(text)


@each_entry
def test_an_entry_has_no_hard_or_cold_words_and_no_straight_quotes(name: str) -> None:
    assert avoided_words(in_full(BY_ID[name])) == []
    assert re.findall(r"['\"]", in_full(BY_ID[name])) == []


@each_entry
def test_no_entry_speaks_of_another_nations_law(name: str) -> None:
    for nation in Nation:
        seen = found_for(**{**PEOPLE[name].is_for, "nation": nation}).get(name)
        assert seen is None or wrong_nation_words(spoken(seen), nation) == []


def test_every_figure_is_of_the_nation_that_reads_it() -> None:
    wrong = []
    for name, cases in PEOPLE.items():
        for nation in Nation:
            seen = found_for(**{**cases.is_for, "nation": nation}).get(name)
            for figure in {name for line in (seen.what if seen else ()) for name in line.values}:
                if nation not in FIGURES[figure].nations:
                    wrong.append((name, figure, nation))
    assert wrong == []


def test_single_person_discount_is_not_suggested_in_northern_ireland() -> None:
    assert "council_tax_single_discount" not in found_for(adults=1, nation=Nation.NORTHERN_IRELAND)
    assert "council_tax_single_discount" in found_for(adults=1, nation=Nation.SCOTLAND)


def test_a_housing_payment_has_the_name_of_its_nation() -> None:
    renting = PEOPLE["housing_payment_england"].is_for
    assert "discretionary_housing_payment" not in found_for(**renting)
    assert "discretionary_housing_payment" in found_for(**{**renting, "nation": Nation.WALES})


def all_found_for(needs: frozenset[Need], about: frozenset[About]) -> dict[str, Benefit]:
    """Everything named to people with these worries and ticks, whatever else they say."""
    found: dict[str, Benefit] = {}
    for nation, income in product((*Nation, None), (*Income, None)):
        more = {"needs": needs, "about": about, "nation": nation, "income": income}
        found |= found_for(**more, adults=1, children_ages=(0, 3, 9), bills=BILLS)
    return found


def test_no_recourse_means_an_adviser_first_and_no_public_fund() -> None:
    needs = frozenset({Need.NRPF, Need.LOST_JOB, Need.MEDICINE})
    seen = all_found_for(needs, frozenset(About) - {About.UNDER_18})
    assert set(seen) == NOT_PUBLIC_FUNDS
    assert "See an adviser first" in spoken(seen["no_recourse_checks"])


def test_under_18_there_is_very_little() -> None:
    needs, ticked = frozenset({Need.LOST_JOB, Need.MEDICINE}), frozenset(About) - OLDER
    seen = all_found_for(needs, ticked) | all_found_for(needs, ticked - {About.TERMINAL_ILLNESS})
    assert set(seen) == UNDER_18


def place(benefit: Benefit) -> tuple[int, int, str]:
    own = [why for why in benefit.why if why.text not in SAID_OF_MOST]
    return ORDER[BY_ID[benefit.id].brings], -len(own), benefit.title.text


def test_what_brings_most_comes_first_then_the_most_specific_reasons_then_the_title() -> None:
    ill_worker = found_for(income=Income.WAGES, about=frozenset({About.DISABLED_OR_ILL}), adults=1)
    in_order = list(ill_worker.values())
    assert in_order[0].id == "statutory_sick_pay"
    assert [place(benefit) for benefit in in_order] == sorted(place(benefit) for benefit in in_order)


def test_money_and_food_stand_before_what_is_less_to_pay() -> None:
    family = list(found_for(income=Income.NONE, children_ages=(2,), adults=1))
    assert family[0] == "universal_credit"
    assert family.index("healthy_start") < family.index("council_tax_single_discount")


BIG = {
    "pip": "194.60",
    "dla_children": "194.60",
    "attendance_allowance": "114.60",
    "best_start_grant": "796.65",
}


@pytest.mark.parametrize("name", BIG)
def test_a_sum_that_makes_people_act_stands_in_the_line_in_sight(name: str) -> None:
    in_sight = found_for(**PEOPLE[name].is_for)[name].what[0]
    assert Decimal(BIG[name]) in in_sight.values.values()


def test_pension_credit_stands_before_what_it_opens() -> None:
    older = list(found_for(income=Income.STATE_PENSION))
    assert older[0] == "pension_credit"
    assert older.index("housing_benefit") < older.index("tv_licence_free")


def test_what_takes_the_place_of_universal_credit_is_last_for_who_gets_it() -> None:
    ill = frozenset({About.DISABLED_OR_ILL})
    on_it, not_on_it = (
        list(found_for(income=income, about=ill)) for income in (Income.UNIVERSAL_CREDIT, Income.NONE)
    )
    assert on_it.index("new_style_esa") > on_it.index("council_tax_reduction")
    assert not_on_it.index("new_style_esa") < not_on_it.index("council_tax_reduction")


def test_a_figure_is_the_one_of_the_day() -> None:
    (line,) = [what for what in found_for(adults=1)["council_tax_single_discount"].what if what.values]
    assert dict(line.values) == {"council tax single discount": "25%"}


@each_entry
def test_someone_can_help_in_each_nation_or_the_page_says_whom_to_ask(name: str) -> None:
    for helper in BY_ID[name].helpers:
        reached = {nation for nation in helper.nations if covers(SERVICES[helper.service], nation)}
        assert reached == helper.nations, helper.service
