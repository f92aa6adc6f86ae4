"""From where help is looked for, from the little that we keep of a place."""

from __future__ import annotations

import pytest
from flask import Flask, session

from budgethelp.local_services.locate import miles
from budgethelp.situation.situation import Nation
from budgethelp.web import location
from budgethelp.web.location import Location

CARDIFF, CF10_1EP = "W06000015", (51.4792, -3.1780)
GUILDFORD, SURREY, LEEDS = "E07000209", "E10000030", "E08000035"


def kept(app: Flask, **told: object) -> Location | None:
    """What we make of what is kept."""
    with app.test_request_context("/near"):
        outcode = told.pop("outcode", None)
        session.update({"situation": told} | ({"outcode": outcode} if outcode is not None else {}))
        return location.stored_location()


def test_a_person_in_a_district_is_in_its_county_too(app: Flask) -> None:
    found = kept(app, outcode="GU1", councils=[GUILDFORD])
    assert found
    assert found.here.councils == (GUILDFORD, SURREY)
    assert found.middle == "GU1"


def test_a_council_alone_has_a_middle_with_its_name(app: Flask) -> None:
    found = kept(app, councils=[LEEDS])
    assert found
    assert found.middle == "Leeds City Council"
    assert (round(found.here.lat, 1), round(found.here.lon, 1)) == (53.8, -1.5)


def test_a_sector_is_nearer_than_the_first_half(app: Flask) -> None:
    whole, sector = (
        kept(app, outcode="CF10", councils=[CARDIFF]),
        kept(app, outcode="CF10 1", councils=[CARDIFF]),
    )
    assert whole
    assert sector
    assert (whole.middle, sector.middle) == ("CF10", "CF10 1")
    assert miles(sector.here.lat, sector.here.lon, *CF10_1EP) < miles(
        whole.here.lat, whole.here.lon, *CF10_1EP
    )


def test_a_sector_that_is_new_counts_as_its_first_half(app: Flask) -> None:
    assert kept(app, outcode="LS1 0", councils=[LEEDS]) is not None


@pytest.mark.parametrize("nation", [Nation.ENGLAND, Nation.SCOTLAND])
def test_across_a_border_the_person_s_own_nation_counts(app: Flask, nation: Nation) -> None:
    found = kept(app, outcode="TD15", nation=nation.value)
    assert found
    assert found.here.nation is nation
    assert {code[0] for code in found.here.councils} == {nation.value[0].upper()}


def test_a_nation_alone_is_nowhere_near(app: Flask) -> None:
    assert kept(app, nation="wales") is None


@pytest.mark.parametrize("outcode", ["ZE9", "JE2", "nonsense", ""])
def test_an_outcode_we_do_not_know_is_nowhere(app: Flask, outcode: str) -> None:
    assert kept(app, outcode=outcode) is None
