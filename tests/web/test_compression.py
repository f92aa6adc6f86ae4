"""Our styles and scripts go out without what only we read."""

from __future__ import annotations

import pytest
from flask import Flask


@pytest.mark.parametrize(
    ("name", "note", "rule"),
    [
        ("site.css", "/*", ":root{color-scheme: light dark;--paper: #fcf9f3;"),
        ("paper.css", "/*", '.sheet .who{list-style: "☎ ";'),
        ("leave.js", "\n//", "\nlet presses = 0\n"),
    ],
)
def test_notes_stay_at_home_and_every_rule_goes_out(app: Flask, name: str, note: str, rule: str) -> None:
    with app.test_client().get(f"/static/{name}") as response:
        assert note not in response.text
        assert rule in response.text


@pytest.mark.parametrize("path", ["/", "/help-now", "/about"])
def test_pages_go_out_without_the_indent_of_their_templates(app: Flask, path: str) -> None:
    with app.test_client().get(path) as response:
        lines = response.text.splitlines()
    # Each tag of Jinja's own leaves one space, which keeps words apart; the indent is of 4, 8 or more.
    assert [line for line in lines if line.startswith("    ")] == []
