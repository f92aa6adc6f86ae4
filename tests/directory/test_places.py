"""Where people are, from what they type, with the real list of postcodes."""

import threading
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from budgethelp.directory.councils import load_councils
from budgethelp.directory.postcode_table import PlacesError, open_read_only
from budgethelp.directory.postcodes import (
    NI_DISTRICTS,
    NotAPostcode,
    NotFound,
    OutsideUk,
    Place,
    Places,
    Postcode,
    Straddles,
    read_postcode,
)
from budgethelp.situation.nations import nation_of
from budgethelp.situation.situation import Nation
from tests.directory.test_grid import metres_between


@pytest.mark.parametrize(
    ("typed", "nation", "council", "near"),
    [
        ("SW1A 1AA", Nation.ENGLAND, "E09000033", (51.501, -0.1416)),
        ("CF10 1EP", Nation.WALES, "W06000015", (51.4757, -3.1792)),
        ("EH1 1YZ", Nation.SCOTLAND, "S12000036", (55.9503, -3.1930)),
        ("BT1 5GS", Nation.NORTHERN_IRELAND, "N09000003", (54.5966, -5.9301)),
        ("ZE1 0AA", Nation.SCOTLAND, "S12000027", (60.1532, -1.1416)),
        ("TR18 2QZ", Nation.ENGLAND, "E06000052", (50.1189, -5.5398)),
    ],
)
def test_a_postcode_gives_nation_council_and_point(
    places: Places, typed: str, nation: Nation, council: str, near: tuple[float, float]
) -> None:
    found = places.lookup(typed)
    assert isinstance(found, Place)
    assert (found.nation, found.council_codes, found.exact) == (nation, (council,), True)
    assert metres_between((found.lat, found.lon), near) < 20


def test_a_retired_postcode_still_works(places: Places) -> None:
    found = places.lookup("NPT 0AD")
    assert isinstance(found, Place)
    assert found.council_codes == ("W06000022",)


def test_only_the_first_half_of_a_postcode_is_kept(places: Places) -> None:
    found = places.lookup("SW1A 1AA")
    assert isinstance(found, Place)
    assert "1AA" not in repr(found)


def test_a_new_postcode_in_one_council_is_placed_in_the_middle_of_its_sector(places: Places) -> None:
    found = places.lookup("B1 1ZZ")
    assert isinstance(found, Place)
    assert (found.council_codes, found.exact) == (("E08000025",), False)


def test_a_new_postcode_on_a_border_asks(places: Places) -> None:
    found = places.lookup("SY10 7ZZ")
    assert isinstance(found, Straddles)
    assert found.nations == (Nation.ENGLAND, Nation.WALES)


def test_a_new_postcode_does_not_ask_when_its_sector_is_in_one_council(places: Places) -> None:
    found = places.lookup("SY10 1ZZ")
    assert isinstance(found, Place)
    assert (found.nation, found.exact) == (Nation.ENGLAND, False)


def test_a_new_sector_falls_back_to_the_whole_outcode(places: Places) -> None:
    assert places.lookup("NP16 0AA") == places.lookup("NP16")


@pytest.mark.parametrize(
    ("outcode", "nations"),
    [
        ("SY10", (Nation.ENGLAND, Nation.WALES)),
        ("NP16", (Nation.WALES, Nation.ENGLAND)),
        ("TD15", (Nation.ENGLAND, Nation.SCOTLAND)),
    ],
)
def test_an_outcode_across_a_border_asks_most_likely_first(
    places: Places, outcode: str, nations: tuple[Nation, ...]
) -> None:
    found = places.lookup(outcode)
    assert isinstance(found, Straddles)
    assert found.nations == nations
    assert nation_of(found.choices[0]) == nations[0]


def test_an_outcode_in_one_council_does_not_ask(places: Places) -> None:
    assert isinstance(places.lookup("M1"), Place)


def test_an_outcode_in_one_nation_and_several_councils_asks(places: Places) -> None:
    found = places.lookup("KT22")
    assert isinstance(found, Straddles)
    assert found.nations == (Nation.ENGLAND,)


@pytest.mark.parametrize("typed", ["GY1 1AA", "JE2 3AB", "IM1 1AA", "im1"])
def test_the_islands_are_outside_the_uk(places: Places, typed: str) -> None:
    assert isinstance(places.lookup(typed), OutsideUk)


def test_a_postcode_nobody_has(places: Places) -> None:
    assert places.lookup("SW30 9ZZ") == NotFound("SW30")


def test_what_is_no_postcode(places: Places) -> None:
    assert places.lookup("the flat above the shop") == NotAPostcode()


def test_the_middle_of_a_border_area_is_on_the_chosen_side(places: Places) -> None:
    powys, wrexham = places.around("SY10", "W06000023"), places.around("SY10", "W06000006")
    assert powys is not None
    assert wrexham is not None
    assert powys.nation == wrexham.nation == Nation.WALES
    assert powys.lat < wrexham.lat


def test_a_council_newer_than_the_list_still_has_a_middle(places: Places) -> None:
    place = places.around("KT10", "E-east-surrey")
    assert place is not None
    assert metres_between((place.lat, place.lon), (51.37, -0.36)) < 3_000


def test_there_is_no_middle_in_another_nation(places: Places) -> None:
    assert places.around("KT10", "W06000023") is None


def test_every_council_in_the_list_of_postcodes_has_a_name(places_file: Path) -> None:
    with closing(open_read_only(places_file)) as table:
        codes = {gss for (gss,) in table.execute("SELECT gss FROM lad")}
    assert len(codes) == 361
    assert codes <= set(load_councils().by_gss)


def test_every_area_of_the_list_can_be_typed(places_file: Path) -> None:
    with closing(open_read_only(places_file)) as table:
        outcodes = table.execute("SELECT area FROM share WHERE length(area) < 5").fetchall()
    unread = [outcode for (outcode,) in outcodes if read_postcode(outcode) != Postcode(outcode)]
    assert len(outcodes) > 3000
    assert not unread


@settings(deadline=None)
@given(st.text(max_size=12) | st.from_regex("[A-Za-z0-9 ]{2,9}", fullmatch=True))
@example("GIR 0AA")
@example("\ud800")
def test_any_text_has_an_answer(places: Places, typed: str) -> None:
    assert isinstance(places.lookup(typed), Place | Straddles | OutsideUk | NotFound | NotAPostcode)


def test_two_threads_can_look_up_at_once(places: Places) -> None:
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(places.lookup("SW1A 1AA"))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [places.lookup("SW1A 1AA")] * 2


def test_without_a_table_one_line_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(PlacesError, match="places build"):
        Places(tmp_path / "places.sqlite")


def test_there_are_eleven_districts_to_choose_from_in_northern_ireland() -> None:
    known = load_councils()
    assert {known.by_gss[code].nation for code in NI_DISTRICTS} == {Nation.NORTHERN_IRELAND}
    assert len(NI_DISTRICTS) == 11
