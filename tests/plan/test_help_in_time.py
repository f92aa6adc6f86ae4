"""Help before a date: steps of the plan, in its order, none that would come too late."""

from datetime import datetime
from decimal import Decimal

from flask import Flask

from budgethelp.plan.contact import ABOUT_MONEY, COMES_WITHIN, MOST_LINKS, help_before
from budgethelp.plan.plan import Plan, build_plan
from budgethelp.rules.rule import Soon
from budgethelp.situation.situation import Bill, BillKind, Need
from budgethelp.web.content import content
from tests.support.someone import someone


def plan(app: Flask, **differences: object) -> Plan:
    bills = (Bill(BillKind.RENT_PRIVATE, Decimal(480), 12), Bill(BillKind.ENERGY_DD, Decimal(90), 3))
    with app.app_context():
        told = someone(money_left=Decimal(55), bills=bills, days=29, **differences)
        return build_plan(told, content().rulebook, datetime(2026, 11, 24, 10))


def test_help_that_takes_a_month_is_not_in_time_for_today(app: Flask) -> None:
    assert all(step.soon <= Soon.TODAY for step in help_before(plan(app), 0))
    assert help_before(plan(app), 0)


def test_with_more_time_there_is_more_help_and_never_more_than_3(app: Flask) -> None:
    made = plan(app)
    all_help = [help_before(made, days, ()) for days in range(40)]
    assert {len(each) for each in all_help} <= set(range(1, MOST_LINKS + 1))
    assert any(step.soon is Soon.THIS_WEEK for step in help_before(made, 7, {s.rule for s in all_help[0]}))


def test_help_stands_in_the_order_of_the_plan(app: Flask) -> None:
    made = plan(app)
    places = [made.steps.index(step) for step in help_before(made, 31)]
    assert places == sorted(places)


def test_help_in_danger_is_no_answer_to_a_bill(app: Flask) -> None:
    made = plan(app, needs=frozenset({Need.SUICIDAL, Need.UNSAFE}))
    assert all(step.urgency in ABOUT_MONEY for step in help_before(made, 31))
    assert made.steps[0].urgency not in ABOUT_MONEY


def test_help_that_takes_longer_than_a_month_is_never_in_time() -> None:
    assert Soon.LATER not in COMES_WITHIN
