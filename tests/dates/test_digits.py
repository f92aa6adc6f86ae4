"""Numbers typed in another script."""

from __future__ import annotations

import pytest

from budgethelp.dates.typed_in import to_western
from tests.support.visitor import Visitor


@pytest.mark.parametrize("typed", ["٤٢٫٥٠", "۴۲٫۵۰", "৪২.৫০", "੪੨.੫੦", "42.50"])
def test_money_in_any_digits_is_the_same_money(visitor: Visitor, typed: str) -> None:
    visitor.get("/")
    assert "£42.50" in visitor.submit(money_left=typed, next_income="৮").text


def test_what_is_no_number_stays() -> None:
    assert to_western("½ £x², 3,7") == "½ £x², 3,7"
