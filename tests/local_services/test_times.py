"""Opening times as people write them."""

from __future__ import annotations

from datetime import datetime

import pytest

from budgethelp.dates.clock import london_now
from budgethelp.dates.opening_hours import is_open, next_opening
from budgethelp.local_services import cleaning
from budgethelp.local_services.record import Slot
from budgethelp.situation.situation import Nation

CLOCKS = {
    "9:30": "09:30",
    "9.30am": "09:30",
    "12am": "00:00",
    "12pm": "12:00",
    "5 pm": "17:00",
    "10:00:00Z": "10:00",
    "24:00": "00:00",
    "25:00": "",
    "13pm": "",
    "9:75": "",
    "noonish": "",
    None: "",
}
WEEKS = {
    "Monday": (0,),
    "MO,TU": (0, 1),
    "Mon-Fri": (0, 1, 2, 3, 4),
    "Sat and Sun": (5, 6),
    "Fri to Mon": (4, 5, 6, 0),
    "weekdays": (0, 1, 2, 3, 4),
    "-1FR": (4,),
    "Monthly": (),
    "someday": (),
    "This is for you": (),
    "we are here": (),
    "Mo-Fr": (0, 1, 2, 3, 4),
    "Thurs & Sundays": (3, 6),
    "": (),
}
PIECES = {
    "Mon-Tue 9:00-17:00": [(0, "09:00", "17:00"), (1, "09:00", "17:00")],
    "Sat: 10am to 1pm": [(5, "10:00", "13:00")],
    "Monday: 10:00 - 12:00, Wednesday: 2pm - 4pm": [(0, "10:00", "12:00"), (2, "14:00", "16:00")],
    "Mon, Tue 9:00-12:00, 13:00-15:00": [
        *((day, "09:00", "12:00") for day in (0, 1)),
        *((day, "13:00", "15:00") for day in (0, 1)),
    ],
    "Tue 10-12 and Fri 2-4pm": [(1, "10:00", "12:00"), (4, "14:00", "16:00")],
    "Sat 10-4pm": [(5, "10:00", "16:00")],
    "Sat 4pm to midnight": [(5, "16:00", "00:00")],
    "Sat 20:00-02:00": [(5, "20:00", "02:00")],
    "Sun 10:00-12:00 (1st, 3rd of the month)": [(6, "10:00", "12:00")],
    "Wed 9 - 12 noon; Thursday 6pm-9.30pm": [(2, "09:00", "12:00"), (3, "18:00", "21:30")],
}


@pytest.mark.parametrize(("written", "read"), CLOCKS.items())
def test_clock(written: object, read: str) -> None:
    assert cleaning.clock(written) == read


@pytest.mark.parametrize(("written", "days"), WEEKS.items())
def test_weekdays(written: str, days: tuple[int, ...]) -> None:
    assert cleaning.weekdays(written) == days


@pytest.mark.parametrize(("written", "slots"), PIECES.items())
def test_parse(written: str, slots: list[tuple[int, str, str]]) -> None:
    found, wrong = cleaning.parse(written)
    assert ([(slot.day, slot.opens, slot.closes) for slot in found], wrong) == (slots, [])


def test_pieces_nobody_understands_are_handed_back() -> None:
    assert cleaning.parse("by appointment; Mon 9:00-10:00")[1] == ["by appointment"]


def test_words_beside_the_days_make_it_unsure() -> None:
    found, wrong = cleaning.parse("First Monday of the month 10:00-12:00; Tue 10:00-12:00 (drop in)")
    assert [(slot.day, slot.every) for slot in found] == [(0, "First of the month"), (1, "weekly")]
    assert wrong == []


@pytest.mark.parametrize("hours", ["Fri 11-2", "Fri 9:00-5:00", "Fri 1-3", "Fri 10am-1", "Fri 7-9", "10-12"])
def test_what_can_be_taken_in_two_ways_is_asked_about(hours: str) -> None:
    assert cleaning.parse(hours) == ((), [hours])


def test_half_read_hours_are_never_closed() -> None:
    """On Saturday evening: "Tue 18.30" may well stand for more."""
    slots, wrong = cleaning.parse("Mon 9:00-17:00; Tue 18.30")
    assert wrong == ["Tue 18.30"]
    hours = cleaning.to_hours(slots, "as published", half_read=True)
    assert hours
    assert is_open(hours, london_now(datetime(2026, 11, 21, 19, 30)), Nation.ENGLAND) is None


def test_a_weekly_slot_tells_whether_it_is_open_now() -> None:
    hours = cleaning.to_hours((Slot(5, "19:00", "21:00"),))
    assert hours
    assert is_open(hours, london_now(datetime(2026, 11, 21, 19, 30)), Nation.ENGLAND) is True
    assert next_opening(hours, london_now(datetime(2026, 11, 22, 9)), Nation.ENGLAND) is not None


def test_a_slot_that_is_not_weekly_makes_it_unsure() -> None:
    hours = cleaning.to_hours((Slot(5, "19:00", "21:00", "monthly"),))
    assert hours
    assert is_open(hours, london_now(datetime(2026, 11, 21, 19, 30)), Nation.ENGLAND) is None
    assert cleaning.to_hours(()) is None
