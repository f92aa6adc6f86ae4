"""The days between on a narrow screen and on paper: no word is torn, and no line runs over another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.test_taken_away import run, to_pdf
from tests.browser.visits import visit

TORN = """() => {
    document.querySelectorAll('details').forEach(each => each.open = true)
    return [...document.querySelectorAll('tbody th, tbody td')].flatMap(cell => [...cell.childNodes])
        .filter(node => node.nodeType === 3)
        .flatMap(node => [...node.data.matchAll(/[a-z]+/gi)].map(word => {
            const range = document.createRange()
            range.setStart(node, word.index)
            range.setEnd(node, word.index + word[0].length)
            return [word[0], range.getClientRects().length]
        })).filter(([, lines]) => lines > 1)
}"""


def test_no_word_of_the_table_is_torn_on_a_narrow_screen(open_page: Any) -> None:
    page: Page = open_page("/", viewport={"width": 320, "height": 640})
    visit(page, "20 bills")
    assert page.locator("tbody th").count() == 41
    assert page.evaluate(TORN) == []


def test_on_paper_the_bills_end_before_the_next_line(open_page: Any, tmp_path: Path) -> None:
    page: Page = open_page("/")
    visit(page, "6 bills")
    words = run("pdftotext", "-layout", to_pdf(page, "/plan", tmp_path), "-")
    assert words.count("What can happen, and what to ask") == 6
    assert words.index("The order is the date only") > words.rindex("What can happen, and what to ask")
