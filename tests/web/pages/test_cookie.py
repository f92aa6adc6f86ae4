"""The cookie holds every answer there can be, and stays under what browsers keep."""

from __future__ import annotations

from http.cookies import SimpleCookie

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import Client

from budgethelp.plan.progress import MOST_KEPT
from budgethelp.rules.actions import actions
from budgethelp.situation.situation import MOST_BILLS, BillKind, BillStage
from budgethelp.web import labels
from tests.support.worries import by_group

MOST_BYTES = 4093  # what the meanest browser keeps, name and attributes included
LONGEST_ACTIONS = sorted(actions(), key=len)[-MOST_KEPT:]
LONGEST = sorted(BillKind, key=len)[-MOST_BILLS:]
STAGES = ["notice_of_enforcement", "charge_for_payment", "notice_to_leave", "court_papers"]


def answer_everything(client: Client) -> str:
    """Every question with its longest answer; gives the last Set-Cookie."""
    client.post("/together", data={"money_left": "-99999.99", "next_income": "62", "postcode": "LS1 4AP"})
    needs = list(labels.ALL_NEEDS)
    client.post("/worries", data=by_group(needs))
    ages = ", ".join(str(age) for age in range(20))
    about = {"about_you": list(labels.ABOUT_YOU), "about_home": list(labels.ABOUT_HOME)}
    client.post("/home", data={"adults": "4", "children": ages, **about})
    client.post("/income", data={"income": "universal_credit_sanctioned"})
    both = dict.fromkeys(("set_aside", "daily_spend"), "98765.43")
    client.post("/set-aside", data={**both, "set_aside_every": "4_weeks", "daily_spend_every": "2_weeks"})
    client.post("/payday/use", data={"day": "2027-01-22", "gap": "2027-01-22 2027-02-28 28"})
    for number, kind in enumerate(LONGEST):
        client.post("/bills", data=bill(kind, f"{98765 - 1371 * number}.{number + 13}", number))
    for worry in ("10", "10"):
        client.post("/worry", data={"worry": worry})
    for action in LONGEST_ACTIONS:
        client.post("/done", data={"action": action})
    for action in LONGEST_ACTIONS[::2]:
        client.post("/did-it-help", data={"action": action, "outcome": "no_answer"})
    client.get("/did-it-help")
    what_if = {"late_by": "31", "bill": "0", "extra": "12345.67", "extra_day": "57"}
    return client.post("/what-if", data=what_if).headers["Set-Cookie"]


def bill(kind: str, amount: str, number: int) -> dict[str, str]:
    return {
        "kind": kind,
        "amount": amount,
        "due": str(61 - 3 * number),
        "late": "yes",
        "stage": STAGES[number % len(STAGES)],
        "taken": "yes" if number % 3 else "",
    }


def test_the_fullest_cookie_there_can_be_stays_under_4_kb(app: Flask) -> None:
    client = app.test_client()
    cookie = answer_everything(client)
    assert 1000 < len(cookie.encode()) < MOST_BYTES
    with client.session_transaction() as kept:
        assert len(kept["situation"]["bills"]) == MOST_BILLS
        assert len(kept["situation"]["needs"]) == len(labels.ALL_NEEDS)
        assert kept["what_if"]
        assert (len(kept["done"]), kept["together"], kept["worry_after"]) == (MOST_KEPT, "yes", "10")


bills = st.lists(
    st.tuples(
        st.sampled_from(BillKind), st.integers(0, 9_999_999), st.integers(0, 62), st.sampled_from(BillStage)
    ),
    min_size=MOST_BILLS,
    max_size=MOST_BILLS,
)


def test_a_cookie_of_the_form_of_before_is_asked_again_and_no_fault(app: Flask) -> None:
    client = app.test_client()
    with client.session_transaction() as kept:
        kept.update(left="42.50", next_income="2026-11-29", needs=["no_food"], children=["3"])
        kept.update(bills=["phone 10.00 2026-11-26"], set_aside="30.00 week", language="cy")
    assert (client.get("/plan").status_code, client.get("/").status_code) == (303, 200)
    with client.session_transaction() as kept:
        assert dict(kept) == {"language": "cy"}


def written(kind: str, pence: int, day: int, stage: str) -> dict[str, object]:
    due_on = f"2027-{1 + day % 12:02}-{1 + day % 28:02}"
    more = {"in_arrears": True, "stage": str(stage), "taken_from_uc": True}
    return {"kind": str(kind), "amount": f"{pence / 100:.2f}", "due_on": due_on, **more}


@pytest.fixture(scope="module")
def answered(app: Flask) -> Client:
    """Somebody who has answered everything; each example gives them other bills."""
    client = app.test_client()
    answer_everything(client)
    return client


@settings(max_examples=50, deadline=None)
@given(bills)
def test_any_20_bills_fit_beside_all_other_answers(
    answered: Client, told: list[tuple[str, int, int, str]]
) -> None:
    client = answered
    with client.session_transaction() as kept:
        kept["situation"] = kept["situation"] | {"bills": [written(*bill) for bill in told]}
    cookie = SimpleCookie(client.get("/plan").headers["Set-Cookie"])
    assert len(cookie.output(header="").encode()) < MOST_BYTES
