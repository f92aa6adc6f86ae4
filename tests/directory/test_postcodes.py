"""What people type when asked for a postcode."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.directory.postcodes import AREAS, NotFound, Place, Places, Postcode, read_postcode


@pytest.mark.parametrize(
    "typed",
    [
        "SW1A 1AA",
        "sw1a1aa",
        " Sw1a  1aA ",
        "S W1 A1A A",
        "SW1A-1AA",
        "SW1A\u00a01AA",
        "SWIA IAA",
        "ＳＷ１Ａ １ＡＡ",
    ],
)
def test_one_postcode_typed_in_many_ways(typed: str) -> None:
    assert read_postcode(typed) == Postcode("SW1A", "1AA")


@pytest.mark.parametrize(
    ("typed", "outcode", "inward"),
    [
        ("OX1 OAA", "OX1", "0AA"),
        ("0X1 0AA", "OX1", "0AA"),
        ("LI 1AA", "L1", "1AA"),
        ("BIO 1AA", "B10", "1AA"),
        ("1P1 1AA", "IP1", "1AA"),
        ("S014 3AB", "SO14", "3AB"),
        ("S01 1AA", "SO1", "1AA"),
        ("S10 2TN", "S10", "2TN"),
        ("NPT 0AD", "NPT", "0AD"),
    ],
)
def test_letter_o_and_letter_i_are_read_as_digits_where_a_digit_belongs(
    typed: str, outcode: str, inward: str
) -> None:
    assert read_postcode(typed) == Postcode(outcode, inward)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("SY10", Postcode("SY10")),
        ("sy10 7", Postcode("SY10", "7")),
        ("B1 4", Postcode("B1", "4")),
        ("B14", Postcode("B14")),
    ],
)
def test_the_first_half_alone_is_read_too(typed: str, read: Postcode) -> None:
    assert read_postcode(typed) == read


@pytest.mark.parametrize(
    "typed", ["", "hello", "42.50", "SW1A 1A", "QQ1 1AA", "SW1A 1AAA", "90210", "ß", "\0", "B1" * 500]
)
def test_what_is_no_postcode(typed: str) -> None:
    assert read_postcode(typed) is None


def test_keys_are_seven_characters_as_in_the_official_list() -> None:
    assert [Postcode("S1", "1AA").key, Postcode("SW1A", "1AA").key] == ["S1  1AA", "SW1A1AA"]


@settings(deadline=None)
@given(st.sampled_from(sorted(AREAS)), st.integers(1, 99), st.from_regex("[0-9][A-Z]{2}", fullmatch=True))
def test_every_well_written_postcode_is_read_as_it_stands(area: str, district: int, inward: str) -> None:
    assert read_postcode(f"{area}{district} {inward}".lower()) == Postcode(f"{area}{district}", inward)


def broken(file: Path) -> None:
    file.unlink()


def scrambled(file: Path) -> None:
    file.write_bytes(b"no table" * 10_000)


@pytest.mark.parametrize("harm", [broken, scrambled])
def test_a_table_that_breaks_while_it_is_used_is_not_found_and_comes_back(
    places_file: Path, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    file = tmp_path / "places.sqlite"
    shutil.copy(places_file, file)
    places = Places(file)
    harm(file)
    assert places.lookup("BS1 4DJ") == NotFound("BS1")
    assert places.around("BS1", "E06000023") is None
    assert places.middle("E06000023") is None
    file.unlink(missing_ok=True)
    shutil.copy(places_file, file)
    assert isinstance(places.lookup("BS1 4DJ"), Place)
