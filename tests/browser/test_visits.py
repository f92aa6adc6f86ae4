"""Two questions to a plan, on a phone and a laptop, with script and without."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.visits import answer, tick

NEUTRAL = re.compile("localhost.*/robots.txt")


def test_two_questions_to_a_plan(open_page: Any, size: dict[str, int], scripted: bool) -> None:
    page = open_page("/", viewport=size, java_script_enabled=scripted)
    answer(page, "42.50", "8 days", "LS1 4AP")
    expect(page.get_by_text("About £5 a day until Sunday 29 November")).to_be_visible()
    expect(page.locator("#council-row > summary")).to_have_text("Leeds City Council")


def test_a_whole_visit_by_keyboard_alone(open_page: Any, scripted: bool) -> None:
    page = open_page("/", java_script_enabled=scripted)
    page.focus("#money_left")
    page.keyboard.type("6")
    for _ in ("Overdrawn", "the day"):
        page.keyboard.press("Tab")
    page.keyboard.type("Friday")
    page.keyboard.press("Enter")
    expect(page.get_by_text("About £1 a day until Friday 27 November")).to_be_visible()


def test_danger_is_the_first_thing_on_a_phone(open_page: Any, scripted: bool) -> None:
    page = open_page("/", java_script_enabled=scripted)
    answer(page, "6", "5")
    tick(page, "suicidal")
    expect(page.get_by_role("link", name="999", exact=True).first).to_be_in_viewport()
    expect(page.get_by_role("link", name="Phone 116").first).to_be_in_viewport()


def test_a_mistake_leads_to_its_field(open_page: Any, scripted: bool) -> None:
    page = open_page("/", java_script_enabled=scripted)
    answer(page, "lots", "8")
    page.get_by_role("link", name="Enter how much money").click()
    expect(page.get_by_label("How much money do you have left?")).to_be_focused()


def test_leave_this_page_goes_to_a_neutral_place(open_page: Any, scripted: bool) -> None:
    page = open_page("/", java_script_enabled=scripted)
    answer(page, "6", "5")
    page.get_by_role("link", name="Leave").click()
    page.wait_for_url(NEUTRAL)
    assert page.context.cookies() == []


def test_shift_pressed_3_times_leaves(open_page: Any) -> None:
    page = open_page("/help-now")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(NEUTRAL)


def test_each_press_of_shift_says_how_many_are_left(open_page: Any) -> None:
    page = open_page("/help-now")
    page.keyboard.press("Shift")
    expect(page.get_by_role("status").first).to_have_text("Shift 2 more times to leave.")
    page.evaluate("localStorage.plan = JSON.stringify({until: '2099-01-01'})")
    page.keyboard.press("Shift")
    told = "Shift once more to leave. The plan kept on this phone goes too."
    expect(page.get_by_role("status").first).to_have_text(told)
    page.keyboard.press("Tab")
    expect(page.locator("[data-presses]")).to_be_hidden()


def test_capital_letters_do_not_leave(open_page: Any) -> None:
    page = open_page("/")
    page.focus("#next_income")
    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    expect(page.locator("#next_income")).to_have_value("ABC")


def test_back_after_leaving_shows_nothing_of_the_plan(open_page: Any, scripted: bool) -> None:
    page = open_page("/", java_script_enabled=scripted)
    answer(page, "6", "5")
    page.get_by_role("link", name="Leave").click()
    page.wait_for_url(NEUTRAL)
    page.go_back()
    expect(page.get_by_text("has to last")).to_have_count(0)


def test_back_after_clearing_shows_nothing_of_the_plan(open_page: Any, scripted: bool) -> None:
    page = open_page("/", java_script_enabled=scripted)
    answer(page, "6", "5")
    page.goto("/answers")
    page.get_by_role("button", name="Finish and clear").click()
    expect(page.get_by_role("heading", name="All cleared")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("£6")).to_have_count(0)
