"""What a person takes away, as printers, cameras and other browsers meet it."""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SIZES
from tests.browser.test_look import ALL, COLOURS, OPEN_ALL, TOO_SMALL, TOO_WIDE, faults
from tests.browser.test_weight import MOST_BYTES, fetch_again
from tests.browser.visits import answer, press, tick
from tests.plan.test_link import USUAL, VERSION_1, VERSION_1_WITHOUT_AMOUNTS

NEEDED = {"pdftoppm": "poppler-utils", "pdftotext": "poppler-utils", "zbarimg": "zbar-tools"}
PAGES = (
    "/print",
    "/print?large=yes",
    "/worksheet",
    "/area-sheet?place=E08000035",
    "/phone",
    "/open",
    "/area-sheet",
)
TO_PRINT = ("/print", "/print?large=yes", "/worksheet", "/worksheet?large=yes", "/area-sheet?place=E07000178")


def run(program: str, *arguments: object) -> str:
    """What a program says; the test is skipped, with the reason, where it is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"no {program} here: apt-get install {NEEDED[program]}")
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=False).stdout


def scan(picture: Path) -> str:
    """What a camera reads in a picture with one code."""
    return run("zbarimg", "--quiet", "--raw", picture).strip()


@pytest.fixture
def planned(open_page: Any) -> Page:
    """Someone with a heavy plan: long steps, and danger among them."""
    page: Page = open_page("/")
    answer(page, "6.37", "5", "LS1 4AP")
    tick(page, "suicidal", "no_food", "no_energy", "behind_bills")
    return page


def to_pdf(page: Page, path: str, folder: Path) -> Path:
    """A page as Chromium prints it."""
    page.goto(path)
    file = folder / "sheet.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    return file


def sides(pdf: Path) -> list[Path]:
    """Each side as a picture."""
    run("pdftoppm", "-r", "100", "-png", pdf, pdf.with_suffix(""))
    return sorted(pdf.parent.glob("sheet-*.png"))


@pytest.mark.parametrize("path", TO_PRINT)
def test_a_sheet_is_1_or_2_sides_and_none_is_empty(planned: Page, path: str, tmp_path: Path) -> None:
    pdf = to_pdf(planned, path, tmp_path)
    pictures = sides(pdf)
    assert 1 <= len(pictures) <= 2
    assert all(picture.stat().st_size > 8_000 for picture in pictures)


@pytest.mark.parametrize(("path", "points"), [("/print", 12), ("/print?large=yes", 16), ("/worksheet", 12)])
def test_no_letter_on_paper_is_small(planned: Page, path: str, points: int) -> None:
    planned.goto(path)
    planned.emulate_media(media="print")
    sizes = planned.evaluate("""() => [...document.querySelectorAll('.sheet *')]
        .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
        .map(each => parseFloat(getComputedStyle(each).fontSize))""")
    assert len(sizes) > 20
    assert round(min(sizes) * 0.75, 3) >= points


def test_no_line_runs_through_the_words_under_the_code(planned: Page) -> None:
    planned.set_viewport_size(SIZES["laptop"])
    planned.emulate_media(media="print")
    planned.goto("/print?no_amounts=yes")
    line, code = (planned.locator(f".sheet {each}").first.bounding_box() or {} for each in ("h2", ".code"))
    assert line["x"] + line["width"] <= code["x"] or line["y"] >= code["y"] + code["height"]


def test_only_the_sheet_is_printed(planned: Page, tmp_path: Path) -> None:
    words = run("pdftotext", to_pdf(planned, "/print", tmp_path), "-")
    assert words.startswith("What to do first")
    assert "Leave" not in words


def test_paper_is_black_and_white_also_for_someone_in_dark_mode(planned: Page) -> None:
    planned.emulate_media(media="print", color_scheme="dark")
    planned.goto("/print")
    colours = planned.evaluate("""() => [...document.querySelectorAll('.sheet, .sheet *:not(svg, path)')]
        .map(each => getComputedStyle(each).color)""")
    assert set(colours) == {"rgb(0, 0, 0)"}
    assert planned.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def open_shared(page: Page) -> None:
    expect(page.get_by_role("heading", name="Open the plan that was shared with you?")).to_be_visible()
    press(page.get_by_role("button", name="Open the plan"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_camera_reads_the_code_on_a_screen(planned: Page, scheme: str, tmp_path: Path) -> None:
    planned.emulate_media(color_scheme=scheme)
    planned.goto("/phone?amounts=yes")
    planned.screenshot(path=tmp_path / "screen.png", full_page=True)
    assert scan(tmp_path / "screen.png") == planned.input_value("#link")


@pytest.mark.parametrize("path", ["/print", "/print?large=yes"])
def test_the_code_on_paper_opens_the_same_plan_in_another_browser(
    planned: Page, open_page: Any, path: str, tmp_path: Path
) -> None:
    titles = planned.locator(".step h3").all_text_contents()
    link = scan(sides(to_pdf(planned, path, tmp_path))[0])
    other = open_page(link)
    open_shared(other)
    expect(other).to_have_url(re.compile("/plan$"))
    assert other.locator(".step h3").all_text_contents() == titles
    expect(other.get_by_text("£6.37").first).to_be_attached()


def test_a_sheet_without_amounts_has_a_code_without_amounts(
    planned: Page, open_page: Any, tmp_path: Path
) -> None:
    link = scan(sides(to_pdf(planned, "/print?no_amounts=yes", tmp_path))[0])
    other = open_page(link)
    open_shared(other)
    expect(other.get_by_label("How much money do you have left now?")).to_be_visible()


def test_nothing_after_the_hash_reaches_a_log(
    open_page: Any, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    page = open_page(f"/open#{VERSION_1}")
    open_shared(page)
    expect(page).to_have_url(re.compile("/plan$"))
    said = caplog.text + "".join(capfd.readouterr())
    assert "POST /open" in said
    assert VERSION_1[:12] not in said


def test_the_address_and_the_history_keep_nothing_of_it(open_page: Any) -> None:
    page = open_page(f"/open#{VERSION_1}")
    expect(page).to_have_url(re.compile("/open$"))
    open_shared(page)
    expect(page).to_have_url(re.compile("/plan$"))
    page.go_back()
    expect(page).to_have_url(re.compile("/open$"))


def test_before_the_button_nothing_is_sent_or_kept(open_page: Any) -> None:
    page = open_page(f"/open#{VERSION_1}")
    expect(page.get_by_role("button", name="Open the plan")).to_be_visible()
    assert page.context.cookies() == []


def test_without_script_the_page_says_another_way(open_page: Any) -> None:
    page = open_page(f"/open#{VERSION_1}", java_script_enabled=False)
    expect(page.get_by_text("it cannot read the link")).to_be_visible()
    expect(page.get_by_text("Do you have the printed sheet?")).to_be_visible()
    expect(page.get_by_role("button", name="Open the plan")).to_be_hidden()


def test_a_spoiled_link_says_why_kindly(open_page: Any) -> None:
    page = open_page(f"/open#{VERSION_1[:-2]}")
    open_shared(page)
    expect(page.get_by_role("alert")).to_contain_text("A part of the link is missing or has changed.")


def test_a_link_without_amounts_asks_one_question_by_keyboard(open_page: Any) -> None:
    page = open_page(f"/open#{VERSION_1_WITHOUT_AMOUNTS}")
    page.get_by_role("button", name="Open the plan").press("Enter")
    page.get_by_label("How much money do you have left now?").fill("30")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Leeds City Council").first).to_be_visible()
    assert USUAL.councils == ("E08000035",)


def test_the_link_is_copied(planned: Page) -> None:
    planned.context.grant_permissions(["clipboard-read", "clipboard-write"])
    planned.goto("/phone")
    planned.get_by_role("button", name="Copy the link").click()
    expect(planned.get_by_role("button", name="Copied")).to_be_visible()
    assert planned.evaluate("navigator.clipboard.readText()") == planned.input_value("#link")


def test_files_are_kept_by_name(planned: Page) -> None:
    planned.goto("/phone")
    with planned.expect_download() as words:
        planned.get_by_role("link", name="Keep it as a file").click()
    with planned.expect_download() as calendar:
        planned.get_by_role("button", name="Get the calendar file").click()
    assert [words.value.suggested_filename, calendar.value.suggested_filename] == ["plan.txt", "plan.ics"]


@pytest.fixture(scope="module", params=PAGES)
def shown(request: pytest.FixtureRequest, chromium: Browser, site: str) -> Iterator[Page]:
    """Each page on a phone, with all that is folded opened."""
    context = chromium.new_context(base_url=site, viewport=SIZES["phone"])
    page = context.new_page()
    page.goto("/")
    answer(page, "42.50", "8 days", "LS1 4AP")
    page.goto(f"{request.param}#{VERSION_1}" if request.param == "/open" else request.param)
    page.evaluate(OPEN_ALL)
    yield page
    context.close()


def test_axe_finds_nothing(shown: Page) -> None:
    assert faults(shown, ALL) == []


def test_axe_finds_nothing_in_the_dark(shown: Page) -> None:
    shown.emulate_media(color_scheme="dark")
    assert faults(shown, COLOURS) == []


def test_everything_to_press_is_44_pixels_here(shown: Page) -> None:
    assert shown.evaluate(TOO_SMALL) == []


def test_a_small_screen_scrolls_one_way(shown: Page) -> None:
    shown.set_viewport_size({"width": 320, "height": 640})
    assert shown.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("path", PAGES)
def test_each_page_is_small(open_page: Any, path: str) -> None:
    page = open_page("/", service_workers="block")
    answer(page, "42.50", "8 days", "LS1 4AP")
    page.goto(path)
    _, size = fetch_again(page)
    assert 2_000 < size < MOST_BYTES
