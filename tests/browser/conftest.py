"""A real browser on the real site. Without Chromium these tests are skipped, and say so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from werkzeug.serving import make_server

from tests.support.make import MakeApp

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
# Without a graphics card, playing one is work for nothing.
LAUNCHED = ["--no-sandbox", "--disable-gpu", "--disable-gpu-compositing"]
SIZES = {"phone": {"width": 360, "height": 640}, "laptop": {"width": 1280, "height": 800}}
WAIT = 15_000  # a busy machine is slow; what never comes still fails
expect.set_options(timeout=WAIT)
WITHOUT = "no Chromium here: apt-get install chromium, or say where it is in CHROMIUM"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.skipif(CHROMIUM is None, reason=WITHOUT))


@pytest.fixture(scope="session")
def site(app: Flask, make_app: MakeApp) -> Iterator[str]:
    """The address of the site, served as it is on NOW. Leaving goes to a plain page of another name."""
    served = make_app(NOW=app.config["NOW"])
    server = make_server("127.0.0.1", 0, served, threaded=True)
    served.config["LEAVE_URL"] = f"http://localhost:{server.port}/robots.txt"
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


@pytest.fixture(scope="session")
def playwright_() -> Iterator[Playwright]:
    """What starts browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright_: Playwright) -> Browser:
    """One browser for all; each test has its own cookies in it."""
    return playwright_.chromium.launch(executable_path=CHROMIUM, args=LAUNCHED)


@pytest.fixture(params=["script", "no script"])
def scripted(request: pytest.FixtureRequest) -> bool:
    """Every visit is made with script and without."""
    return bool(request.param == "script")


@pytest.fixture(params=sorted(SIZES))
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    """Every visit is made on a phone and on a laptop."""
    return SIZES[request.param]


@pytest.fixture
def open_page(chromium: Browser, site: str) -> Iterator[Any]:
    """Opens a page in a browser of its own: ``open_page("/", javaScriptEnabled=False)``."""
    contexts = []

    def open_(path: str, **options: Any) -> Page:
        context = chromium.new_context(base_url=site, **{"viewport": SIZES["phone"], **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
