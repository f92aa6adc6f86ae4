"""Bank holidays: ours against GOV.UK's own list, from the copy in govuk-bank-holidays, no network."""

from datetime import date, timedelta

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays
from holidays import country_holidays

from budgethelp.dates.bank_holidays import (
    NAMES,
    OTHER,
    bank_holiday,
    benefits_come_early,
    closure,
    is_working_day,
    load_names,
    working_day_on_or_after,
    working_day_on_or_before,
)
from budgethelp.problems import StartError
from budgethelp.situation.nations import FACTS
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


def test_every_name_of_ours_is_one_that_the_package_says_and_every_usual_day_has_one():
    years = range(2024, 2036)
    said = {
        name
        for fact in FACTS.values()
        for name in country_holidays("GB", subdiv=fact.holidays, years=years).values()
    }
    assert set(load_names()) - {OTHER} <= said
    assert said - set(load_names()) == {
        "New Year Holiday; New Year's Day (observed)",
        "Scotland's participation in the FIFA World Cup final",
    }


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('other = "Bank holiday"\n', "", "bank_holidays.toml:4: other: is missing."),
        (
            '"Good Friday" = "Good Friday"',
            '"Good Friday" = ""',
            "bank_holidays.toml:12: Good Friday: is empty.",
        ),
        ("[names]", "[name]", 'bank_holidays.toml:4: name: is not a key here. Did you mean "names"?'),
    ],
)
def test_a_slip_in_the_names_is_refused_by_its_line(tmp_path, old, new, problem):
    path = tmp_path / "bank_holidays.toml"
    text = NAMES.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(StartError) as stopped:
        load_names(path)
    assert any(each.startswith(f"dates/{problem}") for each in stopped.value.problems)


@pytest.mark.parametrize(
    ("day", "nation", "shut"),
    [
        ("2026-12-23", "england", None),
        ("2026-12-24", "england", ("2026-12-25", "2026-12-28", "2026-12-24", "2026-12-29")),
        ("2026-12-26", "wales", ("2026-12-25", "2026-12-28", "2026-12-24", "2026-12-29")),
        ("2026-12-28", None, ("2026-12-25", "2026-12-28", "2026-12-24", "2026-12-29")),
        ("2026-12-29", "england", None),
        ("2026-12-31", "england", ("2027-01-01", "2027-01-03", "2026-12-31", "2027-01-04")),
        ("2027-01-04", "scotland", ("2027-01-01", "2027-01-04", "2026-12-31", "2027-01-05")),
        ("2027-01-04", "england", None),
        ("2027-03-25", "northern_ireland", ("2027-03-26", "2027-03-29", "2027-03-25", "2027-03-30")),
        ("2026-12-05", "england", None),
        ("2026-12-04", "england", None),
    ],
)
def test_a_long_closure_is_known_from_the_day_before(day, nation, shut):
    found = closure(date.fromisoformat(day), Nation(nation) if nation else None)
    told = found and tuple(each.isoformat() for each in (found.first, found.last, found.paid_by, found.opens))
    assert told == shut


@pytest.mark.parametrize(
    ("due", "comes"),
    [("2026-12-28", "2026-12-24"), ("2026-12-26", "2026-12-24"), ("2026-12-29", None), ("2026-12-05", None)],
)
def test_benefits_due_on_a_bank_holiday_come_early(due, comes):
    early = benefits_come_early(date.fromisoformat(due), Nation.ENGLAND)
    assert (early and early.isoformat()) == comes
