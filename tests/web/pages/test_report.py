""" "Something wrong?" on every card: it is kept, says nothing about who sent it, and somebody sees it."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from budgethelp.web.local_store import store_address
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


@pytest.fixture
def two_days(new_site: NewSite, local_site: Flask) -> list[Flask]:
    """The same site today and tomorrow."""
    tomorrow = local_site.config["NOW"] + timedelta(days=1)
    return [local_site, new_site(NOW=tomorrow)]


def say_closed(
    days: list[Flask], postcode: str, service: str, needs: object = ("no_food",), people: int = 3
) -> Visitor:
    """So many people a day say that it is closed. Gives the last of them, at their plan."""
    for site in days:
        for number in range(people):
            visitor = plan_at(site, postcode, needs)
            visitor.client.environ_base["REMOTE_ADDR"] = f"192.0.2.{number}"
            report(visitor, service)
            assert visitor.page.heading == "Thank you"
    visitor.get("/plan")
    return visitor


def test_a_local_place_is_believed_closed_after_two_days_until_somebody_looks(two_days: list[Flask]) -> None:
    visitor = say_closed(two_days[:1], "EH1 1YZ", "Pentland Pantry")
    assert "Reported closed" not in card(visitor, "Pentland Pantry")
    visitor = say_closed(two_days[1:], "EH1 1YZ", "Pentland Pantry", people=1)
    assert "Reported closed. Phone first." in card(visitor, "Pentland Pantry")
    type_in(two_days[0], "review", "looked", "1", "2", "3")
    assert "Reported closed" not in visitor.get("/plan").text


def test_what_may_be_closed_gives_way_to_another_place_nearby(two_days: list[Flask]) -> None:
    visitor = say_closed(two_days, "LS1 4AP", "Ash Hall Lunch", people=1)
    assert card(visitor, "Third Pantry")
    assert not card(visitor, "Ash Hall Lunch")


@pytest.mark.parametrize(
    ("service", "needs"), [("Trussell food bank finder", ["no_food"]), ("Samaritans", ["suicidal"])]
)
def test_strangers_never_mark_a_national_service(
    two_days: list[Flask], service: str, needs: list[str]
) -> None:
    visitor = say_closed(two_days, "LS1 4AP", service, needs)
    assert "Reported closed" not in visitor.get("/plan").text
    assert type_in(two_days[0], "review").output.count(service) == 6


def test_the_operators_word_marks_a_national_service(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    type_in(local_site, "review", "closed", "trussell")
    visitor.get("/plan")
    assert "Reported closed. Phone first." in card(visitor, "Trussell food bank finder")
    type_in(local_site, "review", "open", "trussell")
    assert "Reported closed" not in visitor.get("/plan").text


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


def send(site: Flask, address: str, forwarded: str = "") -> int:
    """One report from that address; gives the status."""
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    told = {"service": "trussell", "kind": "wrong_hours"}
    answer = site.test_client().post(
        "/wrong/send", data=told, headers=headers, environ_base={"REMOTE_ADDR": address}
    )
    return answer.status_code


def test_many_reports_about_one_service_have_to_wait(local_site: Flask) -> None:
    visitor = plan_at(local_site, "LS1 4AP")
    for _ in range(4):
        visitor.get("/plan")
        report(visitor, "Ash Hall Lunch", "wrong_hours")
    assert visitor.page.status == 429
    assert "Many messages came from your internet connection today." in visitor.page.text
    assert len(kept(local_site)) == 3


def test_a_flood_from_one_client_locks_out_nobody_else(local_site: Flask) -> None:
    assert [send(local_site, "192.0.2.1") for _ in range(5)] == [303, 303, 303, 429, 429]
    assert send(local_site, "192.0.2.2") == 303


def test_one_home_is_one_client_whatever_addresses_it_takes(local_site: Flask) -> None:
    said = [send(local_site, f"2001:db8:1:2::{number}") for number in range(1, 5)]
    assert said == [303, 303, 303, 429]
    assert send(local_site, "2001:db8:1:3::1") == 303


def test_behind_a_proxy_visitors_are_told_apart_and_cannot_make_addresses_up(new_site: NewSite) -> None:
    site = new_site(TRUSTED_PROXIES=1)
    said = [send(site, "10.0.0.1", f"203.0.113.{number}, 192.0.2.1") for number in range(4)]
    assert said == [303, 303, 303, 429]
    assert send(site, "10.0.0.1", "192.0.2.2") == 303


def test_without_a_proxy_nobody_is_another_by_saying_so(local_site: Flask) -> None:
    said = [send(local_site, "192.0.2.1", f"203.0.113.{number}") for number in range(4)]
    assert said == [303, 303, 303, 429]


def test_no_address_is_in_the_store(local_site: Flask) -> None:
    send(local_site, "192.0.2.77")
    file = Path(str(store_address(local_site).database))
    with sqlite3.connect(file) as connection:
        codes = {row[0] for row in connection.execute("SELECT client FROM report_count")}
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert [len(code) for code in codes] == [32]
    assert b"192.0.2.77" not in file.read_bytes()


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


@pytest.mark.parametrize(
    "service", ["", "no_such", "0", "99999999999999999999", "9999999999999999999", "-1", "１２", "1 OR 1=1"]
)
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
