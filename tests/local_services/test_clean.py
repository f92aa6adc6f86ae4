"""Whatever a feed writes, a person reads plain text, real links and real dates."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.local_services import cleaning
from tests.local_services.support import FEEDS

ATTACKS = json.loads((FEEDS / "attacks.json").read_text())
BAD_LINKS = json.loads((FEEDS / "bad_links.json").read_text())
MARKUP = re.compile(r"<[/!?a-z]", re.I)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_markup_survives(attack: str) -> None:
    text = cleaning.plain(f"Tea {attack} cake")
    assert not MARKUP.search(text)


@pytest.mark.parametrize("link", BAD_LINKS)
def test_a_link_that_is_not_a_plain_web_address_is_dropped(link: object) -> None:
    assert cleaning.link(link) == ""


def test_links_people_wrote_by_hand_are_mended() -> None:
    assert cleaning.link("www.larch.org.uk/help") == "http://www.larch.org.uk/help"
    assert cleaning.link("http:www.larch.org.uk") == "http://www.larch.org.uk"
    assert cleaning.link(" https://larch.org.uk/a?b=1#c ") == "https://larch.org.uk/a?b=1#c"


def test_paragraphs_and_lists_keep_their_lines() -> None:
    text = cleaning.plain("<p>Open&nbsp;to\nall.</p><p><br></p><ul><li>Monday<li>Friday</ul>")
    assert text == "Open to all.\n• Monday\n• Friday"


def test_plain_text_is_left_as_it_is() -> None:
    assert cleaning.plain("Ages 5 < 12 & older.\r\nTea.") == "Ages 5 < 12 & older.\nTea."


EMAILS = {
    "info@yew.org.uk": "info@yew.org.uk",
    "mailto:a@Yew.ORG.uk": "a@yew.org.uk",
    "a@yew.org.uk (office),": "a@yew.org.uk",
    "Unknown-7@noemail.invalid": "",
    "a@b": "",
    "a b@yew.uk": "",
    "a@yew.uk, b@yew.uk": "",
    "": "",
    None: "",
    3: "",
}


@pytest.mark.parametrize(("typed", "kept"), EMAILS.items())
def test_email(typed: object, kept: str) -> None:
    assert cleaning.email(typed) == kept


AGES = {-1: None, "-1": None, 0: None, "18": 18, "18+": 18, 19.0: 19, 300: None, "x": None, None: None}


@pytest.mark.parametrize(("typed", "years"), AGES.items())
def test_age(typed: object, years: int | None) -> None:
    assert cleaning.age(typed) == years


def test_ages_the_wrong_way_round_or_without_end_say_nothing() -> None:
    assert cleaning.ages(60, 18) == (None, None)
    assert cleaning.ages(18, 120) == (18, None)


DAYS = {
    "2026-03-15T10:30:45.123Z": date(2026, 3, 15),
    "2/9/2025": date(2025, 9, 2),
    "0001-01-01": None,
    "2026-13-01": None,
    "soon": None,
    None: None,
}


@pytest.mark.parametrize(("typed", "day"), DAYS.items())
def test_day(typed: object, day: date | None) -> None:
    assert cleaning.day(typed) == day


def test_points_outside_the_uk_are_nothing() -> None:
    assert cleaning.point("51.45", "-2.58") == (51.45, -2.58)
    assert cleaning.point(-2.58, 51.45) == (51.45, -2.58)
    for lat, lon in (
        (0, 0),
        (55.3781, -3.43597),
        (100, 101),
        (None, 1),
        ("x", "y"),
        (float("nan"), 0),
        (10**400, 1),
    ):
        assert cleaning.point(lat, lon) is None


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.binary(), st.lists(st.text())))
@settings(deadline=None)
def test_any_value_becomes_text_a_database_can_hold(value: object) -> None:
    text = cleaning.plain(value)
    text.encode("utf-8")
    assert "\x00" not in text
    assert len(text) <= cleaning.MOST_TEXT


@given(st.text())
@settings(deadline=None)
def test_a_kept_link_is_always_a_web_address(value: str) -> None:
    assert cleaning.link(value) == "" or cleaning.link(value).lower().startswith(("http://", "https://"))
