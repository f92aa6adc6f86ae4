""" "Something wrong?" on every card: it is kept, says nothing about who sent it, and somebody sees it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from flask import Flask

from budgethelp.local_help import store_address
from tests.support.local import NewSite, plan_at, report, type_in
from tests.support.page import squeeze
from tests.support.visitor import Visitor


def kept(site: Flask) -> list[tuple[object, ...]]:
    """All that the store keeps of reports."""
    with sqlite3.connect(str(store_address(site).database)) as connection:
        return connection.execute("SELECT * FROM report ORDER BY id").fetchall()


def card(visitor: Visitor, name: str) -> str:
    """What one card of the page says."""
    titles = [title for title in visitor.page.select(".helper h4") if squeeze(title.get_text()) == name]
    return squeeze(titles[0].parent.get_text(" ")) if titles and titles[0].parent else ""


def test_a_report_is_kept_and_the_operator_sees_it(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    report(visitor, "Ash Hall Lunch", "wrong_hours", "They start at 1pm now.")
    assert visitor.page.heading == "Thank you"
    said = type_in(local_site, "review").output
    assert "wrong hours  Ash Hall Lunch" in said
    assert "They start at 1pm now." in said


def test_a_national_service_can_be_reported_without_a_store(new_site: NewSite) -> None:
    site = new_site()
    visitor = plan_at(site, "LS1 4AP")
    report(visitor, "Trussell food bank finder", "wrong_number")
    assert visitor.page.heading == "Thank you"
    assert "wrong number  Trussell food bank finder" in type_in(site, "review").output
    assert "Places near you" not in visitor.get("/plan").text


def test_a_report_keeps_no_identity_and_no_plan(local_site: Flask) -> None:
    report(plan_at(local_site, "LS1 4AP"), "Ash Hall Lunch", "other", "Wrong door.")
    [[_, service, *rest]] = kept(local_site)
    assert isinstance(service, int)
    assert rest == ["other", "Wrong door.", "2026-11-21", None]


def test_two_people_who_say_it_is_closed_are_believed_until_somebody_looks(local_site: Flask) -> None:
    visitor = plan_at(local_site, "EH1 1YZ")
    report(visitor, "Pentland Pantry")
    visitor.get("/plan")
    assert "Reported closed" not in card(visitor, "Pentland Pantry")
    report(visitor, "Pentland Pantry")
    visitor.get("/plan")
    assert "Reported closed. Phone first." in card(visitor, "Pentland Pantry")
    type_in(local_site, "review", "looked", "1")
    assert "Reported closed" not in visitor.get("/plan").text


def test_what_may_be_closed_gives_way_to_another_place_nearby(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    for _ in range(2):
        visitor.get("/plan")
        report(visitor, "Ash Hall Lunch")
    visitor.get("/plan")
    assert card(visitor, "Third Pantry")
    assert not card(visitor, "Ash Hall Lunch")


def test_a_national_service_reported_closed_says_so(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    for _ in range(2):
        visitor.get("/plan")
        report(visitor, "Trussell food bank finder")
    visitor.get("/plan")
    assert "Reported closed. Phone first." in card(visitor, "Trussell food bank finder")


def test_strangers_cannot_turn_anybody_away_from_help_for_life(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP", ["suicidal"])
    for _ in range(2):
        visitor.get("/plan")
        report(visitor, "Samaritans")
    assert "Reported closed" not in visitor.get("/plan").text
    assert type_in(local_site, "review").output.count("Samaritans") == 2


def test_it_works_from_the_page_of_help_now(local_site: Flask) -> None:
    visitor = Visitor(local_site)
    visitor.get("/help-now")
    report(visitor, "Samaritans", "wrong_number")
    assert visitor.page.heading == "Thank you"


@pytest.mark.parametrize(
    ("kind", "words", "cure"),
    [
        (None, "", "Choose what is wrong"),
        ("other", "Look at www.evil.uk", "Leave web addresses out, and say it in words"),
        ("other", "see https://evil.uk/x", "Leave web addresses out, and say it in words"),
        ("other", "x" * 501, "Write 500 characters or fewer"),
    ],
)
def test_what_to_mend_is_said_and_nothing_kept(
    local_site: Flask, kind: str | None, words: str, cure: str
) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    report(visitor, "Ash Hall Lunch", kind, words)
    assert visitor.page.status == 422
    assert cure in visitor.page.texts(".wrong")
    assert kept(local_site) == []


def test_500_letters_and_new_lines_are_kept(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    report(visitor, "Ash Hall Lunch", "other", "a\r\n" + "x" * 498)
    assert visitor.page.heading == "Thank you"
    assert len(str(kept(local_site)[0][3])) == 500


def test_markup_in_a_report_is_only_text(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    report(visitor, "Ash Hall Lunch", None, "</textarea><script>alert(1)</script>\ue000")
    assert visitor.page.select("textarea")[0].get_text() == "</textarea><script>alert(1)</script>"


def test_many_reports_about_one_service_have_to_wait(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    for _ in range(6):
        visitor.get("/plan")
        report(visitor, "Ash Hall Lunch", "wrong_hours")
    assert visitor.page.status == 503
    assert "We have had many messages this hour." in visitor.page.text
    assert len(kept(local_site)) == 5


def test_a_store_that_is_away_says_that_nothing_was_kept(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    visitor.submit("Something wrong? Ash Hall Lunch")
    Path(str(store_address(local_site).database)).unlink()
    page = visitor.submit("Send it", kind="closed")
    assert page.status == 503


def test_a_server_that_is_down_says_that_nothing_was_kept(new_site: NewSite) -> None:
    visitor = plan_at(new_site(DATABASE_URL="postgresql://nobody@127.0.0.1:1/none"), "LS1 4AP")
    report(visitor, "Trussell food bank finder")
    assert visitor.page.status == 503
    assert "We cannot keep your message right now." in visitor.page.text


@pytest.mark.parametrize("service", ["", "no_such", "0", "99999999999999999999", "-1", "１２", "1 OR 1=1"])
def test_a_service_that_nobody_has_is_not_found(local_site: Flask, service: str) -> None:
    page = Visitor(local_site).send("/wrong/send", [("service", service), ("kind", "closed")])
    assert page.status == 404


def test_another_site_cannot_report(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    visitor.browser_says("cross-site")
    assert visitor.send("/wrong/send", [("service", "samaritans"), ("kind", "closed")]).status == 403
    assert kept(local_site) == []


def test_no_address_names_a_service(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    assert visitor.submit("Something wrong? Ash Hall Lunch").path == "/wrong"
    assert visitor.submit("Send it", kind="closed").path == "/wrong/thanks"
