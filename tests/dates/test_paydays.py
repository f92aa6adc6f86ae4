"""Paydays: the table in paydays.md, Christmas 2026, and what holds for every payday."""

from datetime import date, datetime, timedelta
from itertools import cycle, product
from pathlib import Path

import pytest
from hypothesis import strategies as st

from budgethelp.dates.bank_holidays import is_working_day
from budgethelp.dates.payday_patterns import read_pattern
from budgethelp.dates.paydays import (
    ChildBenefit,
    EveryFewWeeks,
    LastWorkingDay,
    Monthly,
    NotWorkingDay,
    StatePension,
    UniversalCredit,
    Weekday,
    Weekly,
    following,
    is_sure,
    longer_gap,
    next_payment,
)
from budgethelp.situation.situation import Nation
from tests.dates.test_bank_holidays import DIVISIONS, NOT_IN_THE_COPY, OFFICIAL
from tests.support.holding import holds_for

KINDS = {
    "Universal Credit": "uc_monthly",
    "Child Benefit every week": "child_benefit",
    "Child Benefit every 4 weeks": "child_benefit",
    "State Pension": "state_pension",
    "Benefit every 4 weeks": "every_4_weeks",
    "Wages every week": "weekly",
    "Wages every 2 weeks": "every_2_weeks",
    "Wages every month": "monthly",
    "Wages on the last working day": "last_working_day",
}


