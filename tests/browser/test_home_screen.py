"""The first page on one screen: the questions, the button and little else (decision 0014)."""

from __future__ import annotations

from typing import Any

from tests.browser.visits import press, visit

SEEN = """() => {
  const box = (e) => e.getBoundingClientRect()
  const seen = (e) => box(e).width > 1 && box(e).height > 1 && box(e).bottom > 0 && e.checkVisibility()
  return {
    button: Math.round(box(document.querySelector(".home > .go")).bottom + scrollY),
    height: document.documentElement.scrollHeight,
    controls: [...document.querySelectorAll("a, button, summary")].filter(seen).length,
  }
}"""


def test_the_button_is_in_sight_on_a_small_phone(open_page: Any, scripted: bool) -> None:
    see = open_page("/", java_script_enabled=scripted).evaluate(SEEN)
    assert see["button"] <= 640
    assert see["height"] <= 832
    assert see["controls"] <= 12


def test_3_taps_lead_to_a_plan_that_knows_there_is_no_food_and_no_heat(open_page: Any) -> None:
    page = open_page("/")
    page.get_by_label("How much money do you have left?").fill("0")
    page.get_by_label("When do you next get money?").fill("3 days")
    page.get_by_label("No food").check()
    page.get_by_label("No gas or electric").check()
    page.get_by_role("button", name="See what to do first").click()
    page.wait_for_url("**/plan")
    assert page.locator("#food_today, #energy_now").count() == 2


def test_another_language_and_a_helper_take_along_what_is_typed(open_page: Any, scripted: bool) -> None:
    page = open_page("/", java_script_enabled=scripted)
    page.get_by_label("How much money do you have left?").fill("about lots")
    page.get_by_label("No food").check()
    page.locator("#languages summary").click()
    press(page.get_by_role("button", name="Cymraeg"))
    assert page.locator("html").get_attribute("lang") == "cy"
    assert page.locator("#money_left").input_value() == "about lots"
    assert page.locator("[value=no_food]").is_checked()
    page.locator("#languages summary").click()
    press(page.get_by_role("button", name="English"))
    page.locator("form.home summary").click()
    press(page.get_by_role("button", name="Someone is with me"))
    assert page.locator("nav.with").is_visible()
    assert page.locator("#money_left").input_value() == "about lots"


def test_a_page_with_a_field_asks_by_script_and_one_press_keeps_the_answers(open_page: Any) -> None:
    page = open_page("/")
    visit(page, "set aside")
    page.clock.install()
    page.reload()
    page.locator("#set_aside").fill("12")
    page.clock.fast_forward("25:00")
    page.get_by_role("alert").get_by_role("button", name="I am still here").click()
    page.get_by_role("alert").wait_for(state="hidden")
    assert page.locator("#set_aside").input_value() == "12"
