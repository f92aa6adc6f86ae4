"""The headline: the sums as sentences, which never contradict each other."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

from budgethelp.languages.formats import say
from budgethelp.languages.sentence import Sentence
from budgethelp.money.forecast import make_line
from budgethelp.money.summary import MoneySummary, summarise
from budgethelp.plan import headline
from budgethelp.situation.situation import Bill, BillKind
from tests.support.someone import someone

PHONE = Bill(BillKind.PHONE, Decimal(30), due_in_days=2)


def money(pounds: str, days: int = 10, set_aside: str = "0", **more: Any) -> MoneySummary:
    return summarise(
        someone(money_left=Decimal(pounds), days=days, set_aside=Decimal(set_aside), bills=(PHONE,), **more)
    )


def said(sentences: Iterable[Sentence]) -> list[str]:
    return [say(sentence) for sentence in sentences]


def test_the_page_starts_with_what_is_left_for_each_day() -> None:
    told = money("400", days=20, set_aside="320")
    assert [" ".join(said(paragraph)) for paragraph in headline.page(told)] == [
        "£50 until Monday 14 December: about £2 a day.",
        "That is about £17.50 a week.",
        "You have £400. £30 of bills is due before then. You set aside £320 first.",
    ]


@pytest.mark.parametrize(
    ("pounds", "days", "more", "sentence"),
    [
        ("42.50", 8, {}, "About £5 a day until Wednesday 2 December"),
        ("42.50", 7, {"days_sure": False}, "About £6 a day for 7 days"),
        ("9.99", 10, {}, "About £0.99 a day until Friday 4 December"),
        ("0", 3, {}, "£0 until Friday 27 November"),
        ("-35", 9, {}, "£35 overdrawn until Thursday 3 December"),
        ("-35", 7, {"days_sure": False}, "£35 overdrawn"),
        ("0", 0, {}, "£0 left"),
    ],
)
def test_the_figure_is_one_number(pounds: str, days: int, more: dict[str, Any], sentence: str) -> None:
    told = summarise(someone(money_left=Decimal(pounds), days=days, **more))
    assert say(headline.figure(told)) == sentence


def test_under_the_figure_stands_what_it_leaves_out_and_what_it_is_for_each_person() -> None:
    told = summarise(someone(money_left=Decimal("42.50"), days=8))
    assert said(headline.under_figure(told, None)) == ["£42.50 in all, before bills."]
    assert said(headline.under_figure(told, 5))[-1] == "For 5 people that is £1.06 each."
    assert said(headline.under_figure(money("80"), 1)) == ["£30 of bills is due before then."]
    assert said(headline.under_figure(money("20"), 2)) == ["It does not stretch to everything."]
    assert said(headline.under_figure(money("-5"), 2)) == []


@pytest.mark.parametrize(
    "page", [lambda told: sum(headline.page(told), ()), lambda told: headline.sheet(told, True)]
)
def test_nothing_for_each_day_is_no_sum(page: Any) -> None:
    told = summarise(someone(money_left=Decimal("0.05"), days=10))
    assert said(page(told)) == ["£0.05 has to last 10 days, until Friday 4 December."]


def test_a_sheet_without_amounts_has_only_the_day() -> None:
    assert said(headline.sheet(money("400"), amounts=False)) == ["You next get money on Friday 4 December."]
    not_sure = money("400", days=7, days_sure=False)
    assert said(headline.sheet(not_sure, amounts=False)) == [
        "You were not sure of the day, so we planned for 7 days."
    ]


def test_1_day_is_a_day() -> None:
    assert say(headline.note(money("5", days=1))) == "Money left: £5, for 1 day."
    assert say(headline.note(money("5", days=2))) == "Money left: £5, for 2 days."


def test_what_is_left_is_not_what_was_shared_out_when_some_of_it_is_spent() -> None:
    line = make_line(someone(money_left=Decimal(50), days=10, daily_spend=Decimal(3)))
    assert said(headline.what_if(line)) == [
        "£50 until Friday 4 December: about £5 a day.",
        "With what you usually spend, £20 is left on Friday 4 December.",
    ]


@pytest.mark.parametrize(
    ("told", "sentences"),
    [
        (
            money("100", days=7, days_sure=False),
            ["£70 for 7 days: about £10 a day."],
        ),
        (money("20", days=7, days_sure=False), ["It does not stretch to everything."]),
    ],
)
def test_a_day_that_is_not_sure_is_never_named(told: MoneySummary, sentences: list[str]) -> None:
    page = [" ".join(said(paragraph)) for paragraph in headline.page(told)]
    assert page[: len(sentences)] == sentences
    assert page[-1] == f"You have £{told.money_left}. £30 of bills is due in the next 7 days."


def test_a_bill_without_an_amount_leaves_no_sum_a_day() -> None:
    rent = Bill(BillKind.RENT_PRIVATE, due_in_days=3)
    told = summarise(someone(money_left=Decimal(80), days=8, bills=(PHONE, rent)))
    assert (told.bills_without_amount, told.per_day, told.per_week) == (1, None, None)
    pages = headline.page(told), (headline.sheet(told, amounts=True),)
    for page in pages:
        words = " ".join(say(sentence) for paragraph in page for sentence in paragraph)
        assert "1 bill has no amount yet. Add it to see what is left for each day." in words
        assert "a day." not in words.replace("for each day.", "")


def test_a_bill_without_an_amount_after_the_next_money_changes_nothing() -> None:
    later = Bill(BillKind.RENT_PRIVATE, due_in_days=20)
    told = summarise(someone(money_left=Decimal(80), days=8, bills=(later,)))
    assert (told.bills_without_amount, told.per_day) == (0, Decimal(10))
