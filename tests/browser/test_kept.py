"""Keep it on this phone: the plan and the numbers open with no signal, and all of it goes at one press."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, Route, expect

from budgethelp.web.assets import STATIC
from tests.browser.test_look import ALL, OPEN_ALL, TOO_SMALL, TOO_WIDE, faults
from tests.browser.visits import answer, unfold
from tests.conftest import NOW

HAS_TO_LAST = "£42.50 in all, before bills."
LEFT = """async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...await caches.keys(),
    ...(await navigator.serviceWorker.getRegistrations()).map(each => each.scope)]"""
FILES = """async () => (await Promise.all((await caches.keys()).map(async name =>
    (await caches.open(name)).keys()))).flat().map(each => new URL(each.url).pathname)"""
BY_HAND = {"sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
NEVER_DONE = """() => {
    CacheStorage.prototype.keys = () => new Promise(() => {})
    ServiceWorkerContainer.prototype.getRegistrations = () => new Promise(() => {})
}"""
READY = "() => navigator.serviceWorker.ready.then(() => true)"


@pytest.fixture
def plan(open_page: Any) -> Page:
    """A plan on the person's own phone, whose clock shows the day that the site has."""
    page: Page = open_page("/")
    page.context.clock.set_fixed_time(datetime.fromisoformat(NOW))
    answer(page, "42.50", "8 days", "LS1 4AP")
    return page


@pytest.fixture
def kept(plan: Page) -> Page:
    """The same, kept on the phone."""
    unfold(plan)
    plan.get_by_role("link", name="Keep it on this phone").click()
    plan.get_by_role("button", name="Keep it on this phone").click()
    expect(plan.get_by_text("Your plan is kept on this phone.")).to_be_visible()
    return plan


def on_the_phone(page: Page) -> list[str]:
    """Everything that the browser holds of the site, cookies aside."""
    found: list[str] = page.evaluate(LEFT)
    return found


def without_clear_site_data(route: Route) -> None:
    """The answer as a browser that has never heard of Clear-Site-Data has it."""
    answer = route.fetch(headers={**route.request.headers, **BY_HAND})
    headers = {name: value for name, value in answer.headers.items() if name != "clear-site-data"}
    route.fulfill(response=answer, headers=headers)


def test_a_kept_plan_opens_with_no_signal(kept: Page) -> None:
    kept.context.set_offline(True)
    kept.goto("/kept")
    expect(kept.get_by_text(HAS_TO_LAST)).to_be_visible()
    expect(kept.get_by_text("This is your plan as it was on Saturday 21 November.")).to_be_visible()
    expect(kept.get_by_role("link", name="MoneyHelper").first).to_be_visible()
    unfold(kept)
    expect(kept.get_by_role("link", name="Phone").first).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/plan", "/worries"])
def test_with_no_signal_every_page_leads_to_the_kept_plan(kept: Page, path: str) -> None:
    kept.context.clear_cookies()
    kept.context.set_offline(True)
    kept.goto(path)
    expect(kept.get_by_text(HAS_TO_LAST)).to_be_visible()
    expect(kept.get_by_text("The page you asked for needs a signal.")).to_be_visible()


def test_a_kept_plan_says_nothing_that_is_true_only_now(kept: Page) -> None:
    kept.goto("/kept")
    expect(kept.get_by_text("Closed now")).to_have_count(0)
    expect(kept.get_by_text("Open now")).to_have_count(0)
    expect(kept.get_by_text("Monday to Friday").first).to_be_attached()


def test_all_links_of_a_kept_plan_work_with_no_signal(kept: Page) -> None:
    kept.goto("/kept")
    links = kept.locator("[data-plan] a[href^='/']").evaluate_all("all => all.map(a => a.pathname)")
    assert set(links) <= {"/help-now"}
    assert kept.locator("[data-plan] :is(form, button)").count() == 0