def read_table():
    lines = Path(__file__).with_name("paydays.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return rows[1:]


def read_income(income, day):
    kind, (first, _, came) = KINDS[income], day.partition(", came ")
    if kind == "state_pension":
        return read_pattern({"kind": kind, "ni_digits": first, "from": came})
    if "-" in first:
        return read_pattern({"kind": kind, "from": first})
    told = {"day": int(first) if first.isdigit() else first.lower()} if first else {}
    return read_pattern({"kind": kind, **told})


def read_day(text):
    return datetime.strptime(text, "%a %d %b %Y").date()


@pytest.mark.parametrize(("income", "day", "nation", "asked", "usual", "comes", "why"), read_table())
def test_the_next_payment_comes_as_in_the_table(income, day, nation, asked, usual, comes, why):
    pattern, where = read_income(income, day), Nation(nation.lower().replace(" ", "_"))
    payment = next_payment(pattern, read_day(asked), where)
    assert (payment.date, payment.nominal_date) == (read_day(comes), read_day(usual))
    assert payment.early == bool(why)


@pytest.mark.parametrize(("income", "day", "nation", "asked", "usual", "comes", "why"), read_table())
def test_the_table_agrees_with_the_official_list(income, day, nation, asked, usual, comes, why):
    division = DIVISIONS[Nation(nation.lower().replace(" ", "_"))]
    assert OFFICIAL.is_work_day(read_day(comes), division)
    skipped = range(1, (read_day(usual) - read_day(comes)).days + 1)
    assert not any(OFFICIAL.is_work_day(read_day(comes) + timedelta(days=each), division) for each in skipped)


def test_the_table_has_60_paydays_of_2026_and_2027_in_each_nation():
    rows = read_table()
    assert len(rows) >= 60
    assert {(row[2], row[4][-4:]) for row in rows} >= {
        (nation, year)
        for nation in ("England", "Wales", "Scotland", "Northern Ireland")
        for year in ("2026", "2027")
    }


def test_universal_credit_on_christmas_day_comes_early_and_has_to_last_a_day_longer():
    gap = longer_gap(UniversalCredit(25), date(2026, 12, 1), Nation.ENGLAND)
    assert (gap.payment.date, gap.following.date) == (date(2026, 12, 24), date(2027, 1, 25))
    assert (gap.days, gap.usual_days, gap.bank_holiday) == (32, 31, "Christmas Day")


def test_child_benefit_for_28_december_has_to_last_4_days_longer():
    gap = longer_gap(ChildBenefit(date(2026, 11, 30)), date(2026, 12, 2), Nation.WALES)
    assert (gap.payment.date, gap.days, gap.usual_days) == (date(2026, 12, 24), 32, 28)


def test_in_scotland_alone_the_4_january_payment_comes_before_new_year():
    day = date(2026, 12, 28)
    assert longer_gap(UniversalCredit(4), day, Nation.SCOTLAND).days == 35
    assert longer_gap(UniversalCredit(4), day, Nation.ENGLAND) is None


def test_an_early_payment_before_another_early_one_is_no_longer_gap():
    assert longer_gap(Weekly(Weekday.FRIDAY), date(2026, 12, 20), Nation.ENGLAND) is None
    assert longer_gap(Weekly(Weekday.FRIDAY), date(2026, 12, 28), Nation.ENGLAND).days == 8


def test_a_payment_on_its_usual_day_before_a_late_one_did_not_come_early():
    assert longer_gap(Monthly(25, NotWorkingDay.AFTER), date(2026, 11, 21), Nation.ENGLAND) is None


def test_a_payment_moved_by_a_weekend_alone_names_no_bank_holiday():
    gap = longer_gap(UniversalCredit(29), date(2026, 11, 21), Nation.ENGLAND)
    assert (gap.days, gap.usual_days, gap.bank_holiday) == (32, 30, None)


def test_a_payment_that_came_early_is_not_promised_again_on_its_usual_day():
    assert next_payment(UniversalCredit(25), date(2026, 12, 25), Nation.ENGLAND).date == date(2027, 1, 25)


def test_a_payment_due_today_is_todays():
    assert next_payment(UniversalCredit(24), date(2026, 11, 24), None).date == date(2026, 11, 24)


def test_with_no_nation_money_is_not_promised_before_a_scottish_holiday():
    assert next_payment(UniversalCredit(30), date(2026, 11, 21), None).date == date(2026, 11, 30)


@pytest.mark.parametrize(("rule", "comes"), [("before", 24), ("after", 29), ("same_day", 25)])
def test_wages_due_on_christmas_day_can_come_before_after_or_that_day(rule, comes):
    pattern = Monthly(25, NotWorkingDay(rule))
    assert next_payment(pattern, date(2026, 12, 1), Nation.ENGLAND).date == date(2026, 12, comes)


def test_wages_that_come_after_a_weekend_are_still_to_come_on_that_weekend():
    pattern = Monthly(21, NotWorkingDay.AFTER)
    assert next_payment(pattern, date(2026, 11, 22), Nation.ENGLAND).date == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("digits", "weekday"),
    [(0, 0), (19, 0), (20, 1), (39, 1), (40, 2), (59, 2), (60, 3), (79, 3), (80, 4), (99, 4)],
)
def test_the_end_of_the_ni_number_gives_the_day_of_the_state_pension(digits, weekday):
    assert StatePension(digits).weekday == weekday


def test_a_state_pension_with_no_day_it_came_could_be_any_of_4_weeks():
    days = [payment.date.day for payment in following(StatePension(45), date(2026, 11, 21), None)]
    assert days == [25, 2, 9, 16]
    assert not is_sure(StatePension(45))
    assert is_sure(StatePension(45, date(2026, 11, 18)))


def test_a_payday_on_the_31st_comes_on_the_last_day_of_a_shorter_month():
    payments = following(Monthly(31, NotWorkingDay.SAME_DAY), date(2028, 1, 31), None, 3)
    assert [payment.date for payment in payments] == [date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31)]


days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
patterns = st.one_of(
    st.builds(Weekly, st.sampled_from(list(Weekday)[:5])),
    st.builds(EveryFewWeeks, days, st.sampled_from([2, 4])),
    st.builds(Monthly, st.integers(1, 31)),
    st.builds(UniversalCredit, st.integers(1, 31)),
    st.just(LastWorkingDay()),
    st.builds(ChildBenefit, st.none() | days),
    st.builds(StatePension, st.integers(0, 99), st.none() | days),
)


