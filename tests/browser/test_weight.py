"""A first visit is small: under 14 KB over the wire and at most 3 requests, all of them to us."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.visits import visit

MOST_BYTES = 14 * 1024
MOST_REQUESTS = 3


def fetch_again(page: Page) -> tuple[list[str], int]:
    """The addresses asked for and the bytes that came, headers too, when nothing is kept from before."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    wire.send("Network.setBypassServiceWorker", {"bypass": True})
    asked: list[str] = []
    sizes: list[float] = []
    wire.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.reload(wait_until="networkidle")
    return [url for url in asked if not url.startswith("data:")], int(sum(sizes))


@pytest.mark.parametrize("scene", ["first page", "plan", "nothing left", "danger", "help now"])
def test_a_first_visit_is_small(open_page: Any, site: str, scene: str) -> None:
    page = open_page("/")
    visit(page, scene)
    asked, size = fetch_again(page)
    assert len(asked) <= MOST_REQUESTS
    assert all(url.startswith(site) for url in asked)
    assert 2_000 < size < MOST_BYTES


@pytest.mark.parametrize(
    ("scene", "most"),
    [
        ("6 bills", 14 * 1024),
        ("6 bills, too little", 20 * 1024),
        ("20 bills", 21 * 1024),
        ("20 bills, too little", 25 * 1024),
    ],
)
def test_a_plan_with_bills_stays_small(open_page: Any, scene: str, most: int) -> None:
    page = open_page("/")
    visit(page, scene)
    asked, size = fetch_again(page)
    assert len(asked) <= MOST_REQUESTS
    assert 4_000 < size < most
