"""Each nation’s facts stand in one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgethelp.problems import StartError
from budgethelp.situation.nations import BY_NAME, LETTERS, NATIONS, load_nations, nation_of
from budgethelp.situation.situation import Nation


def test_the_letters_and_names_are_those_of_the_codes_of_councils() -> None:
    assert LETTERS == {
        Nation.ENGLAND: "E",
        Nation.WALES: "W",
        Nation.SCOTLAND: "S",
        Nation.NORTHERN_IRELAND: "N",
    }
    assert list(BY_NAME) == ["England", "Wales", "Scotland", "Northern Ireland"]
    assert nation_of("W06000015") is Nation.WALES


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("[scotland]", "[scotlnd]", 'nations.toml:14: scotlnd: is not a key here. Did you mean "scotland"?'),
        ("[scotland]", "[scotlnd]", "nations.toml:1: scotland: is missing. Write [scotland] and its lines."),
        ('letter = "S"', 'letter = "W"', "nations.toml:16: letter: is another nation’s too."),
        ('letter = "S"\n', "", "nations.toml:14: letter: is missing. Write it in quotes."),
        ('letter = "S"', "letter = 7", "nations.toml:16: letter: must be text in quotes, not 7."),
        ('letter = "S"', 'leter = "S"', 'nations.toml:16: leter: is not a key here. Did you mean "letter"?'),
    ],
)
def test_a_slip_is_refused_by_its_line(tmp_path: Path, old: str, new: str, problem: str) -> None:
    path = tmp_path / "nations.toml"
    text = NATIONS.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(StartError) as stopped:
        load_nations(path)
    assert any(each.startswith(f"situation/{problem}") for each in stopped.value.problems)
