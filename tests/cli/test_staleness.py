"""What is old is listed for people to check again. Time that passes makes a list, never a red test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from click.testing import Result
from flask import Flask

from budgethelp.cli.rules import Stale, find_stale
from budgethelp.dates.clock import london_now
from budgethelp.problems import StartError
from budgethelp.web.content import Content
from tests.support.make import MakeApp

TODAY = date(2026, 11, 21)
KINDS = {"figure", "rule", "bill", "worth", "service", "council", "duty"}


@pytest.fixture(scope="module")
def known(app: Flask) -> Content:
    found: Content = app.extensions["budgethelp"]
    return found


def old(known: Content, today: date, days: int = 90) -> list[Stale]:
    return [stale for stale in find_stale(known, today, days) if stale.checked]


def kinds(found: list[Stale]) -> set[str]:
    return {stale.what.split()[0] for stale in found}


def checked_on(known: Content, day: date) -> Content:
    """Knowledge of 1 service that was checked on that day, and nothing else."""
    service = replace(known.services["samaritans"], checked=day)
    none = replace(known.rulebook, rules=(), figures={})
    no_councils = replace(known.councils, by_gss={})
    no_duties = replace(known.responsibilities, rules=())
    return replace(
        known, rulebook=none, bill_facts={}, worth_checking=(), services={"samaritans": service},
        councils=no_councils, responsibilities=no_duties,
    )  # fmt: skip


@pytest.mark.parametrize(("age", "is_old"), [(0, False), (89, False), (90, True), (400, True)])
def test_a_check_is_old_after_as_many_days_as_are_asked(known: Content, age: int, is_old: bool) -> None:
    found = find_stale(checked_on(known, TODAY - timedelta(days=age)), TODAY, 90)
    assert bool(found) is is_old


def test_an_old_check_says_how_old_and_since_when(known: Content) -> None:
    [stale] = find_stale(checked_on(known, date(2026, 8, 1)), TODAY, 90)
    assert (stale.what, stale.due) == ("service samaritans", date(2026, 10, 30))
    assert stale.why == "checked 112 days ago"


def test_a_year_later_everything_of_every_kind_is_old(known: Content) -> None:
    assert kinds(old(known, TODAY + timedelta(days=365))) == KINDS


def test_what_nobody_has_checked_is_listed_last(known: Content) -> None:
    found = find_stale(known, TODAY + timedelta(days=365), 90)
    days = [stale.due or date.max for stale in found]
    assert days == sorted(days)
    assert days[-1] == date.max


def test_a_figure_is_old_the_day_after_its_year(known: Content) -> None:
    figure = known.rulebook.figures["uc single under 25"]
    latest = replace(figure.values[-1], until=date(2027, 4, 5))
    lone = replace(known.rulebook, rules=(), figures={"one": replace(figure, values=(latest,))})
    few = replace(known, rulebook=lone)
    ended = [
        [stale.why for stale in find_stale(few, day, 9_999) if stale.what.startswith("figure")]
        for day in (date(2027, 4, 5), date(2027, 4, 6))
    ]
    assert ended == [[], ["its year ended on 2027-04-05. Add the new value"]]


def test_a_council_that_is_no_more_is_not_asked_about(known: Content) -> None:
    gone = [c for c in known.councils.by_gss.values() if c.valid_to and c.valid_to < date(2027, 5, 1)]
    assert gone
    asked = {stale.what for stale in find_stale(known, date(2027, 5, 1), 0)}
    assert not [c.gss for c in gone if f"council {c.gss} {c.short_name}" in asked]


@pytest.fixture
def stale(make_app: MakeApp) -> Callable[..., Result]:
    """Types ``flask rules stale …`` on a day."""

    def type_in(year: int, *words: str) -> Result:
        app = make_app(NOW=london_now(datetime(year, 11, 21, 9)))
        return app.test_cli_runner().invoke(args=["rules", "stale", *words])

    return type_in


@pytest.mark.parametrize("year", [2026, 2028, 2036])
def test_time_passing_makes_a_longer_list_and_no_fault(stale: Callable[..., Result], year: int) -> None:
    result = stale(year)
    assert (result.exit_code, result.exception) == (0, None)
    assert result.output.splitlines()[-1].endswith(" to check.")


def test_a_longer_patience_makes_a_shorter_list(stale: Callable[..., Result]) -> None:
    lists = [stale(2027, "--days", days).output.count("\n") for days in ("90", "400")]
    assert lists[0] > lists[1] > 1


@pytest.mark.parametrize("year", [2027, 2031])
def test_the_site_starts_and_checks_in_years_to_come(make_app: MakeApp, year: int) -> None:
    app = make_app(NOW=london_now(datetime(year, 6, 1, 9)))
    result = app.test_cli_runner().invoke(args=["rules", "check"])
    assert result.output.endswith("nothing wrong.\n")


def test_a_day_on_which_a_figure_has_no_value_stops_the_start(make_app: MakeApp) -> None:
    with pytest.raises(StartError) as stopped:
        make_app(NOW=london_now(datetime(2026, 4, 5, 9)))
    assert len(stopped.value.problems) > 10
    assert '"uc single under 25" has no value on 2026-04-05. Add the one' in str(stopped.value)