# Round Christmas and new year, Easter, the leap day and the clocks, for one pattern of each kind.
EDGES = [
    *(date(2026, 12, 23), date(2026, 12, 25), date(2026, 12, 31), date(2027, 1, 1), date(2027, 3, 25)),
    *(date(2027, 3, 28), date(2028, 2, 28), date(2028, 2, 29), date(2026, 10, 25), date(2028, 12, 31)),
]
PATTERNS = [
    *(Weekly(day) for day in list(Weekday)[:5]),
    *(EveryFewWeeks(date(2026, 1, 2), weeks) for weeks in (2, 4)),
    *(Monthly(day) for day in (1, 25, 28, 29, 30, 31)),
    *(UniversalCredit(day) for day in (1, 25, 28, 29, 30, 31)),
    *(LastWorkingDay(), ChildBenefit(None), ChildBenefit(date(2026, 12, 28))),
    *(StatePension(0, None), StatePension(99, date(2026, 12, 25))),
]
# Each pattern meets each edge, and each nation a fifth of those.
CHOSEN = [
    (pattern, day, nation)
    for (pattern, day), nation in zip(product(PATTERNS, EDGES), cycle([*Nation, None]), strict=False)
]


def every_day(year):
    first = date(year, 1, 1)
    return [first + timedelta(days=each) for each in range((date(year + 1, 1, 1) - first).days)]


@holds_for(patterns, days, st.sampled_from([*Nation, None]), chosen=CHOSEN, others=300)
def test_every_payment_comes_on_a_working_day_from_today_and_never_late(pattern, today, nation):
    payment = next_payment(pattern, today, nation)
    assert today <= payment.date <= payment.nominal_date
    assert is_working_day(payment.date, nation)


@holds_for(patterns, days, st.sampled_from([*Nation, None]), chosen=CHOSEN, others=300)
def test_no_payment_is_skipped_or_doubled_from_one_day_to_the_next(pattern, today, nation):
    first, second = following(pattern, today, nation, 2)
    assert first.nominal_date < second.nominal_date
    assert next_payment(pattern, first.date + timedelta(days=1), nation) == second


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_working_days_are_those_of_the_official_list(year):
    for day, nation in product(every_day(year), Nation):
        if (nation, day) not in NOT_IN_THE_COPY:
            assert is_working_day(day, nation) == OFFICIAL.is_work_day(day, DIVISIONS[nation]), (day, nation)


@pytest.mark.parametrize(
    ("codes", "key"),
    [
        ("weekly", "kind"),
        ({}, "kind"),
        ({"kind": ["weekly"]}, "kind"),
        ({"kind": "wekly", "day": "friday"}, "kind"),
        ({"kind": "weekly"}, "day"),
        ({"kind": "weekly", "day": "fryday"}, "day"),
        ({"kind": "weekly", "day": "Friday"}, "day"),
        ({"kind": "weekly", "day": 4}, "day"),
        ({"kind": "monthly", "day": 32}, "day"),
        ({"kind": "monthly", "day": True}, "day"),
        ({"kind": "uc_monthly", "day": "25"}, "day"),
        ({"kind": "every_2_weeks"}, "from"),
        ({"kind": "every_4_weeks", "from": "2026-02-30"}, "from"),
        ({"kind": "child_benefit", "from": "2026-11-24"}, "from"),
        ({"kind": "state_pension", "ni_digits": 27}, "ni_digits"),
        ({"kind": "state_pension", "ni_digits": "AB123456C"}, "ni_digits"),
        ({"kind": "monthly", "day": 1, "if_not_working_day": "later"}, "if_not_working_day"),
        ({"kind": "uc_monthly", "day": 1, "if_not_working_day": "after"}, "'if_not_working_day'"),
    ],
)
def test_an_income_pattern_we_do_not_know_is_refused_by_name(codes, key):
    with pytest.raises(ValueError, match=f"^income_pattern {key}: "):
        read_pattern(codes)


def test_a_misspelt_pattern_gets_a_hint():
    with pytest.raises(ValueError, match=r'Did you mean "weekly"\?'):
        read_pattern({"kind": "wekly"})
