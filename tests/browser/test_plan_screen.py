"""One screen: what is seen of a plan at a glance, on a phone and a laptop, in the evening and the morning.

The bounds are those of docs/decisions/0014-one-screen.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from budgethelp.dates.clock import london_now
from tests.browser.conftest import SIZES
from tests.support.make import MakeApp
from tests.support.people import FOLDER, read_person

Open = Callable[[dict[str, Any]], Page]

GIVEN = [read_person(path) for path in sorted(FOLDER.glob("*.toml"))]  # the 12 example people
PLACES = {
    "england": "E06000023",
    "wales": "W06000015",
    "scotland": "S12000036",
    "northern_ireland": "N09000003",
}
TWO = [
    {"money_left": "42.50", "days": 8, "nation": "england"},
    {"money_left": "-35.00", "days": 5},
    {"money_left": "120.00", "days": 12, "nation": "scotland"},
    {"money_left": "0.00", "days": 3, "nation": "wales"},
    {"money_left": "14.00", "days": 6, "nation": "northern_ireland", "adults": 2, "children_ages": [1, 4]},
]
CRISIS = [
    {"money_left": "0.00", "days": 3, "nation": "wales", "needs": ["no_food", "no_energy"]},
    {"money_left": "14.00", "days": 6, "nation": "northern_ireland", "needs": ["unsafe"]},
    {"money_left": "60.00", "days": 6, "nation": "scotland", "needs": ["suicidal"]},
    {"money_left": "9.00", "days": 4, "nation": "england", "needs": ["nowhere_tonight"]},
    {"money_left": "3.00", "days": 4, "needs": ["no_food"]},
]
SEEN = """() => {
  const box = (e) => e.getBoundingClientRect()
  const seen = (e) => box(e).width > 1 && box(e).height > 1 && box(e).bottom > 0 && e.checkVisibility()
  const main = document.querySelector("main")
  const ways = [...main.querySelectorAll(".reach:not(.shut), .step .links a")].filter(seen)
  const ask = document.getElementById("next")
  return {
    height: document.documentElement.scrollHeight,
    controls: [...document.querySelectorAll("a, button, summary")].filter(seen).length,
    words: main.innerText.match(/\\S+/g).length,
    ask: ask && Math.round(box(ask).top + scrollY),
    way: ways.length ? Math.round(box(ways[0]).bottom + scrollY) : null,
  }
}"""


@pytest.fixture(scope="module", params=["2026-12-02T21:23", "2026-12-02T10:30"])
def served(request: pytest.FixtureRequest, make_app: MakeApp) -> Iterator[tuple[Flask, str]]:
    site = make_app(NOW=london_now(datetime.fromisoformat(request.param)))
    server = make_server("127.0.0.1", 0, site, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield site, f"http://127.0.0.1:{server.port}"
    server.shutdown()


@pytest.fixture
def open_plan(served: tuple[Flask, str], chromium: Browser) -> Iterator[Open]:
    """Opens the plan of somebody, by the cookie that a visit would have left."""
    site, address = served
    contexts = []

    def open_(told: dict[str, Any]) -> Page:
        client = site.test_client()
        with client.session_transaction() as session:
            session["situation"] = with_a_day(told)
        cookie = client.get_cookie("answers")
        assert cookie is not None
        context = chromium.new_context(viewport=SIZES["phone"])
        contexts.append(context)
        context.add_cookies([{"name": "answers", "value": cookie.value, "url": address}])
        page = context.new_page()
        page.goto(f"{address}/plan")
        assert urlsplit(page.url).path == "/plan"
        return page

    yield open_
    for context in contexts:
        context.close()


def with_a_day(told: dict[str, Any]) -> dict[str, Any]:
    """What a person told, as the cookie keeps it on 2 December."""
    kept = {key: value for key, value in told.items() if key not in ("now", "days", "postcode", "language")}
    day = 2 + told["days"]
    kept["next_income"] = f"2026-12-{day:02}" if day <= 31 else f"2027-01-{day - 31:02}"
    if told.get("nation"):
        kept.setdefault("councils", [PLACES[told["nation"]]])
    return kept


def is_crisis(told: dict[str, Any]) -> bool:
    """Whether something was ticked: the plan has then the needs of a crisis to show."""
    return bool(told.get("needs"))


def check(page: Page, told: dict[str, Any], tall: int, wide: int) -> None:
    see = page.evaluate(SEEN)
    assert see["height"] <= tall, see
    assert see["controls"] <= 30, see
    assert see["words"] <= 180, see
    assert see["ask"] <= (960 if is_crisis(told) else 640), see
    page.set_viewport_size(SIZES["laptop"])
    assert page.evaluate(SEEN)["height"] <= wide


@pytest.mark.parametrize("told", TWO, ids=[f"£{each['money_left']}" for each in TWO])
def test_a_plan_of_two_questions_is_seen_at_a_glance(open_plan: Open, told: dict[str, Any]) -> None:
    check(open_plan(told), told, tall=1600, wide=800 if told.get("nation") else 880)


@pytest.mark.parametrize("told", CRISIS, ids=[each["needs"][0] for each in CRISIS])
def test_in_a_crisis_a_way_that_works_now_is_on_the_first_screen(
    open_plan: Open, told: dict[str, Any]
) -> None:
    page = open_plan(told)
    assert page.evaluate(SEEN)["way"] <= (320 if told.get("nation") else 480)
    check(page, told, tall=1920, wide=960)


@pytest.mark.parametrize("person", GIVEN, ids=[person.title for person in GIVEN])
def test_the_example_people_see_their_plan_at_a_glance(open_plan: Open, person: Any) -> None:
    page = open_plan(person.told)
    check(page, person.told, tall=1920, wide=960)


def test_the_figure_and_the_first_instruction_are_heard_first(open_plan: Open) -> None:
    page = open_plan(CRISIS[0])
    heard = page.locator("main").aria_snapshot()
    said = re.compile("heading|paragraph|link|button|text")
    lines = [line.strip() for line in heard.splitlines() if said.search(line)]
    start = next(number for number, line in enumerate(lines) if "[level=1]" in line)
    assert "£0 until" in lines[start]
    assert any("Ask for a free meal" in line for line in lines[start : start + 7]), lines[:12]


def test_on_a_laptop_rows_stand_open_as_far_as_all_stays_in_sight(open_plan: Open) -> None:
    page = open_plan(next(each for each in TWO if each.get("nation")))
    assert page.locator(".rows > details[open]").count() == 0
    page.set_viewport_size(SIZES["laptop"])
    page.reload()
    assert page.locator(".rows > details[open]").count() >= 1
    assert page.evaluate(SEEN)["height"] <= 800
