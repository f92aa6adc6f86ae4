"""Whatever anybody types or sends, they get a page with a sentence, never an error of ours."""

from __future__ import annotations

from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.visitor import Visitor

ODD = ["£42.50", "-20", "1e3", "٤٢", "½", "29 February", "31/31", "\x00", "\u202e8", "<b>8</b>"]
PLACES = ["LS1 4AP", "SY10", "BT", "JE2"]
TYPED = st.text(max_size=80) | st.sampled_from(ODD + PLACES)
CODES = st.lists(st.sampled_from(["no_food", "suicidal", "nrpf", "", "x", "no_food\n"]) | TYPED, max_size=4)


@settings(deadline=None, max_examples=60)
@given(left=TYPED, when=TYPED, postcode=TYPED, nation=TYPED)
def test_any_text_on_the_first_page(app: Flask, left: str, when: str, postcode: str, nation: str) -> None:
    visitor = Visitor(app)
    sent = [("money_left", left), ("next_income", when), ("postcode", postcode), ("nation", nation)]
    page = visitor._look(visitor._post("/", sent))
    if page.status == 422:
        assert page.texts(".wrong")
    else:
        assert (page.status, page.texts(".wrong")) == (200, [])


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["/worries", "/home", "/income", "/place", "/area"]), CODES, TYPED)
def test_any_text_on_the_other_pages(app: Flask, path: str, codes: list[str], typed: str) -> None:
    visitor = Visitor(app)
    visitor.send("/", [("money_left", "6"), ("next_income", "5"), ("postcode", "SY10")])
    names = ("food_and_heat", "hard", "about_you", "adults", "income", "nation", "council")
    ticked = [(name, code) for name in names for code in codes]
    page = visitor.send(path, [*ticked, ("children", typed), ("postcode", typed)])
    assert page.status in (200, 422)
