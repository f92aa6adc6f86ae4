"""The picture: every day once, to scale, and readable with 1 day or 62."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import strategies as st

from budgethelp.money.chart import HEIGHT, draw
from budgethelp.money.forecast import Extra, days_between, runs_out_on
from budgethelp.situation.situation import Bill, BillKind, Nation, Situation
from tests.money.people import CHOSEN, amounts
from tests.support.holding import holds_for

SATURDAY = date(2026, 11, 21)
many_bills = st.lists(st.builds(Bill, st.just(BillKind.PHONE), amounts, st.integers(-5, 70)), max_size=20)
people = st.builds(
    Situation,
    st.dates(date(2026, 1, 1), date(2028, 3, 1)),
    amounts | amounts.map(lambda amount: -amount),
    st.integers(1, 62),
    nation=st.sampled_from(Nation),
    bills=many_bills.map(tuple),
    daily_spend=st.none() | amounts,
)
for_people = holds_for(people, chosen=[(someone,) for someone in CHOSEN if someone.days])


def picture(money, days, *bills, **more):
    return draw(days_between(Situation(SATURDAY, Decimal(money), days, bills=bills, **more)))


def bill(amount, due):
    return Bill(BillKind.PHONE, Decimal(amount), due)


def test_what_is_left_is_as_high_as_there_is_money():
    drawn = picture("100", 4, bill("50", 1), bill("25", 2))
    assert [box.height for box in drawn.over] == [120, 60, 30, 30]
    assert {box.y + box.height for box in drawn.over} == {drawn.zero_y} == {HEIGHT}


def test_what_is_missing_hangs_below_the_line():
    drawn = picture("50", 3, bill("100", 2))
    assert [(box.y, box.height) for box in drawn.over] == [(0, 60), (0, 60)]
    assert [(box.y, box.height) for box in drawn.under] == [(60, 60)]


def test_nothing_left_draws_no_bar():
    drawn = picture("0", 5)
    assert (drawn.over, drawn.under, drawn.zero_y) == ((), (), HEIGHT)


def test_a_penny_beside_thousands_can_still_be_seen():
    assert [box.height for box in picture("5000.01", 2, bill("5000", 1)).over] == [120, 1]


def test_bills_weekends_and_the_day_it_runs_out_are_marked():
    drawn = picture("10", 4, bill("4", 2), daily_spend=Decimal(3))
    assert drawn.bills == (Decimal("50.0"),)
    assert drawn.weekends == (0, 1)
    assert drawn.runs_out == Decimal("50.0")


def test_christmas_is_marked_and_so_is_a_payment_that_comes():
    told = Situation(date(2026, 12, 24), Decimal(10), 3, nation=Nation.WALES)
    drawn = draw(days_between(told, extra=[Extra(Decimal(49), 2)]))
    assert (drawn.holidays, drawn.comes) == ((Decimal("37.5"),), (Decimal("62.5"),))


def test_a_line_to_compare_with_goes_through_each_day_before_payday():
    now = days_between(Situation(SATURDAY, Decimal(100), 2))
    then = days_between(Situation(SATURDAY, Decimal(200), 3))
    assert draw(then, before=now).before == ((0, 60), (1, 60), (1, 60), (2, 60))


def test_without_days_to_compare_with_there_is_no_line():
    assert picture("5", 2).before == ()


@pytest.mark.parametrize(("days", "named"), [(1, 2), (3, 4), (4, 3), (6, 3), (8, 3), (62, 3)])
def test_as_many_days_are_named_as_fit_a_small_phone(days, named):
    assert len(picture("5", days).labels) == named


@for_people
def test_every_day_before_payday_has_its_own_bar_in_its_own_place(told):
    days = days_between(told)
    drawn = draw(days)
    bars = sorted([*drawn.over, *drawn.under], key=lambda box: box.x)
    assert len(bars) == len([day for day in days[:-1] if day.balance])
    assert all(one.x + one.width <= other.x for one, other in pairwise(bars))
    assert len(drawn.over) == len([day for day in days[:-1] if day.balance > 0])


@for_people
def test_more_money_is_never_drawn_lower(told):
    days = days_between(told)
    drawn = draw(days)
    heights = {int(box.x): box.height for box in drawn.over}
    over = sorted((day.balance, heights[number]) for number, day in enumerate(days[:-1]) if day.balance > 0)
    assert all(one[1] <= other[1] for one, other in pairwise(over))
    assert all(box.y >= -1 and box.y + box.height <= HEIGHT + 1 for box in (*drawn.over, *drawn.under))


@for_people
def test_marks_and_names_stand_inside_the_picture(told):
    days = days_between(told)
    drawn = draw(days)
    at = [*drawn.bills, *drawn.holidays, *(label.x for label in drawn.labels)]
    assert all(0 <= each <= 100 for each in at)
    assert (drawn.runs_out is None) == (runs_out_on(days) is None)


@pytest.mark.parametrize("days", range(4, 63))
def test_names_of_days_never_touch_on_a_phone_of_320_pixels(days):
    pixels = [label.x * 256 / 100 for label in picture("5", days).labels]
    widths = [(0, 64), (-32, 32), (-64, 0)]
    edges = [(x + left, x + right) for x, (left, right) in zip(pixels, widths, strict=True)]
    assert all(one[1] + 4 <= other[0] for one, other in pairwise(edges))