def test_the_first_page_leads_to_the_kept_plan(kept: Page) -> None:
    kept.context.clear_cookies()
    kept.goto("/")
    kept.get_by_role("link", name="Open the plan kept on this phone").click()
    expect(kept.get_by_text(HAS_TO_LAST)).to_be_visible()


def test_steps_are_ticked_on_the_phone_with_no_signal(kept: Page) -> None:
    kept.context.set_offline(True)
    kept.goto("/kept")
    unfold(kept)
    kept.get_by_role("checkbox", name="I have done this").first.check()
    expect(kept.get_by_text("What you have done counts.")).to_be_visible()
    kept.reload()
    expect(kept.locator("[data-plan] input")).to_have_count(3)  # steps alone, not what is worth a check
    expect(kept.get_by_role("checkbox", name="I have done this").first).to_be_checked()
    expect(kept.get_by_role("checkbox", name="I have done this").nth(1)).not_to_be_checked()


def test_by_keyboard_the_next_thing_has_the_focus(kept: Page) -> None:
    expect(kept.get_by_role("link", name="Open the kept plan")).to_be_focused()
    kept.keyboard.press("Tab")
    kept.keyboard.press("Enter")
    expect(kept.get_by_role("button", name="Keep it on this phone")).to_be_focused()


@pytest.mark.parametrize("path", ["/keep", "/kept"])
def test_one_press_takes_it_all_off(kept: Page, path: str) -> None:
    kept.goto(path)
    kept.get_by_role("button", name="Take it off this phone").click()
    expect(kept.get_by_text("Nothing is kept on this phone any more.")).to_be_visible()
    expect(kept.get_by_text(HAS_TO_LAST)).to_have_count(0)
    assert on_the_phone(kept) == []


@pytest.mark.parametrize(("day", "there"), [("2026-11-28T23:59", 1), ("2026-11-29T00:01", 0)])
def test_it_goes_on_the_day_of_the_next_income(kept: Page, day: str, there: int) -> None:
    kept.context.set_offline(True)
    kept.context.clock.set_fixed_time(datetime.fromisoformat(day))
    kept.goto("/kept")
    expect(kept.get_by_text(HAS_TO_LAST)).to_have_count(there)
    assert kept.evaluate("localStorage.length") == there


def test_finish_and_clear_takes_it_off(kept: Page) -> None:
    kept.goto("/answers")
    kept.get_by_role("button", name="Finish and clear").click()
    expect(kept.get_by_role("heading", name="All cleared")).to_be_visible()
    kept.wait_for_load_state("networkidle")
    assert on_the_phone(kept) == []


def test_clearing_right_after_the_first_press_leaves_nothing(plan: Page) -> None:
    plan.mouse.wheel(0, 300)
    plan.goto("/answers")
    plan.get_by_role("button", name="Finish and clear").click()
    expect(plan.get_by_role("heading", name="All cleared")).to_be_visible()
    plan.wait_for_load_state("networkidle")
    assert on_the_phone(plan) == []


def test_clearing_works_in_a_browser_that_does_not_know_how_to_clear(kept: Page) -> None:
    kept.context.route("**/cleared", without_clear_site_data)
    kept.goto("/cleared")
    expect(kept.get_by_role("heading", name="All cleared")).to_be_visible()
    kept.wait_for_load_state("networkidle")
    assert on_the_phone(kept) == []


def test_leaving_takes_it_off(kept: Page, site: str) -> None:
    kept.goto("/kept")
    kept.get_by_role("link", name="Leave").click()
    kept.wait_for_url("**/robots.txt")
    kept.goto(f"{site}/static/icon.svg")
    assert on_the_phone(kept) == []


def test_leaving_takes_it_off_even_when_the_page_is_gone_before_it_could(kept: Page, site: str) -> None:
    kept.goto("/kept")
    kept.evaluate(NEVER_DONE)
    kept.get_by_role("link", name="Leave").click()
    kept.wait_for_url("**/robots.txt")
    kept.goto(f"{site}/static/icon.svg")
    assert on_the_phone(kept) == []


