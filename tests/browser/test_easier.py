"""Easier to use in a real browser: heard, still, in other colours, and turned page by page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import answer, tick, unfold, visit

# Chromium on a server has no voice, so one stands in that writes down what it is given to say.
VOICE = """
window.said = []
class Saying { constructor(text) { this.text = text } }
Object.assign(window, { SpeechSynthesisUtterance: Saying })
Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => [{ lang: "en-US" }, { lang: "en-GB" }],
    speak: (saying) => { if (saying.text) said.push([saying.lang, saying.voice.lang, saying.text.trim()]) },
    cancel: () => { said.push("stop") },
} })
"""


@pytest.fixture
def heard(open_page: Any) -> Page:
    """The plan of someone in danger, on a phone with a voice."""
    page: Page = open_page("/")
    page.add_init_script(VOICE)
    answer(page, "42.50", "8 days", "LS1 4AP")
    tick(page, "unsafe")
    return page


def test_listen_reads_the_first_step_and_then_each_step_has_a_button(heard: Page) -> None:
    heard.get_by_role("button", name="Listen", exact=True).click()
    expect(heard.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    said = heard.evaluate("said")
    assert said[1] == ["en", "en-GB", "Get safe now"]
    assert ["en", "en-GB", "Phone  9 9 9  if you are in danger now. A free line can help."] in said
    assert heard.get_by_role("button", name="Listen : ").count() == 3


def test_a_second_press_stops_it_and_money_is_heard_as_money(heard: Page) -> None:
    heard.get_by_role("button", name="Listen", exact=True).click()
    heard.get_by_role("button", name="Stop", exact=True).click()
    expect(heard.get_by_role("button", name="Stop", exact=True)).to_have_count(0)
    unfold(heard)
    heard.get_by_role("button", name="Listen : Your money").click()
    texts = [each[2] for each in heard.evaluate("said") if each != "stop"]
    assert "£42.50 has to last 8 days, until Sunday 29 November." in texts


def test_phone_numbers_are_heard_by_their_digits(heard: Page) -> None:
    heard.get_by_role("button", name="Listen", exact=True).click()
    expect(heard.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    assert any("0 8 0 8, 2 0 0 0, 2 4 7" in each[2] for each in heard.evaluate("said"))


def test_where_there_is_no_voice_there_is_no_button(open_page: Any) -> None:
    page = open_page("/")
    visit(page, "plan")
    expect(page.locator("[data-listen]")).to_be_hidden()


def test_the_circle_moves_only_when_asked_and_never_when_movement_is_unwanted(open_page: Any) -> None:
    page = open_page("/one-thing")
    moving = "document.getAnimations().length"
    assert page.evaluate(moving) == 0
    page.get_by_label("Move the circle with my breath").check()
    assert page.evaluate(moving) == 1
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(moving) == 0
    expect(page.get_by_label("Move the circle with my breath")).to_be_hidden()
