"""Numbers as feeds write them, shown the UK way."""

from __future__ import annotations

import pytest

from budgethelp.local_services import cleaning
from budgethelp.local_services.record import LocalPhone

NUMBERS = {
    "0117 4960123": ["0117 496 0123"],
    '"+44 117 496 0123"': ["0117 496 0123"],
    "Youth desk: 0117 496 0123": ["0117 496 0123"],
    "020 7946 0001.": ["020 7946 0001"],
    "2079460001": ["020 7946 0001"],
    "01174960123 / 02079460001": ["0117 496 0123", "020 7946 0001"],
    "0117 496 0123, 0117 496 0123": ["0117 496 0123"],
    "116 123": ["116 123"],
    "111": ["111"],
    "0909 879 0000": [],
    "+353 1 677 1234": ["+353 1 677 1234"],
    "Phone us": [],
    "12345": [],
    "": [],
    None: [],
    "1" * 10_000: [],
}


@pytest.mark.parametrize(("written", "shown"), NUMBERS.items())
def test_numbers(written: object, shown: list[str]) -> None:
    assert [phone.number for phone in cleaning.read(written)] == shown


def test_whose_number_it_is_is_kept() -> None:
    assert cleaning.read("Youth desk: 0117 496 0123")[0].label == "Youth desk"
    assert cleaning.read("Tel: 0117 496 0123")[0].label == ""


def test_what_to_key_in_afterwards_is_not_part_of_the_number() -> None:
    assert cleaning.read("0117 496 0123 ext 45") == (LocalPhone("0117 496 0123", "", "45"),)
