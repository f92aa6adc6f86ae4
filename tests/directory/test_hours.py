"""Somewhere is open, or shut, at the moment a person needs it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.dates.bank_holidays import days_off
from budgethelp.dates.clock import LONDON, london_now
from budgethelp.dates.opening_hours import Hours, Span, is_open, next_closing, next_opening
from budgethelp.directory.services import load_national
from budgethelp.situation.situation import Nation

SERVICES = load_national()
OFFICE = Span(time(9), time(17))
WEEKDAYS = Hours(week=((OFFICE,),) * 5 + ((), ()), closed_on_bank_holidays=True)


def hours_of(service: str) -> Hours:
    hours = SERVICES[service].hours
    assert hours is not None
    return hours


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def london(text: str) -> datetime:
    return london_now(at(text))


def test_calm_is_shut_at_twenty_to_three_in_the_morning() -> None:
    now = at("2026-11-25T02:40")
    assert is_open(hours_of("calm"), now, Nation.ENGLAND) is False
    assert next_opening(hours_of("calm"), now, Nation.ENGLAND) == london("2026-11-25T17:00")


def test_calm_is_open_in_the_last_minute_before_midnight_and_shut_on_the_stroke() -> None:
    assert is_open(hours_of("calm"), at("2026-11-25T23:59:59"), None) is True
    assert is_open(hours_of("calm"), at("2026-11-26T00:00"), None) is False


def test_samaritans_are_there_at_any_hour_and_never_close() -> None:
    now = at("2026-12-25T03:00")
    assert is_open(hours_of("samaritans"), now, None) is True
    assert next_closing(hours_of("samaritans"), now, None) is None


@pytest.mark.parametrize("service", ["moneyhelper", "uc_helpline_gb", "ca_england", "national_debtline"])
def test_offices_are_shut_on_saturday_evening_and_open_on_monday(service: str) -> None:
    now = at("2026-11-21T19:30")
    opens = next_opening(hours_of(service), now, Nation.ENGLAND)
    assert is_open(hours_of(service), now, Nation.ENGLAND) is False
    assert opens is not None
    assert opens.strftime("%A") == "Monday"


def test_nobody_knows_when_payplan_is_open() -> None:
    assert is_open(hours_of("payplan"), at("2026-11-24T11:00"), Nation.WALES) is None
    assert next_opening(hours_of("payplan"), at("2026-11-22T11:00"), Nation.WALES) is None


@pytest.mark.parametrize(
    ("now", "answer"),
    [
        ("2026-11-24T17:59", False),
        ("2026-11-24T18:00", True),
        ("2026-11-25T01:59", True),
        ("2026-11-25T02:00", False),
        ("2026-11-22T12:00", True),
        ("2026-11-23T05:59", True),
        ("2026-11-23T06:00", False),
    ],
)
def test_breathing_space_answers_past_midnight_and_all_weekend(now: str, answer: bool) -> None:
    assert is_open(hours_of("breathing_space_line"), at(now), Nation.SCOTLAND) is answer


def test_breathing_space_weekend_is_one_long_opening() -> None:
    closes = next_closing(hours_of("breathing_space_line"), at("2026-11-20T18:00"), Nation.SCOTLAND)
    assert closes == london("2026-11-23T06:00")


def test_st_andrews_day_shuts_an_office_in_scotland_only() -> None:
    st_andrews_day = at("2026-11-30T11:00")
    assert is_open(WEEKDAYS, st_andrews_day, Nation.SCOTLAND) is False
    assert is_open(WEEKDAYS, st_andrews_day, Nation.ENGLAND) is True


def test_without_a_nation_only_a_day_off_for_everyone_counts() -> None:
    assert is_open(WEEKDAYS, at("2026-11-30T11:00"), None) is True
    assert is_open(WEEKDAYS, at("2026-12-25T11:00"), None) is False


def test_each_nation_has_its_own_days_off() -> None:
    assert at("2026-07-13").date() in days_off(Nation.NORTHERN_IRELAND, 2026)
    assert at("2026-08-31").date() not in days_off(Nation.SCOTLAND, 2026)


def test_at_christmas_the_wait_skips_the_days_off() -> None:
    opens = next_opening(WEEKDAYS, at("2026-12-24T18:00"), Nation.WALES)
    assert opens == london("2026-12-29T09:00")


def test_a_bank_holiday_nobody_told_us_about_is_not_known() -> None:
    now = at("2026-12-25T11:00")
    assert is_open(hours_of("uc_helpline_gb"), now, Nation.ENGLAND) is None
    assert is_open(hours_of("uc_helpline_gb"), at("2026-12-25T20:00"), Nation.ENGLAND) is False


def test_a_wait_over_an_unsure_bank_holiday_ends_on_the_first_sure_day() -> None:
    opens = next_opening(hours_of("uc_helpline_gb"), at("2026-04-02T20:00"), Nation.WALES)
    assert opens == london("2026-04-07T08:00")


def test_a_night_line_is_not_promised_into_an_unsure_bank_holiday() -> None:
    line = Hours(week=((Span(time(18), time(0)), Span(time(0), time(6))),) * 7)
    closes = next_closing(line, at("2026-12-24T20:00"), Nation.ENGLAND)
    assert closes == london("2026-12-25T00:00")


def test_open_all_day_every_day_never_closes() -> None:
    all_day = Hours(week=((Span(time(0), time(0)),),) * 7, closed_on_bank_holidays=False)
    assert is_open(all_day, at("2026-11-24T00:00"), None) is True
    assert next_closing(all_day, at("2026-11-24T00:00"), None) is None


def test_age_uk_answers_on_christmas_day() -> None:
    assert is_open(hours_of("age_uk"), at("2026-12-25T11:00"), Nation.ENGLAND) is True


def test_a_clock_somewhere_else_is_read_in_uk_time() -> None:
    summer = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    assert is_open(WEEKDAYS, summer, Nation.ENGLAND) is True
    assert is_open(WEEKDAYS, summer.replace(month=12), Nation.ENGLAND) is False


def test_the_night_the_clocks_go_back_is_an_hour_longer() -> None:
    night = Hours(week=((Span(time(22), time(4)),),) * 7, closed_on_bank_holidays=False)
    begins = london("2026-10-24T22:00")
    closes = next_closing(night, begins, None)
    assert closes is not None
    assert closes.astimezone(UTC) - begins.astimezone(UTC) == timedelta(hours=7)


def test_an_office_that_never_opens_has_no_next_opening() -> None:
    assert next_opening(Hours(), at("2026-11-24T11:00"), None) is None


any_day = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1))
clocks_go_back = st.datetimes(datetime(2026, 10, 24, 20), datetime(2026, 10, 25, 6))
christmas = st.datetimes(datetime(2026, 12, 23), datetime(2027, 1, 5))
moments = (any_day | clocks_go_back | christmas).map(london_now)
nations = st.none() | st.sampled_from(Nation)
spans = st.builds(Span, st.times(), st.times())
weeks = st.tuples(*[st.lists(spans, max_size=2).map(tuple)] * 7)
any_hours = st.builds(
    Hours, week=weeks, closed_on_bank_holidays=st.sampled_from([True, False, None])
) | st.builds(
    Hours, week=weeks, closed_on_bank_holidays=st.just(False), all_day_on_bank_holidays=st.just(True)
)


@given(any_hours, moments, nations, st.integers(0, 1))
@settings(deadline=None)
def test_it_is_open_when_it_next_opens(hours: Hours, now: datetime, nation: Nation | None, fold: int) -> None:
    now = london_now(now.replace(fold=fold))
    opens = next_opening(hours, now, nation)
    if opens is not None:
        assert opens.astimezone(UTC) > now.astimezone(UTC)
        assert is_open(hours, opens, nation)
        assert not is_open(hours, now, nation)


@given(any_hours, moments, nations)
@settings(deadline=None)
def test_what_is_open_closes_later_and_is_then_shut(
    hours: Hours, now: datetime, nation: Nation | None
) -> None:
    closes = next_closing(hours, now, nation)
    assert closes is None or is_open(hours, now, nation)
    if closes is not None:
        assert closes.astimezone(UTC) > london_now(now).astimezone(UTC)
        assert not is_open(hours, closes, nation)


after_midnight = st.times(min_value=time(0, 1))


@given(moments, after_midnight, after_midnight)
@settings(deadline=None)
def test_a_span_past_midnight_is_open_on_both_sides_of_it(now: datetime, opens: time, closes: time) -> None:
    night = Hours(week=((Span(max(opens, closes), min(opens, closes)),),) * 7, closed_on_bank_holidays=False)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    assert is_open(night, midnight, None) is True
    assert is_open(night, midnight - timedelta(microseconds=1), None) is True
