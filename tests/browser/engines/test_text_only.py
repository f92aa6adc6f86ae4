"""The site without its looks: in browsers that show only text, and in Chromium with no stylesheet."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.engines.terminal import print_page, send_with_lynx
from tests.browser.visits import answer

IN_ORDER = (
    *("Help now", "Start with 2 questions", "How much money do you have left?"),
    *("When do you next get money?", "Your postcode", "See what to do first", "Languages, about this site"),
)
PLAN = (
    *("About £5 a day until Sunday 29 November", "What will run out first?", "Do these 3 things first."),
    *("Leeds City Council", "This is information, not debt advice."),
)


@pytest.fixture(params=["lynx", "w3m"])
def browser(request: pytest.FixtureRequest) -> str:
    """A browser that shows text; one that is not here is named."""
    if not shutil.which(request.param):
        pytest.skip(f"there is no {request.param}: .ci/run installs it")
    return str(request.param)


def assert_in_order(text: str, parts: tuple[str, ...]) -> None:
    """Each part stands after the one before it."""
    text = re.sub(r"\s+", " ", text)
    at = 0
    for part in parts:
        assert part in text[at:], f"“{part}” does not stand after “{text[at : at + 80]}”"
        at = text.index(part, at) + len(part)


def test_the_questions_are_read_in_order(browser: str, site: str, tmp_path: Path) -> None:
    assert_in_order(print_page(browser, f"{site}/", tmp_path), IN_ORDER)


def test_the_numbers_for_danger_are_read(browser: str, site: str, tmp_path: Path) -> None:
    text = print_page(browser, f"{site}/help-now", tmp_path)
    assert [number for number in ("999", "116 123", "85258", "111") if number not in text] == []


def test_the_form_leads_to_a_plan_in_lynx(site: str, tmp_path: Path) -> None:
    if not shutil.which("lynx"):
        pytest.skip("there is no lynx: .ci/run installs it")
    assert_in_order(send_with_lynx(f"{site}/", tmp_path, "42.50", "8 days", "LS1 4AP"), PLAN[:4])


def test_without_a_stylesheet_the_plan_reads_in_order(open_page: Any) -> None:
    page = open_page("about:blank", java_script_enabled=False)
    page.route("**/*.css*", lambda route: route.abort())
    page.goto("/")
    assert_in_order(page.inner_text("body"), IN_ORDER)
    answer(page, "42.50", "8 days", "LS1 4AP")
    expect(page.get_by_role("link", name="Help now")).to_be_visible()
    assert_in_order(page.inner_text("body"), PLAN)
