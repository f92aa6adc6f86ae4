"""A nation's own line about abuse stands first, at every hour, and off the screen it has no name."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import cache
from urllib.parse import unquote

import pytest
from flask import Flask
from icalendar import Calendar

from budgethelp.dates.clock import london_now
from budgethelp.situation.situation import Nation
from budgethelp.web.translate import LANGUAGE_KEY
from tests.support.make import MakeApp
from tests.support.visitor import Visitor

LINES = {
    "england": "0808 2000 247",
    "wales": "0808 80 10 800",
    "scotland": "0800 027 1234",
    "northern_ireland": "0808 802 1414",
}
MENS_LINE = "0808 801 0327"
SAMARITANS, IN_WELSH = "116 123", "0808 164 0123"
NUMBER = re.compile(r"\b(?:0\d[\d ]{8,12}\d|116 123)\b")
TELLS = re.compile(
    r"abuse|safe|hurts|in private|Live Fear|money of your own|partner|Advice Line", re.IGNORECASE
)
HOURS = ["2026-11-23T03:00", "2026-11-23T10:30"]
TICKS = {"unsafe": {"needs": ["unsafe"]}, "controlled": {"about": ["partner_controls_money"]}}
Arrive = Callable[..., Visitor]

each_nation = pytest.mark.parametrize("nation", Nation)
each_hour = pytest.mark.parametrize("hour", HOURS)
each_tick = pytest.mark.parametrize("ticked", TICKS)


@pytest.fixture(scope="module")
def site_at(make_app: MakeApp) -> Callable[[str], Flask]:
    """The site at an hour, made once for each."""
    return cache(lambda hour: make_app(NOW=london_now(datetime.fromisoformat(hour))))


@pytest.fixture
def arrive(site_at: Callable[[str], Flask]) -> Arrive:
    """Someone with answers, at an hour."""

    def someone(hour: str, nation: str | None, **told: object) -> Visitor:
        visitor = Visitor(site_at(hour))
        with visitor.client.session_transaction() as kept:
            where = {"nation": nation} if nation else {}
            beside = {LANGUAGE_KEY: told.pop(LANGUAGE_KEY, "en")}
            situation = {"money_left": "24.00", "next_income": "2026-11-30", **where, **told}
            kept.update(beside, situation=situation)
        return visitor

    return someone


def text(visitor: Visitor, ticks: str = "") -> str:
    return unquote(visitor.get(f"/phone{ticks}").link("Write the text")).removeprefix("sms:?&body=")


def sheet(visitor: Visitor, ticks: str = "") -> str:
    [article] = visitor.get(f"/print{ticks}").texts("article")
    return article


def note(visitor: Visitor, **ticked: object) -> str:
    visitor.get("/together")
    page = visitor.get("/note")
    if ticked:
        page = visitor.submit("Make the note", **ticked)
    return page.select("#note")[0].get_text()


def calendar(visitor: Visitor, ticks: str = "") -> str:
    events = Calendar.from_ical(visitor.get(f"/plan.ics{ticks}").html).events
    return "\n".join(f"{event['SUMMARY']} {event.get('DESCRIPTION', '')}" for event in events)


def plain(visitor: Visitor, ticks: str = "") -> str:
    return visitor.get(f"/plan.txt{ticks}").html


LEAVES = {"text": text, "sheet": sheet, "note": note, "calendar": calendar, "plain": plain}
each_way = pytest.mark.parametrize("leave", LEAVES.values(), ids=LEAVES)


def phoned(visitor: Visitor, path: str, css: str = "main") -> list[str]:
    links = visitor.get(path).select(f"{css} a[href^='tel:']")
    return [str(link["href"]).removeprefix("tel:") for link in links]


def packed(number: str) -> str:
    return number.replace(" ", "")


@each_hour
@each_nation
@each_tick
def test_on_the_plan_it_is_the_first_number(arrive: Arrive, ticked: str, nation: str, hour: str) -> None:
    visitor = arrive(hour, nation, **TICKS[ticked])
    numbers = phoned(visitor, "/plan")
    # 999 stands in the card’s sentence.
    assert next(number for number in numbers if number != "999") == packed(LINES[nation])
    [step] = visitor.page.select("#abuse_support")
    here = [str(link["href"]).removeprefix("tel:") for link in step.select("a[href^='tel:']")]
    assert here.index(packed(LINES[nation])) < here.index(packed(MENS_LINE))


@each_hour
@each_tick
def test_on_the_plan_of_nowhere_it_is_that_of_each_nation(arrive: Arrive, ticked: str, hour: str) -> None:
    visitor = arrive(hour, None, **TICKS[ticked])
    numbers = [number for number in phoned(visitor, "/plan") if number != "999"]
    assert set(numbers[:4]) == {packed(number) for number in LINES.values()}
    for step in visitor.page.select(".step:has(a[href='tel:08088010327'])"):
        assert str(step).index("tel:08082000247") < str(step).index("tel:08088010327")
        assert step.select("a[href='/place']")


@each_hour
@each_tick
def test_one_thing_of_nowhere_has_that_of_each_nation(arrive: Arrive, ticked: str, hour: str) -> None:
    visitor = arrive(hour, None, **TICKS[ticked])
    assert set(phoned(visitor, "/one-thing")[:4]) == {packed(number) for number in LINES.values()}


@each_hour
@pytest.mark.parametrize("nation", [*Nation, None])
def test_on_help_now_it_stands_first(arrive: Arrive, nation: str | None, hour: str) -> None:
    numbers = phoned(arrive(hour, nation, needs=["unsafe"]), "/help-now", "#abuse")
    assert numbers[0] == packed(LINES[nation or "england"])
    others = {packed(line) for code, line in LINES.items() if nation not in (None, code)}
    assert not others & set(numbers)


def test_on_help_now_no_line_of_a_nation_is_folded(visitor: Visitor) -> None:
    assert len(visitor.get("/help-now").select("#abuse details[open]")) == len(Nation)


@each_hour
@each_nation
def test_on_the_sheet_of_an_area_it_is_the_first_number(arrive: Arrive, nation: str, hour: str) -> None:
    [article] = arrive(hour, None).get(f"/area-sheet?place={nation}").texts("article")
    assert NUMBER.findall(article)[0] == LINES[nation]
    assert SAMARITANS in NUMBER.findall(article)[:4]


@each_hour
@each_nation
@each_tick
@each_way
def test_what_leaves_the_screen_has_it_first_and_without_its_name(
    arrive: Arrive, leave: Callable[[Visitor], str], ticked: str, nation: str, hour: str
) -> None:
    said = leave(arrive(hour, nation, **TICKS[ticked]))
    assert f"A free line, day and night: {LINES[nation]}" in said
    assert NUMBER.findall(said)[0] == LINES[nation]
    assert MENS_LINE not in said
    assert not TELLS.findall(said.replace("safe account", ""))


@each_hour
@each_way
def test_without_a_nation_all_4_lines_leave_the_screen(
    arrive: Arrive, leave: Callable[[Visitor], str], hour: str
) -> None:
    said = leave(arrive(hour, None, needs=["unsafe"]))
    assert "A free line, day and night: 0808 2000 247 (England), " in said
    assert set(NUMBER.findall(said)[:4]) == set(LINES.values())
    assert MENS_LINE not in said


@each_hour
@each_nation
@pytest.mark.parametrize("leave", [text, sheet, calendar, plain])
def test_it_is_named_when_that_is_safe_and_still_first(
    arrive: Arrive, leave: Callable[[Visitor, str], str], nation: str, hour: str
) -> None:
    said = leave(arrive(hour, nation, needs=["unsafe"]), "?names=yes")
    assert re.search(r"Helpline: |Live Fear Free: ", said)
    assert NUMBER.findall(said)[0] == LINES[nation]


@each_nation
def test_a_note_names_it_only_when_that_is_ticked(arrive: Arrive, nation: str) -> None:
    visitor = arrive(HOURS[0], nation, needs=["unsafe"])
    quiet = note(visitor, steps=["abuse_support"])
    assert f"A free line, day and night: {LINES[nation]}" in quiet
    assert MENS_LINE not in quiet
    named = note(visitor, steps=["abuse_support"], also=["names"])
    assert re.search(r"Helpline: |Live Fear Free: ", named)
    assert NUMBER.findall(named)[0] == LINES[nation]


def test_a_quiet_sheet_has_no_code_that_opens_the_plan(arrive: Arrive) -> None:
    visitor = arrive(HOURS[0], "wales", needs=["unsafe"])
    assert not visitor.get("/print").select(".sheet svg")
    assert visitor.get("/print?names=yes").select(".sheet svg")


def test_only_somebody_who_needs_the_line_is_asked_about_its_name(arrive: Arrive) -> None:
    visitor = arrive(HOURS[0], "wales", needs=["no_food"])
    for path in ("/phone", "/print"):
        assert not visitor.get(path).select("input[name=names]")
    assert "A free line" not in text(visitor)


@pytest.mark.parametrize("leave", [text, sheet, note, plain])
def test_somebody_under_18_takes_childline_too(arrive: Arrive, leave: Callable[[Visitor], str]) -> None:
    said = leave(arrive(HOURS[0], "wales", needs=["unsafe"], about=["under_18"]))
    assert "A free line, day and night: 0800 1111" in said


@each_hour
@pytest.mark.parametrize("nation", [*Nation, None])
@each_way
def test_with_thoughts_of_suicide_those_who_listen_stand_before_it(
    arrive: Arrive, leave: Callable[[Visitor], str], nation: str | None, hour: str
) -> None:
    numbers = NUMBER.findall(leave(arrive(hour, nation, needs=["suicidal", "unsafe"])))
    assert numbers[0] == SAMARITANS
    assert LINES[nation or "england"] in numbers


@pytest.mark.parametrize("hour", [*HOURS, "2026-11-23T20:00"])
@pytest.mark.parametrize("nation", [*Nation, None])
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("path", ["/print", "/worksheet", "/plan.txt", "/phone", "/note", "/area-sheet"])
def test_116_123_is_on_every_paper_at_every_hour(
    arrive: Arrive, path: str, language: str, nation: str | None, hour: str
) -> None:
    visitor = arrive(hour, nation, needs=["no_food"], **{LANGUAGE_KEY: language})
    visitor.get("/together")
    said = visitor.get(f"/area-sheet?place={nation or 'wales'}" if path == "/area-sheet" else path).text
    assert SAMARITANS in said
    if IN_WELSH in said:
        assert said.index(SAMARITANS) < said.index(IN_WELSH)
    if language == "cy":
        assert IN_WELSH in said
