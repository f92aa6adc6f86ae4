"""Whom a card names, by the hour: who is there now, else a page, else who opens soonest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest

from budgethelp.dates.clock import london_now
from budgethelp.dates.opening_hours import Hours
from budgethelp.directory.councils import CouncilContact, CouncilWay, load_councils
from budgethelp.directory.duties import load_responsibilities, who_does_what
from budgethelp.directory.help import helpers_for
from budgethelp.directory.services import Service, load_national
from budgethelp.plan.contact import ShownContact, choose_contact
from budgethelp.rules.rule import Contact, ContactKind
from budgethelp.situation.situation import Nation

SERVICES = load_national()
COUNCILS = load_councils()
WITHOUT_WEB = {id: replace(SERVICES[id], web="", web_in=()) for id in ("acas", "national_debtline")}
MORNING, NIGHT = "2026-12-02T10:30", "2026-12-02T21:23"
BRISTOL = "E06000023"
FUND = Contact(ContactKind.COUNCIL, "crisis_fund")


def service(name: str) -> Contact:
    return Contact(ContactKind.SERVICE, name)


def choose(
    *contacts: Contact,
    at: str = MORNING,
    confirmed: tuple[CouncilContact, ...] = (),
    for_later: bool = False,
    services: Mapping[str, Service] = SERVICES,
) -> ShownContact | None:
    now = london_now(datetime.fromisoformat(at))
    named = [each.name for each in contacts if each.kind is ContactKind.SERVICE]
    helps = {help.service.id: help for help in helpers_for(named, services, Nation.ENGLAND, now)}
    duties = who_does_what(BRISTOL, Nation.ENGLAND, now.date(), COUNCILS, load_responsibilities())
    return choose_contact(contacts, helps, duties, {BRISTOL: confirmed}, None if for_later else now)


def tried(kind: CouncilWay, web: str = "", phone: str = "") -> CouncilContact:
    return CouncilContact(kind, web, phone, None, "phoned by the operator", date(2026, 11, 30))


def test_a_line_that_is_open_comes_before_a_page() -> None:
    chosen = choose(FUND, service("acas"))
    assert chosen is not None
    assert (chosen.phone, chosen.open) == ("0300 123 1100", True)


def test_at_night_a_page_comes_before_a_line_that_is_shut() -> None:
    chosen = choose(service("acas"), FUND, at=NIGHT)
    assert chosen is not None
    assert chosen.web
    assert chosen.works_now


def test_a_line_at_any_hour_is_said_to_be_there_day_and_night() -> None:
    chosen = choose(service("samaritans"), at=NIGHT)
    assert chosen is not None
    assert (chosen.phone, chosen.always) == ("116 123", True)


def test_999_stands_in_the_sentence_and_is_no_contact() -> None:
    assert choose(service("emergency_999")) is None
    chosen = choose(service("emergency_999"), service("samaritans"))
    assert chosen is not None
    assert chosen.name == "Samaritans"


def test_a_line_of_another_nation_is_nobodys() -> None:
    assert choose(service("uc_ni")) is None


def test_without_a_page_the_line_that_opens_soonest_is_named_with_its_time() -> None:
    """Acas from 8am, National Debtline from 9am; neither with its website."""
    chosen = choose(service("national_debtline"), service("acas"), at=NIGHT, services=WITHOUT_WEB)
    assert chosen is not None
    assert (chosen.name, chosen.works_now) == (SERVICES["acas"].name, False)
    assert chosen.opens == london_now(datetime(2026, 12, 3, 8))


def test_a_councils_website_is_what_every_council_has() -> None:
    chosen = choose(FUND)
    assert chosen is not None
    assert chosen.council == COUNCILS.on(BRISTOL, date(2026, 12, 2))
    assert chosen.web.startswith("https://")


def test_its_tried_page_comes_before_its_website() -> None:
    page = tried(CouncilWay.CRISIS_PAGE, web="https://www.example.org/crisis")
    chosen = choose(FUND, confirmed=(page,))
    assert chosen is not None
    assert chosen.web == page.web


@pytest.mark.parametrize(("kind", "is_for_a_bed"), [("crisis_phone", False), ("out_of_hours", True)])
def test_a_line_for_crisis_money_is_not_for_a_bed(kind: str, is_for_a_bed: bool) -> None:
    line = replace(tried(CouncilWay(kind), phone="0117 496 0123"), hours=Hours(always=True))
    chosen = choose(Contact(ContactKind.COUNCIL, "homelessness"), confirmed=(line,))
    assert chosen is not None
    assert (chosen.phone == line.phone) is is_for_a_bed


def test_the_question_where_a_person_lives_can_be_what_a_card_asks() -> None:
    chosen = choose(Contact(ContactKind.ASK, "nation"))
    assert chosen is not None
    assert chosen.asks_nation


def test_what_is_kept_for_later_names_no_line_that_is_shut_at_some_hours() -> None:
    chosen = choose(service("acas"), FUND, for_later=True)
    assert chosen is not None
    assert chosen.web
    always = choose(FUND, service("samaritans"), for_later=True)
    assert always is not None
    assert always.phone == "116 123"
