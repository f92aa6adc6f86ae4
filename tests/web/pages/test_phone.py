"""On their phone: the code, the link, the text, the plain words and the calendar file."""

from __future__ import annotations

from datetime import date
from urllib.parse import unquote

import pytest
from flask import Flask
from icalendar import Calendar

from budgethelp.directory.councils import load_councils
from budgethelp.plan.link import unpack
from tests.support.page import Page
from tests.support.visitor import Visitor

TODAY = date(2026, 11, 21)
BILLS = [
    {"kind": "phone", "amount": "10.25", "due_on": "2026-11-26"},
    {"kind": "council_tax", "amount": "96.50", "due_on": "2026-12-01"},
    {"kind": "water", "amount": "20.00", "due_on": "2026-11-02", "in_arrears": True},
]


@pytest.fixture
def answered(visitor: Visitor) -> Visitor:
    """Someone with a council and bills."""
    visitor.get("/")
    visitor.submit(money_left="42.57", next_income="8", postcode="LS1 4AP")
    with visitor.client.session_transaction() as kept:
        kept["situation"] = kept["situation"] | {"bills": BILLS}
    return visitor


def packed(page: Page) -> str:
    [link] = page.texts("#link")
    return link.removeprefix("http://localhost/open#")


def days(visitor: Visitor, ticks: str = "") -> list[tuple[date, str]]:
    events = Calendar.from_ical(visitor.get(f"/plan.ics{ticks}").html).events
    return [(event.start, str(event["SUMMARY"])) for event in events]


def test_the_link_carries_the_plan_after_the_hash(answered: Visitor) -> None:
    told = unpack(packed(answered.get("/phone")), TODAY, load_councils()).situation
    assert told.next_income == date(2026, 11, 29)
    assert told.councils == ("E08000035",)


def test_amounts_ride_along_only_when_ticked(answered: Visitor) -> None:
    without, ticked = answered.get("/phone"), answered.get("/phone?amounts=yes")
    assert unpack(packed(without), TODAY, load_councils()).situation.money_left is None
    told = unpack(packed(ticked), TODAY, load_councils()).situation
    assert str(told.money_left) == "42.57"


def test_no_amount_is_anywhere_on_the_page_unless_ticked(answered: Visitor) -> None:
    assert "42.57" not in answered.get("/phone").html
    assert "42.57" in answered.get("/phone?amounts=yes").html


def test_the_code_is_black_on_white_with_a_quiet_zone(answered: Visitor) -> None:
    [code] = answered.get("/phone").select("svg.qr")
    ground, modules = code.select("path")
    assert ground["fill"] == "#fff"
    assert str(modules["d"]).startswith("M4 4.5")


def test_the_text_is_short_and_names_who_to_phone(answered: Visitor) -> None:
    sms = unquote(answered.get("/phone").link("Write the text")).removeprefix("sms:?&body=")
    assert sms.splitlines()[0] == "Plan for Saturday 21 November"
    assert "Phone 0800" in sms
    assert len(sms) < 480
    assert "£" not in sms


@pytest.mark.parametrize("ticks", ["", "?keep=yes"])
def test_plain_words_are_not_stored(answered: Visitor, ticks: str) -> None:
    page = answered.get(f"/plan.txt{ticks}")
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["content-type"] == "text/plain; charset=utf-8"
    assert ("content-disposition" in page.headers) == bool(ticks)


def test_plain_words_have_steps_numbers_and_bills(answered: Visitor) -> None:
    text = answered.get("/plan.txt?amounts=yes").html
    assert text.startswith("What to do first\nMade on 21 November 2026.\n")
    assert "* MoneyHelper: phone 0800 138 7777" in text
    assert "- Thursday 26 November: Mobile or home phone, £10.25" in text


def test_plain_words_have_no_amount_unless_ticked(answered: Visitor) -> None:
    text = answered.get("/plan.txt").html
    assert not any(amount in text for amount in ("42.57", "10.25", "96.50", "£20"))


def test_the_calendar_has_the_money_the_bills_the_phoning_and_a_day_to_look_back(answered: Visitor) -> None:
    titles = {title.split(":")[0].split(" ")[0]: day for day, title in days(answered, "?titles=yes")}
    assert titles == {
        "Phone": date(2026, 11, 23),
        "Did": date(2026, 11, 25),
        "Due": date(2026, 12, 1),
        "Next": date(2026, 11, 29),
    }


def test_each_bill_to_come_has_its_day(answered: Visitor) -> None:
    due = [title for _, title in days(answered, "?titles=yes") if title.startswith("Due today")]
    assert due == ["Due today: Mobile or home phone", "Due today: Council tax"]


def test_by_default_titles_say_nothing_private(answered: Visitor) -> None:
    told = answered.get("/plan.ics").html
    assert {title for _, title in days(answered)} == {"Money plan"}
    assert "Council" not in told
    assert "MoneyHelper" not in told


def test_no_amount_is_in_the_calendar(answered: Visitor) -> None:
    told = answered.get("/plan.ics?titles=yes").html
    assert not any(amount in told for amount in ("42.57", "10.25", "96.50"))


def test_a_day_that_is_not_sure_is_not_in_the_calendar(app: Flask) -> None:
    visitor = Visitor(app)
    visitor.get("/")
    visitor.submit(money_left="42.57", not_sure="yes")
    assert not [title for _, title in days(visitor, "?titles=yes") if title.startswith("Next money")]


@pytest.mark.parametrize("left", ["42.57", "0", "-35"])
@pytest.mark.parametrize("path", ["/phone?amounts=yes", "/plan.txt?amounts=yes", "/plan.ics?titles=yes"])
def test_what_was_not_told_leaves_nowhere(app: Flask, left: str, path: str) -> None:
    visitor = Visitor(app)
    visitor.get("/")
    visitor.submit(money_left=left, not_sure="yes")
    text = visitor.get(path).html
    for invented in ("28 November", "People at home", "after bills", "bills before then"):
        assert invented not in text