def test_only_pages_that_are_the_same_for_everyone_are_in_the_cache(kept: Page) -> None:
    kept.goto("/plan")
    kept.goto("/answers")
    paths = set(kept.evaluate(FILES))
    files = {"/static/leave.js", "/static/kept.js"}
    assert paths == {"/kept", "/help-now/no-signal"} | files


def test_nothing_about_a_person_is_on_the_phone_before_they_choose_it(plan: Page) -> None:
    plan.mouse.wheel(0, 300)
    assert plan.evaluate(READY)
    assert plan.evaluate("localStorage.length") == 0


def test_help_now_opens_with_no_signal_after_a_first_visit(open_page: Any) -> None:
    page = open_page("/help-now")
    assert page.evaluate(READY)
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.context.set_offline(True)
    page.goto("/help-now")
    expect(page.get_by_role("link", name="Phone 116 123").first).to_be_visible()
    expect(page.get_by_text("There is no signal now")).to_be_visible()


def test_help_now_opens_with_no_signal_after_a_first_plan(plan: Page) -> None:
    plan.mouse.wheel(0, 300)
    assert plan.evaluate(READY)
    plan.context.set_offline(True)
    plan.get_by_role("link", name="Help now").first.click()
    expect(plan.get_by_role("link", name="Phone 999").first).to_be_visible()


def test_it_is_not_offered_when_someone_is_with_me(open_page: Any) -> None:
    page = open_page("/together")
    answer(page, "42.50", "8 days")
    expect(page.get_by_role("link", name="Keep it on this phone")).to_have_count(0)
    page.goto("/keep")
    page.wait_for_url("**/plan")
    assert on_the_phone(page) == []


def test_without_script_it_is_not_offered(open_page: Any) -> None:
    page = open_page("/", java_script_enabled=False)
    answer(page, "42.50", "8 days")
    expect(page.get_by_role("link", name="Keep it on this phone")).to_be_hidden()
    page.goto("/keep")
    expect(page.get_by_text("This browser cannot keep it.")).to_be_visible()


def test_without_a_signal_while_keeping_nothing_is_kept(plan: Page) -> None:
    unfold(plan)
    plan.get_by_role("link", name="Keep it on this phone").click()
    plan.context.set_offline(True)
    plan.get_by_role("button", name="Keep it on this phone").click()
    expect(plan.get_by_text("That did not work.")).to_be_visible()
    assert plan.evaluate("localStorage.length") == 0


def test_chromium_would_install_it(kept: Page) -> None:
    wire = kept.context.new_cdp_session(kept)
    kept.goto("/kept")
    missing = {each["errorId"] for each in wire.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert missing <= {"in-incognito"}  # as every test's browser is
    assert wire.send("Page.getAppManifest")["errors"] == []


def test_axe_finds_nothing_on_a_kept_plan(kept: Page) -> None:
    kept.goto("/kept")
    kept.evaluate(OPEN_ALL)
    assert faults(kept, ALL) == []
    kept.set_viewport_size({"width": 320, "height": 640})
    assert kept.evaluate(TOO_WIDE) == []
    assert kept.evaluate(TOO_SMALL) == []


def test_all_script_together_is_small(site: str) -> None:
    scripts = ["sw.js", *(f"static/{path.name}" for path in STATIC.glob("*.js") if path.name != "sw.js")]
    asked = [Request(f"{site}/{name}", headers={"Accept-Encoding": "br"}) for name in scripts]
    assert 2_000 < sum(len(urlopen(each).read()) for each in asked) < 6 * 1024


def test_when_the_site_is_down_help_now_still_opens(open_page: Any) -> None:
    page = open_page("/help-now")
    assert page.evaluate(READY)
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.context.route("**/help-now", lambda route: route.fulfill(status=503, body="down"))
    page.goto("/help-now")
    expect(page.get_by_role("link", name="Phone 999").first).to_be_visible()
