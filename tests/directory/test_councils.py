"""Councils: one name and website each, and what becomes of them on 1 April 2027."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.directory.councils import COUNCILS, Councils, Tier, load_councils, read_leads
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


CONFIRMED = """
[[contact]]
gss = "E06000023"
kind = "crisis_page"
web = "https://www.example.org/crisis"
source = "phoned by the operator"
checked = 2026-11-20

[[contact]]
gss = "E06000023"
kind = "out_of_hours"
phone = "0117 496 0123"
source = "phoned by the operator"
checked = 2026-11-20
[contact.hours]
mon_to_fri = ["17:00-23:00"]
"""


def contacts(tmp_path: Path, text: str) -> Councils:
    path = tmp_path / "council_contacts.toml"
    path.write_text(text, "utf-8")
    return load_councils(contacts=path)


def test_a_confirmed_contact_has_its_source_and_day(tmp_path: Path) -> None:
    page, phone = contacts(tmp_path, CONFIRMED).contacts["E06000023"]
    assert (page.kind, page.web, page.phone) == ("crisis_page", "https://www.example.org/crisis", "")
    assert (phone.phone, phone.checked, phone.source) == (
        "0117 496 0123", date(2026, 11, 20), "phoned by the operator",
    )  # fmt: skip
    assert phone.hours is not None


def test_no_contact_is_shipped_that_nobody_has_tried() -> None:
    assert known.contacts == {}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("checked = 2026-11-20", "", "council_contacts.toml:2: checked: is missing."),
        ('source = "phoned by the operator"', "", "council_contacts.toml:2: source: is missing."),
        ('"E06000023"', '"E06009923"', '3: gss: "E06009923" is not the code of a council'),
        ('"crisis_page"', '"crisis_pages"', '4: kind: "crisis_pages" is not known.'),
        ('"crisis_page"', '"out_of_hours"', "5: web: a crisis_page has a web address and no phone"),
        ("https://www", "http://www", "is not an address that starts with https://"),
        ("0117 496 0123", "0871 496 0123", '"0871 496 0123" is not a UK phone number'),
        ('kind = "out_of_hours"\nphone = "0117 496 0123"', 'kind = "crisis_page"\nweb = "https://x.org"',
         "crisis_page of E06000023 is here twice"),
    ],
)  # fmt: skip
def test_a_contact_that_cannot_be_shown_is_refused_with_the_cure(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    assert old in CONFIRMED
    with pytest.raises(DirectoryError) as refused:
        contacts(tmp_path, CONFIRMED.replace(old, new, 1))
    assert any(says in problem for problem in refused.value.problems), refused.value.problems


def test_every_lead_names_a_council_and_what_it_is() -> None:
    for lead in read_leads():
        assert lead["gss"] in known or lead["name"].endswith("Trust")
        assert lead["trust"] in tuple("abcd")
        assert lead["phone"] or lead["kind"] == "crisis_page"
