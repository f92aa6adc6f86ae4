"""A figure lasts from its first day until its next value starts; before the first there is none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from budgethelp.rules.figures import load_figures
from budgethelp.rules.rulebook import FOLDER
from tests.rules.conftest import WriteRule

FIGURES = load_figures(FOLDER / "figures.toml")


def test_a_value_holds_until_the_day_before_the_next(write_rule: WriteRule) -> None:
    figure = load_figures(write_rule() / "figures.toml")["advance months"]
    assert [figure.shown_on(day) for day in (date(2026, 4, 5), date(2026, 4, 6), date(2040, 1, 1))] == [
        12,
        24,
        24,
    ]


def test_a_figure_asked_for_before_its_first_day_is_an_error(write_rule: WriteRule) -> None:
    figure = load_figures(write_rule() / "figures.toml")["advance months"]
    with pytest.raises(LookupError, match='"advance months" has no value on 2025-04-29'):
        figure.on(date(2025, 4, 29))


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_has_no_value_before_its_first_day(name: str) -> None:
    figure = FIGURES[name]
    first = figure.values[0].start
    assert figure.on(first).value == figure.values[0].value
    with pytest.raises(LookupError):
        figure.on(first - timedelta(days=1))
