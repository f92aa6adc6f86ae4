"""Bank holidays: ours against GOV.UK's own list, from the copy in govuk-bank-holidays, no network."""

from datetime import date, timedelta

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from budgethelp.dates.bank_holidays import (
    bank_holiday,
    is_working_day,
    working_day_on_or_after,
    working_day_on_or_before,
)
from budgethelp.situation.situation import Nation

OFFICIAL = BankHolidays(use_cached_holidays=True)
DIVISIONS = {
    Nation.ENGLAND: OFFICIAL.ENGLAND_AND_WALES,
    Nation.WALES: OFFICIAL.ENGLAND_AND_WALES,
    Nation.SCOTLAND: OFFICIAL.SCOTLAND,
    Nation.NORTHERN_IRELAND: OFFICIAL.NORTHERN_IRELAND,
}
EVERY_DAY = [date(2026, 1, 1) + timedelta(days=number) for number in range(730)]
# A one-off for Scotland, made after the copy of the list was.
NOT_IN_THE_COPY = {(Nation.SCOTLAND, date(2026, 6, 15))}


@pytest.mark.parametrize("nation", Nation)
def test_2026_and_2027_have_the_official_bank_holidays(nation):
    ours = {day for day in EVERY_DAY if bank_holiday(day, nation)}
    known = {day for (where, day) in NOT_IN_THE_COPY if where is nation}
    assert ours - known == {each["date"] for each in OFFICIAL.get_holidays(DIVISIONS[nation])} & set(
        EVERY_DAY
    )


def test_with_no_nation_only_days_off_everywhere_count():
    ours = {day for day in EVERY_DAY if bank_holiday(day, None)}
    assert ours == {each["date"] for each in OFFICIAL.get_holidays()} & set(EVERY_DAY)


@pytest.mark.parametrize(
    ("day", "nation", "name"),
    [
        (date(2026, 12, 25), Nation.ENGLAND, "Christmas Day"),
        (date(2026, 12, 26), Nation.ENGLAND, None),
        (date(2026, 12, 28), Nation.WALES, "Bank holiday for Boxing Day"),
        (date(2027, 1, 4), Nation.SCOTLAND, "Bank holiday for 2 January"),
        (date(2027, 1, 4), Nation.ENGLAND, None),
        (date(2026, 11, 30), Nation.SCOTLAND, "St Andrew’s Day"),
        (date(2026, 6, 15), Nation.SCOTLAND, "Bank holiday"),
        (date(2027, 3, 17), Nation.NORTHERN_IRELAND, "St Patrick’s Day"),
    ],
)
def test_a_bank_holiday_has_the_name_people_know(day, nation, name):
    assert bank_holiday(day, nation) == name


def test_over_christmas_2026_banks_work_on_thursday_and_then_on_tuesday():
    sunday = date(2026, 12, 27)
    assert working_day_on_or_before(sunday, Nation.ENGLAND) == date(2026, 12, 24)
    assert working_day_on_or_after(sunday, Nation.ENGLAND) == date(2026, 12, 29)


def test_banks_do_not_work_on_a_saturday():
    assert not is_working_day(date(2026, 11, 21), None)
