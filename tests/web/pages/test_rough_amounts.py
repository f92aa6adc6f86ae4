"""Rough amounts: one press for people who do not know, or cannot type."""

from __future__ import annotations

import pytest

from tests.support.visitor import Visitor


@pytest.mark.parametrize(("button", "left"), [("Nothing", "0"), ("£10", "10"), ("£100", "100")])
def test_a_rough_amount_is_filled_in_and_keeps_the_rest(visitor: Visitor, button: str, left: str) -> None:
    visitor.get("/")
    page = visitor.submit(button, postcode="LS1 4AP")
    assert (page.status, page.texts(".wrong")) == (200, [])
    assert page.select("#money_left")[0]["value"] == left
    assert page.select("#postcode")[0]["value"] == "LS1 4AP"


def test_with_the_day_already_there_it_goes_on_to_the_plan(visitor: Visitor) -> None:
    visitor.get("/")
    assert "£20 has to last 8 days" in visitor.submit("£20", next_income="8").text


def test_a_day_that_cannot_be_read_is_still_said(visitor: Visitor) -> None:
    visitor.get("/")
    page = visitor.submit("£20", next_income="soon")
    assert page.status == 422
    assert page.select("#money_left")[0]["value"] == "20"


def test_no_other_amount_can_be_sent_as_a_rough_one(visitor: Visitor) -> None:
    page = visitor.send("/", [("about", "5000"), ("next_income", "8")])
    assert page.texts(".wrong") == ["Enter how much money you have left, like 42.50"]


def test_the_enter_key_presses_no_rough_amount(visitor: Visitor) -> None:
    first = visitor.get("/").select("form button")[0]
    assert first.get("name") is None
