"""A small part of ``make everywhere``, always the same, and its faults are found."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser

from budgethelp.languages.language import ENGLISH, Language
from budgethelp.web.translate import offered
from tests.everywhere.looks import measure_narrow, read_language, read_words
from tests.everywhere.matrix import look_at
from tests.everywhere.results import count_walks, read_tests

WELSH = Language("cy")


@pytest.mark.parametrize(("scene", "script"), [("help now", True), ("mistakes", False), ("plan", False)])
def test_some_visits_in_some_languages(
    chromium: Browser, site: str, app: Flask, scene: str, script: bool
) -> None:
    with app.app_context():
        languages = [language for code, language in offered().items() if code in (ENGLISH, "cy", "ar")]
    found = list(look_at(chromium, site, scene, languages, script))
    assert len({finding.code for finding in found}) == len(languages)
    assert [finding for finding in found if finding.wrong] == []


def test_each_fault_is_found(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(
        '<html lang="cy" dir="rtl"><p>Arian {left}</p><p>Read the page</p>'
        '<div><p style="position: absolute; top: 0">Un</p><p style="position: absolute; top: 0">Dau</p></div>'
        '<p style="overflow: hidden; height: 9px">Tri</p><div><p style="width: 400px">Pedwar</p></div></html>'
    )
    assert read_language(page, WELSH) == ["the page says ['cy', 'rtl']"]
    assert [each.split(":")[0] for each in read_words(page, WELSH)] == [
        "unfinished", "English that does not say so",
    ]  # fmt: skip
    assert {each.split(":")[0] for each in measure_narrow(page, WELSH)} == {
        "too wide", "cut off", "on each other",
    }  # fmt: skip


def test_walks_are_counted_by_engine(tmp_path: Path) -> None:
    report = tmp_path / "walks.xml"
    report.write_text(
        '<testsuites><testsuite><testcase classname="w" name="a[Chromium]"/>'
        '<testcase classname="w" name="a[Firefox]"><failure message="no"/></testcase>'
        '<testcase classname="w" name="a[WebKit]"><skipped message="WebKit needs Xvfb"/></testcase>'
        "</testsuite></testsuites>",
        encoding="utf-8",
    )
    counted = {check.code: check for check in count_walks(read_tests(report))}
    assert counted["chromium"].is_good
    assert counted["firefox"].failed == 1
    assert (counted["webkit"].skipped, counted["webkit"].why) == (1, "WebKit needs Xvfb")
    assert (counted["keys"].skipped, counted["keys"].why) == (1, "no test was found")
