"""The first page: 2 questions, no introduction, nothing kept until they are answered."""

from __future__ import annotations

import pytest

from tests.support.visitor import Visitor


def test_the_first_page_asks_2_questions_and_keeps_nothing(visitor: Visitor) -> None:
    page = visitor.get("/")
    assert "How much money do you have left?" in page.text
    assert "When do you next get money?" in page.text
    assert visitor.cookie == ""


def test_two_answers_lead_to_a_plan(visitor: Visitor) -> None:
    visitor.get("/")
    page = visitor.submit("See what to do first", money_left="£42.50", next_income="8 days")
    assert page.path == "/plan"
    assert "£42.50 has to last 8 days, until Sunday 29 November." in page.text
    assert "That is about £5 a day." in page.text


def test_nothing_typed_is_in_the_address(visitor: Visitor) -> None:
    visitor.get("/")
    response = visitor.client.post("/", data={"money_left": "6", "next_income": "5", "postcode": "LS1 4AP"})
    assert response.headers["Location"] == "/plan"


@pytest.mark.parametrize(
    ("left", "sentence"),
    [
        ("", "Enter how much money you have left, like 42.50"),
        ("lots", "Enter how much money you have left in pounds and pence, like 42.50"),
        ("12,5", "Enter how much money you have left in pounds and pence, like 42.50"),
        ("100000", "Enter an amount from −£99,999.99 to £99,999.99"),
    ],
)
def test_money_we_cannot_read_says_what_to_type(visitor: Visitor, left: str, sentence: str) -> None:
    visitor.get("/")
    page = visitor.submit(money_left=left, next_income="Friday")
    assert page.status == 422
    assert page.texts(".mend a") == page.texts(".wrong") == [sentence]


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("", "Enter when you next get money, like 8 days or Friday, or tick “I am not sure”"),
        ("soon", "Enter a number of days, like 8, or a day, like Friday or 29 November"),
        ("2026-11-01", "That day has passed. Enter the next day you get money"),
        ("90", "Enter a day in the next 62 days, or tick “I am not sure”"),
    ],
)
def test_a_day_we_cannot_read_says_what_to_type(visitor: Visitor, day: str, sentence: str) -> None:
    visitor.get("/")
    page = visitor.submit(money_left="42.50", next_income=day)
    assert (page.status, page.texts(".wrong")) == (422, [sentence])


def test_a_mistake_keeps_the_rest_and_leads_to_the_field(visitor: Visitor) -> None:
    visitor.get("/")
    page = visitor.submit(money_left="lots", next_income="Friday", postcode="LS1 4AP")
    assert [field["value"] for field in page.select("input[type=text]")] == ["lots", "Friday", "LS1 4AP"]
    assert page.link("Enter how much") == "#money_left"
    assert page.select("#money_left")[0]["aria-describedby"] == "money_left-hint money_left-wrong"


def test_someone_not_sure_is_planned_for_7_days_and_told_so(visitor: Visitor) -> None:
    visitor.get("/")
    page = visitor.submit(money_left="20", not_sure="yes")
    assert "You have £20." in page.text
    assert "until Saturday 28 November" not in page.text
    assert "You were not sure of the day, so we planned for 7 days." in page.text


def test_coming_back_shows_what_was_answered(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit(money_left="42.5", next_income="8")
    page = visitor.get("/")
    assert page.select("#money_left")[0]["value"] == "42.50"
    assert page.select("#next_income")[0]["value"] == "Sunday 29 November"
    assert visitor.submit().path == "/plan"


@pytest.mark.parametrize("path", ["/plan", "/answers", "/worries", "/home", "/income", "/place", "/area"])
def test_pages_about_a_person_lead_to_the_questions_first(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).path == "/"
