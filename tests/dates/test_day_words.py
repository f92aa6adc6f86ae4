"""A day typed in the reader's own language is understood, as our own hints promise."""

from __future__ import annotations

from datetime import date

import pytest

from budgethelp.dates.typed import WhenProblem, parse_days
from budgethelp.dates.typed_in import to_english, to_western

SATURDAY = date(2026, 11, 21)

TYPED = {
    "8 diwrnod": 8,
    "2 ddiwrnod": 2,
    "mewn 8 diwrnod": 8,
    "heddiw": 0,
    "Yfory": 1,
    "dydd Gwener": 6,
    "Gwener": 6,
    "Dydd Mawrth": 3,
    "29 Tachwedd": 8,
    "dydd Gwener 27 Tachwedd": 6,
    "1 Rhagfyr 2026": 10,
    "2 wythnos": 14,
    "8": 8,
    "29/11": 8,
    "Friday": 6,
}


@pytest.mark.parametrize("typed", TYPED)
def test_a_welsh_day_is_understood(typed: str) -> None:
    assert parse_days(to_english(typed, "cy"), SATURDAY) == TYPED[typed]


@pytest.mark.parametrize(
    ("language", "typed", "days"),
    [
        ("pl", "29 listopada", 8),
        ("pl", "za 8 dni", 8),
        ("pl", "w piątek", 6),
        ("ro", "peste 8 zile", 8),
        ("ro", "mâine", 1),
        ("uk", "через 2 тижні", 14),
        ("uk", "п’ятниця", 6),
        ("ar", "29 نوفمبر", 8),
        ("ar", "٨ أيام", 8),
        ("ar", "يومين", 2),
        ("ur", "۸ دن", 8),
        ("ur", "کل", 1),
        ("bn", "৮ দিন", 8),
        ("bn", "শুক্রবার", 6),
        ("pa", "8 ਦਿਨ", 8),
        ("pa", "ਸ਼ੁੱਕਰਵਾਰ", 6),
        ("so", "8 maalmood", 8),
        ("so", "berri", 1),
    ],
)
def test_days_of_other_languages_are_understood_too(language: str, typed: str, days: int) -> None:
    assert parse_days(to_english(to_western(typed), language), SATURDAY) == days


def test_english_stays_as_it_was_typed() -> None:
    assert to_english("In 8 Days", "en") == "In 8 Days"


@pytest.mark.parametrize("typed", ["", "dydd", "rhywbryd", "diwrnod 8 o Fawrth o"])
def test_what_nobody_can_read_is_still_refused(typed: str) -> None:
    with pytest.raises(WhenProblem):
        parse_days(to_english(typed, "cy"), SATURDAY)
