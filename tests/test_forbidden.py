"""The list of words that no page may say is itself proven, pattern by pattern."""

from __future__ import annotations

import pytest

from tests.support.forbidden import NEVER, Forbidden, forbidden_words, wrong_nation_words

ALL = [pytest.param(never, id=f"{never.code}-{number}") for number, never in enumerate(NEVER)]


@pytest.mark.parametrize("never", ALL)
def test_each_pattern_catches_its_own_example(never: Forbidden) -> None:
    assert never.found_in(never.catches)


@pytest.mark.parametrize("never", ALL)
def test_each_pattern_lets_kind_words_through(never: Forbidden) -> None:
    assert forbidden_words(never.allows) == []


def test_a_sentence_in_a_longer_text_is_found_and_named() -> None:
    text = "You are not alone. Pay your rent before your credit card. Phone us."
    assert forbidden_words(text) == ["pay_before: Pay your rent before your credit card"]


@pytest.mark.parametrize(
    ("nation", "words"),
    [
        ("northern_ireland", "council tax"),
        ("scotland", "bailiff"),
        ("england", "DHP"),
        ("wales", "Scottish Welfare Fund"),
    ],
)
def test_words_of_another_nations_law_are_found(nation: str, words: str) -> None:
    assert wrong_nation_words(f"Ask about {words} today.", nation) == [words]


def test_own_words_of_a_nation_are_fine() -> None:
    assert wrong_nation_words("Ask the council tax team.", "wales") == []
