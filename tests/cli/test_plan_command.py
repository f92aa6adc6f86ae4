"""``flask plan``: one situation as JSON in, the plan out; a refusal is one line that names the key."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from budgethelp.dates.clock import london_now
from tests.support.make import MakeApp

Ask = Callable[[object], Result]


@pytest.fixture
def ask(app: Flask) -> Ask:
    """Types ``flask plan -`` and gives it a situation, as text or as what JSON can hold."""

    def type_in(told: object) -> Result:
        text = told if isinstance(told, str) else json.dumps(told)
        return app.test_cli_runner().invoke(args=["plan", "-"], input=text)

    return type_in


@pytest.fixture
def plan(ask: Ask) -> Callable[[object], dict[str, Any]]:
    """The plan for a situation that is not refused."""

    def answer(told: object) -> dict[str, Any]:
        result = ask(told)
        assert (result.exit_code, result.stderr) == (0, "")
        made: dict[str, Any] = json.loads(result.stdout)
        return made

    return answer


@pytest.mark.parametrize("told", [{"needs": ["unsafe"]}, {"about": ["partner_controls_money"]}])
def test_while_the_nation_is_not_known_the_abuse_line_of_each_is_told(
    plan: Callable[[object], dict[str, Any]], told: dict[str, object]
) -> None:
    made = plan({"money_left": 14, "days": 6, **told})
    lines = [line["id"] for line in made["abuse_lines"]]
    assert set(lines) == {"refuge", "live_fear_free", "da_scotland", "da_ni"}
    assert not set(lines) & {service["id"] for service in made["services"]}  # each serves 1 nation


def test_with_the_nation_known_its_own_abuse_line_stands_alone(
    plan: Callable[[object], dict[str, Any]],
) -> None:
    [line] = plan({"money_left": 14, "days": 6, "nation": "wales", "needs": ["unsafe"]})["abuse_lines"]
    assert line["phone"] == "0808 80 10 800"
    assert plan({"money_left": 14, "days": 6, "nation": "wales", "needs": ["no_food"]})["abuse_lines"] == []


def test_two_answers_are_enough_for_a_plan(plan: Callable[[object], dict[str, Any]]) -> None:
    made = plan({"money_left": "42.50", "days": 8})
    assert made["money"]["per_day"] == "5.31"
    assert made["steps"]


def test_the_plan_has_all_its_parts(plan: Callable[[object], dict[str, Any]]) -> None:
    made = plan({"money_left": 6, "days": 5, "nation": "wales", "needs": ["no_food"]})
    assert {"money", "crisis_first", "steps", "services", "councils"} <= set(made)
    parts = ("action", "rule", "title", "why", "do", "say", "urgency", "services", "sources")
    assert set(parts) <= set(made["steps"][0])
    assert {"id", "name", "phone", "url", "nations", "open", "opens"} <= set(made["services"][0])


def test_not_sure_of_the_day_plans_for_7(plan: Callable[[object], dict[str, Any]]) -> None:
    money = plan({"money_left": 70, "days": None})["money"]
    assert (money["days"], money["days_sure"], money["per_day"]) == (7, False, "10.00")


def test_a_date_and_a_time_can_be_told(plan: Callable[[object], dict[str, Any]]) -> None:
    money = plan({"money_left": 1, "next_income": "2026-11-27", "now": "2026-11-24T10:00"})["money"]
    assert (money["days"], money["until"]) == (3, "2026-11-27")


def test_a_postcode_gives_nation_and_council(plan: Callable[[object], dict[str, Any]]) -> None:
    councils = plan({"money_left": 5, "days": 3, "postcode": "CF10 1EP"})["councils"]
    assert "W06000015" in {council["gss"] for council in councils}


def test_half_a_postcode_that_straddles_asks_which(plan: Callable[[object], dict[str, Any]]) -> None:
    made = plan({"money_left": 5, "days": 3, "postcode": "TD15"})
    assert set(made["ask"]["nations"]) == {"england", "scotland"}


def test_the_same_in_gives_the_same_out(ask: Ask) -> None:
    told = {"money_left": 12, "days": 9, "nation": "scotland", "needs": ["no_energy", "behind_bills"]}
    assert ask(told).stdout == ask(told).stdout


def test_a_situation_can_stand_in_a_file(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "person.json").write_text('{"money_left": 5, "days": 3}', encoding="utf-8")
    result = app.test_cli_runner().invoke(args=["plan", str(tmp_path / "person.json")])
    assert json.loads(result.stdout)["money"]["left"] == "5.00"


TWO = {"money_left": 5, "days": 3}
REFUSED: dict[str, tuple[object, str]] = {
    "an unknown key": ({**TWO, "hobby": 1}, 'the situation has an unknown key "hobby"'),
    "a key that is nearly right": ({**TWO, "need": []}, 'Did you mean "needs"?'),
    "an unknown need": (
        {**TWO, "needs": ["no_foood"]},
        'needs: unknown code "no_foood". Did you mean "no_food"?',
    ),
    "an unknown tick": ({**TWO, "about": ["tall"]}, 'about: unknown code "tall"'),
    "an unknown income": ({**TWO, "income": "lottery"}, 'income: unknown code "lottery"'),
    "an unknown nation": ({**TWO, "nation": "cornwall"}, 'nation: unknown code "cornwall"'),
    "an unknown bill": ({**TWO, "bills": [{"kind": "yacht"}]}, 'bills[0].kind: unknown code "yacht"'),
    "an unknown key of a bill": (
        {**TWO, "bills": [{"kind": "water", "x": 1}]},
        'bills[0] has an unknown key "x"',
    ),
    "a bill of no kind": ({**TWO, "bills": [{"amount": 5}]}, "bills[0].kind: is missing"),
    "a bill below nothing": (
        {**TWO, "bills": [{"kind": "water", "amount": -1}]},
        "bills[0].amount: must be 0",
    ),
    "a bill that is no table": ({**TWO, "bills": ["water"]}, "bills[0] must be a table"),
    "an unknown language": ({**TWO, "language": "tlh"}, "language: must be one of en"),
    "a list for a word": ({**TWO, "nation": ["wales"]}, "nation: must be a code in quotes, not a list"),
    "a number for a code": ({**TWO, "needs": [3]}, "needs: must be a code in quotes, not a number"),
    "nearly an old code": (
        {**TWO, "about": ["over66"]},
        'about: unknown code "over66". Did you mean "over_state_pension_age"?',
    ),
    "two days that do not agree": (
        {**TWO, "now": "2026-11-21T10:00", "next_income": "2026-12-20"},
        "next_income: is 29 days ahead, and days says 3. Leave one out",
    ),
    "a bill of two days": (
        {
            **TWO,
            "now": "2026-11-21T10:00",
            "bills": [{"kind": "water", "due_on": "2026-11-25", "due_in_days": 3}],
        },
        "bills: due_on is 4 days ahead, due_in_days is 3. Leave one out",
    ),
    "a word for a list": ({**TWO, "needs": "no_food"}, "needs: must be a list"),
    "63 days": ({**TWO, "days": 63}, "days: must be a whole number from 0 to 62"),
    "-1 days": ({**TWO, "days": -1}, "days: must be a whole number from 0 to 62"),
    "half a day": ({**TWO, "days": 1.5}, "days: must be a whole number"),
    "days in words": ({**TWO, "days": "8"}, "days: must be a whole number"),
    "true for days": ({**TWO, "days": True}, "days: must be a whole number"),
    "true for money": ({**TWO, "money_left": True}, "money_left: must be an amount in pounds"),
    "1 for true": (
        {**TWO, "bills": [{"kind": "water", "in_arrears": 1}]},
        "bills[0].in_arrears: must be true or",
    ),
    "a date in the past": ({"money_left": 5, "next_income": "2026-11-20"}, "next_income: must be from today"),
    "a date far away": (
        {"money_left": 5, "next_income": "2027-11-20"},
        "next_income: must be from today to 62",
    ),
    "no such date": ({"money_left": 5, "next_income": "2026-02-30"}, "next_income: must be a date like"),
    "no such time": ({**TWO, "now": "soon"}, "now: must be a time like"),
    "a time long ago": ({**TWO, "now": "1066-10-14T09:00"}, "now: must be in a year from 2000"),
    "a time before our figures": (
        {**TWO, "now": "2024-11-24T10:00", "needs": ["medicine"], "nation": "england"},
        "has no value on 2024-11-24",
    ),
    "the end of time": ({**TWO, "now": "9999-12-31T10:00"}, "now: must be in a year from 2000"),
    "not a number": ('{"money_left": NaN, "days": 3}', "money_left: must be from"),
    "days that are no number": ('{"money_left": 5, "days": NaN}', "days: must be a whole number"),
    "more than all": ('{"money_left": Infinity, "days": 3}', "money_left: must be from"),
    "a number beyond floats": (
        '{"money_left": 1e400, "days": 3}',
        "money_left: must be from -99999.99 to 99999.99",
    ),
    "a number beyond decimals": (
        '{"money_left": 1e99999999999999999999, "days": 3}',
        "this is not JSON we can read",
    ),
    "days that would fill the memory": (
        '{"money_left": 5, "days": 1e999999999}',
        "days: must be a whole number",
    ),
    "a number of 5,000 digits": (
        '{"money_left": 5, "days": ' + "9" * 5000 + "}",
        "this is not JSON we can read",
    ),
    "too much money": ({**TWO, "money_left": 100000}, "money_left: must be from -99999.99 to 99999.99"),
    "tenths of a penny": ({**TWO, "money_left": "5.001"}, "money_left: must be"),
    "money in words": ({**TWO, "money_left": "lots"}, "money_left: must be an amount in pounds"),
    "no money": ({"days": 3}, "money_left: is missing"),
    "money not said": ({"money_left": None, "days": 3}, "money_left: is missing"),
    "no days": ({"money_left": 5}, "days: is missing"),
    "no postcode": ({**TWO, "postcode": "XX"}, "postcode: must be a UK postcode"),
    "a postcode that is a number": ({**TWO, "postcode": 7}, "postcode: must be a UK postcode"),
    "Guernsey": ({**TWO, "postcode": "GY1 1AA"}, "postcode: is outside the UK"),
    "not JSON": ("money: lots", "this is not JSON we can read"),
    "nothing at all": ("", "this is not JSON we can read"),
    "deep nesting": ("[" * 100_000, "this is not JSON we can read"),
    "nesting that JSON can bear": (
        '{"money_left": 5, "days": 3, "nation": ' + "[" * 900 + "]" * 900 + "}",
        "nation:",
    ),
    "a list for the situation": ([TWO], "the situation must be a table"),
    "a number for the situation": (5, "the situation must be a table"),
    "half a letter": ('{"money_left": 5, "days": 3, "nation": "\\ud800"}', 'nation: unknown code "?"'),
    "a child of 40": ({**TWO, "children_ages": [40]}, "children_ages: must be a whole number from 0 to 19"),
    "101 bills": ({**TWO, "bills": [{"kind": "water"}] * 101}, "bills: must have 100 bills at most"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_situation_that_cannot_be_used_is_refused_in_one_line_by_name(ask: Ask, why: str) -> None:
    told, says = REFUSED[why]
    result = ask(told)
    assert says in result.stderr
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_the_schema_of_a_situation_is_printed(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["plan", "--schema"])
    schema = json.loads(result.stdout)["$defs"]
    assert schema["Told"]["required"] == ["money_left"]
    assert "over_state_pension_age" in schema["About"]["enum"]
    assert schema["WrittenBill"]["properties"]["due_on"]


def test_a_bill_can_have_a_date_and_an_amount_can_say_how_often(plan: Callable[[object], Any]) -> None:
    bill = {"kind": "water", "amount": 20, "due_on": "2026-11-27"}
    made = plan(
        {**TWO, "now": "2026-11-24T10:00", "bills": [bill], "set_aside": {"amount": 14, "every": "week"}}
    )
    assert made["bills"][0]["due_in_days"] == 3
    assert made["money"]["set_aside"] == "6.00"


def test_over_66_is_still_read(ask: Ask) -> None:
    now = {**TWO, "nation": "england"}
    old, new = ({**now, "about": [code]} for code in ("over_66", "over_state_pension_age"))
    assert ask(old).stdout == ask(new).stdout != ask(now).stdout


def test_without_a_file_it_says_what_it_needs(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["plan"])
    assert (result.exit_code, "Missing argument 'FILE'" in result.stderr) == (2, True)


def test_a_file_that_is_not_there_is_refused_in_one_line(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["plan", "no/such/file.json"])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_the_clock_is_the_sites_own_when_no_time_is_told(make_app: MakeApp) -> None:
    app = make_app(NOW=london_now(datetime(2026, 12, 24, 23, 30)))
    result = app.test_cli_runner().invoke(args=["plan", "-"], input='{"money_left": 5, "days": 1}')
    assert json.loads(result.stdout)["money"]["until"] == "2026-12-25"
