"""What axe cannot see: where the focus goes, how a mistake is told, and that each page says which it is.

Colours, sizes and narrow screens are in test_look.py.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import SCENES, answer, unfold, visit

MOST_STOPS = 250
# What has the focus: where it stands among all that is on the page, and whether that can be seen.
FOCUSED = """() => {
    const each = document.activeElement, box = each.getBoundingClientRect(), looks = getComputedStyle(each);
    return {
        at: [...document.querySelectorAll('*')].indexOf(each),
        body: each === document.body,
        ring: parseFloat(looks.outlineWidth) >= 2 && looks.outlineStyle !== 'none',
        inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        html: each.outerHTML.slice(0, 100),
    } }"""
MISTAKE = "Enter how much money you have left in pounds and pence, like 42.50"
WALKED = ("first page", "mistakes", "plan", "worries", "6 bills", "help now", "what if", "together")


def walk(page: Page) -> list[dict[str, Any]]:
    """Every stop of the Tab key, from the top of the page until it leaves the page at its end."""
    page.evaluate("document.body.tabIndex = -1; document.body.focus()")
    stops: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["body"] or (stops and stop["at"] == stops[0]["at"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"Tab never leaves the page; last at {stops[-1]['html']}")


@pytest.mark.parametrize("scene", WALKED)
def test_tab_goes_through_a_page_in_reading_order_and_can_be_seen(open_page: Any, scene: str) -> None:
    page = open_page("/")
    visit(page, scene)
    stops = walk(page)
    assert "skip" in stops[0]["html"]
    assert [stop["at"] for stop in stops] == sorted(stop["at"] for stop in stops)
    assert [stop["html"] for stop in stops if not (stop["ring"] and stop["inside"])] == []


def test_tab_goes_backwards_too(open_page: Any) -> None:
    page = open_page("/")
    forwards = [stop["html"] for stop in walk(page)]
    for each in reversed(forwards):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(FOCUSED)["html"] == each


def test_a_mistake_is_told_where_it_is_and_what_to_do(open_page: Any, scripted: bool) -> None:
    page = open_page("/", java_script_enabled=scripted)
    answer(page, "lots", "soon")
    expect(page).to_have_title("Some things to look at: Start with 2 questions – Budget Help")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_have_accessible_name("Some things to look at")
    field = page.get_by_label("How much money do you have left?")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Like 42.50, or −20 if you are overdrawn. " + MISTAKE)
    expect(page.get_by_label("Your postcode")).not_to_have_attribute("aria-invalid", "true")


def test_every_page_has_a_title_of_its_own(open_page: Any) -> None:
    page = open_page("/")
    answer(page, "6", "5")
    titles: dict[str, set[str]] = {}
    # With someone at the same screen, a title is one quiet word.
    for path in sorted({path for path, told in SCENES.values() if "together" not in told} - {"/ready"}):
        page.goto(path)
        titles.setdefault(page.title(), set()).add(page.url)
    assert {title: urls for title, urls in titles.items() if len(urls) > 1} == {}


def test_what_changed_is_where_the_focus_goes(open_page: Any) -> None:
    page = open_page("/")
    answer(page, "42.50", "8")
    unfold(page)
    page.get_by_role("button", name="I have done this").first.click()
    expect(page.locator("#so-far")).to_be_focused()
