"""The table of what each answer brings: true to the plan, and without holes that nobody meant."""

from __future__ import annotations

from datetime import date

import pytest

from budgethelp.directory.services import load_national
from budgethelp.rules.audit import NATIONS, Covered, actions_of, cover
from budgethelp.rules.rulebook import load_rulebook
from budgethelp.situation.situation import About, BillKind, BillStage, Housing, Income, Nation, Need
from tests.support.someone import someone

RULEBOOK = load_rulebook(load_national())
TABLE = {(each.kind, each.code): each for each in cover(RULEBOOK, date(2026, 11, 24))}


def row(kind: str, code: str) -> Covered:
    return TABLE[kind, code]


def test_there_is_a_row_for_everything_a_person_can_tell() -> None:
    codes = [*BillKind, *BillStage, *Need, *About, *Housing, *Income]
    assert [code for _, code in TABLE] == codes


@pytest.mark.parametrize("need", Need)
def test_every_need_brings_a_step_in_every_nation_and_in_none(need: Need) -> None:
    assert [nation for nation in NATIONS if not row("need", need).actions[nation]] == []


@pytest.mark.parametrize("kind", ["late bill", "letter"])
def test_every_late_bill_and_letter_brings_a_step_in_every_nation(kind: str) -> None:
    rows = [row for row in TABLE.values() if row.kind == kind]
    assert [(row.code, nation) for row in rows for nation in NATIONS if not row.actions[nation]] == []


def test_help_that_differs_by_nation_is_told_apart() -> None:
    actions = row("need", Need.SANCTIONED).actions
    assert "crisis_fund" in actions[Nation.SCOTLAND]
    assert "crisis_fund" not in actions[Nation.NORTHERN_IRELAND]


def test_what_everybody_gets_is_not_counted_as_brought() -> None:
    assert "upcoming_bills_check" in actions_of(RULEBOOK, someone())
    assert not [each for each in TABLE.values() if "upcoming_bills_check" in each.actions[Nation.ENGLAND]]


def test_an_action_stands_once_for_a_person() -> None:
    actions = actions_of(RULEBOOK, someone(needs=frozenset(Need), about=frozenset(About)))
    assert len(set(actions)) == len(actions) > 20
