"""Each question is declared once, and everything that is made from it knows every code."""

from __future__ import annotations

from dataclasses import fields

import pytest

from budgethelp.situation.question import Choice
from budgethelp.situation.questions import CHILDREN_BY_AGE, PARTS, QUESTIONS
from budgethelp.situation.situation import About, BillKind, BillStage, Income, Nation, Need, Situation

CODES: list[type[Choice]] = [Nation, Need, About, Income, BillKind, BillStage]


@pytest.mark.parametrize("codes", CODES)
def test_numbers_in_links_are_counted_from_1_and_none_stands_twice(codes: type[Choice]) -> None:
    assert sorted(code.number for code in codes) == list(range(1, len(codes) + 1))


@pytest.mark.parametrize("codes", CODES)
def test_every_code_has_words_and_can_be_chosen_once(codes: type[Choice]) -> None:
    asked = [code for part in PARTS.values() for code in part.choices if code in set(codes)]
    from_ages = set(CHILDREN_BY_AGE) if codes is About else set()
    assert all(code.label for code in set(codes) - from_ages)
    assert not [code for code in set(codes) - from_ages if str(code) not in asked]


def test_every_question_has_its_own_number_in_links_and_its_own_field() -> None:
    numbers = [question.link for question in QUESTIONS if question.link]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    parts = [part.name for question in QUESTIONS for part in question.parts]
    assert len(parts) == len(set(parts))


def test_every_question_is_a_part_of_the_typed_situation() -> None:
    known = {each.name for each in fields(Situation)} | {"next_income"}
    assert {question.key for question in QUESTIONS} <= known


def test_a_code_of_before_is_still_understood() -> None:
    assert About("over_66") is About.OVER_STATE_PENSION_AGE
    with pytest.raises(ValueError, match="over_6"):
        About("over_6")
