"""The next paydays, and the wait that is longer because one came early: Christmas 2026 and after."""

from datetime import date

import pytest

from budgethelp.dates.paydays import (
    EveryFewWeeks,
    Monthly,
    UniversalCredit,
    Weekday,
    Weekly,
    next_paydays,
    read_wait,
    write_wait,
)
from budgethelp.situation.situation import Nation

E, S = Nation.ENGLAND, Nation.SCOTLAND


def test_universal_credit_on_christmas_day_comes_early_and_the_wait_is_longer():
    found = next_paydays(UniversalCredit(25), date(2026, 12, 1), E)
    assert [payment.date for payment in found.payments[:2]] == [date(2026, 12, 24), date(2027, 1, 25)]
    assert found.gap
    assert (found.gap.days, found.gap.usual_days, found.gap.bank_holiday) == (32, 31, "Christmas Day")


def test_a_longer_wait_later_on_is_told_too():
    found = next_paydays(UniversalCredit(25), date(2026, 11, 21), E)
    assert found.gap is None
    assert found.later_gap
    assert found.later_gap.payment.date == date(2026, 12, 24)


def test_wages_every_4_weeks_around_christmas():
    found = next_paydays(EveryFewWeeks(date(2026, 11, 27), 4), date(2026, 12, 1), E)
    assert found.gap
    assert (found.gap.payment.date, found.gap.days) == (date(2026, 12, 24), 29)


def test_weekly_on_a_friday_is_early_at_christmas_and_new_year():
    found = next_paydays(Weekly(Weekday.FRIDAY), date(2026, 12, 19), E)
    days = [payment.date for payment in found.payments]
    assert days == [date(2026, 12, 24), date(2026, 12, 31), date(2027, 1, 8), date(2027, 1, 15)]
    assert found.gap is None
    assert found.later_gap
    assert found.later_gap.days == 8


def test_scotland_has_2_january_off_too():
    early = next_paydays(Monthly(4), date(2026, 12, 10), S)
    assert early.payments[0].date == date(2026, 12, 31)
    assert next_paydays(Monthly(4), date(2026, 12, 10), E).payments[0].date == date(2027, 1, 4)


def test_an_ordinary_month_has_no_longer_wait():
    found = next_paydays(Weekly(Weekday.WEDNESDAY), date(2027, 2, 1), E)
    assert (len(found.payments), found.gap, found.later_gap) == (4, None, None)


def test_a_longer_wait_is_kept_for_its_payday_only():
    gap = next_paydays(UniversalCredit(25), date(2026, 12, 1), E).gap
    assert gap
    wait = read_wait(write_wait(gap), date(2026, 12, 24))
    assert wait
    assert (wait.days, wait.usual_days, wait.until) == (32, 31, date(2027, 1, 25))
    assert read_wait(write_wait(gap), date(2026, 12, 25)) is None


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "",
        "2026-12-24",
        "2026-12-24 2027-02-30 28",
        "2026-12-24 2027-01-20 28",
        "2026-12-24 2030-01-01 28",
    ],
)
def test_a_wait_that_cannot_be_is_not_told(kept):
    assert read_wait(kept, date(2026, 12, 24)) is None
