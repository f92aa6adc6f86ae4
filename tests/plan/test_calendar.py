"""The calendar file: two parsers that are not ours read the same days out of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from budgethelp.plan.calendar import Event, write_calendar

MADE = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)
PAYDAY = Event("income", date(2026, 11, 29), "Money plan")
LONG = Event("bill", date(2026, 12, 31), "Rent, gas; and “more” – " * 9, "One\nTwo, three; four\\five")
TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=200).map(str.strip)


def first(text: str) -> tuple[str, str]:
    """The title and the words of the first event, as the icalendar package reads them."""
    event = Calendar.from_ical(text).events[0]
    return str(event["SUMMARY"]), str(event.get("DESCRIPTION", ""))


def test_icalendar_reads_what_was_written() -> None:
    events = Calendar.from_ical(write_calendar([PAYDAY, LONG], MADE, "a1")).events
    assert [(event.start, event.end) for event in events] == [
        (date(2026, 11, 29), date(2026, 11, 30)),
        (date(2026, 12, 31), date(2027, 1, 1)),
    ]
    assert str(events[1]["DESCRIPTION"]) == LONG.more


def test_a_second_parser_reads_the_same() -> None:
    calendar = IcsCalendarStream.calendar_from_ics(write_calendar([PAYDAY, LONG], MADE, "a1"))
    read = [(event.dtstart, event.summary) for event in calendar.events]
    assert read == [(PAYDAY.day, PAYDAY.title), (LONG.day, LONG.title)]
    assert calendar.events[1].description == LONG.more


def test_each_event_has_an_alarm_at_9_in_the_morning() -> None:
    for event in Calendar.from_ical(write_calendar([PAYDAY, LONG], MADE, "a1")).events:
        [alarm] = event.alarms.times
        assert alarm.trigger == datetime.combine(event.start, datetime.min.time()) + timedelta(hours=9)


def test_every_event_has_a_name_of_its_own_that_stays() -> None:
    uids = [event.uid for event in Calendar.from_ical(write_calendar([PAYDAY, LONG], MADE, "a1")).events]
    assert uids == ["a1-income-20261129", "a1-bill-20261231"]


def test_long_lines_are_folded_at_75_bytes() -> None:
    lines = write_calendar([LONG], MADE, "a1").encode().split(b"\r\n")
    assert max(map(len, lines)) in (73, 74, 75)  # a letter of 3 bytes may not fit any more


def test_a_day_in_the_calendar_does_not_make_a_person_busy() -> None:
    assert "TRANSP:TRANSPARENT\r\n" in write_calendar([PAYDAY], MADE, "a1")


@settings(deadline=None)
@given(TEXT, TEXT)
def test_any_words_come_out_as_they_went_in(title: str, more: str) -> None:
    text = write_calendar([Event("bill", PAYDAY.day, title, more)], MADE, "a1")
    assert first(text) == (title, more)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
