"""A wrong digit in a code would go into somebody's record."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgethelp.problems import StartError
from budgethelp.web.content import CODES, codes, is_concept, load_codes


def test_the_codes_are_the_two_that_were_looked_up() -> None:
    assert [code.id for code in codes()] == ["871731000000106", "871711000000103"]


@pytest.mark.parametrize("code", ["871731000000106", "73211009", "22298006"])
def test_every_slip_of_one_digit_or_of_two_that_changed_places_is_seen(code: str) -> None:
    assert is_concept(code)
    for at, right in enumerate(code):
        assert not [
            wrong
            for wrong in "0123456789"
            if wrong != right and is_concept(code[:at] + wrong + code[at + 1 :])
        ]
        changed = code[:at] + code[at : at + 2][::-1] + code[at + 2 :]
        assert changed == code or not is_concept(changed)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("871731000000106", "871731000000107", '5: id: "871731000000107" is not a SNOMED CT code'),
        ("871731000000106", "", "5: id: is empty."),
        ('says = "Social', 'say = "Social', '10: say: is not a key here. Did you mean "says"?'),
        ('says = "Social', 'say = "Social', "8: says: is missing."),
        ("[[code]]", "[[cod]]", "4: cod: is not a key here."),
    ],
)
def test_a_slip_is_refused_by_its_line(tmp_path: Path, old: str, new: str, problem: str) -> None:
    path = tmp_path / "snomed.toml"
    path.write_text(CODES.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(StartError) as stopped:
        load_codes(path)
    assert any(each.startswith(f"web/snomed.toml:{problem}") for each in stopped.value.problems)
