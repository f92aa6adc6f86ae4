"""Pictures of each page in each language, for those who check a translation: ``make screenshots``.

They go into ``build/screenshots/<code>/``. Each visit is made in English and then turned into the language,
so a page shows the same person in all of them. LANGUAGES="cy ur" makes only those.
"""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, sync_playwright

from budgethelp import create_app
from budgethelp.languages.language import ENGLISH
from budgethelp.web.translate import catalogues
from tests.browser.conftest import CHROMIUM, SIZES, WITHOUT
from tests.browser.visits import SCENES, visit
from tests.support.serving import serving

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "screenshots"
PLACES = ROOT / "build" / "test-places"


def main() -> None:
    """Every scene of the tests in every language, also in those not offered yet."""
    assert CHROMIUM, WITHOUT
    site = create_app({"SECRET_KEY": "for pictures only, not a secret", "DATA": PLACES})
    codes = _offer_all(site)
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for code in os.environ.get("LANGUAGES", "").split() or codes:
            for scene in SCENES:
                take(browser, address, scene, code)
            print(f"{FOLDER.relative_to(ROOT)}/{code}: {len(SCENES)} pages")


def take(browser: Browser, address: str, scene: str, code: str) -> None:
    """One picture of the whole page, on a phone."""
    context = browser.new_context(base_url=address, viewport=SIZES["phone"], locale="en-GB")
    page = context.new_page()
    page.goto("/")
    visit(page, scene)
    if code != ENGLISH:
        page.goto(f"/language/{code}?to={page.url.removeprefix(address)}")
    path = FOLDER / code / f"{scene.replace(' ', '-')}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=True)
    context.close()


def _offer_all(site: Flask) -> list[str]:
    """A language is looked at before it is offered."""
    with site.app_context():
        known = catalogues()
        for language in known.values():
            object.__setattr__(language, "offered", True)
        return list(known)


if __name__ == "__main__":
    main()
