"""Days in Welsh sentences."""

from __future__ import annotations

import pytest

from budgethelp.languages.formats import soften_days
from tests.support.visitor import Visitor


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("tan dydd Llun 30 Tachwedd", "tan ddydd Llun 30 Tachwedd"),
        ("Ar <b>dydd Sul</b>", "Ar <b>ddydd Sul</b>"),
        ("o dydd Mawrth i dydd Iau", "o ddydd Mawrth i ddydd Iau"),
        ("tan ddydd Llun", "tan ddydd Llun"),
        ("erbyn dydd Gwener", "erbyn dydd Gwener"),
        ("nes daw dydd Sadwrn", "nes daw dydd Sadwrn"),
        ("ar dydd y Nadolig", "ar dydd y Nadolig"),
    ],
)
def test_a_day_softens_only_after_a_word_that_asks_for_it(written: str, said: str) -> None:
    assert soften_days(written) == said


def test_the_plan_says_it_as_a_welsh_speaker_would(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit(money_left="42", next_income="8", nation="wales")
    visitor.get("/language/cy?to=/plan")
    text = visitor.get("/plan").text
    assert "tan ddydd" in text
    assert "tan dydd" not in text


def test_a_council_has_its_welsh_name_and_the_welsh_line_comes_first(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit(money_left="42", next_income="8", postcode="CF10 1EP")
    visitor.get("/language/cy?to=/plan")
    text = visitor.get("/plan").text
    assert "Cyngor Caerdydd" in text
    assert "City of Cardiff" not in text
    assert text.index("0800 138 0555") < text.index("0800 138 7777")
