"""The whole site in Welsh: no English is left but names, and the words for those who read no Welsh."""

from __future__ import annotations

import pytest
from flask import Flask

from budgethelp.directory.services import load_national
from budgethelp.languages.language import read_languages
from budgethelp.web.translate import FOLDER
from tests.languages.test_languages import ABOUT_ME, BILL, FOR_TWO, ON_PAPER, PUBLIC, WORRIES
from tests.support.page import Page
from tests.support.visitor import Visitor
from tests.support.worries import worries

pytestmark = pytest.mark.skip(
    reason="While the English still moves, new sentences fall back to it, marked; Welsh is made whole last."
)

# Benefits and laws of other nations have no Welsh name; forms of words hold nothing to translate.
KEPT = {
    *("Adult Disability Payment", "Carer Support Payment", "Pension Age Winter Heating Payment"),
    *("Scottish Child Payment", "Winter Heating Payment", "Cruse Scotland"),
    *("Northern Ireland Housing Executive", "Land & Property Services", "Relay UK"),
    *("Statutory Instrument 2025/387", "Scottish Statutory Instrument 2026/170"),
    *("Scottish Statutory Instruments 2026", "%(what)s, %(amount)s", "%(kind)s, %(amount)s"),
}


def english_left(page: Page) -> list[str]:
    found = page.select('main [lang="en"]:not(.spoken), header [lang="en"]:not(a)')
    return [each.get_text() for each in found]


@pytest.fixture
def welsh(app: Flask) -> Visitor:
    """Someone in Cardiff whose phone speaks Welsh."""
    return Visitor(app, **{"Accept-Language": "cy"})


@pytest.mark.parametrize("path", [*PUBLIC, *ON_PAPER])
def test_no_english_is_left_on(welsh: Visitor, path: str) -> None:
    page = welsh.get(path)
    assert page.select("html")[0]["lang"] == "cy"
    assert english_left(page) == []


def test_no_english_is_left_for_someone_with_many_worries(welsh: Visitor) -> None:
    welsh.get("/")
    welsh.submit(money_left="42.50", next_income="8", postcode="CF10 1EP")
    welsh.send("/worries", worries(*WORRIES))
    welsh.send("/bills", BILL)
    left = {path: english for path in (*ABOUT_ME, *FOR_TWO) if (english := english_left(welsh.get(path)))}
    assert left == {}


def test_what_is_the_same_in_both_is_a_name() -> None:
    names = {each.name for each in load_national().values()}
    words = read_languages(FOLDER)["cy"].words
    same = {text for (_, text), said in words.items() if said[0] == text and len(text.split()) > 1}
    assert {text for text in same if text.strip("()") not in names} == KEPT
