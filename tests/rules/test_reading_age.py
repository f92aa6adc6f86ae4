"""Every rule can be read by a tired child of 11: short words, short sentences, none that blames."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from budgethelp.directory.services import load_national
from budgethelp.rules.rule import Rule
from budgethelp.rules.rulebook import load_rulebook
from tests.rules.avoided import avoided_words
from tests.rules.reading import grade, sentences, syllables_in, words, words_a_sentence

MOST_WORDS, USUAL_WORDS, MOST_IN_A_TITLE, HARDEST = 20, 12, 9, 6
Check = Callable[[str], object]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """What each rule says, by its id, one line of the rule on one line."""
    return {rule.id: in_full(rule) for rule in load_rulebook(load_national()).rules}


def in_full(rule: Rule) -> str:
    """All that a person reads of a rule, in every nation. A figure's name stands for the figure."""
    said = (rule.words, *(part.words for part in rule.parts))
    lines = [line.text for words in said for line in words.lines]
    return re.sub(r"\{[^{}]*\}", "10", "\n".join([rule.title, *lines]))


def those_that(texts: dict[str, str], is_wrong: Check) -> dict[str, object]:
    """The rules with something wrong, and what it is."""
    return {name: wrong for name, text in texts.items() if (wrong := is_wrong(text))}


def test_no_sentence_is_long(texts: dict[str, str]) -> None:
    assert not those_that(texts, lambda text: [s for s in sentences(text) if len(words(s)) > MOST_WORDS])


def test_sentences_are_short_on_average(texts: dict[str, str]) -> None:
    assert not those_that(texts, lambda text: words_a_sentence(text) > USUAL_WORDS)


def test_words_are_easy(texts: dict[str, str]) -> None:
    assert not those_that(texts, lambda text: grade(text) > HARDEST and round(grade(text), 1))


def test_hard_cold_and_blaming_words_are_left_out_or_explained(texts: dict[str, str]) -> None:
    assert not those_that(texts, avoided_words)


def test_titles_are_short_and_end_without_a_stop(texts: dict[str, str]) -> None:
    titles = {name: text.partition("\n")[0] for name, text in texts.items()}
    assert not those_that(titles, lambda title: len(words(title)) > MOST_IN_A_TITLE or title.endswith("."))


def test_reasons_are_short() -> None:
    rules = load_rulebook(load_national()).rules
    reasons = [reason.text for rule in rules for way in rule.every_way for reason in way.when.all]
    assert [reason for reason in reasons if len(words(reason)) > MOST_WORDS] == []


def test_quotes_are_the_kind_on_a_printed_page(texts: dict[str, str]) -> None:
    assert not those_that(texts, lambda text: re.findall(r"['\"].{0,20}", text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two? Three!", 3),
        ("A title\nA line. And more.", 3),
        ("It costs £9.90 at 7.30pm today.", 1),
        ("Say “I need help.” Then wait.", 2),
        ("Phone C.A.L.L. now.", 1),
    ],
)
def test_sentences_are_told_apart(text: str, found: int) -> None:
    assert len(sentences(text)) == found


@pytest.mark.parametrize(
    ("word", "spoken"), [("money", 2), ("landlord’s", 2), ("universal", 4), ("NHS", 3), ("85258", 1)]
)
def test_syllables_are_those_that_people_say(word: str, spoken: int) -> None:
    assert syllables_in(word) == spoken


def test_grade_is_low_for_plain_words_and_high_for_officialese() -> None:
    assert grade("Phone the bank now. It is free.") < 2
    assert grade("Mandatory reconsideration necessitates comprehensive documentary evidence.") > 15


@pytest.mark.parametrize(
    ("text", "avoided"),
    [
        ("You have arrears.", ["arrears"]),
        ("Ask for Discretionary Support.", []),
        ("It is a discretionary scheme.", ["discretionary"]),
        ("You can ask for an advance.", ["advance"]),
        ("An advance is a loan.", []),
        ("Ask for a social tariff, which is a cheaper deal.", []),
        ("You don’t have to.", ["don’t"]),
    ],
)
def test_avoided_words_are_found_unless_explained(text: str, avoided: list[str]) -> None:
    assert avoided_words(text) == avoided
