"""Every page for every eye: axe, contrast, small screens, big text, big fingers, and few bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import SIZES
from tests.browser.visits import visit

OPEN_ALL = "document.querySelectorAll('details').forEach(each => each.open = true)"
TOO_WIDE = """() => [...document.querySelectorAll('body *')].filter(each =>
    each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline'
    && !each.closest('.unseen, .brand')).map(each => each.outerHTML.slice(0, 100))"""
TOO_SMALL = """() => [...document.querySelectorAll(
        'a:not(.skip), button:not([tabindex]), input, select, summary')]
    .map(each => [each, (each.closest('label') || each).getBoundingClientRect()])
    .filter(([each, box]) => box.height && (box.height < 43.5 || box.width < 43.5))
    .map(([each]) => each.outerHTML.slice(0, 100))"""
WCAG = ("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ALL = {"runOnly": WCAG, "rules": {"color-contrast-enhanced": {"enabled": True}}}
COLOURS = {"runOnly": ["color-contrast", "color-contrast-enhanced"]}


# One of each kind of page; `make everywhere` looks at every page, in every language.
KINDS = (
    *("first page", "mistakes", "plan", "danger", "20 bills", "bills", "a bill", "what if", "worries"),
    *("your answers", "help now", "note", "together plan", "together mistakes"),
)


@pytest.fixture(scope="module", params=KINDS)
def page(request: pytest.FixtureRequest, chromium: Browser, site: str) -> Iterator[Page]:
    """One page of the site on a phone, with all that is folded opened."""
    context = chromium.new_context(base_url=site, viewport=SIZES["phone"])
    page = context.new_page()
    page.goto("/")
    visit(page, request.param)
    page.evaluate(OPEN_ALL)
    yield page
    context.close()


def faults(page: Page, options: dict[str, Any]) -> list[tuple[str, str]]:
    found = Axe().run(page, options=options).response["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found]


def test_axe_finds_nothing_and_body_text_has_7_to_1(page: Page) -> None:
    assert faults(page, ALL) == []


def test_in_the_dark_text_has_7_to_1_too(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    assert faults(page, COLOURS) == []


def test_everything_to_press_is_44_pixels(page: Page) -> None:
    assert page.evaluate(TOO_SMALL) == []


def test_a_screen_320_wide_scrolls_one_way(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(TOO_WIDE) == []


def test_text_twice_as_big_scrolls_one_way(page: Page) -> None:
    page.set_viewport_size(SIZES["phone"])
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(TOO_WIDE) == []
