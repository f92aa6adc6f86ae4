"""The page about accessibility says what the tests found, whatever that was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from budgethelp.dates.clock import london_now
from budgethelp.problems import StartError
from budgethelp.web.pages.about import CHECKS, Check
from tests.conftest import NOW
from tests.everywhere import results
from tests.everywhere.matrix import Finding
from tests.support.make import MakeApp
from tests.support.page import Page
from tests.support.visitor import Visitor

After = Callable[..., Page]
PASSED = "All tests passed."
GOOD = [Finding(look, "plan", "cy", script=True) for look in results.LOOKS]
BAD = [Finding("axe", "plan", "en", script=True, wrong=("label: <input>",))]
WALKS = [Check("firefox", 5, 0, 0, "")]


@pytest.fixture
def page_after(make_app: MakeApp, tmp_path: Path) -> After:
    """The page, after a run that found this."""

    def page(findings: list[Finding], walks: list[Check] = WALKS, now: str = NOW) -> Page:
        results.write(findings, walks, date(2026, 11, 21), {"Firefox": "153.7.0"}, tmp_path / "tested.toml")
        site = make_app(TESTED=tmp_path / "tested.toml", NOW=london_now(datetime.fromisoformat(now)))
        return Visitor(site).get("/accessibility")

    return page


def test_when_all_passed_it_says_so_and_when(page_after: After) -> None:
    page = page_after(GOOD)
    assert PASSED in page.text
    assert "Programs tested this site: Saturday 21 November. Pages: 1. Languages: 1." in page.text
    assert "Whole visits in Firefox 153.7.0: 5 of 5 passed" in page.text


@pytest.mark.parametrize(
    ("findings", "walks"),
    [
        ([*GOOD, *BAD], WALKS),
        (GOOD, [Check("firefox", 4, 1, 0, "")]),
        (GOOD, [Check("firefox", 0, 0, 5, "Firefox needs geckodriver")]),
        (GOOD, [Check("firefox", 0, 0, 0, "")]),
        ([], []),
    ],
)
def test_it_never_says_passed_when_something_failed_or_was_left_out(
    page_after: After, findings: list[Finding], walks: list[Check]
) -> None:
    page = page_after(findings, walks)
    assert PASSED not in page.text
    assert "Not all tests passed." in page.text


def test_what_failed_and_what_was_left_out_is_counted(page_after: After) -> None:
    page = page_after([*GOOD, *BAD], [Check("firefox", 0, 0, 5, "no geckodriver")])
    assert "Known faults that a program can find: 1 of 2 passed" in page.text
    assert "Whole visits in Firefox 153.7.0: 5 not tested" in page.text


def test_what_failed_is_not_said_to_work(page_after: After) -> None:
    narrow = [Finding("narrow", "plan", "cy", script=True, wrong=("too wide: <table>",))]
    assert "It fits a narrow screen." in page_after(GOOD).text
    assert "It fits a narrow screen." not in page_after([*GOOD, *narrow]).text


def test_old_results_say_that_they_are_old(page_after: After) -> None:
    assert "more than 90 days old" not in page_after(GOOD, now="2027-02-19T12:00").text
    assert "more than 90 days old" in page_after(GOOD, now="2027-02-20T12:00").text


def test_with_no_results_it_claims_nothing(make_app: MakeApp, tmp_path: Path) -> None:
    page = Visitor(make_app(TESTED=tmp_path / "tested.toml")).get("/accessibility")
    assert "The tests of this copy have not been run yet." in page.text


def test_a_spoiled_file_of_results_stops_the_start(make_app: MakeApp, tmp_path: Path) -> None:
    (tmp_path / "tested.toml").write_text("day = 2026-11-21", encoding="utf-8")
    with pytest.raises(StartError, match=r"tested.toml: 'pages'. Run `make everywhere`"):
        make_app(TESTED=tmp_path / "tested.toml")


def test_every_check_has_a_name_on_the_page() -> None:
    assert set(CHECKS) == {*results.LOOKS, *results.WALKS}
