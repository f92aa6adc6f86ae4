"""Every reader, on small feeds of our own that carry the traps seen in real ones."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import date

import pytest

from budgethelp.local_services.readers import debt_advice_offices
from budgethelp.local_services.readers.detect import read_document
from budgethelp.local_services.record import (
    FeedReading,
    LocalPhone,
    Reason,
    Refused,
    Slot,
    State,
    Tag,
    to_dict,
)
from tests.local_services.support import FEEDS, TODAY, by_id, read


def reasons(reading: FeedReading) -> Counter[Reason]:
    """How many were left out, by reason."""
    return Counter(each.reason for each in reading.left_out)


def test_oruk3_list_reads_html_placeholders_and_minus_one() -> None:
    record = by_id(read("oruk3_page.json"), "a-1")
    assert record.text == "Larch Street Food Bank\nFood parcels for anyone, no referral.\n• Monday\n• Friday"
    assert (record.web, record.email, record.min_age, record.max_age) == ("", "", None, None)
    assert record.phones == (LocalPhone("0117 496 0123", "Front desk"),)


def test_oruk3_leaves_out_the_nameless_the_closed_and_the_repeated() -> None:
    reading = read("oruk3_page.json")
    assert reasons(reading) == {Reason.NO_NAME: 1, Reason.CLOSED: 1, Reason.REPEATED: 1}
    assert by_id(reading, "a-4").state is State.PAUSED


def test_oruk3_detail_has_the_place_the_hours_and_the_cost() -> None:
    record = by_id(read("oruk3_detail.json"), "b-1")
    [spot] = record.spots
    assert (spot.name, spot.address, spot.postcode) == ("Birch House", "1 Birch Road, Bristol", "BS1 4DJ")
    assert spot.access == ("Step-free",)
    assert record.cost == "£5.00 a session"
    assert record.languages == ("Welsh", "ur")


def test_oruk3_hours_are_weekly_monthly_or_over() -> None:
    slots = by_id(read("oruk3_detail.json"), "b-1").slots
    assert slots == (
        Slot(3, "10:00", "18:00"),
        Slot(4, "10:00", "18:00"),
        Slot(1, "09:00", "12:00", "monthly"),
    )


def test_no_person_gets_into_the_directory() -> None:
    reading = read("oruk3_detail.json")
    kept = json.dumps(to_dict(by_id(reading, "b-1")))
    assert "A Person" not in kept
    assert "council.example.uk" not in kept
    assert "07400" not in kept
    assert [note.field for note in reading.notes] == ["contact"]


CONTACTS = {
    ("Ash Birch", "Manager"): False,
    ("Ash Birch", ""): False,
    ("Advice Team", ""): True,
    ("", "Coordinator"): True,
}


@pytest.mark.parametrize(("contact", "kept"), CONTACTS.items())
def test_the_mobile_of_a_person_is_left_out_whatever_the_title(contact: tuple[str, str], kept: bool) -> None:
    name, title = contact
    raw = {
        "id": "1", "name": "Elm Pantry", "email": "info@elm.example.uk", "status": "active", "attributes": [],
        "contacts": [{"name": name, "title": title, "phones": [{"number": "07911 123456"}]}],
    }  # fmt: skip
    [found] = read_document(json.dumps([raw]).encode(), TODAY).records
    assert bool(found.phones) is kept


def test_hours_beside_others_that_cannot_be_read_are_half_read() -> None:
    schedules = [
        {"byday": "MO", "freq": "WEEKLY", "opens_at": "09:00", "closes_at": "12:00"},
        {"byday": "TU", "freq": "WEEKLY", "opens_at": "18.30", "description": "Tuesday evenings"},
    ]
    raw = {
        "id": "1",
        "name": "Elm",
        "url": "https://elm.example.uk",
        "attributes": [],
        "schedules": schedules,
    }
    [found] = read_document(json.dumps([raw]).encode(), TODAY).records
    assert (len(found.slots), found.half_read) == (1, True)
    [whole] = read_document(json.dumps([raw | {"schedules": schedules[:1]}]).encode(), TODAY).records
    assert not whole.half_read


def test_our_spreadsheet_keeps_the_words_of_hours_it_cannot_read() -> None:
    sheet = "name,topics,postcode,hours\nElm,food,LS1 4AP,Mon 9:00-17:00; Tue 18.30"
    [found] = read_document(sheet.encode(), TODAY).records
    assert (len(found.slots), found.half_read, found.hours_note) == (1, True, "Mon 9:00-17:00; Tue 18.30")


def test_the_hours_of_debt_advice_offices_are_read_from_their_notes() -> None:
    raw = dict.fromkeys(debt_advice_offices.COLUMNS, "") | {"name": "Elm", "telephone_en": "0113 496 0001"}
    offices = [{**raw, "id": str(n), "notes": notes} for n, notes in enumerate(NOTES)]
    found = read_document(json.dumps(offices).encode(), TODAY).records
    assert [(len(each.slots), each.half_read, bool(each.text)) for each in found] == [
        (2, False, False),
        (1, True, False),
        (0, False, True),
    ]


NOTES = (
    "Mondays: 10.00 - 13.00 and 14.00 - 16.00",
    "Tuesday 10.00 - 12.00\nPhone for other days",
    "By appointment.",
)


def test_give_foods_own_file_is_read() -> None:
    """Its first 8 rows of August 2026, as published (public domain)."""
    found = read("give_food.csv")
    assert (found.dialect, len(found.records), found.left_out) == ("givefood", 8, ())
    first, place = found.records[0], found.records[2]
    assert (first.name, first.spots[0].postcode) == ("12 Apostles (food bank)", "AL9 6NG")
    assert first.spots[0].address == "The Twelve Apostles Church, Kentish Lane, Hatfield"
    assert (first.spots[0].lat, first.phones[0].number) == (51.736723, "07846 096432")
    assert place.name == "3food4u: 3MemoryCafe4U"
    assert first.changed == date(2026, 8, 28)


def test_the_area_that_a_food_bank_serves_is_help_by_phone_there() -> None:
    columns = next(csv.reader((FEEDS / "give_food.csv").read_text().splitlines()))
    row = dict.fromkeys(columns, "") | {
        "id": "a", "organisation_name": "Ash Pantry", "location_name": "All of Ash",
        "phone_number": "0113 496 0001", "postcode": "LS1 4AP", "is_area": "True", "district": "Leeds",
        "network": "IFAN", "lat_lng": "53.79,-1.54", "boundary": "1.5 53.8 " * 30_000,
    }  # fmt: skip
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, columns)
    writer.writeheader()
    writer.writerow(row)
    [found] = read_document(sheet.getvalue().encode(), TODAY).records
    assert (found.spots, found.areas, found.how) == ((), ("Leeds",), ("by_phone",))


def test_give_foods_list_for_programs_is_read() -> None:
    raw = {
        "id": "a", "name": "Ash Foodbank", "slug": "ash", "phone": "0113 496 0001",
        "address": "1 Road\r\nLS1 4AP", "postcode": "LS1 4AP", "closed": False, "country": "England",
        "lat_lng": "53.796,-1.545", "network": "Trussell", "urls": {"homepage": "https://ash.example.uk/"},
    }  # fmt: skip
    found = read_document(json.dumps([raw, {**raw, "id": "b", "closed": True}]).encode(), TODAY)
    assert [each.name for each in found.records] == ["Ash Foodbank"]
    assert found.records[0].web == "https://ash.example.uk/"
    assert reasons(found) == {Reason.CLOSED: 1}


def test_a_fax_is_no_phone_and_an_extension_is_kept() -> None:
    assert by_id(read("oruk3_detail.json"), "b-1").phones == (LocalPhone("0117 496 0456", extension="100"),)


def test_oruk1_reads_its_older_names() -> None:
    record = by_id(read("oruk1_list.json"), "c-1")
    assert record.slots == (Slot(2, "14:00", "16:00"),)
    assert (record.min_age, record.max_age, record.how) == (18, None, ("drop_in",))
    assert Tag("esd", "298") in record.tags
    assert record.checked == date(2023, 1, 6)


def test_oruk1_makes_an_id_where_there_is_none_and_leaves_out_what_is_no_service() -> None:
    reading = read("oruk1_list.json")
    assert [record.source_id[:5] for record in reading.records] == ["c-1", "c-2", "made-"]
    assert reasons(reading)[Reason.NOT_A_SERVICE] == 3


def test_outpost_points_are_longitude_first() -> None:
    record = by_id(read("outpost_page.json"), "6378")
    assert (record.spots[0].lat, record.spots[0].lon) == (51.863084, -0.738887)
    assert record.slots == (Slot(0, "09:30", "12:00"),)
    assert (record.free, record.tags) == (True, (Tag("slug", "staying-active"),))


def test_outpost_masks_are_kept_and_points_in_the_sea_are_not() -> None:
    reading = read("outpost_page.json")
    assert by_id(reading, "6379").spots[0].masked
    assert by_id(reading, "6379").how == ("referral",)
    assert by_id(reading, "6380").spots == ()


def test_offices_are_debt_advice_and_their_numbers_get_their_0_back() -> None:
    reading = read("offices.json")
    record = by_id(reading, "1")
    assert record.tags == (Tag("maps", "debt_advice"),)
    assert record.phones == (LocalPhone("020 7946 0123"),)
    assert record.email == "advice@abergele.example.uk"


def test_the_middle_of_the_uk_is_nowhere_and_dear_numbers_are_left_out() -> None:
    reading = read("offices.json")
    assert by_id(reading, "3").spots[0].lat is None
    assert by_id(reading, "4").phones == ()


def test_our_spreadsheet() -> None:
    record = by_id(read("ours.csv"), "1")
    assert record.slots == (Slot(1, "12:00", "14:00"),)
    assert (record.free, record.how, record.checked) == (True, ("drop_in",), date(2026, 11, 1))
    assert record.tags == (Tag("topic", "food"), Tag("topic", "company"))


def test_our_spreadsheet_says_what_is_wrong_by_row_and_column() -> None:
    notes = {(note.where, note.field): note.says for note in read("ours.csv").notes}
    assert notes["row 3", "topics"] == '“fod” is not a topic. Did you mean "food"?'
    columns = {"phone", "email", "website", "hours", "checked", "status", "topics"}
    assert {column for _, column in notes} == columns | {"lowest_age", "hide_address"}


def test_rows_are_numbered_as_the_spreadsheet_does() -> None:
    text = 'name,topics,what,postcode\nA,food,"One\nTwo\nThree",LS1 4AP\n\nB,,Tea,LS1\n'
    notes = {(note.where, note.field): note.says for note in read_document(text.encode(), TODAY).notes}
    assert notes == {
        ("row 4", "postcode"): "“LS1” is not a whole postcode. Write it like LS1 4AP.",
        ("row 4", "topics"): "Empty. Without a topic the service is not shown.",
    }


@pytest.mark.parametrize("change", ["utf-8-sig", "utf-16", "cp1252", "semicolons", "tabs", "crlf"])
def test_spreadsheets_come_in_many_shapes(change: str) -> None:
    text = "Name,Topics,What\nCafé Lunch,food,Hot lunch for everybody who would like one\n"
    marks = {"semicolons": ";", "tabs": "\t"}
    text = text.replace(",", marks.get(change, ",")).replace("\n", "\r\n" if change == "crlf" else "\n")
    encoding = change if change.startswith(("utf", "cp")) else "utf-8"
    [record] = read_document(text.encode(encoding), TODAY).records
    assert (record.name, record.tags) == ("Café Lunch", (Tag("topic", "food"),))


REFUSALS = {
    b"": "empty",
    b"[]": "no services",
    b"{not json": "not JSON",
    b"<!doctype html><p>hello": "web page",
    b'{"totalelements":0,"content":[]}': "no services",
    b'[{"a": 1}]': "do not look like services",
    b"[" * 100_000: "nested too deeply",
    b"name,what\nx,y\n": "Missing: topics",
    b"\x00\x01\x02": "Missing: name",
    b'{"contents": [1, 2, 3]}': "do not look like services",
}


@pytest.mark.parametrize(("body", "says"), REFUSALS.items())
def test_what_cannot_be_read_is_refused_with_a_reason(body: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        read_document(body, TODAY)


OURS = ("oruk3_page.json", "oruk3_detail.json", "oruk1_list.json", "outpost_page.json", "ours.csv")


@pytest.mark.parametrize("name", OURS)
def test_a_byte_order_mark_changes_nothing(name: str) -> None:
    body = (FEEDS / name).read_bytes()
    assert read_document(b"\xef\xbb\xbf" + body, TODAY) == read_document(body, TODAY)
