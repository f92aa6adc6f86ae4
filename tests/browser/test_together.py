"""Someone is with me: by keyboard alone, and what is left for the next person at the same screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, Route, expect

from tests.browser.conftest import CHROMIUM, SIZES
from tests.browser.visits import answer, unfold

MOST_PRESSES = 12
LEFT_BEHIND = """async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie,
    ...await caches.keys(), ...(await indexedDB.databases()).map(each => each.name)].filter(Boolean)"""
READY = "Ready for the next person"


def press(page: Page, *keys: str) -> int:
    """Press keys one after another, each once the page is ready for it; gives how many."""
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_load_state()
    return len(keys)


def test_from_the_start_to_the_printed_sheet_by_keyboard(open_page: Any, size: Any, scripted: bool) -> None:
    page = open_page("/together", viewport=size, java_script_enabled=scripted)
    expect(page.locator("#money_left")).to_be_focused()
    presses = press(page, "6", "Enter")
    expect(page.locator("#next_income")).to_be_focused()
    presses += press(page, "5", "Enter")
    expect(page.get_by_role("heading", name="About £1.20 a day until")).to_be_visible()
    presses += press(page, "Tab", "Enter")
    page.wait_for_url("**/print")
    assert presses <= MOST_PRESSES


def test_a_mistake_takes_the_focus(open_page: Any, scripted: bool) -> None:
    page = open_page("/together", java_script_enabled=scripted)
    press(page, "x", "Enter")
    expect(page.locator(".mend")).to_be_focused()
    press(page, "Tab", "Enter")
    expect(page.locator("#money_left")).to_be_focused()


def test_the_skip_link_is_the_first_stop_on_a_page(open_page: Any) -> None:
    page = open_page("/guide-for-helpers")
    press(page, "Tab")
    expect(page.get_by_role("link", name="Skip to the main part")).to_be_focused()
    press(page, "Enter")
    expect(page.locator("#main")).to_be_focused()


def test_words_to_say_open_by_keyboard(open_page: Any, scripted: bool) -> None:
    page = open_page("/together", java_script_enabled=scripted)
    expect(page.locator("#money_left")).to_be_focused()
    press(page, "Shift+Tab", "Enter")
    expect(page.get_by_text("How much do you have to live on right now?")).to_be_visible()


def test_a_tick_leads_to_what_it_changed(open_page: Any, size: Any, scripted: bool) -> None:
    page = open_page("/", viewport=size, java_script_enabled=scripted)
    answer(page, "42.50", "8")
    unfold(page)
    page.get_by_role("button", name="I have done this").first.click()
    expect(page.get_by_text("You have done 1 thing. That counts.")).to_be_in_viewport()


@pytest.fixture
def shared_screen(playwright_: Playwright, site: str) -> Iterator[Browser]:
    """A browser that keeps pages for its back button, as people's browsers do and test browsers do not."""
    browser = playwright_.chromium.launch(
        executable_path=CHROMIUM,
        args=["--no-sandbox"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser
    browser.close()


@pytest.fixture
def pair(shared_screen: Browser, site: str, scripted: bool) -> Page:
    """Two people with a plan, who have looked at a few pages."""
    context = shared_screen.new_context(base_url=site, viewport=SIZES["laptop"], java_script_enabled=scripted)
    page = context.new_page()
    page.goto("/together")
    answer(page, "42.50", "8", "LS1 4AP")
    page.goto("/note")
    page.goto("/plan")
    return page


def test_next_person_leaves_no_cookie_and_nothing_stored(pair: Page) -> None:
    assert pair.context.cookies()
    pair.get_by_role("button", name="Next person").click()
    expect(pair.get_by_role("heading", name=READY)).to_be_visible()
    assert pair.context.cookies() == []
    assert pair.evaluate(LEFT_BEHIND) == []


def test_the_back_button_shows_nothing_of_the_plan(pair: Page) -> None:
    pair.get_by_role("button", name="Next person").click()
    expect(pair.get_by_role("heading", name=READY)).to_be_visible()
    for _ in range(4):
        pair.go_back()
        expect(pair.get_by_text("a day until")).to_have_count(0)
        expect(pair.get_by_text("£42.50")).to_have_count(0)
        expect(pair.locator("[value='42.50'], #note")).to_have_count(0)


def test_the_browsers_own_list_of_pages_says_nothing_of_money(pair: Page) -> None:
    pair.get_by_role("button", name="Next person").click()
    expect(pair.get_by_role("heading", name=READY)).to_be_visible()
    entries = pair.context.new_cdp_session(pair).send("Page.getNavigationHistory")["entries"]
    titles = {entry["title"] for entry in entries if entry["url"].startswith("http")}
    assert titles == {"Together", "Plan", "Note"}


def hurry(route: Route) -> None:
    """The same page with a clock that has only seconds to run."""
    answered = route.fetch(max_redirects=0)
    headers = dict(answered.headers)
    if "refresh" in headers:
        seconds, _, where = headers["refresh"].partition(";")
        headers["refresh"] = f"{max(int(seconds) // 600, 2)};{where}"
    route.fulfill(response=answered, headers=headers)


def test_an_idle_screen_warns_and_then_forgets(open_page: Any, scripted: bool) -> None:
    page = open_page("/together", java_script_enabled=scripted)
    answer(page, "42.50", "8")
    page.route("**/plan", hurry)
    page.route("**/still-here", hurry)
    page.reload()
    page.wait_for_url("**/still-here")
    expect(page.get_by_text("In 5 minutes we clear everything.")).to_be_visible()
    page.wait_for_url("**/ready")
    assert page.context.cookies() == []
