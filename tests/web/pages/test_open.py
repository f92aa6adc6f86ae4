"""Opening a shared plan: asked first, checked like a stranger's typing, and never in an address or a log."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from budgethelp.plan.link import pack
from budgethelp.situation.situation import Need
from tests.plan.test_link import USUAL, VERSION_1, VERSION_1_OVER_66, VERSION_1_WITHOUT_AMOUNTS, VERSION_3
from tests.support.any_situation import TODAY
from tests.support.someone import someone
from tests.support.visitor import Visitor

OLD = pack(replace(USUAL, today=TODAY.replace(month=10)), amounts=True)


def open_plan(visitor: Visitor, packed: str) -> None:
    visitor.get("/open")
    visitor.submit("Open the plan", plan=packed)


def test_it_asks_before_anything_is_shown(visitor: Visitor) -> None:
    page = visitor.get("/open")
    assert page.texts("form h2") == ["Open the plan that was shared with you?"]
    assert visitor.cookie == ""


def test_a_link_of_version_1_opens_its_plan(visitor: Visitor) -> None:
    open_plan(visitor, VERSION_1)
    assert visitor.page.path == "/plan"
    assert "Leeds City Council" in visitor.page.text
    assert "£42.50" in visitor.page.text


def test_the_plan_is_the_same_for_both(app: Flask, visitor: Visitor) -> None:
    open_plan(visitor, VERSION_1)
    again = visitor.get("/phone?amounts=yes").texts("#link")[0]
    assert again == f"http://localhost/open#{VERSION_3}"


def test_what_is_done_is_done_on_the_phone_too(app: Flask, visitor: Visitor) -> None:
    open_plan(visitor, VERSION_1)
    visitor.submit("I have done this : Get food for today")
    link = visitor.get("/phone?amounts=yes").texts("#link")[0]
    phone = Visitor(app)
    open_plan(phone, link.partition("#")[2])
    assert phone.page.texts(".step h3") == visitor.get("/plan").texts(".step h3")
    assert "You have done 1 thing." in phone.page.text


def test_without_amounts_one_question_comes_first(visitor: Visitor) -> None:
    open_plan(visitor, VERSION_1_WITHOUT_AMOUNTS)
    assert visitor.page.heading == "One question first"
    visitor.submit(money_left="£30")
    assert visitor.page.path == "/plan"
    assert "£30" in visitor.page.text


def test_an_amount_that_is_none_is_asked_again(visitor: Visitor) -> None:
    open_plan(visitor, VERSION_1_WITHOUT_AMOUNTS)
    page = visitor.submit(money_left="lots")
    assert page.status == 422
    assert "like 42.50" in page.texts(".wrong")[0]


@pytest.mark.parametrize(
    ("packed", "says"),
    [
        ("", "There is no plan in this link."),
        ("nonsense", "A part of the link is missing or has changed."),
        (VERSION_1[:-3], "A part of the link is missing or has changed."),
        (OLD, "The days of this plan are over."),
    ],
)
def test_a_link_that_does_not_open_says_why_kindly(visitor: Visitor, packed: str, says: str) -> None:
    open_plan(visitor, packed)
    assert visitor.page.status == 422
    assert visitor.page.texts("[role=alert]")[0].startswith(says)


def test_it_takes_the_place_of_other_answers(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit(money_left="5", next_income="3", postcode="CF10 1EP")
    open_plan(visitor, pack(someone(today=TODAY, needs=frozenset({Need.NO_FOOD})), amounts=True))
    with visitor.client.session_transaction() as kept:
        told = kept["situation"]
        assert (told["money_left"], told["nation"], told["needs"]) == ("200.00", "england", ["no_food"])
        assert "outcode" not in kept


def test_someone_who_is_with_me_still_is(visitor: Visitor) -> None:
    visitor.get("/together")
    visitor.submit(money_left="5", next_income="3")
    open_plan(visitor, VERSION_1)
    with visitor.client.session_transaction() as kept:
        assert (kept["situation"]["money_left"], kept["together"]) == ("42.50", "yes")


def test_an_over_66_of_before_can_be_corrected_on_your_answers(visitor: Visitor) -> None:
    open_plan(visitor, VERSION_1_OVER_66)
    assert "I have reached State Pension age (66 to 67)" in visitor.get("/answers").text
    visitor.get("/home")
    visitor.submit(about_you=["over_75"])
    assert "State Pension age" not in visitor.get("/answers").text


def test_a_link_that_does_not_open_leaves_answers_alone(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit(money_left="5", next_income="3")
    open_plan(visitor, "nonsense")
    assert "£5" in visitor.get("/plan").text


def test_another_site_cannot_open_a_plan_here(visitor: Visitor) -> None:
    visitor.get("/open")
    visitor.browser_says("cross-site")
    assert visitor.submit("Open the plan", plan=VERSION_1).status == 403


def test_what_was_shared_is_in_no_log(visitor: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    open_plan(visitor, VERSION_1)
    open_plan(visitor, VERSION_1[:-3])
    assert "POST /open" in caplog.text
    assert VERSION_1[:12] not in caplog.text


def test_days_later_it_says_welcome_back(visitor: Visitor) -> None:
    open_plan(visitor, pack(someone(today=TODAY - timedelta(days=2), days=8), amounts=True))
    assert "Welcome back. 6 days to go" in visitor.page.text


def test_on_a_shared_screen_it_stays_a_shared_screen(visitor: Visitor) -> None:
    visitor.get("/together")
    visitor.submit(money_left="5", next_income="3")
    open_plan(visitor, VERSION_1)
    assert visitor.get("/plan").select("nav.with")
