"""The same walks in Chromium, Firefox and WebKit, on the screen of a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from selenium.webdriver.remote.webdriver import WebDriver

from budgethelp.web.translate import catalogues
from tests.browser.engines.drivers import ENGINES, find_parts
from tests.browser.engines.walker import Walker

GO = "See what to do first"


@pytest.fixture(scope="module", params=ENGINES)
def driver(request: pytest.FixtureRequest) -> Iterator[WebDriver]:
    """One browser of each engine that is here; for the others it is said what is missing."""
    parts = find_parts(request.param)
    if missing := [part for part, path in parts.items() if not path]:
        pytest.skip(f"{request.param} needs {', '.join(missing)}: .ci/run installs it")
    with ENGINES[request.param](parts) as driver:
        yield driver


@pytest.fixture
def walker(driver: WebDriver, site: str) -> Walker:
    """Someone who is new, at the first page."""
    walker = Walker(driver, site)
    walker.go("/help-now")
    driver.delete_all_cookies()
    walker.go("/en/")
    return walker


def answer(walker: Walker) -> None:
    walker.type_in("How much money do you have left?", "42.50")
    walker.type_in("When do you next get money?", "8 days")
    walker.type_in("Your postcode", "LS1 4AP")
    walker.press("button", GO)


def test_two_questions_to_a_plan_and_its_paper(walker: Walker) -> None:
    assert walker.too_wide == []
    answer(walker)
    assert walker.heading == "About £5 a day until Sunday 29 November"
    assert walker.text.index("£42.50 in all") < walker.text.index("Do these 3 things first.")
    assert walker.too_wide == []
    walker.unfold()
    walker.press("a", "Print")
    assert "£42.50 has to last 8 days" in walker.text
    assert walker.too_wide == []


def test_what_is_worrying_and_a_bill_change_the_plan(walker: Walker) -> None:
    answer(walker)
    walker.press("button", "Gas or electric")
    assert "Keep your gas or electric on today" in walker.text.split("Bills and the days")[0]
    walker.unfold()
    walker.press("a", "Bills due before then")
    walker.choose("What is it for?", "water")
    walker.type_in("How much is it?", "10")
    walker.type_in("When is it due?", "5 days")
    walker.press("button", "Add this bill")
    walker.press("a", "Show my plan")
    walker.unfold()
    assert "£32.50 until Sunday 29 November" in walker.text
    assert walker.too_wide == []


def test_a_visit_in_welsh(walker: Walker, app: Flask) -> None:
    with app.app_context():
        welsh = catalogues()["cy"].gettext
    walker.unfold()
    walker.press("button", "Cymraeg")
    walker.type_in(welsh("How much money do you have left?"), "42.50")
    walker.type_in(welsh("When do you next get money?"), "8 diwrnod")
    walker.press("button", welsh(GO))
    assert "£5" in walker.heading
    assert "£42.50" in walker.text
    assert walker.too_wide == []


def test_tab_leads_to_the_first_question(walker: Walker) -> None:
    passed = walker.keys_to("money_left", most=12)
    assert passed[:3] == ["Skip to the main part", "Budget Help", "Help now"]
