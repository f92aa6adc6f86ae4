"""Every shipped service can be read, and every mistake in a file is refused by name, with the cure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from freezegun import freeze_time

from budgethelp.dates.opening_hours import Span
from budgethelp.directory.services import (
    NATIONAL,
    Cost,
    DirectoryError,
    Service,
    is_phone,
    load_national,
)
from budgethelp.situation.situation import Nation
from budgethelp.sources import Sure

SERVICES = load_national()
USUAL = """
name = "Warm Rooms"
says = "A warm room to sit in, free."
kinds = ["company"]
nations = ["wales"]
web = "https://example.org/rooms"
mark = "verified"
checked = 2026-11-21
"""
PHONE = '[[phone]]\nnumber = "0800 123 4567"\ncost = "free"\n'
SAME_NUMBER_ON_PURPOSE = {
    frozenset({"shelter_england", "shelter_scotland"}),
    frozenset({"social_security_scot", "best_start_foods"}),
    frozenset({"nhs_111", "nhs_111_mh", "nhs24_mh"}),
}

Read = Callable[[str], Service]
Refuse = Callable[[str], tuple[str, ...]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "national"
    path.mkdir()
    return path


@pytest.fixture
def read(folder: Path) -> Read:
    def read_text(text: str) -> Service:
        (folder / "warm_rooms.toml").write_text(text, "utf-8")
        return load_national(folder)["warm_rooms"]

    return read_text


@pytest.fixture
def refusals(read: Read) -> Refuse:
    def problems(text: str) -> tuple[str, ...]:
        with pytest.raises(DirectoryError) as refused:
            read(text)
        return refused.value.problems

    return problems


def test_every_service_is_kept_under_its_file_name() -> None:
    assert sorted(SERVICES) == sorted(path.stem for path in NATIONAL.iterdir())


def test_a_short_file_is_a_whole_service(read: Read) -> None:
    service = read(USUAL)
    assert (service.id, service.name) == ("warm_rooms", "Warm Rooms")
    assert (service.nations, service.checked) == ({Nation.WALES}, date(2026, 11, 21))


def test_a_phone_keeps_who_answers_where_and_when(read: Read) -> None:
    phone = read(USUAL + PHONE + 'language = "cy"\n[phone.hours]\nevery_day = ["19:00-24:00"]').phones[0]
    assert (phone.number, phone.cost, phone.language) == ("0800 123 4567", Cost.FREE, "cy")
    assert phone.hours is not None
    assert phone.hours.week[6] == (Span(time(19), time(0)),)


def test_files_can_be_read_on_a_day_that_stands_still(read: Read) -> None:
    with freeze_time("2027-01-01"):
        assert read(USUAL).checked == date(2026, 11, 21)


FAULTS = [
    ("nations", "nation", 'nation: is not a key here. Did you mean "nations"?'),
    ('"wales"', '"whales"', 'nations: "whales" is not known. Did you mean "wales"?'),
    ('["wales"]', '"wales"', "nations: must be a list, not 'wales'."),
    ('["wales"]', '["wales", "wales"]', 'nations: has "wales" twice. Keep one.'),
    ('["wales"]', "[]", "nations: is missing. Name at least one."),
    ('["wales"]', "[1]", "nations: 1 must be text in quotes."),
    ('["company"]', '["komfort"]', 'kinds: "komfort" is not known. Use one of: armed_forces,'),
    ('says = "A warm room to sit in, free."', "", "says: is missing. Write it in quotes."),
    ('"A warm room to sit in, free."', '""', "says: is empty. Write it, or leave the line out."),
    ("free.", "free", "says: write sentences of 20 words at most, and end with a full stop."),
    ("warm", "warm " * 20 + "x", "says: write sentences of 20 words at most"),
    ("room to", "room  to", "says: has extra spaces or a line break."),
    ("A warm room", "Someone's room", "says: has a straight quote. Use ’ or “ ”."),
    ('"Warm Rooms"', "7", "name: must be text in quotes, not 7."),
    ("https://", "http://", 'web: "http://example.org/rooms" cannot be used.'),
    ('web = "https://example.org/rooms"', "", "web: is missing. Give at least one way to reach them."),
    ('mark = "verified"', "", "mark: is missing. Write one of: verified, second_hand, unverified."),
    ('mark = "verified"', 'mark = "verifed"', 'mark: "verifed" is not known. Did you mean "verified"?'),
    ('mark = "verified"', 'mark = "unverified"', "checked: leave it out while the mark is unverified."),
    ("checked = 2026-11-21", "", "checked: is missing. Write the day it was checked"),
    ("2026-11-21", '"2026-11-21"', "checked: must be a date without quotes"),
    ("2026-11-21", "2026-11-21T10:00:00", "checked: must be a date without quotes"),
    ("2026-11-21", "2026-13-21", "file: cannot be read as TOML."),
]
MORE_FAULTS = [
    ('email = "nobody"', 'email: "nobody" cannot be used. Write an email address'),
    ("through_council = 1", "through_council: must be true or false, not 1."),
    (
        'languages = ["welsh"]',
        'languages: "welsh" is not known. Use one of: bsl, cy, interpreters,',
    ),
    ('phone = "0800 123 4567"', "phone 1: must be a table. Write [[phone]] above it."),
    (PHONE + 'numbr = "1"', 'phone 1: numbr: is not a key here. Did you mean "number"?'),
    ('[[phone]]\ncost = "free"', "phone 1: number: is missing."),
    ('[[phone]]\nnumber = "0800 123 4567"', 'phone 1: cost: is missing. Write "free".'),
    (PHONE.replace("free", "local"), 'phone 1: cost: "local" does not fit 0800 123 4567. Write "free".'),
    (PHONE.replace("0800 123", "0871 123"), 'phone 1: number: "0871 123 4567" is not a UK phone number.'),
    (PHONE + 'language = "welsh"', 'phone 1: language: "welsh" is not known. Known: cy, en.'),
    (PHONE + 'nations = ["scotland"]', "phone: 0800 123 4567 is for a nation that is not in nations."),
    ('[[text]]\nnumber = "help"', 'text 1: number: "help" is not a number to text.'),
    ('[[text]]\nnumber = "85258"\ncost = "cheap"', 'text 1: cost: "cheap" is not known.'),
    ('[web_in]\nscotland = "https://example.org"', "web_in: has a nation that is not in nations."),
    ('[web_in]\nwales = "example.org"', 'web_in: wales: "example.org" cannot be used.'),
    ("hours = 9", "hours: must be a table, not 9."),
    ("[hours]", "hours: mon_to_fri: is missing. Give the times, or sure = false and a note."),
    ("[hours]\nsure = false", "hours: note: is missing. Say in a sentence what is known of the hours."),
    ('[hours]\nmonday = ["09:00-17:00"]', 'hours: monday: is not a key here. Did you mean "mon"?'),
    ('[hours]\nmon = ["9-5"]', 'hours: mon: "9-5" is not a time from and to.'),
    ('[hours]\nmon = ["25:00-26:00"]', 'hours: mon: "25:00-26:00" is not a time from and to.'),
    ('[hours]\nmon = "09:00-17:00"', "hours: mon: must be a list"),
    ('[hours]\nmon = ["09:00-17:00", "16:00-18:00"]', "hours: mon: two times overlap. Join them."),
    ('[hours]\nmon_to_fri = ["09:00-17:00"]\nfri = []', "hours: mon_to_fri: a day is there twice."),
    ('[hours]\nalways = true\nsat = ["09:00-10:00"]', "hours: always: leave the days out"),
    ('[hours]\nalways = true\nbank_holidays = "shut"', 'hours: bank_holidays: "shut" is not known.'),
]


@pytest.mark.parametrize(("right", "wrong", "cure"), FAULTS)
def test_a_mistake_is_refused_with_the_cure(refusals: Refuse, right: str, wrong: str, cure: str) -> None:
    problems = refusals(USUAL.replace(right, wrong))
    assert any(problem.startswith(f"national/warm_rooms.toml: {cure}") for problem in problems), problems


@pytest.mark.parametrize(("line", "cure"), MORE_FAULTS)
def test_a_wrong_line_is_refused_with_the_cure(refusals: Refuse, line: str, cure: str) -> None:
    problems = refusals(USUAL + line)
    assert any(problem.startswith(f"national/warm_rooms.toml: {cure}") for problem in problems), problems


def test_all_mistakes_in_all_files_are_told_at_once(folder: Path) -> None:
    (folder / "one.toml").write_text(USUAL.replace("wales", "wails").replace("company", "compny"), "utf-8")
    (folder / "two.toml").write_bytes(b'name = "\xff"')
    (folder / "three.txt").write_text("")
    (folder / "Four.toml").write_text("")
    with pytest.raises(DirectoryError) as refused:
        load_national(folder)
    assert [problem.split(": ")[:2] for problem in refused.value.problems] == [
        ["national/Four.toml", "file name"],
        ["national/one.toml", "kinds"],
        ["national/one.toml", "nations"],
        ["national/three.txt", "file name"],
        ["national/two.toml", "file"],
    ]


def test_an_empty_folder_says_what_to_add(folder: Path) -> None:
    with pytest.raises(DirectoryError, match=r"national: no services here\. Add a file"):
        load_national(folder)


def test_no_two_services_share_a_number_but_those_that_mean_to() -> None:
    owners = defaultdict(set)
    for service in SERVICES.values():
        for phone in service.phones:
            owners["".join(phone.number.split())].add(service.id)
    assert {frozenset(ids) for ids in owners.values() if len(ids) > 1} == SAME_NUMBER_ON_PURPOSE


@pytest.mark.parametrize("service", ["turn2us", "project17", "fuel_bank", "own_supplier", "crf_england"])
def test_no_number_is_shown_where_none_is_known(service: str) -> None:
    assert SERVICES[service].phones == ()


@pytest.mark.parametrize("service", ["help_to_claim", "help_through_hardship"])
def test_help_that_may_have_ended_says_to_check(service: str) -> None:
    assert SERVICES[service].caveat == "Check this is still running before you rely on it."


def test_a_number_nobody_checked_says_so() -> None:
    unsure = {s.id for s in SERVICES.values() if any(not phone.sure for phone in s.phones)}
    told = {s.id for s in SERVICES.values() if s.caveat.startswith("Check this number")}
    assert unsure - told == {"cruse", "samaritans"}  # one number of 2: it says so beside that one


def test_hours_that_were_not_checked_say_so() -> None:
    hours = SERVICES["national_debtline"].hours
    assert hours is not None
    assert (hours.sure, hours.note) == (True, "Times not checked yet.")


def test_only_help_from_the_council_has_no_number_of_its_own() -> None:
    councils = {service.id for service in SERVICES.values() if service.through_council}
    assert councils == {"crf_england", "swf_scotland", "council_homeless"}


def test_what_was_found_closed_is_not_here() -> None:
    gone = (
        "begambleaware",
        "gambleaware",
        "action fraud",
        "household support fund",
        "the mix",
        "0808 802 2000",
    )
    shown = " ".join(f"{s.name} {s.says} {s.web} {s.phones}" for s in SERVICES.values()).lower()
    assert [name for name in gone if name in shown] == []


def test_marks_and_dates_are_kept() -> None:
    assert SERVICES["samaritans"].checked == date(2026, 11, 21)
    assert SERVICES["nhs_wales_gambling"].mark is Sure.SECOND_HAND
    assert (SERVICES["ifan"].mark, SERVICES["ifan"].checked) == (Sure.UNVERIFIED, None)


@pytest.mark.parametrize("number", ["999", "116 123", "0800 1111", "028 9024 5640", "0161 518 8282"])
def test_real_numbers_are_let_in(number: str) -> None:
    assert is_phone(number)


@pytest.mark.parametrize(
    "number", ["998", "0800-123-4567", "0800 123", "0900 123 4567", "+44 20 7946 0000", ""]
)
def test_costly_or_broken_numbers_are_not(number: str) -> None:
    assert not is_phone(number)
