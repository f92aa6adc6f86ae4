"""Councils: one name and website each, and what becomes of them on 1 April 2027."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.directory.councils import COUNCILS, Councils, Tier, load_councils
from budgethelp.directory.services import DirectoryError
from budgethelp.situation.situation import Nation

TODAY = date(2026, 11, 21)
LAST_DAY, FIRST_DAY = date(2027, 3, 31), date(2027, 4, 1)
ELMBRIDGE, WOKING, SURREY = "E07000207", "E07000217", "E10000030"

known = load_councils()


def refuse(tmp_path: Path, *changes: tuple[str, str]) -> tuple[str, ...]:
    """The problems of our own file with some words changed."""
    text = COUNCILS.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path = tmp_path / "councils.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(DirectoryError) as refused:
        load_councils(path)
    return refused.value.problems


@pytest.mark.parametrize(
    ("nation", "number"),
    [(Nation.ENGLAND, 296), (Nation.WALES, 22), (Nation.SCOTLAND, 32), (Nation.NORTHERN_IRELAND, 11)],
)
def test_how_many_councils_each_nation_has(nation: Nation, number: int) -> None:
    assert len(known.to_choose(nation, TODAY)) == number


def test_every_council_of_today_has_a_website() -> None:
    served = [council for nation in Nation for council in known.to_choose(nation, TODAY)]
    assert [council.name for council in served if not council.website] == []


def test_every_district_shares_its_work_with_a_county() -> None:
    districts = [each for each in known.to_choose(Nation.ENGLAND, TODAY) if each.tier is Tier.DISTRICT]
    assert len(districts) == 164
    assert all(known.county_of(each.gss, TODAY) for each in districts)


def test_a_welsh_council_has_a_welsh_name() -> None:
    cardiff = known.on("W06000015", TODAY)
    assert cardiff.name_in("cy").startswith("Cyngor")
    assert cardiff.name_in("en") == cardiff.name


def test_an_english_council_keeps_its_name_in_welsh() -> None:
    assert known.on("E09000033", TODAY).name_in("cy") == known.on("E09000033", TODAY).name


def test_elmbridge_is_in_surrey_until_the_end_of_march() -> None:
    county = known.county_of(ELMBRIDGE, LAST_DAY)
    assert known.on(ELMBRIDGE, LAST_DAY).short_name == "Elmbridge"
    assert county is not None
    assert county.gss == SURREY


@pytest.mark.parametrize(("old", "new"), [(ELMBRIDGE, "East Surrey"), (WOKING, "West Surrey")])
def test_surrey_is_two_councils_from_april(old: str, new: str) -> None:
    assert known.on(old, FIRST_DAY).name == new
    assert known.county_of(old, FIRST_DAY) is None


def test_all_eleven_districts_of_surrey_change_on_the_same_day() -> None:
    before, after = (
        {each.gss for each in known.to_choose(Nation.ENGLAND, day)} for day in (LAST_DAY, FIRST_DAY)
    )
    assert len(before - after) == 11
    assert after - before == {"E-east-surrey", "E-west-surrey"}


@settings(deadline=None)
@given(st.sampled_from(sorted(known.by_gss)), st.dates(date(2026, 1, 1), date(2040, 1, 1)))
def test_every_code_leads_to_a_council_in_its_own_nation(gss: str, day: date) -> None:
    assert known.on(gss, day).nation is known.by_gss[gss].nation


def test_a_code_nobody_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        Councils({}).on("E09000033", TODAY)


def test_a_misspelt_nation_is_refused_with_the_word_that_was_meant(tmp_path: Path) -> None:
    problems = refuse(tmp_path, ("Elmbridge,,england", "Elmbridge,,englend"))
    assert problems[0].startswith("councils.csv:200: nation:")
    assert 'Did you mean "england"?' in problems[0]


@pytest.mark.parametrize(
    ("old", "new", "cure"),
    [
        ("\nE09000033,", "\nW09000033,", "does not start with E"),
        ("\nE09000033,", "\nE0900003,", "is not a code like"),
        ("\nE09000033,", "\nE09000032,", "is here twice"),
        ("https://www.elmbridge", "http://www.elmbridge", "starts with https://"),
        ("\nE07000207,Elmbridge Borough", "\nE07000207,Elmbridge  Borough", "extra spaces"),
        ("\nE07000207,Elmbridge Borough", "\nE07000207,Elmbridge's Borough", "straight quote"),
        ("\nE07000207,Elmbridge Borough Council", "\nE07000207,", "name: is missing"),
        (
            "Elmbridge,,england,district,E10000030",
            "Elmbridge,,england,district,E10000099",
            "code of a county",
        ),
        ("elmbridge.gov.uk,,,2027-03-31", "elmbridge.gov.uk,,,31/3/2027", "is not a date"),
        ("elmbridge.gov.uk,,,2027-03-31", "elmbridge.gov.uk,,,", "goes together with valid_to"),
        ("2027-04-01,,\nE-west", "2027-04-01,2027-01-01,E07000207\nE-west", "ends no later"),
        ("\nE07000207,", "\nE07000207,,", "values, not 12"),
        ("\ngss,name,", "\nname,gss,", "first line must be"),
    ],
)
def test_a_slip_in_the_file_is_refused_by_line(tmp_path: Path, old: str, new: str, cure: str) -> None:
    assert cure in " ".join(refuse(tmp_path, (old, new)))


def test_all_slips_are_named_at_once(tmp_path: Path) -> None:
    problems = refuse(tmp_path, ("https://www.elmbridge", "www.elmbridge"), ("Cyngor Caerdydd", ""))
    assert len(problems) == 2
