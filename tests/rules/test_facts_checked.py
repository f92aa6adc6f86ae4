"""Facts that a second look on 30 November 2026 found wrong, or wrong for somebody, stay right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask

from budgethelp.rules.figures import load_figures
from budgethelp.rules.rulebook import FOLDER
from budgethelp.situation.questions import CHILDREN_BY_AGE
from budgethelp.situation.situation import Nation
from budgethelp.sources import Sure
from budgethelp.web.labels import ABOUT_YOU
from tests.support.people import actions, plan_of, services

USUAL = {"now": "2026-11-30T10:00", "money_left": "200", "days": 10, "nation": "england"}
NI, SCOTLAND, WALES = ({"nation": nation} for nation in ("northern_ireland", "scotland", "wales"))
FIGURES = load_figures(FOLDER / "figures.toml")
OLDER, UNDER_18 = {"about": ["over_state_pension_age"]}, {"about": ["under_18"]}
NO_FOOD, NO_BED, CUT, LATE_RENT = (
    {"needs": ["no_food"]},
    {"needs": ["nowhere_tonight"]},
    {"needs": ["sanctioned"]},
    {"bills": [{"kind": "rent_private", "amount": "300", "in_arrears": True}]},
)
NOTICE, UC = {"needs": ["eviction_notice"]}, {"income": "universal_credit"}
LATE_OIL = {"bills": [{"kind": "heating_fuel", "amount": "300", "in_arrears": True}]}
PREPAY = {"bills": [{"kind": "energy_prepay", "amount": "20"}]}
OVERPAID = {"bills": [{"kind": "benefit_overpayment", "amount": "20"}]}
NO_HEAT, COLD = {"needs": ["no_energy"]}, {"about": ["cold_home"]}
NO_RECOURSE_FAMILY = {"needs": ["nrpf"], "children_ages": [9]}
EMERGENCY_SOCIAL_WORK = "028 9504 9999"

# What somebody told us, the words they must read, and the words they must not.
FACTS: dict[str, tuple[dict[str, Any], list[str], list[str]]] = {
    "an older person reads of State Pension age and never of 66 alone": (
        OLDER,
        ["you have reached State Pension age", "between 66 and 67 if you were born from 6 April 1960"],
        ["you are 66 or over", "From age 66"],
    ),
    "nobody without income is told an age of 66": (
        {"income": "none"},
        ["reached State Pension age, ask about Pension Credit"],
        ["66 or over"],
    ),
    "illness at pension age": (
        {"about": ["disabled_or_ill"]},
        ["From State Pension age, ask about Attendance Allowance"],
        ["age 66"],
    ),
    "a couple gets Pension Credit only when both reached the age": (
        {**OLDER, "money_left": "20"},
        ["couple it is £363.25, when both have reached State Pension age", "Universal Credit instead"],
        ["For a couple it is £363.25\\."],
    ),
    "winter fuel this winter": (OLDER, ["born on or before 27 June 1960"], []),
    "at 16 in Northern Ireland without parents there is crisis money": (
        {**NI, **UNDER_18, "money_left": "0"},
        ["16 or 17", "no parent", "Discretionary Support"],
        ["aged 18 or over"],
    ),
    "who waits for Universal Credit in Northern Ireland": (
        {**NI, "needs": ["waiting_uc"]},
        ["18 or over, or 16 or over with no help from a parent"],
        [],
    ),
    "no food at night in Northern Ireland": ({**NI, **NO_FOOD}, [EMERGENCY_SOCIAL_WORK], []),
    "no money at night in Northern Ireland": ({**NI, "money_left": "0"}, [EMERGENCY_SOCIAL_WORK], []),
    "no bed under 18 in Northern Ireland": (
        {**NI, **NO_BED, **UNDER_18},
        [f"{EMERGENCY_SOCIAL_WORK}.*5pm to 9am"],
        ["Housing Executive"],
    ),
    "a cut benefit in Scotland": (
        {**SCOTLAND, **CUT},
        ["re-determination", "42 days", "Short-term Assistance"],
        [],
    ),
    "a cut benefit in England": ({**CUT, **UC}, ["1 month"], ["42 days", "re-determination"]),
    "an overpayment in Scotland": ({**SCOTLAND, **OVERPAID}, ["42 days"], []),
    "a meter and a child of 1": (
        {**PREPAY, "children_ages": [1]},
        ["prepayment meter unsafe for you", "child under 2", "someone of 75 or over who lives alone"],
        ["over 75"],
    ),
    "a meter and a child of 2": ({**PREPAY, "children_ages": [2]}, [], ["meter unsafe for you"]),
    "the facts of a meter": (PREPAY, ["living alone at 75 or over"], ["at over 75"]),
    "late rent": (
        LATE_RENT,
        [
            "For most people who rent, only a court can make you leave",
            "live with your landlord",
            "asylum housing",
        ],
        [r"^Only a court can make you leave", r"^They cannot change the locks"],
    ),
    "late rent in Scotland": (
        {**SCOTLAND, **LATE_RENT},
        ["For most people who rent, only a tribunal or court", "hostel"],
        [r"^Only a tribunal or court"],
    ),
    "late rent, nation not known": ({**LATE_RENT, "nation": None}, ["hostel", "asylum housing"], []),
    "late rent to a council": (
        {"bills": [{"kind": "rent_social", "amount": "300", "in_arrears": True}]},
        ["For most people who rent, they cannot change the locks", "hostel or emergency housing"],
        [r"^They cannot change the locks"],
    ),
    "a letter to leave asks first what kind of home it is": (
        NOTICE,
        ["What kind of home is it", "live with your landlord", "hostel", "asylum housing"],
        [r"^Stay in your home for now", r"^Only a court can make you leave"],
    ),
    "nowhere to sleep": (
        NO_BED,
        ["Most landlords need a court", "live with the landlord", "asylum housing"],
        [],
    ),
    "warm home discount": (UC, ["on 23 August 2026"], []),
    "warm home discount for who claims now": (
        {"income": "universal_credit_new"},
        [],
        ["^Warm Home Discount$"],
    ),
    "warm home discount in Scotland": ({**SCOTLAND, **UC}, ["Others ask their energy supplier for it"], []),
    "children’s services in England": (NO_RECOURSE_FAMILY, ["45 working days"], ["42 working days"]),
    "children’s services in Wales": (
        {**WALES, **NO_RECOURSE_FAMILY},
        ["42 working days"],
        ["45 working days"],
    ),
    "children’s services in Scotland": ({**SCOTLAND, **NO_RECOURSE_FAMILY}, [], ["working days"]),
    "children’s services in Northern Ireland": ({**NI, **NO_RECOURSE_FAMILY}, [], ["working days"]),
    "school meals for every small child": (
        {"income": "wages", "children_ages": [6]},
        [r"^Free school meals$", "reception, year 1 and year 2", "Income Support"],
        [],
    ),
    "school meals at 4": ({"income": "wages", "children_ages": [4]}, [r"^Free school meals$"], []),
    "school meals at 3": ({"income": "wages", "children_ages": [3]}, [], [r"^Free school meals$"]),
    "school meals on an older benefit": (
        {"income": "other_benefits", "children_ages": [12]},
        [r"^Free school meals$", "Pension Credit, Income Support"],
        [],
    ),
    "school meals for an older child of who works": (
        {"income": "wages", "children_ages": [12]},
        [],
        [r"^Free school meals$"],
    ),
    "school costs in England": (
        {"needs": ["school_costs"], "children_ages": [12]},
        ["Every child in reception, year 1 and year 2", "Pension Credit"],
        [],
    ),
    "a hardship payment": (
        CUT,
        ["On Universal Credit it is a loan", "Jobseeker’s Allowance or ESA you usually do not pay it back"],
        ["It is a loan from the benefit office"],
    ),
    "medicine on Universal Credit": (
        {"needs": ["medicine"]},
        ["£435 or less", "may charge for it"],
        ["under £435", "So can an illness"],
    ),
    "free prescriptions say who": (
        UC,
        ["£935", "an illness limits the work you can do"],
        ["So can an illness that limits work"],
    ),
    "crisis money in England": (
        NO_FOOD,
        ["expected to decide urgent cases within 48 hours"],
        ["how much and how fast"],
    ),
    "overdrawn": ({"money_left": "-35"}, [], ["mark against you"]),
    "late heating oil": (
        {**LATE_OIL, "money_left": "5"},
        ["outside the rules of Ofgem", "Heat Fund"],
        ["must offer a plan", "Being cut off is rare", "have to offer a plan that you can afford"],
    ),
    "late heating oil in Northern Ireland": (
        {**NI, **LATE_OIL, "money_left": "5"},
        ["Discretionary Support", "oil savings clubs"],
        ["Heat Fund", "must offer a plan"],
    ),
    "no heating oil": (
        {**NO_HEAT, "about": ["oil_or_solid_heating"]},
        ["Heat Fund", "outside the rules of Ofgem"],
        [],
    ),
    "a keypad meter in Northern Ireland": (
        {**NI, **NO_HEAT, **PREPAY},
        ["not normally go off in the evening, at weekends or on bank holidays"],
        ["£5 to £10", "£5.00 to £10.00"],
    ),
    "pregnant and under 18 needs no benefit": (
        {"about": ["pregnant", "under_18"], "money_left": "5000", "income": "wages"},
        [r"^Healthy Start$", "pregnant and under 18, you do not need a benefit"],
        ["These depend on your money and benefits"],
    ),
    "a student alone is exempt": (
        {"income": "student", "adults": 1},
        ["full-time students.*no council tax to pay"],
        [r"^Council tax: single person discount$"],
    ),
    "a child of 4 is not under 4": ({"children_ages": [4], **UC}, [], [r"^Healthy Start$", "child under 4"]),
    "a child of 3 is": (
        {"children_ages": [3], **UC},
        [r"^Healthy Start$", "child under 4 lives with you"],
        [],
    ),
    "a child of 3 is not under 3": (
        {**SCOTLAND, **UC, "children_ages": [3]},
        [],
        [r"^Best Start Foods$"],
    ),
    "what is taken off Universal Credit": (OVERPAID, ["15% of the basic amount"], []),
    "what is taken off in Northern Ireland is not known": ({**NI, **OVERPAID}, [], ["15%"]),
    "when prices of energy change": (COLD, ["1 January 2027"], []),
    **{
        f"no fire indoors: {who}": (told, ["Never bring a barbecue.* indoors", "carbon monoxide"], [])
        for who, told in {
            "a cold home": COLD,
            "no gas": NO_HEAT,
            "a late bill": {"bills": [{"kind": "energy_dd", "amount": 40, "in_arrears": True}], **COLD},
            "late oil": {"bills": [{"kind": "heating_fuel", "amount": 40, "in_arrears": True}], **COLD},
            "no oil": {**NO_HEAT, "about": ["oil_or_solid_heating"]},
            "a broken heater": {"needs": ["broken_appliance"]},
        }.items()
    },
}


def strings(told: Any) -> Iterator[str]:
    """Every text in ``told``, however deep."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        yield from (text for key, value in told.items() if key != "sources" for text in strings(value))
    elif isinstance(told, list):
        yield from (text for value in told for text in strings(value))


