"""Frequency: amounts told another way, as MoneyHelper's Budget Planner does."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import strategies as st

from budgethelp.situation.spending import Frequency, convert
from tests.support.holding import holds_for

EDGES = [Decimal(edge) for edge in ("0", "0.01", "0.06", "1", "9.99", "365", "1200", "99999.99")]
WAYS = list(product(Frequency, Frequency))
pounds = st.integers(0, 9_999_999).map(lambda pence: Decimal(pence).scaleb(-2))

# The planner's factors, with a month of 30.416666666666668 days: a week is worth 30.41…/7 of a month, 2 weeks
# 30.41…/14, 4 weeks 30.41…/28, a year 1/12. Source: moneyadviceservice/maps-apps at commit 1c36309,
# apps/budget-planner/data/budget-planner.tsx; worked out by hand from them.
FACTS = [
    ("100.00", "week", "month", "434.52"),
    ("100.00", "2_weeks", "month", "217.26"),
    ("100.00", "4_weeks", "month", "108.63"),
    ("100.00", "month", "month", "100.00"),
    ("100.00", "year", "month", "8.33"),
    ("42.50", "week", "month", "184.67"),
    ("7.00", "week", "month", "30.42"),
    ("14.00", "2_weeks", "month", "30.42"),
    ("28.00", "4_weeks", "month", "30.42"),
    ("0.01", "week", "month", "0.04"),
    ("1200.00", "year", "month", "100.00"),
    ("184.90", "2_weeks", "month", "401.72"),
    ("0.00", "week", "month", "0.00"),
    ("99999.99", "week", "month", "434523.77"),
    ("434.52", "month", "week", "100.00"),
    ("108.63", "month", "4_weeks", "100.00"),
    ("100.00", "month", "year", "1200.00"),
    ("100.00", "week", "2_weeks", "200.00"),
    ("100.00", "week", "4_weeks", "400.00"),
    ("100.00", "week", "year", "5214.29"),
    ("365.00", "year", "week", "7.00"),
]


@pytest.mark.parametrize(("amount", "every", "to", "comes_to"), FACTS)
def test_an_amount_comes_to_what_the_budget_planner_says(amount, every, to, comes_to):
    assert str(convert(Decimal(amount), Frequency(every), Frequency(to))) == comes_to


@pytest.mark.parametrize(("every", "days"), [("week", 7), ("2_weeks", 14), ("4_weeks", 28)])
def test_a_month_is_a_twelfth_of_365_days(every, days):
    planner = float(100) * 30.416666666666668 / days  # as the planner does it
    assert convert(Decimal(100), Frequency(every), Frequency.MONTH) == Decimal(f"{planner:.2f}")


@holds_for(
    pounds,
    st.sampled_from(Frequency),
    st.sampled_from(Frequency),
    chosen=[(edge, every, to) for edge in EDGES for every, to in WAYS],
)
def test_there_and_back_is_the_same_to_the_nearest_step(amount, every, to):
    # Half a penny may be lost on the way, and counts for more in the longer time.
    lost = abs(convert(convert(amount, every, to), to, every) - amount)
    assert lost <= convert(Decimal("0.01"), to, every) / 2 + Decimal("0.01")


@holds_for(
    pounds,
    pounds,
    st.sampled_from(Frequency),
    st.sampled_from(Frequency),
    chosen=[(edge, edge + Decimal("0.01"), every, to) for edge in EDGES for every, to in WAYS],
)
def test_more_money_never_comes_to_less(one, other, every, to):
    small, big = sorted((one, other))
    assert convert(small, every, to) <= convert(big, every, to)


def test_half_a_penny_goes_up():
    assert convert(Decimal("0.06"), Frequency.YEAR, Frequency.MONTH) == Decimal("0.01")
