"""Local help in a real browser: pages stay small with it, and every part works without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tests.browser.test_weight import MOST_BYTES, fetch_again
from tests.browser.visits import answer, press, tick, unfold
from tests.support.local import CREDIT, FEED, close_store, type_in
from tests.support.make import MakeApp


@pytest.fixture(scope="module")
def local_address(
    make_app: MakeApp, app: Flask, places_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a site with our small feed."""
    data = tmp_path_factory.mktemp("local")
    (data / "places.sqlite").symlink_to(places_file)
    served = make_app(NOW=app.config["NOW"], DATA=data)
    type_in(served, "add", "ours", str(FEED), *CREDIT)
    server = make_server("127.0.0.1", 0, served, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    close_store(served)


@pytest.fixture
def at_plan(chromium: Browser, local_address: str, size: dict[str, int], scripted: bool) -> Iterator[Page]:
    """Somebody in Leeds at their plan."""
    context = chromium.new_context(base_url=local_address, viewport=size, java_script_enabled=scripted)
    page = context.new_page()
    page.goto("/")
    answer(page, "12", "6 days", "LS1 4AP")
    yield page
    context.close()


def test_a_usual_plan_with_two_local_services_a_step_stays_small(at_plan: Page) -> None:
    cards = at_plan.locator(".first .helper, #first ~ .steps .helper")
    assert cards.filter(has_text="map app").count() == 4
    asked, size = fetch_again(at_plan)
    assert len(asked) <= 3
    assert 8_000 < size < MOST_BYTES, size


def test_no_page_with_local_help_is_wider_than_the_screen(at_plan: Page, size: dict[str, int]) -> None:
    tick(at_plan, "no_food")
    at_plan.goto("/plan")
    assert at_plan.evaluate("document.documentElement.scrollWidth") <= size["width"]
    at_plan.goto("/near")
    assert at_plan.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_looking_and_reporting_need_no_script(at_plan: Page, size: dict[str, int]) -> None:
    at_plan.goto("/near")
    at_plan.get_by_label("What help do you look for?").select_option("food")
    press(at_plan.get_by_role("button", name="Look for help"))
    # A sender may report a service 3 times a day. Here 4 browsers share an address: each size has its own.
    buttons = at_plan.get_by_role("button", name="Something wrong?")
    press(buttons.first if size["width"] < 500 else buttons.nth(1))
    at_plan.get_by_label("The opening times are wrong").check()
    press(at_plan.get_by_role("button", name="Send it"))
    assert at_plan.get_by_role("heading", name="Thank you").is_visible()


def test_links_and_buttons_of_a_card_are_big_enough_to_press(at_plan: Page) -> None:
    unfold(at_plan)
    boxes = at_plan.locator(".helper a:visible, .helper button:visible")
    sizes = [box for each in boxes.all() if (box := each.bounding_box())]
    assert len(sizes) > 8
    assert min(box["height"] for box in sizes) >= 44


def test_nothing_is_loaded_from_a_map(at_plan: Page, local_address: str) -> None:
    asked, _ = fetch_again(at_plan)
    assert all(url.startswith(local_address) for url in asked)
