"""The plan: the same for the same person, crisis first, and never an empty one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import cycle

import pytest
from hypothesis import strategies as st

from budgethelp.directory.help import covers
from budgethelp.directory.services import load_national
from budgethelp.languages.formats import day, say
from budgethelp.plan.plan import CRISIS, Plan, build_plan
from budgethelp.rules.rulebook import load_rulebook
from budgethelp.situation.situation import About, Bill, BillKind, BillStage, Income, Nation, Need, Situation
from tests.support.holding import holds_for
from tests.support.someone import USUAL, someone

SERVICES = load_national()
RULEBOOK = load_rulebook(SERVICES)
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
CRISIS_NEEDS = {
    Need.UNSAFE: "safety_now",
    Need.LOAN_SHARK: "safety_now",
    Need.SUICIDAL: "talk_now",
    Need.CANT_COPE: "talk_now",
    Need.NOWHERE_TONIGHT: "bed_tonight",
    Need.NO_FOOD: "food_today",
    Need.BABY_FORMULA: "baby_milk_today",
    Need.MEDICINE: "medicine_keep",
    Need.NO_ENERGY: "energy_now",
}

pounds = st.decimals("-99999.99", "99999.99", places=2)
bills = st.builds(
    Bill,
    kind=st.sampled_from(BillKind),
    amount=st.decimals("0", "2000", places=2),
    due_in_days=st.none() | st.integers(-30, 90),
    in_arrears=st.booleans(),
    stage=st.none() | st.sampled_from(BillStage),
    taken_from_uc=st.booleans(),
)
people = st.builds(
    Situation,
    today=st.just(USUAL["today"]),
    money_left=pounds,
    days=st.integers(0, 62),
    nation=st.none() | st.sampled_from(Nation),
    needs=st.frozensets(st.sampled_from(Need), max_size=6),
    about=st.frozensets(st.sampled_from(About), max_size=6),
    income=st.none() | st.sampled_from(Income),
    adults=st.none() | st.integers(0, 4),
    children_ages=st.lists(st.integers(0, 18), max_size=4).map(tuple),
    bills=st.lists(bills, max_size=4).map(tuple),
)
# Each need, each thing about a person and each income once, in a nation each; and all needs at once.
ALONE = [
    *({"needs": frozenset({need})} for need in Need),
    *({"about": frozenset({about})} for about in About),
    *({"income": income} for income in Income),
    *({"needs": frozenset(Need)} for _ in (*Nation, None)),
]
CHOSEN = [
    (someone(**each, nation=nation, money_left=left, days=days),)
    for each, nation, left, days in zip(
        ALONE,
        cycle([*Nation, None]),
        cycle([Decimal(0), Decimal(-35), Decimal("42.50"), Decimal(900)]),
        cycle([0, 1, 9, 30, 62]),
        strict=False,
    )
]
for_many_people = holds_for(people, chosen=CHOSEN, others=150)


def plan_for(**differences: object) -> Plan:
    return build_plan(someone(**differences), RULEBOOK, NOW)


def actions(plan: Plan) -> list[str]:
    return [step.action for step in plan.steps]


def sentences(plan: Plan) -> list[str]:
    lines = (line for s in plan.steps for line in (*s.do, *s.say, *s.no_phone, *s.know))
    return [say(line, today=USUAL["today"]) for line in lines]


@for_many_people
def test_nothing_is_said_that_was_not_told(person: Situation) -> None:
    person = replace(person, days_sure=False, adults=None, bills=())
    plan = build_plan(person, RULEBOOK, NOW)
    said = "\n".join(sentences(plan))
    assert day(person.next_income, today=person.today) not in said
    assert "People at home" not in said
    assert "after bills" not in said
    assert "our bills before then" not in said
    assert "bills that I cannot cover" not in said


def test_what_was_told_is_said() -> None:
    plan = plan_for(money_left=Decimal(0), needs=frozenset({Need.NO_FOOD}), adults=2, children_ages=(3,))
    said = "\n".join(sentences(plan))
    assert "I cannot buy more until Friday 4 December. People at home: 3. Can you help today?" in said


def test_what_is_left_after_bills_is_said_once_a_bill_was_named() -> None:
    first = "Look at what is left{}. It has to last until Friday 4 December."
    water = Bill(BillKind.WATER, Decimal(20), 3)
    assert first.format("") in sentences(plan_for())
    assert first.format(" after bills: £180") in sentences(plan_for(bills=(water,)))


def test_somebody_overdrawn_who_named_no_bill_is_not_told_of_bills() -> None:
    [step] = [s for s in plan_for(money_left=Decimal(-35)).steps if s.action == "plan_days"]
    assert [why.text for why in step.why] == [
        "you are overdrawn, and named no bill that is due before your next money comes"
    ]
    assert not [line.text for line in step.do if "your bills by date" in line.text]


@for_many_people
def test_nobody_gets_an_empty_plan_and_no_step_comes_twice(person: Situation) -> None:
    found = actions(build_plan(person, RULEBOOK, NOW))
    assert found
    assert len(set(found)) == len(found)


@for_many_people
def test_steps_stand_by_urgency_and_then_by_how_soon_help_comes(person: Situation) -> None:
    places = [(step.urgency, step.soon) for step in build_plan(person, RULEBOOK, NOW).steps]
    assert places == sorted(places)


@for_many_people
def test_what_is_a_crisis_comes_above_every_number(person: Situation) -> None:
    plan = build_plan(person, RULEBOOK, NOW)
    above = [step.action for step in plan.steps if step.above_numbers]
    assert {CRISIS_NEEDS[need] for need in person.needs & set(CRISIS_NEEDS)} <= set(above)
    assert actions(plan)[: len(above)] == above


@pytest.mark.parametrize("nation", [*Nation, None])
@pytest.mark.parametrize("about", [frozenset(), frozenset({About.UNDER_18})])
@pytest.mark.parametrize("danger", [Need.LOAN_SHARK, Need.UNSAFE])
def test_thoughts_of_suicide_come_before_danger(
    danger: Need, about: frozenset[About], nation: Nation | None
) -> None:
    plan = plan_for(needs=frozenset({Need.SUICIDAL, danger}), about=about, nation=nation)
    assert actions(plan)[:2] == ["talk_now", "safety_now"]
    assert {"samaritans", "childline"} & set(plan.steps[0].services)


@pytest.mark.parametrize("about", [frozenset(), frozenset({About.UNDER_18})])
@pytest.mark.parametrize("danger", [Need.LOAN_SHARK, Need.UNSAFE])
def test_not_coping_alone_does_not_come_before_danger(danger: Need, about: frozenset[About]) -> None:
    plan = plan_for(needs=frozenset({Need.CANT_COPE, danger}), about=about)
    assert actions(plan)[0] == "safety_now"
    assert "talk_now" in actions(plan)


@for_many_people
def test_the_crisis_panel_is_for_danger_life_and_a_bed(person: Situation) -> None:
    plan = build_plan(person, RULEBOOK, NOW)
    assert plan.crisis_first is any(step.urgency in CRISIS for step in plan.steps)


@for_many_people
def test_the_same_person_gets_the_same_plan(person: Situation) -> None:
    assert build_plan(person, RULEBOOK, NOW) == build_plan(person, RULEBOOK, NOW)


@for_many_people
def test_every_step_names_someone_or_something_to_do_in_this_nation(person: Situation) -> None:
    for step in build_plan(person, RULEBOOK, NOW).steps:
        assert step.do, step.rule
        named = [SERVICES[service] for service in step.services]
        assert all(
            service.nations & set(Nation if person.nation is None else {person.nation}) for service in named
        )


@for_many_people
def test_someone_without_recourse_is_never_told_to_claim(person: Situation) -> None:
    told = set(actions(build_plan(person, RULEBOOK, NOW)))
    claims = {"uc_claim", "uc_advance", "uc_hardship", "benefit_check", "pension_credit_claim", "crisis_fund"}
    if Need.NRPF in person.needs:
        assert not told & claims
        assert "nrpf_advice" in told


@for_many_people
def test_every_step_says_why_it_is_here(person: Situation) -> None:
    silent = {step.rule for step in build_plan(person, RULEBOOK, NOW).steps if not step.why}
    assert silent <= {"benefit_check", "upcoming_bills_check"}  # these are for everyone


def test_an_ordinary_week_has_a_calm_plan() -> None:
    assert actions(plan_for())[:3] == ["plan_days", "benefit_check", "upcoming_bills_check"]


def test_a_penny_under_the_food_line_asks_the_crisis_fund_too() -> None:
    assert "crisis_fund" not in actions(plan_for(money_left=Decimal(50)))
    assert "crisis_fund" in actions(plan_for(money_left=Decimal("49.99")))


def test_nothing_left_goes_to_food_and_money_today() -> None:
    assert actions(plan_for(money_left=Decimal(0)))[:3] == ["food_today", "crisis_fund", "benefit_check"]


def test_a_need_that_can_wait_does_not_push_out_food() -> None:
    plan = plan_for(needs=frozenset({Need.SCHOOL_COSTS, Need.NO_FOOD}))
    assert actions(plan)[0] == "food_today"


def test_services_of_no_other_nation_are_named_when_the_nation_is_unknown() -> None:
    for step in plan_for(nation=None, needs=frozenset(Need)).steps:
        for service in step.services:
            assert covers(SERVICES[service], None) or len(SERVICES[service].nations) < 4
