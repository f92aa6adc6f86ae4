"""When: the day somebody types for "When do you next get money?"."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.dates.typed import MONTHS, WhenProblem, WhenReason, is_not_sure, parse_days
from tests.support.holding import holds_for

SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("8", 8),
        (" 8 days ", 8),
        ("in 8 days", 8),
        ("in 8 days’ time", 8),
        ("1 day", 1),
        ("2 weeks", 14),
        ("a fortnight", 14),
        ("in a week", 7),
        ("0", 0),
        ("62", 62),
        ("today", 0),
        ("Tomorrow", 1),
        ("29 November", 8),
        ("29th November", 8),
        ("29 Nov 2026", 8),
        ("November 29", 8),
        ("29/11", 8),
        ("29/11/26", 8),
        ("29.11.2026", 8),
        ("2026-11-29", 8),
        ("the 29th", 8),
        ("Friday", 6),
        ("on Friday", 6),
        ("Friday 27 November", 6),
        ("Fri, 27 Nov 2026", 6),
        ("1 January", 41),
        ("the 1st", 10),
    ],
)
def test_a_payday_is_understood_as_people_type_it(typed, days):
    assert parse_days(typed, SATURDAY) == days


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "missing"),
        ("  ", "missing"),
        ("soon", "not_understood"),
        ("8.5", "not_understood"),
        ("8-9", "not_understood"),
        ("next pay", "not_understood"),
        ("Friday 28 November", "not_understood"),
        ("31 November", "not_understood"),
        ("1 ma", "not_understood"),
        ("12/25", "not_understood"),
        ("８", "not_understood"),
        ("9" * 5000, "not_understood"),
        ("-3", "past"),
        ("20/11/2026", "past"),
        ("63", "too_far"),
        ("29 February", "too_far"),
        ("20 November", "too_far"),
    ],
)
def test_a_payday_we_cannot_use_has_a_reason(typed, reason):
    with pytest.raises(WhenProblem) as problem:
        parse_days(typed, SATURDAY)
    assert problem.value.reason is WhenReason(reason)


def test_saturday_typed_on_a_saturday_is_the_next_one():
    assert parse_days("Saturday", SATURDAY) == 7


def test_a_day_already_past_this_year_is_next_years():
    assert parse_days("5 January", date(2026, 12, 30)) == 6


def test_29_february_waits_for_a_leap_year():
    assert parse_days("29 February", date(2028, 2, 1)) == 28


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("14", 14),
        ("15", 24),
        ("21", 0),
        ("22", 1),
        ("30", 9),
        ("31", 40),
        ("32", 32),
        ("15 days", 15),
        ("in 15", 15),
    ],
)
def test_a_number_alone_is_days_up_to_14_and_then_the_day_of_the_month(typed, days):
    assert parse_days(typed, SATURDAY) == days


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=14) | st.text("0123456789/-. friday", max_size=12))
def test_any_text_is_a_day_within_reach_or_a_when_problem(typed):
    with suppress(WhenProblem):
        assert 0 <= parse_days(typed, SATURDAY) <= 62


@holds_for(
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    st.integers(0, 62),
    chosen=[
        (date(2026, 1, 1) + timedelta(days=7 * week), days) for week in range(156) for days in (week % 63, 62)
    ],
)
def test_a_day_written_in_full_is_found_again_in_any_year(today, days):
    day = today + timedelta(days=days)
    assert parse_days(f"{day.day} {MONTHS[day.month - 1]}", today) == days
    assert parse_days(f"{day:%A} {day.day}/{day.month}/{day.year}", today) == days


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("payday Friday", 2), ("next friday", 9), ("next monday", 5), ("end of the month", 5),
        ("a month", 30), ("27.11", 2), ("maybe 8 days", 8), ("2 weeks", 14), ("by Friday", 2),
        ("at the end of the month", 5), ("the end of the month", 5),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_type_it(typed, days):
    assert parse_days(typed, date(2026, 11, 25)) == days  # a Wednesday


def test_on_the_last_day_of_a_month_its_end_is_that_of_the_next():
    assert parse_days("end of the month", date(2026, 11, 30)) == 31


@pytest.mark.parametrize("typed", ["not sure", "Dunno", "don’t know", "?"])
def test_not_sure_is_an_answer(typed):
    assert is_not_sure(typed)
    assert not is_not_sure("Friday")
