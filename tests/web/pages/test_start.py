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


def test_a_number_from_15_to_31_is_the_day_of_the_month_and_the_plan_says_so(visitor: Visitor) -> None:
    visitor.get("/")
    page = visitor.submit(money_left="42.50", next_income="25")
    assert page.heading == "About £10 a day until Wednesday 25 November"
    assert "We took the number as a day: Wednesday 25 November." in page.text
    visitor.get("/")
    assert "We took the number" not in visitor.submit(money_left="42.50", next_income="14").text


@pytest.mark.parametrize("day", ["soon", "2026-11-01", "90"])
def test_a_day_we_cannot_read_sends_nobody_back(visitor: Visitor, day: str) -> None:
    visitor.get("/")
    page = visitor.submit(money_left="42.50", next_income=day)
    assert (page.path, page.heading) == ("/plan", "About £6 a day for 7 days")
    assert "We could not read the day, so this plan is for 7 days." in page.text
    visitor.get("/")
    assert "We could not read the day" not in visitor.submit(money_left="42.50", next_income="8").text


def test_an_open_day_is_asked_for_once_with_no_red_box(visitor: Visitor) -> None:
    visitor.get("/")
    page = visitor.submit(money_left="42.50", next_income="")
    assert (page.path, page.status, page.texts(".wrong")) == ("/", 200, [])
    assert visitor.submit(money_left="42.50", next_income="").path == "/plan"


def test_a_postcode_we_do_not_know_sends_nobody_back(visitor: Visitor) -> None:
    visitor.get("/")
    page = visitor.submit(money_left="42.50", next_income="8", postcode="lots")
    assert page.path == "/plan"
    assert "We could not find that postcode." in page.text
    assert "Where are you?" in page.text


def test_a_day_that_was_typed_stands_beside_not_sure(visitor: Visitor) -> None:
    visitor.get("/")
    page = visitor.submit(money_left="42.50", next_income="8", not_sure="yes")
    assert page.heading == "About £5 a day until Sunday 29 November"


def test_overdrawn_is_a_tick(visitor: Visitor) -> None:
    visitor.get("/")
    assert visitor.submit(money_left="35", overdrawn="yes", next_income="8").heading.startswith(
        "£35 overdrawn"
    )
    assert visitor.get("/").select("#overdrawn[checked]")


def test_what_is_true_today_is_ticked_on_the_first_page_and_can_be_taken_off(visitor: Visitor) -> None:
    visitor.get("/")
    page = visitor.submit(money_left="5", next_income="8", true_today=["no_food", "no_energy"])
    assert page.select("#food_today")
    assert page.select("#energy_now")
    visitor.get("/")
    assert not visitor.submit(money_left="50", next_income="8", true_today=[]).select("#energy_now")


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
