"""Whole visits, in every language, with script and without: what is looked at, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, TimeoutError

from budgethelp.languages.language import Language
from tests.browser.conftest import SIZES
from tests.browser.visits import SCENES, press, visit
from tests.everywhere.looks import LAYOUT, WITH_SCRIPT


@dataclass(frozen=True, slots=True)
class Finding:
    """One look at one page; nothing ``wrong`` means that it passed."""

    check: str
    scene: str
    code: str
    script: bool
    wrong: tuple[str, ...] = ()


def look_at(
    browser: Browser, address: str, scene: str, languages: Iterable[Language], script: bool
) -> Iterator[Finding]:
    """One visit, turned into each language, with every look that fits."""
    # Without the service worker, which has tests of its own: it loads 20 files beside each first page.
    context = browser.new_context(base_url=address, java_script_enabled=script, service_workers="block")
    page = context.new_page()
    page.goto("/")
    visit(page, scene)
    path = page.url.removeprefix(address).partition("#")[0]
    for language in languages:
        page.set_viewport_size(SIZES["phone"])
        turn(page, scene, path, language.code)
        for check, look in (WITH_SCRIPT if script else LAYOUT).items():
            yield Finding(check, scene, language.code, script, tuple(look(page, language)))
    context.close()


def turn(page: Page, scene: str, path: str, code: str) -> None:
    """The page of that visit, now in that language."""
    page.set_extra_http_headers({"Accept-Language": code})  # a page that forgets all asks the browser
    page.request.post(f"/language/{code}", form={"to": "/about"})
    try:
        page.goto(path, wait_until="domcontentloaded")
    except TimeoutError:  # a browser that is started 102 times stood still once; the page has to come now
        page.goto(path, wait_until="domcontentloaded")
    page.wait_for_load_state()
    if "mistakes" in scene:
        told = SCENES[scene][1]
        page.locator("#money_left").fill(str(told["money_left"]))
        page.locator("#next_income").fill(str(told["when"]))
        press(page.locator("main button.go"))
