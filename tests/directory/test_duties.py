"""Who does what for a person: in two-tier England, in one council, and in Northern Ireland."""

from datetime import date
from pathlib import Path

import pytest

from budgethelp.directory.councils import load_councils
from budgethelp.directory.duties import RESPONSIBILITIES, Duty, Matter, load_responsibilities, who_does_what
from budgethelp.directory.services import DirectoryError
from budgethelp.situation.situation import Nation

TODAY = date(2026, 11, 21)
ELMBRIDGE, WESTMINSTER, CARDIFF, EDINBURGH, BELFAST = (
    "E07000207",
    "E09000033",
    "W06000015",
    "S12000036",
    "N09000003",
)
councils, responsibilities = load_councils(), load_responsibilities()


def duties_of(gss: str | None, day: date = TODAY, nation: Nation | None = None) -> dict[Matter, Duty]:
    duties = who_does_what(gss, nation, day, councils, responsibilities)
    return {duty.matter: duty for duty in duties}


def test_in_two_tier_england_both_councils_are_named_and_labelled() -> None:
    duties = duties_of(ELMBRIDGE)
    crisis, tax = duties[Matter.CRISIS_FUND], duties[Matter.COUNCIL_TAX]
    assert (crisis.who, crisis.label) == ("Surrey County Council", "Your county council")
    assert (tax.who, tax.label) == ("Elmbridge Borough Council", "Your district council")


def test_that_a_county_may_pass_the_crisis_fund_on_is_said_and_not_sure() -> None:
    crisis = duties_of(ELMBRIDGE)[Matter.CRISIS_FUND]
    assert "district council" in crisis.note
    assert not crisis.sure


def test_in_a_unitary_council_one_council_does_it_all() -> None:
    assert {duty.who for duty in duties_of(WESTMINSTER).values()} == {councils.by_gss[WESTMINSTER].name}


def test_surrey_is_one_council_from_april() -> None:
    duties = duties_of(ELMBRIDGE, date(2027, 4, 1)).values()
    assert {(duty.who, duty.label) for duty in duties} == {("East Surrey", "Your council")}
    assert {duty.website for duty in duties} <= {
        "https://www.gov.uk/find-local-council",
        "https://www.gov.uk/cost-living-help-local-council",
    }


def test_in_wales_the_crisis_fund_is_national_and_the_rest_is_the_council() -> None:
    duties = duties_of(CARDIFF)
    assert duties[Matter.CRISIS_FUND].who == "Discretionary Assistance Fund"
    assert duties[Matter.CRISIS_FUND].phone == "0800 859 5924"
    assert duties[Matter.COUNCIL_TAX].council == councils.by_gss[CARDIFF]


def test_in_scotland_the_council_runs_the_welfare_fund() -> None:
    crisis = duties_of(EDINBURGH)[Matter.CRISIS_FUND]
    assert crisis.council == councils.by_gss[EDINBURGH]
    assert "Scottish Welfare Fund" in crisis.note


def test_in_northern_ireland_the_council_does_none_of_it() -> None:
    duties = duties_of(BELFAST)
    assert Matter.COUNCIL_TAX not in duties
    assert [duty.who for duty in duties.values() if duty.council or duty.label] == []


@pytest.mark.parametrize(
    ("matter", "who", "phone"),
    [
        (Matter.RATES, "Land & Property Services", "0300 200 7801"),
        (Matter.HOMELESSNESS, "Northern Ireland Housing Executive", "03448 920 900"),
        (Matter.CRISIS_FUND, "Discretionary Support", "0800 587 2750"),
        (Matter.ADULT_CARE, "Your Health and Social Care Trust", ""),
    ],
)
def test_the_right_bodies_in_northern_ireland(matter: Matter, who: str, phone: str) -> None:
    duty = duties_of(BELFAST)[matter]
    assert (duty.who, duty.phone) == (who, phone)


def test_someone_who_gave_only_a_nation_is_shown_how_to_find_the_council() -> None:
    tax = duties_of(None, nation=Nation.SCOTLAND)[Matter.COUNCIL_TAX]
    assert (tax.who, tax.website) == ("Your council", "https://www.gov.uk/find-local-council")


def test_someone_who_gave_nothing_is_told_of_no_council() -> None:
    assert duties_of(None) == {}


def test_a_council_we_do_not_know_leaves_the_nation() -> None:
    assert duties_of("E99999999", nation=Nation.WALES) == duties_of(None, nation=Nation.WALES)


@pytest.mark.parametrize(
    ("gss", "matter", "last"),
    [
        (WESTMINSTER, Matter.CRISIS_FUND, date(2029, 3, 31)),
        (WESTMINSTER, Matter.HOUSING_PAYMENT, date(2029, 3, 31)),
        ("E07000008", Matter.HOUSING_PAYMENT, date(2028, 3, 31)),
    ],
)
def test_a_fund_with_an_end_is_not_named_after_it(gss: str, matter: Matter, last: date) -> None:
    assert matter in duties_of(gss, last)
    assert matter not in duties_of(gss, last.replace(month=4, day=1))


@pytest.mark.parametrize("gss", [ELMBRIDGE, WESTMINSTER, CARDIFF, EDINBURGH, BELFAST])
def test_each_matter_has_one_answer_in_every_kind_of_place(gss: str) -> None:
    matters = [duty.matter for duty in who_does_what(gss, None, TODAY, councils, responsibilities)]
    tax = {Matter.COUNCIL_TAX, Matter.RATES}
    assert len(matters) == len(set(matters)) == len(Matter) - 1
    assert len(tax & set(matters)) == 1


@pytest.mark.parametrize(
    ("old", "new", "cure"),
    [
        ('matter = "rates"', 'matter = "rate"', 'Did you mean "rates"?'),
        ('rates = "Rates"\n', "", "rates: is missing"),
        ('phone = "0300 200 7801"', 'phone = "0300"', "is not a UK phone number"),
        ('finder = "https://', 'finder = "http://', "must start with https://"),
        ('says = "Ask for help with your rates bill', 'sayz = "Ask for help with your rates bill', "sayz"),
        ("or for more time to pay.", "or" + " more" * 20 + ".", "more than 20 words"),
        ('"Ask for help with your rates bill, or for more time to pay."', '"Ask"', "end with a full stop"),
        (
            'tiers = ["district"]\nwho = "county"\nsays = "Ask children',
            'who = "county"\nsays = "Ask children',
            "county",
        ),
    ],
)
def test_a_slip_in_the_file_is_refused(tmp_path: Path, old: str, new: str, cure: str) -> None:
    text = RESPONSIBILITIES.read_text("utf-8")
    assert old in text
    path = tmp_path / "responsibilities.toml"
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(DirectoryError) as refused:
        load_responsibilities(path)
    assert cure in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('mark = "unverified"\n', 'mark = "unverified"\nchecked = 2026-11-21\n'),
        ("checked = 2026-11-21\n", ""),
    ],
)
def test_a_mark_and_its_day_go_together(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "responsibilities.toml"
    path.write_text(RESPONSIBILITIES.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(DirectoryError, match="checked: goes with"):
        load_responsibilities(path)
