"""What is spent or set aside: an amount and how often, for the days until the next money."""

from decimal import Decimal

import pytest

from budgethelp.situation.spending import Frequency, SomePounds, Spending

F = Frequency


@pytest.mark.parametrize(
    ("amount", "every", "per_day", "for_10_days"),
    [
        ("5.00", F.DAY, "5.00", "50.00"),
        ("35.00", F.WEEK, "5.00", "50.00"),
        ("70.00", F.TWO_WEEKS, "5.00", "50.00"),
        ("140.00", F.FOUR_WEEKS, "5.00", "50.00"),
        ("434.52", F.MONTH, "14.29", "142.86"),  # £100 a week, as in MoneyHelper's planner
        ("365.00", F.YEAR, "1.00", "10.00"),
        ("10.00", F.WEEK, "1.43", "14.29"),
        ("50.00", None, "5.00", "50.00"),
    ],
)
def test_an_amount_becomes_pounds_a_day_and_for_all_days(amount, every, per_day, for_10_days):
    spending = Spending(SomePounds(amount), every)
    assert (str(spending.per_day(10)), str(spending.until(10))) == (per_day, for_10_days)


def test_with_payday_today_a_sum_for_all_days_is_itself():
    assert Spending(SomePounds("20.00"), None).per_day(0) == Decimal(20)
    assert Spending(SomePounds("20.00"), F.WEEK).until(0) == 0
