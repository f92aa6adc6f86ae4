"""Words for local services: quotes of print, and English that says that it is."""

from __future__ import annotations

import pytest
from flask import Flask, g
from hypothesis import given
from hypothesis import strategies as st

from budgethelp.languages.language import END, START, Language
from budgethelp.web.service_text import told, typeset


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('"Bring a bag", they say...', "“Bring a bag”, they say…"),
        ("Don't knock", "Don’t knock"),
        ("'Men's Shed'", "‘Men’s Shed’"),
        ("The \"Hub\" ('old school')", "The “Hub” (‘old school’)"),
    ],
)
def test_quotes_are_those_of_print(text: str, printed: str) -> None:
    assert typeset(text) == printed


@given(st.text())
def test_no_straight_quote_or_three_dots_are_left(text: str) -> None:
    assert not {"'", '"'} & set(typeset(text))
    assert "..." not in typeset(text)


def test_in_another_language_a_feed_s_words_are_marked_as_english(app: Flask) -> None:
    with app.test_request_context("/near"):
        g.speaks = Language("cy")
        assert told("Ash Hall") == f"{START}Ash Hall{END}"
        assert told("") == ""
