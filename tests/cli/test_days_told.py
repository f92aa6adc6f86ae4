"""The days between in ``flask plan``: lines that add up, and the keys a machine may count on."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.cli.situation_json import SituationProblem
from tests.support.people import plan_of

NOW = "2026-11-21T19:30:00"
pence = st.integers(0, 9_999_999).map(lambda amount: f"{Decimal(amount).scaleb(-2):.2f}")
bill = st.fixed_dictionaries({"kind": st.just("phone"), "amount": pence, "due_in_days": st.integers(-5, 70)})
people = st.fixed_dictionaries(
    {
        "now": st.just(NOW),
        "money_left": pence,
        "days": st.integers(0, 62),
        "bills": st.lists(bill, max_size=6),
        "daily_spend": pence,
        "set_aside": pence,
    }
)


def money(app: Flask, **told: Any) -> dict[str, Any]:
    found: dict[str, Any] = plan_of(app, {"now": NOW, "money_left": 100, **told})["money"]
    return found


def test_a_line_a_day_from_today_to_payday(app: Flask) -> None:
    days = money(app, days=2, bills=[{"kind": "phone", "amount": 24, "due_in_days": 1}])["days_between"]
    assert [day["date"] for day in days] == ["2026-11-21", "2026-11-22", "2026-11-23"]
    assert days[1] == {
        "date": "2026-11-22",
        "in": "0.00",
        "out": "24.00",
        "left": "76.00",
        "bank_holiday": None,
    }


@settings(max_examples=150, deadline=None)
@given(people)
def test_the_lines_add_up_to_the_penny(app: Flask, told: dict[str, Any]) -> None:
    days = plan_of(app, told)["money"]["days_between"]
    assert len(days) == told["days"] + 1
    for before, day in pairwise(days):
        come, gone = Decimal(day["in"]), Decimal(day["out"])
        assert Decimal(day["left"]) == Decimal(before["left"]) + come - gone


def test_a_daily_spend_says_when_the_money_runs_out(app: Flask) -> None:
    assert money(app, days=10, daily_spend="12.50")["runs_out_on"] == "2026-11-29"
    assert money(app, days=8, daily_spend="12.50")["runs_out_on"] is None


def test_what_is_set_aside_goes_today_and_leaves_the_headline(app: Flask) -> None:
    told = money(app, days=5, set_aside=40)
    assert (told["days_between"][0]["out"], told["per_day"]) == ("40.00", "12.00")


def test_what_is_due_on_payday_stands_apart(app: Flask) -> None:
    told = money(app, days=5, bills=[{"kind": "rent_private", "amount": 480, "due_in_days": 5}])
    assert (told["due_on_payday"], told["days_between"][-1]["left"]) == ("480.00", "100.00")


@pytest.mark.parametrize(("nation", "name"), [("scotland", "St Andrew’s Day"), ("england", None)])
def test_bank_holidays_are_those_of_the_nation(app: Flask, nation: str, name: str | None) -> None:
    days = money(app, days=9, nation=nation)["days_between"]
    assert days[-1]["date"] == "2026-11-30"
    assert days[-1]["bank_holiday"] == name


@pytest.mark.parametrize(
    ("pattern", "until"),
    [
        ({"kind": "weekly", "day": "friday"}, "2026-11-27"),
        ({"kind": "every_2_weeks", "from": "2026-11-13"}, "2026-11-27"),
        ({"kind": "every_4_weeks", "from": "2026-11-06"}, "2026-12-04"),
        ({"kind": "monthly", "day": 28}, "2026-11-27"),
        ({"kind": "last_working_day"}, "2026-11-30"),
        ({"kind": "uc_monthly", "day": 25}, "2026-11-25"),
        ({"kind": "child_benefit", "from": "2026-11-02"}, "2026-11-30"),
        ({"kind": "state_pension", "ni_digits": "27", "from": "2026-11-03"}, "2026-12-01"),
    ],
)
def test_an_income_pattern_gives_the_day(app: Flask, pattern: dict[str, Any], until: str) -> None:
    told = money(app, income_pattern=pattern)
    assert (told["until"], told["days_sure"]) == (until, True)


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ({"days": 5, "daily_spend": -1}, "daily_spend"),
        ({"days": 5, "set_aside": "lots"}, "set_aside"),
        ({"income_pattern": {"kind": "sometimes"}}, "income_pattern"),
        ({"income_pattern": {"kind": "monthly", "day": 32}}, "income_pattern"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(app: Flask, told: dict[str, Any], key: str) -> None:
    with pytest.raises(SituationProblem, match=key):
        money(app, **told)
