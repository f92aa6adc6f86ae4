"""The headline: what is left a day is one sum, whichever page says it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from tests.support.visitor import Visitor

TODAY = date(2026, 11, 21)
SUM = re.compile(r"(about|at least|less than) £([0-9,]+(?:\.[0-9]{2})?) a day")
PAGES = (
    "/plan",
    "/plan?all=yes",
    "/print",
    "/plan.txt?amounts=yes",
    "/phone?amounts=yes",
    "/what-if",
)


def daily_sums(visitor: Visitor, pages: tuple[str, ...] = PAGES) -> set[tuple[str, Decimal]]:
    """What the pages say is left a day: ("about", 5), ("at least", 2)."""
    said = [pair for path in pages for pair in SUM.findall(visitor.get(path).text.split("If so")[0])]
    return {(how, Decimal(pounds.replace(",", ""))) for how, pounds in said}


def agree(sums: set[tuple[str, Decimal]]) -> bool:
    """Whether one sum a day can make all of them true."""
    about = {pounds for how, pounds in sums if how == "about"}
    least = max((pounds for how, pounds in sums if how == "at least"), default=Decimal(0))
    below = min((pounds for how, pounds in sums if how == "less than"), default=Decimal("Infinity"))
    return len(about) <= 1 and least < below and all(least <= pounds < below for pounds in about)


def tell(visitor: Visitor, beside: dict[str, object], **written: object) -> None:
    """Answer as a cookie holds it."""
    with visitor.client.session_transaction() as kept:
        kept.clear()
        kept.update(beside, situation=written)


def bill(pounds: str, in_days: int) -> dict[str, str]:
    return {"kind": "phone", "amount": pounds, "due_on": str(TODAY + timedelta(in_days))}


def test_what_is_set_aside_is_not_left_for_each_day(visitor: Visitor) -> None:
    tell(visitor, {}, money_left="400.00", next_income="2026-12-01", set_aside="350.00")
    assert daily_sums(visitor) == {("about", Decimal(5))}


@pytest.mark.parametrize("seed", range(12))
def test_no_page_says_two_daily_sums(visitor: Visitor, seed: int) -> None:
    chance = Random(seed)
    pounds = [f"{chance.randint(0, most)}.00" for most in (900, 500, 200)]
    tell(
        visitor,
        {"comfort": chance.choice(["", "big"]), "what_if": "1 - -"},
        money_left=pounds[0],
        next_income=str(TODAY + timedelta(chance.randint(0, 30))),
        set_aside=pounds[1],
        bills=[bill(pounds[2], chance.randint(-2, 30))] * chance.randint(0, 2),
        nation="england",
    )
    assert agree(daily_sums(visitor))
