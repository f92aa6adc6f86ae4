"""What a second look on 30 November 2026 found: numbers, hours and marks, and who is there at night."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from budgethelp.dates.clock import london_now
from budgethelp.dates.opening_hours import is_open, next_closing, next_opening
from budgethelp.directory.help import helpers_for
from budgethelp.directory.services import load_national
from budgethelp.situation.situation import Nation
from budgethelp.sources import Sure
from budgethelp.web.service_text import hours_text

SERVICES = load_national()
SEEN = date(2026, 11, 30)
NIGHT = "ni_emergency_social_work"

UPGRADED = {
    "age_ni": "0808 808 7575",
    "ca_scotland": "0800 028 1456",
    "ca_wales": "0800 702 2020",
    "centrepoint": "0808 800 0661",
    "consumerline_ni": "0300 123 6262",
    "contact_families": "0808 808 3555",
    "energy_ombudsman": "0330 440 1624",
    "energyadvice_scot": "0808 196 8660",
    "family_lives": "0808 800 2222",
    "fos": "0800 023 4567",
    "gas_gb": "0800 111 999",
    "gas_ni": "0800 002 001",
    "gingerbread": "0808 802 0925",
    "home_energy_scot": "0808 808 2282",
    "hourglass": "0808 808 8141",
    "independent_age": "0800 319 6789",
    "lra_ni": "03300 555 300",
    "macmillan": "0808 808 00 00",
    "make_the_call_ni": "0800 232 1271",
    "mind": "0300 102 1234",
    "nest_wales": "0808 808 2244",
    "nie_networks": "03457 643 643",
    "power_105": "105",
    "rbl": "0808 802 8080",
    "rethink": "0808 801 0525",
    "ssafa": "0800 260 6767",
    "switchboard": "0800 0119 100",
    "victim_support": "0808 168 9111",
    NIGHT: "028 9504 9999",
}
# Monday to Sunday, 30 November to 6 December 2026. The minute before each opening and closing.
OPEN = [
    ("ca_wales", Nation.WALES, "12-01T08:00", "12-01T18:59", True),
    ("ca_wales", Nation.WALES, "12-01T07:59", "12-01T19:00", False),
    ("ca_wales", Nation.WALES, "12-05T09:00", "12-05T12:59", True),
    ("ca_wales", Nation.WALES, "12-05T13:00", "12-06T11:00", False),
    ("cruse", Nation.ENGLAND, "12-02T09:30", "12-04T16:59", True),
    ("cruse", Nation.WALES, "12-01T13:00", "12-01T19:59", True),
    ("cruse", Nation.NORTHERN_IRELAND, "12-01T12:59", "12-02T17:00", False),
    ("cruse", Nation.ENGLAND, "12-05T11:00", "12-06T11:00", False),
    ("cruse", Nation.SCOTLAND, "12-02T11:00", "12-05T11:00", None),
    ("stepchange", Nation.ENGLAND, "12-01T08:00", "12-05T13:59", True),
    ("stepchange", Nation.ENGLAND, "12-01T20:00", "12-05T14:00", False),
    ("carers_uk", Nation.ENGLAND, "12-01T09:00", "12-01T17:59", True),
    ("carers_uk", Nation.ENGLAND, "12-01T18:00", "12-05T11:00", False),
    ("make_the_call_ni", Nation.NORTHERN_IRELAND, "12-01T08:00", "12-01T16:59", True),
    ("make_the_call_ni", Nation.NORTHERN_IRELAND, "12-01T17:00", "12-05T11:00", False),
    ("housing_rights_ni", Nation.NORTHERN_IRELAND, "12-01T09:30", "12-01T16:29", True),
    ("housing_rights_ni", Nation.NORTHERN_IRELAND, "12-01T09:29", "12-01T16:30", False),
    ("scope", Nation.ENGLAND, "12-01T09:00", "12-06T17:59", True),
    ("scope", Nation.ENGLAND, "12-05T09:59", "12-06T18:00", False),
]
NIGHTS = [
    ("2026-12-01T03:00", True),  # Tuesday
    ("2026-12-01T08:59", True),
    ("2026-12-01T09:00", False),
    ("2026-12-01T16:59", False),
    ("2026-12-01T17:00", True),
    ("2026-12-05T00:00", True),  # Saturday
    ("2026-12-05T09:00", True),
    ("2026-12-05T14:00", True),
    ("2026-12-06T14:00", True),  # Sunday
    ("2026-12-07T08:59", True),  # Monday
    ("2026-12-07T11:00", False),
    ("2026-12-25T11:00", True),  # Christmas Day, a Friday
    ("2026-12-28T11:00", True),
    ("2026-12-29T03:00", True),
    ("2026-12-29T11:00", False),
    ("2027-03-17T11:00", True),  # St Patrick’s Day, a Wednesday
    ("2027-07-12T11:00", True),
]


def at(text: str) -> datetime:
    return london_now(datetime.fromisoformat(text))


@pytest.mark.parametrize(("service", "number"), UPGRADED.items())
def test_a_number_that_was_found_elsewhere_says_so(service: str, number: str) -> None:
    found = SERVICES[service]
    assert (found.mark, found.checked, found.caveat) == (Sure.SECOND_HAND, SEEN, "")
    assert [(phone.number, phone.sure) for phone in found.phones] == [(number, True)]


@pytest.mark.parametrize(("service", "nation", "first", "second", "answer"), OPEN)
def test_it_is_open_when_they_say(
    service: str, nation: Nation, first: str, second: str, answer: bool | None
) -> None:
    for now in (first, second):
        [help] = helpers_for([service], SERVICES, nation, at(f"2026-{now}"))
        assert help.open is answer, now


@pytest.mark.parametrize(("now", "answer"), NIGHTS)
def test_emergency_social_workers_are_there_when_offices_are_shut(now: str, answer: bool) -> None:
    hours = SERVICES[NIGHT].hours
    assert hours is not None
    assert is_open(hours, at(now), Nation.NORTHERN_IRELAND) is answer


def test_a_holiday_joins_the_nights_beside_it() -> None:
    hours = SERVICES[NIGHT].hours
    assert hours is not None
    closes = next_closing(hours, at("2026-12-24T17:00"), Nation.NORTHERN_IRELAND)
    assert closes == at("2026-12-29T09:00")
    opens = next_opening(hours, at("2027-03-16T10:00"), Nation.NORTHERN_IRELAND)
    assert opens == at("2027-03-16T17:00")


def test_a_holiday_of_one_nation_is_open_there_alone() -> None:
    hours = SERVICES[NIGHT].hours
    assert hours is not None
    assert is_open(hours, at("2027-03-17T11:00"), Nation.ENGLAND) is False
    closes = next_closing(hours, at("2027-03-17T11:00"), Nation.NORTHERN_IRELAND)
    assert closes == at("2027-03-18T09:00")


def test_its_hours_are_told_on_paper() -> None:
    assert hours_text(SERVICES[NIGHT].hours) == (
        "Monday to Friday, 5pm to 9am; Saturday to Sunday, 9am to 9am. All day on bank holidays."
    )


def test_pandas_has_no_phone_line_now() -> None:
    pandas = SERVICES["pandas"]
    assert (pandas.phones, pandas.hours, pandas.mark) == ((), None, Sure.SECOND_HAND)
    assert "WhatsApp" in pandas.chat


def test_the_welsh_samaritans_line_is_not_checked_and_116_123_stands_beside_it() -> None:
    sure = {phone.number: phone.sure for phone in SERVICES["samaritans"].phones}
    assert sure == {"116 123": True, "0808 164 0123": False}


@pytest.mark.parametrize(("now", "first"), [("12-01T02:40", "116 123"), ("12-01T23:00", "116 123")])
def test_at_other_hours_116_123_comes_first_in_welsh(now: str, first: str) -> None:
    [help] = helpers_for(["samaritans"], SERVICES, Nation.WALES, at(f"2026-{now}"), "cy")
    assert help.phones[0].number == first


def test_streetlink_has_its_new_address() -> None:
    assert SERVICES["streetlink"].web == "https://thestreetlink.org.uk"
