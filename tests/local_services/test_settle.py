"""Where a service is, whom it serves, and what must not be shown."""

from __future__ import annotations

import pytest
from geographiclib.geodesic import Geodesic

from budgethelp.directory.postcodes import Place, Places
from budgethelp.local_services.locate import Located, Locator, miles
from budgethelp.local_services.record import LeftOut, LocalPhone, Reason, Record, Spot
from budgethelp.situation.situation import Nation
from tests.local_services.support import BRISTOL, by_id, make_record, read


def located(locator: Locator, record: Record) -> Located:
    """The record with its place."""
    found = locator.locate(record)
    assert isinstance(found, Located)
    return found


def test_the_nation_comes_from_the_postcode_not_the_publisher(locator: Locator) -> None:
    assert located(locator, by_id(read("offices.json"), "1")).nations == (Nation.WALES,)


def test_an_office_on_an_island_outside_the_uk_is_left_out(locator: Locator) -> None:
    found = locator.locate(by_id(read("offices.json"), "2"))
    assert isinstance(found, LeftOut)
    assert found.reason is Reason.OUTSIDE_UK


def test_a_service_without_a_point_stands_at_its_postcode(locator: Locator) -> None:
    [spot] = located(locator, by_id(read("offices.json"), "3")).record.spots
    assert miles(spot.lat or 0, spot.lon or 0, 54.9985, -7.3219) < 0.2  # Derry, on the Irish Grid


def test_a_point_far_from_its_postcode_is_not_believed(locator: Locator) -> None:
    [spot] = located(locator, make_record(spots=(Spot(postcode="BS1 4DJ", lat=55.0, lon=-1.6),))).record.spots
    assert round(spot.lat or 0, 1) == 51.5


def test_a_point_far_from_half_a_postcode_is_not_believed_either(locator: Locator) -> None:
    [spot] = located(locator, make_record(spots=(Spot(postcode="TR18", lat=53.8, lon=-1.5),))).record.spots
    assert round(spot.lat or 0) == 50


def test_o_for_0_in_a_postcode_nobody_knows_still_finds_the_area(locator: Locator) -> None:
    found = located(locator, by_id(read("offices.json"), "4"))
    assert found.nations == (Nation.SCOTLAND,)
    assert 54.9 < (found.record.spots[0].lat or 0) < 55.5


def test_area_names_become_councils(locator: Locator) -> None:
    assert located(locator, make_record(areas=("Bristol",))).serves == (BRISTOL,)
    assert located(locator, make_record(areas=("City of Bristol", "England"))).serves == (BRISTOL, "E")
    assert located(locator, make_record(areas=("Bristol", "somewhere nice"))).serves == ()


def test_a_feed_covers_its_area_when_its_services_do_not_say(places: Places, areas: dict[str, str]) -> None:
    locator = Locator(places.lookup, areas, ("Bristol",))
    assert located(locator, make_record(spots=())).serves == (BRISTOL,)
    assert located(locator, make_record()).serves == ()


ABUSE = [
    {"name": "Larch Women's Aid"},
    {"name": "Larch Refuge"},
    {"text": "Support after domestic abuse."},
    {"audiences": ("Survivors Of Abuse",)},
    {"organisation": "Larch Rape Crisis"},
]


@pytest.mark.parametrize("said", ABUSE)
def test_domestic_abuse_services_have_no_place(locator: Locator, said: dict[str, object]) -> None:
    found = located(locator, make_record(web="https://larch.example.uk", email="a@larch.example.uk", **said))
    record = found.record
    assert (record.spots, record.web, record.email, found.abuse) == ((), "", "", True)
    assert [match.topic for match in found.matches] == ["safety"]
    assert found.serves == (BRISTOL,)


def test_a_domestic_abuse_service_without_a_phone_is_left_out(locator: Locator) -> None:
    found = locator.locate(make_record(name="Larch Women's Aid", phones=()))
    assert isinstance(found, LeftOut)
    assert found.reason is Reason.ABUSE_WITHOUT_PHONE


def test_an_advice_centre_that_mentions_it_once_keeps_its_place(locator: Locator) -> None:
    long = "We advise on benefits, work, housing and much else. " * 6 + "Also on domestic abuse."
    found = located(locator, make_record(text=long))
    assert found.record.spots
    assert found.record.phones == (LocalPhone("0117 496 0123"),)


PAIRS = [("BT1 5GS", "BT48 7BH"), ("ZE1 0HB", "TR18 2SN"), ("TD15 1BA", "BT1 5GS"), ("TR18 2SN", "TD15 1BA"),
         ("BS1 4DJ", "BS1 5TR")]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_distances_are_right_to_1_percent(places: Places, one: str, other: str) -> None:
    a, b = places.lookup(one), places.lookup(other)
    assert isinstance(a, Place)
    assert isinstance(b, Place)
    metres = Geodesic.WGS84.Inverse(a.lat, a.lon, b.lat, b.lon)["s12"]
    assert miles(a.lat, a.lon, b.lat, b.lon) == pytest.approx(metres / 1609.344, rel=0.01)
