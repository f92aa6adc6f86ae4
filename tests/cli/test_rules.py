"""``flask rules``: what people who keep the rulebook true see of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from budgethelp.web.content import Content

Run = Callable[..., Result]


@pytest.fixture
def run(app: Flask) -> Run:
    """Types ``flask rules …``; ``told`` stands on standard input."""

    def type_in(*words: str, told: object = None) -> Result:
        return app.test_cli_runner().invoke(args=["rules", *words], input=json.dumps(told))

    return type_in


def test_check_counts_what_is_right(app: Flask, run: Run) -> None:
    known: Content = app.extensions["budgethelp"]
    counted = f"{len(known.rulebook.rules)} rules, {len(known.rulebook.figures)} figures"
    result = run("check")
    assert result.output.startswith(counted)
    assert (result.exit_code, result.output.count("\n")) == (0, 1)


def test_list_names_the_steps_of_each_answer_and_the_nations(run: Run) -> None:
    lines = run("list").output.splitlines()
    [food] = [line for line in lines if line.startswith("need      no_food ")]
    assert "food_today" in food
    [cut] = [line for line in lines if line.startswith("need      sanctioned ")]
    assert "crisis_fund (EWS" in cut


def test_list_missing_keeps_only_what_has_a_hole(run: Run) -> None:
    full, missing = run("list").output.splitlines(), run("list", "--missing").output.splitlines()
    assert set(missing) < set(full)
    assert [line for line in missing if line.startswith("need ")] == []


NO_FOOD = {"money_left": 6, "days": 5, "nation": "wales", "needs": ["no_food"]}


def test_try_says_which_rules_hold_and_which_sentence_was_not_true(run: Run) -> None:
    lines = run("try", "-", told=NO_FOOD).output.splitlines()
    assert "holds      food_today" in lines
    assert "not true   safety_now: someone hurts you, frightens you or controls your money" in lines


def test_try_says_which_part_speaks_and_why_the_others_do_not(run: Run) -> None:
    lines = run("try", "-", told=NO_FOOD).output.splitlines()
    assert "           speaks: if you live in Wales" in lines
    assert "           silent: if you live in England (not true: you live in England)" in lines


def test_try_says_what_every_way_in_lacks(run: Run) -> None:
    lines = run("try", "-", told={**NO_FOOD, "money_left": 300, "needs": []}).output.splitlines()
    first = next(number for number, line in enumerate(lines) if "crisis_fund" in line)
    assert lines[first : first + 2] == [
        "not true   crisis_fund: you may need money before your next payment",
        "           or: there is not enough for every bill and to live on until your next money comes",
    ]


def test_try_lists_what_holds_first(run: Run) -> None:
    lines = run("try", "-", told=NO_FOOD).output.splitlines()
    kinds = [line.split()[0] for line in lines if not line.startswith(" ")]
    assert kinds == sorted(kinds)


def test_try_fills_in_the_numbers_of_a_sentence(run: Run) -> None:
    assert "keep_cushion: at least £30 a day is left" in run("try", "-", told=NO_FOOD).output


def test_try_reads_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "person.json").write_text(json.dumps(NO_FOOD), encoding="utf-8")
    assert run("try", str(tmp_path / "person.json")).output == run("try", "-", told=NO_FOOD).output


@pytest.mark.parametrize("told", [{"money_left": 5}, [], {**NO_FOOD, "needs": ["hunger"]}])
def test_try_refuses_what_it_cannot_use_in_one_line(run: Run, told: object) -> None:
    result = run("try", "-", told=told)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_stale_lists_what_nobody_checked_with_where_to_look(run: Run) -> None:
    lines = run("stale").output.splitlines()
    assert any(line.startswith("never       rule ") and line.endswith("]") for line in lines[:-1])
    assert lines[-1] == f"{len(lines) - 1} to check."