def lines_for(app: Flask, told: dict[str, Any]) -> list[str]:
    """Every line of somebody’s plan, of what is worth checking and of the facts of their bills."""
    person = {key: value for key, value in {**USUAL, **told}.items() if value is not None}
    ages = told.get("children_ages", [])
    ticks = [tick for tick, years in CHILDREN_BY_AGE.items() if any(age in years for age in ages)]
    plan = plan_of(app, {**person, "about": [*told.get("about", []), *ticks]})
    return list(strings([plan["steps"], plan["worth_checking"], plan.get("bills", [])]))


def said(lines: list[str], pattern: str) -> bool:
    return any(re.search(pattern, line) for line in lines)


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_that_was_wrong_is_right(app: Flask, fact: str) -> None:
    told, says, never = FACTS[fact]
    lines = lines_for(app, told)
    assert [pattern for pattern in says if not said(lines, pattern)] == []
    assert [line for pattern in never for line in lines if re.search(pattern, line)] == []


def test_the_tick_says_state_pension_age() -> None:
    assert "State Pension age" in str(ABOUT_YOU["over_state_pension_age"])
    assert "66 or over" not in str(ABOUT_YOU["over_state_pension_age"])


@pytest.mark.parametrize("told", [NO_FOOD, {**NO_BED, **UNDER_18}])
def test_the_night_service_of_northern_ireland_stands_there_alone(app: Flask, told: dict[str, Any]) -> None:
    assert "ni_emergency_social_work" in services(plan_of(app, {**USUAL, **NI, **told}))
    assert "ni_emergency_social_work" not in services(plan_of(app, {**USUAL, **SCOTLAND, **told}))


