"""Money: what people type, and sharing it out without promising a penny more than there is."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.money.summary import MoneyProblem, MoneyReason, parse_money, per_day, per_week, summarise
from budgethelp.situation.situation import Bill, BillKind, Situation
from tests.money.people import amounts
from tests.support.holding import holds_for

pounds = amounts | amounts.map(lambda amount: -amount)
EDGES = [Decimal(edge) for edge in ("0", "0.01", "0.99", "1", "9.99", "10", "999.99", "1000", "99999.99")]
SHARED = [(left, days) for left in EDGES for days in (7, 8, 30, 31, 61, 62)]
SATURDAY = date(2026, 11, 21)


def person(money: str, days: int, *bills: Bill, set_aside: str = "0") -> Situation:
    return Situation(SATURDAY, Decimal(money), days, bills=bills, set_aside=Decimal(set_aside))


def bill(
    amount: str, due_in_days: int | None, kind: BillKind = BillKind.PHONE, *, from_uc: bool = False
) -> Bill:
    return Bill(kind, Decimal(amount), due_in_days, taken_from_uc=from_uc)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("42.50", "42.50"),
        ("£42.50", "42.50"),
        (" £ 5 ", "5.00"),
        ("42,50", "42.50"),
        ("42.5", "42.50"),
        ("42.", "42.00"),
        (".50", "0.50"),
        ("1,250", "1250.00"),
        ("1,250.00", "1250.00"),
        ("1 250.5", "1250.50"),
        ("1 250,50", "1250.50"),
        ("1\u00a0250", "1250.00"),
        ("1\u202f250.50", "1250.50"),
        ("0", "0.00"),
        ("-0", "0.00"),
        ("nothing", "0.00"),
        ("-20", "-20.00"),
        ("−20", "-20.00"),
        ("-£20", "-20.00"),
        ("£-20", "-20.00"),
        ("20 overdrawn", "-20.00"),
        ("£20 Overdrawn", "-20.00"),
        ("overdrawn by £20", "-20.00"),
        ("20 pounds", "20.00"),
        ("42p", "0.42"),
        ("250p", "2.50"),
        ("99,999.99", "99999.99"),
        ("-99999.99", "-99999.99"),
    ],
)
def test_an_amount_is_understood_as_people_type_it(typed, understood):
    assert str(parse_money(typed)) == understood


@pytest.mark.parametrize(
    "typed",
    [
        *("12,5", "1.250,50", "1,250,50", "1,25,000", "1,250 300", "0,500", "12 34", "1.234"),
        *("NaN", "inf", "1e3", "1_000", "0x10", "lots", "£", "-", ".", "--20", "-£-20", "1/2"),
        *("£42p", "42.50p", "４２", "٣", "5 5p", "20 overdrawn overdrawn", "1\x00"),
    ],
)
def test_an_amount_that_could_mean_2_things_is_asked_again(typed):
    with pytest.raises(MoneyProblem) as problem:
        parse_money(typed)
    assert problem.value.reason is MoneyReason.NOT_UNDERSTOOD


@pytest.mark.parametrize("typed", ["", "   ", "\u00a0"])
def test_an_empty_box_is_missing_an_amount(typed):
    with pytest.raises(MoneyProblem) as problem:
        parse_money(typed)
    assert problem.value.reason is MoneyReason.MISSING


@pytest.mark.parametrize("typed", ["100000", "-100,000", "1" + "0" * 5000, "100 000 overdrawn"])
def test_more_than_99_999_99_is_too_much(typed):
    with pytest.raises(MoneyProblem) as problem:
        parse_money(typed)
    assert problem.value.reason is MoneyReason.TOO_MUCH


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=12) | st.text("0123456789.,-£ pe", max_size=12))
def test_any_text_is_an_amount_within_reach_or_a_money_problem(typed):
    with suppress(MoneyProblem):
        assert abs(parse_money(typed)) <= Decimal("99999.99")


@holds_for(pounds, chosen=[(sign * edge,) for edge in EDGES for sign in (1, -1)], others=300)
def test_every_amount_we_could_show_can_be_typed_back(amount):
    assert parse_money(f"£{amount:,}") == amount == parse_money(str(amount))


def test_a_number_of_a_million_digits_is_too_much_and_not_a_crash():
    with pytest.raises(MoneyProblem) as problem:
        parse_money("-" + "9" * 1_100_000)
    assert problem.value.reason is MoneyReason.TOO_MUCH


def test_42_50_for_8_days_is_5_31_a_day_and_37_18_a_week():
    assert (per_day(Decimal("42.50"), 8), per_week(Decimal("42.50"), 8)) == (
        Decimal("5.31"),
        Decimal("37.18"),
    )


@pytest.mark.parametrize(
    ("left", "days", "a_day"),
    [
        ("0", 3, "0.00"),
        ("0.01", 1, "0.01"),
        ("0.01", 2, "0.00"),
        ("99999.99", 62, "1612.90"),
        ("5", 0, "None"),
        ("0", 0, "None"),
        ("-0.01", 4, "None"),
    ],
)
def test_a_day_makes_no_sense_with_less_than_nothing_or_no_days(left, days, a_day):
    assert str(per_day(Decimal(left), days)) == a_day


@pytest.mark.parametrize(("days", "a_week"), [(6, "None"), (7, "70.00"), (62, "7.90")])
def test_a_week_is_only_told_for_a_week_or_more(days, a_week):
    assert str(per_week(Decimal("70"), days)) == a_week


@holds_for(
    amounts,
    st.integers(1, 62),
    chosen=[*SHARED, *((left, days) for left in EDGES for days in range(1, 7))],
    others=300,
)
def test_a_day_never_promises_a_penny_more_and_never_a_penny_less(left, days):
    a_day = per_day(left, days)
    assert a_day * days <= left < (a_day + Decimal("0.01")) * days


@holds_for(amounts, st.integers(7, 62), chosen=SHARED, others=300)
def test_a_week_never_promises_more_than_is_left(left, days):
    a_week = per_week(left, days)
    assert a_week <= left
    assert a_week * days <= left * 7 < (a_week + Decimal("0.01")) * days


def test_a_bill_before_payday_counts_and_one_on_payday_stands_apart():
    money = summarise(person("50", 5, bill("10", 4), bill("7", 5), bill("3", 6)))
    assert (money.due_before_income, money.due_on_payday) == (Decimal(10), Decimal(7))
    assert (money.after_bills, money.per_day) == (Decimal(40), Decimal(8))


def test_a_bill_whose_day_is_past_is_due_now():
    assert summarise(person("50", 5, bill("10", -3))).due_before_income == Decimal(10)


def test_a_late_bill_is_due_on_payday_when_payday_is_today():
    money = summarise(person("50", 0, bill("10", -3)))
    assert (money.due_before_income, money.due_on_payday) == (Decimal(0), Decimal(10))


@pytest.mark.parametrize(
    "not_counted",
    [
        bill("10", None),
        bill("10", 2, BillKind.ILLEGAL_LENDER),
        bill("10", 2, BillKind.WATER, from_uc=True),
    ],
)
def test_arrears_without_a_day_loan_sharks_and_money_taken_from_benefits_do_not_count(not_counted):
    assert summarise(person("50", 5, not_counted)).after_bills == Decimal(50)


def test_money_promised_to_a_friend_counts_like_any_bill():
    assert summarise(person("50", 5, bill("10", 2, BillKind.FRIENDS_FAMILY))).after_bills == Decimal(40)


def test_bills_bigger_than_the_money_leave_no_daily_sum():
    money = summarise(person("50", 8, bill("60", 2)))
    assert (money.after_bills, money.per_day, money.per_week) == (Decimal(-10), None, None)


def test_money_set_aside_comes_off_before_sharing_out():
    money = summarise(person("50", 4, bill("10", 1), set_aside="20"))
    assert (money.after_bills, money.after_set_aside, money.per_day) == (Decimal(40), Decimal(20), Decimal(5))


def test_the_summary_names_the_day_the_money_must_last_until():
    money = summarise(person("42.50", 8))
    assert (money.until, money.days, money.days_sure) == (date(2026, 11, 29), 8, True)


@pytest.mark.parametrize(
    ("typed", "pounds"),
    [
        ("about 40", "40"), ("40ish", "40"), ("10 quid", "10"), ("a tenner", "10"), ("fiver", "5"),
        ("nil", "0"), ("skint", "0"), ("£42-50", "42.50"), ("£O", "0"), ("only about £12.50", "12.50"),
        ("4O", "40"), ("only 5", "5"), ("I have about £40", "40"), ("about -20", "-20"),
        ("20 quid overdrawn", "-20"),
    ],
)  # fmt: skip
def test_the_words_around_an_amount_are_understood(typed, pounds):
    assert parse_money(typed) == Decimal(pounds)


@pytest.mark.parametrize("typed", ["10-20", "ish", "about", "quid", "o’clock", "only"])
def test_words_that_are_no_amount_are_not_guessed(typed):
    with pytest.raises(MoneyProblem):
        parse_money(typed)
