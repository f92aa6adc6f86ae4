"""On paper: the plan without amounts when somebody ticks so, and a blank sheet for everybody."""

from __future__ import annotations

import pytest

from budgethelp.dates.opening_hours import Hours, Span
from budgethelp.directory.services import load_national
from budgethelp.web.service_text import hours_text, site_page
from tests.support.page import Page
from tests.support.visitor import Visitor


def answered(visitor: Visitor, left: str = "42.57", **place: str) -> Visitor:
    visitor.get("/")
    visitor.submit(money_left=left, next_income="8", **place)
    return visitor


def sheet(visitor: Visitor, ticks: str = "") -> Page:
    return answered(visitor, postcode="LS1 4AP").get(f"/print{ticks}")


def test_the_sheet_has_the_day_and_3_steps_with_what_to_say(visitor: Visitor) -> None:
    page = sheet(visitor)
    assert "£42.57 has to last 8 days, until Sunday 29 November." in page.text
    assert [step[:2] for step in page.texts(".sheet h2")[:3]] == ["1.", "2.", "3."]
    assert page.text.count("You could say") == 3


def test_a_day_that_is_not_sure_is_not_on_the_sheet(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit(money_left="42.57", not_sure="yes")
    page = visitor.get("/print")
    assert "You have £42.57. You were not sure of the day, so we planned for 7 days." in page.text
    assert "28 November" not in page.text


def test_services_have_their_number_and_their_week(visitor: Visitor) -> None:
    page = sheet(visitor)
    assert "MoneyHelper: phone 0800 138 7777" in page.text
    assert "Monday to Friday, 8am to 6pm. Not on bank holidays." in page.text


def test_only_who_can_be_phoned_has_the_sign_of_a_phone(visitor: Visitor) -> None:
    page = visitor.get("/area-sheet?place=E08000035")
    without = page.texts(".who .place")
    assert any("foodaidnetwork.org.uk" in each or "trussell.org.uk" in each for each in without)
    assert not any("phone" in each for each in without)


def test_the_council_is_named(visitor: Visitor) -> None:
    assert "Leeds City Council" in sheet(visitor).text


def test_there_is_room_to_write_who_phones_whom(visitor: Visitor) -> None:
    page = sheet(visitor)
    assert page.texts("th") == ["Who", "Phones whom", "By when"]
    assert len(page.select("tbody tr")) == 4


def test_the_sheet_says_when_it_was_made_and_its_facts_checked(visitor: Visitor) -> None:
    page = sheet(visitor)
    assert "Made on 21 November 2026." in page.text
    assert "These facts were checked" in page.text


def test_amounts_can_be_left_off_and_then_none_is_there(visitor: Visitor) -> None:
    page = sheet(visitor, "?no_amounts=yes")
    assert "You next get money on Sunday 29 November." in page.text
    assert "42.57" not in page.html


def test_the_square_code_can_be_left_off(visitor: Visitor) -> None:
    assert len(sheet(visitor).select(".sheet svg")) == 1
    assert not visitor.get("/print?no_code=yes").select(".sheet svg")


def test_a_sheet_is_only_for_someone_who_answered(visitor: Visitor) -> None:
    assert visitor.get("/print").path == "/"


def test_a_sheet_about_a_person_is_not_stored(visitor: Visitor) -> None:
    assert sheet(visitor).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("left", "says"),
    [("0", "You have no money left right now."), ("-20", "You are £20 overdrawn right now.")],
)
def test_with_nothing_left_there_is_no_sum(visitor: Visitor, left: str, says: str) -> None:
    page = answered(visitor, left).get("/print")
    assert says in page.text
    assert "a day" not in page.texts("header")[-1]


def test_the_plan_leads_to_paper_phone_and_calendar(visitor: Visitor) -> None:
    page = answered(visitor).get("/plan")
    assert [page.link(words) for words in ("Print", "Send to my phone", "Calendar")] == [
        "/print",
        "/phone",
        "/phone#calendar",
    ]


def test_the_blank_sheet_is_for_everybody(visitor: Visitor) -> None:
    page = visitor.get("/worksheet")
    assert "Samaritans: 116 123" in page.text
    assert len(page.select("tbody tr")) == 7


def test_every_service_has_its_hours_in_words() -> None:
    known = [hours_text(service.hours) for service in load_national().values() if service.hours]
    assert all(words.endswith(".") for words in known)


def test_days_in_a_row_with_the_same_hours_are_told_together() -> None:
    from datetime import time

    day, short = (Span(time(9), time(17)),), (Span(time(10), time(12, 30)), Span(time(14), time(0)))
    week = Hours(week=(day, day, (), day, short, short, ()))
    assert hours_text(week) == (
        "Monday to Tuesday, 9am to 5pm; Thursday, 9am to 5pm; "
        "Friday to Saturday, 10am to 12:30pm and 2pm to midnight."
    )


def test_an_address_on_paper_is_short_enough_to_copy() -> None:
    assert site_page("https://www.gov.uk/find-local-council/") == "gov.uk/find-local-council"