def test_a_child_of_14_is_asked_to_be_16_for_crisis_money(app: Flask) -> None:
    plan = plan_of(app, {**USUAL, **NI, **UNDER_18, "money_left": "0"})
    assert "crisis_fund" in actions(plan)
    assert "crisis_fund" in actions(plan_of(app, {**USUAL, **NI, "money_left": "0"}))


@pytest.mark.parametrize("name", ["uc deductions cap", "uc deductions cap single 25 or over"])
def test_the_cap_on_deductions_names_its_source_and_not_northern_ireland(name: str) -> None:
    figure = FIGURES[name]
    assert Nation.NORTHERN_IRELAND not in figure.nations
    assert "Statutory Instrument" not in figure.values[-1].source


@pytest.mark.parametrize(
    "name", ["electricity unit", "gas unit", "electricity standing charge", "gas standing charge"]
)
def test_prices_of_energy_say_that_they_end(name: str) -> None:
    assert FIGURES[name].values[-1].until == date(2026, 12, 31)
    assert "price cap" in FIGURES[name].says.lower()


def test_a_figure_of_northern_irelands_meters_is_not_claimed() -> None:
    assert Nation.NORTHERN_IRELAND not in FIGURES["emergency credit low"].nations


def test_what_was_found_second_hand_says_so() -> None:
    found = {
        name: FIGURES[name].values[-1] for name in ("redetermination days", "child assessment days wales")
    }
    assert {value.sure for value in found.values()} == {Sure.SECOND_HAND}
    assert [value.value for value in found.values()] == [Decimal(42), Decimal(42)]
