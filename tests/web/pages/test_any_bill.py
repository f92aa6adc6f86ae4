"""Whatever anybody types about bills, days and paydays, they get a page, never an error of ours."""

from __future__ import annotations

from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.web.pages.payday import FORMS
from tests.support.visitor import Visitor

ODD = ["£42.50", "-20", "1e3", "٤٢", "½", "29 February", "31/31", "\x00", "2026-12-01", "0", "99999.99"]
TYPED = st.text(max_size=40) | st.sampled_from(ODD)
CODES = st.sampled_from(["phone", "illegal_lender", "week", "in_all", "0", "7", "missed", ""]) | TYPED
FIELDS = ("kind", "amount", "due", "late", "not_sure", "stage", "taken", "set_aside", "set_aside_every")
MORE = ("daily_spend", "daily_spend_every", "late_by", "bill", "extra", "extra_day", "day", "gap")
PLACES = ("/bills", "/bills/0", "/bills/0/remove", "/set-aside", "/what-if", "/payday/use")


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(PLACES), st.fixed_dictionaries(dict.fromkeys((*FIELDS, *MORE), CODES)))
def test_any_text_about_bills_gets_a_page(app: Flask, path: str, told: dict[str, str]) -> None:
    visitor = Visitor(app)
    visitor.client.post("/", data={"money_left": "6", "next_income": "5"})
    visitor.client.post("/bills", data={"kind": "water", "amount": "3", "due": "2"})
    assert visitor.send(path, list(told.items())).status in (200, 422)
    assert visitor.get("/plan").status == visitor.get("/what-if").status == 200


@settings(deadline=None, max_examples=60)
@given(st.sampled_from([*FORMS, "", "x"]), TYPED, TYPED, TYPED)
def test_any_text_about_paydays_gets_a_page(app: Flask, kind: str, day: str, came: str, digits: str) -> None:
    visitor = Visitor(app)
    sent = [("kind", kind), (f"{kind}-day", day), (f"{kind}-came", came), (f"{kind}-digits", digits)]
    assert visitor.send("/payday", sent).status in (200, 422)


KEPT = ("situation", "what_if", "longer_gap")
WRITTEN = ("money_left", "next_income", "days", "bills", "set_aside", "daily_spend", "needs", "children_ages")
OLD = st.none() | st.text(max_size=30) | st.lists(st.text(max_size=30), max_size=3) | st.integers()


@settings(deadline=None, max_examples=60)
@given(
    st.fixed_dictionaries(dict.fromkeys(KEPT, OLD)),
    st.fixed_dictionaries({}, optional=dict.fromkeys(WRITTEN, OLD)),
)
def test_an_old_cookie_is_read_without_a_fault(
    app: Flask, old: dict[str, object], written: dict[str, object]
) -> None:
    visitor = Visitor(app)
    visitor.client.post("/", data={"money_left": "6", "next_income": "5"})
    for situation in (old["situation"], written):
        with visitor.client.session_transaction() as kept:
            kept.update(old, situation=situation)
        for path in ("/plan", "/what-if", "/bills", "/answers", "/"):
            assert visitor.client.get(path).status_code in (200, 303)
