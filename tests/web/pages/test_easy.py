"""Easy read: one step on the screen, with a picture, and danger on every screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgethelp.web.pages.easy_read import FOLDER
from tests.support.visitor import Visitor

PICTURES = sorted(FOLDER.glob("*.svg"))


@pytest.fixture
def reader(visitor: Visitor) -> Visitor:
    """Someone in Leeds who pressed “Easy read” on the plan."""
    visitor.get("/")
    visitor.submit(money_left="42.50", next_income="8", postcode="LS1 4AP")
    visitor.submit("Easy read")
    return visitor


def worried(reader: Visitor, *needs: str) -> Visitor:
    reader.send("/worries", [("right_now", need) for need in needs])
    return reader


def test_one_press_makes_the_plan_one_step_with_a_picture_and_one_number(reader: Visitor) -> None:
    assert reader.page.heading.startswith("Step 1 of ")
    assert (len(reader.page.select(".step")), len(reader.page.select(".step > svg[aria-hidden]"))) == (1, 1)
    assert reader.page.texts(".lead") == ["You have about £5 a day."]


def test_sentences_stand_one_a_line(reader: Visitor) -> None:
    lines = worried(reader, "no_food").get("/plan").select(".step ol li")[0]
    assert list(lines.stripped_strings)[1] == "Many feed anyone who comes."


def test_next_and_back_walk_the_steps_to_see_everything(reader: Visitor) -> None:
    first = reader.page.texts("h2")
    last = int(reader.page.heading.split()[-1])
    for _ in range(last - 1):
        reader.click("Next")
    assert reader.page.heading == f"Step {last} of {last}"
    assert reader.click("See everything").title == "What to do first – Budget Help"
    assert reader.get("/plan?step=2").texts("h2") != first
    assert reader.click("Back").texts("h2") == first


@pytest.mark.parametrize("step", ["0", "99", "-1", "lots", "٢", "²"])
def test_a_step_nobody_has_is_the_first_one(reader: Visitor, step: str) -> None:
    assert reader.get(f"/plan?step={step}").heading.startswith("Step 1 of ")


def test_danger_is_on_every_screen_with_its_number(reader: Visitor) -> None:
    page = worried(reader, "suicidal", "unsafe", "no_food").page
    count = int(page.heading.split()[-1])
    for number in range(1, count + 1):
        page = reader.get(f"/plan?step={number}")
        shown = [*page.texts(".also a.act"), *page.texts(".step h2")]
        assert {"Get safe now", "Talk to someone right now"} <= set(shown)
        assert page.select('a.call[href="tel:999"]')
        assert page.select('a.call[href="tel:08082000247"]')


def test_samaritans_stand_beside_999_when_it_is_about_life(reader: Visitor) -> None:
    worried(reader, "suicidal")
    assert "Samaritans" in reader.page.texts(".step > .helper h3")


def test_the_one_to_phone_is_the_steps_own_first(reader: Visitor) -> None:
    worried(reader, "unsafe")
    names = reader.get("/plan?step=2").texts(".step > .helper h3")
    assert names[0] == "National Domestic Abuse Helpline"


def test_a_done_step_gives_way_to_the_next(reader: Visitor) -> None:
    before = reader.page.texts("h2#title")
    reader.submit("I have done this")
    assert reader.page.heading.startswith("Step 1 of ")
    assert reader.page.texts("h2#title") != before
    assert "That counts." in reader.page.text


def test_the_kept_plan_is_always_whole(reader: Visitor) -> None:
    assert reader.get("/keep/plan").title == "What to do first – Budget Help"


def test_on_a_shared_screen_it_keeps_its_bar(reader: Visitor) -> None:
    reader.get("/together")
    assert reader.get("/plan").select(".with form[action='/next']")


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_pictures_are_small_lines_of_one_style(path: Path) -> None:
    svg = path.read_text(encoding="utf-8")
    assert len(svg.encode()) < 600
    assert svg.startswith(
        '<svg viewBox="0 0 48 48" width="96" height="96" fill="none" stroke="currentColor" '
    )
    assert "<text" not in svg
    assert svg.count("stroke=") == 1
