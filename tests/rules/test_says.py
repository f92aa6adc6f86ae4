"""A rule may say only the sentences of the vocabulary, and each of them means one thing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgethelp.rules.conditions import needs
from budgethelp.rules.vocabulary import PHRASES, nations_in, understand
from budgethelp.situation.situation import Bill, BillKind, Nation
from tests.support.someone import someone

WORDS = {"{pounds:money}": "£3", "{nations:nations}": "England, Wales or Scotland"}


def written(pattern: str) -> str:
    for hole, word in WORDS.items():
        pattern = pattern.replace(hole, word)
    return pattern


@pytest.mark.parametrize("pattern", PHRASES)
def test_every_sentence_is_understood_as_itself_alone(pattern: str) -> None:
    assert understand(written(pattern)).quiet is PHRASES[pattern].quiet


def test_a_sentence_without_numbers_keeps_its_own_question() -> None:
    assert understand("you have nowhere safe to sleep tonight").holds is needs.nowhere_tonight


def test_a_number_in_a_sentence_counts() -> None:
    condition = understand("less than £3 a day is left")
    assert condition.values == {"pounds": Decimal(3)}
    assert condition.text == "less than {pounds} a day is left"
    assert [condition.holds(someone(money_left=Decimal(money), days=10)) for money in ("29.99", "30")] == [
        True,
        False,
    ]


def test_nations_are_read_as_people_write_them() -> None:
    assert nations_in("Wales, Scotland or Northern Ireland") == frozenset(Nation) - {Nation.ENGLAND}


@pytest.mark.parametrize(
    "sentence", ["", "you", "less than £3.5 a day is left", "less than £-3 a day is left"]
)
def test_a_sentence_nobody_knows_is_refused(sentence: str) -> None:
    with pytest.raises(ValueError, match="unknown condition"):
        understand(sentence)


RENT = Bill(BillKind.RENT_PRIVATE, Decimal(20), due_in_days=2)


@pytest.mark.parametrize(
    ("sentence", "set_aside", "holds"),
    [
        ("less than £2 a day is left", "60", False),
        ("less than £2 a day is left", "61", True),
        ("there is not enough for every bill and to live on until your next money comes", "80", False),
        ("there is not enough for every bill and to live on until your next money comes", "81", True),
    ],
)
def test_what_is_set_aside_to_live_on_is_not_left(sentence: str, set_aside: str, holds: bool) -> None:
    person = someone(money_left=Decimal(100), days=10, bills=(RENT,), set_aside=Decimal(set_aside))
    assert understand(sentence).holds(person) is holds
