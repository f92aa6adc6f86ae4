"""The first page on one screen: the questions, the button and little else (decision 0014)."""

from __future__ import annotations

from typing import Any

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
