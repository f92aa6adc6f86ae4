"""A note for the record: plain lines, no name, and nothing that was not agreed."""

from __future__ import annotations

import pytest

from tests.support.page import Page
from tests.support.visitor import Visitor

VERIFIED = ["871731000000106", "871711000000103"]


@pytest.fixture
def pair(visitor: Visitor) -> Visitor:
    """Two people who talked about food and about thoughts of suicide."""
    visitor.get("/together")
    visitor.submit(money_left="42.50", next_income="8", nation="england")
    visitor.get("/worries")
    visitor.submit(food_and_heat=["no_food"], hard=["suicidal"])
    return visitor


def note(page: Page) -> str:
    return page.select("#note")[0].get_text()


def test_it_says_what_was_talked_about_and_chosen(pair: Visitor) -> None:
    lines = note(pair.get("/note")).splitlines()
    assert lines[0] == "Money plan, made together on 21 November 2026."
    assert lines[1] == "We talked about: the days until Sunday 29 November, food for today."
    assert "- Get food for today." in lines
    assert lines[-1] == "This was information, not debt advice. Nothing was sent to anyone."


def test_it_names_the_services(pair: Visitor) -> None:
    lines = note(pair.get("/note")).splitlines()
    assert "- Trussell food bank finder" in lines[lines.index("Services named:") :]


def test_no_amount_stands_in_it_unless_it_is_ticked(pair: Visitor) -> None:
    assert "£" not in note(pair.get("/note"))
    assert "Money left: £42.50, for 8 days." in note(pair.submit("Make the note", also=["amounts"]))


def test_what_could_harm_if_read_at_home_is_left_out_unless_it_is_ticked(pair: Visitor) -> None:
    page = pair.get("/note")
    assert "suicide" not in note(page)
    assert "Talk to someone right now" not in note(page)
    page = pair.submit("Make the note", topics=["suicidal"], steps=["talk_now"])
    assert "We talked about: the days until Sunday 29 November, thoughts of suicide." in note(page)
    assert "- Talk to someone right now." in note(page)


def test_it_says_who_does_what_by_when(pair: Visitor) -> None:
    pair.get("/note")
    page = pair.submit("Make the note", **{"food_today-who": "both", "food_today-by": "2026-11-22"})
    assert "- Get food for today. Who: both together. By Sunday 22 November." in note(page)


def test_a_step_that_is_done_is_said_to_be_done(pair: Visitor) -> None:
    pair.get("/plan")
    pair.submit("I have done this : Get food for today")
    assert "- Get food for today. Done." in note(pair.get("/note"))


def test_worry_stands_in_it_only_when_it_is_ticked(pair: Visitor) -> None:
    for number in ("8", "5"):
        pair.get("/note")
        pair.submit("Keep this number", worry=number)
    assert "The first time you said 8." in pair.page.text
    assert "Worry" not in note(pair.get("/note"))
    said = note(pair.submit("Make the note", also=["worry"]))
    assert "Worry from 0 to 10: 8 before.\nWorry from 0 to 10: 5 after." in said


@pytest.mark.parametrize("number", ["", "11", "-1", "lots", "٣"])
def test_only_0_to_10_is_kept(pair: Visitor, number: str) -> None:
    pair.send("/worry", [("worry", number)])
    assert "The first time" not in pair.get("/note").text


def test_worry_lives_with_the_helper_alone(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit(money_left="42.50", next_income="8")
    before = visitor.cookie
    visitor.send("/worry", [("worry", "8")])
    assert visitor.client.get("/worry").status_code == 405
    assert len(visitor.cookie) == len(before)


def test_two_verified_codes_and_no_other(pair: Visitor) -> None:
    page = pair.get("/note")
    assert page.texts("#codes ~ dl dt") == VERIFIED
    assert "Use these by your local policy. Using this site is not a referral" in page.text


def test_alone_there_is_no_note(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit(money_left="42.50", next_income="8")
    assert visitor.get("/note").path == "/plan"


def test_the_note_is_kept_nowhere(pair: Visitor) -> None:
    pair.get("/note")
    before = pair.cookie
    pair.submit("Make the note", also=["amounts"])
    assert len(pair.cookie) == len(before)


def test_a_day_that_is_not_sure_is_not_in_it(visitor: Visitor) -> None:
    visitor.get("/together")
    visitor.submit(money_left="42.50", not_sure="yes", nation="england")
    visitor.get("/note")
    lines = note(visitor.submit("Make the note", also=["amounts"])).splitlines()
    assert lines[1] == "We talked about: the days until the next money."
    assert lines[2] == "Money left: £42.50."
