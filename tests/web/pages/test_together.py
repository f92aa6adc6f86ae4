"""Someone is with me: the same pages for two, and nothing left for the next person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from freezegun import freeze_time

from budgethelp.situation.questions import PARTS
from budgethelp.web.pages.about_you import HomeForm, IncomeForm, WorriesForm
from budgethelp.web.pages.bills import BillForm
from budgethelp.web.pages.start import StartForm
from tests.support.forbidden import forbidden_words
from tests.support.visitor import Visitor
from tests.support.worries import worries

ALOUD = {part.name: part.aloud for part in PARTS.values() if part.aloud}
EVERY_PAGE = ["/together", "/plan", "/worries", "/home", "/income", "/place", "/answers", "/note",
              "/bills", "/help-now", "/about", "/guide-for-helpers", "/nowhere"]  # fmt: skip


@pytest.fixture
def pair(visitor: Visitor) -> Visitor:
    """Two people at one screen, who have answered the 2 questions."""
    visitor.get("/")
    visitor.click("Someone is with me")
    visitor.submit(money_left="42.50", next_income="8", postcode="LS1 4AP")
    return visitor


def test_it_starts_in_one_press_and_keeps_only_the_mode(visitor: Visitor) -> None:
    visitor.get("/")
    page = visitor.click("Someone is with me")
    assert page.select("#money_left[autofocus]")
    with visitor.client.session_transaction() as kept:
        assert dict(kept) == {"together": "yes"}


@pytest.mark.parametrize("path", ["/", "/guide-for-helpers", "/help-now"])
def test_before_any_answer_every_page_is_for_two(visitor: Visitor, path: str) -> None:
    visitor.get("/together")
    page = visitor.get(path)
    assert page.select("nav.with button")
    assert page.headers["cache-control"] == "no-store"


def test_the_questions_are_the_same(visitor: Visitor) -> None:
    alone = visitor.get("/").texts("main label:not(.home > fieldset label), main h1")
    assert visitor.get("/together").texts("main label, main h1") == alone


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_every_page_has_next_person_and_a_quiet_title(pair: Visitor, path: str) -> None:
    page = pair.get(path)  # the proof-reader reads the title
    assert page.path == path
    assert page.select("nav.with button")[0].get_text() == "Next person"
    field = page.select("textarea, select, input:not([type=hidden])")
    assert page.headers.get("refresh") == (None if field else "1500; url=/still-here")
    assert page.select("[data-idle] button")


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_nobody_is_spoken_about(pair: Visitor, path: str) -> None:
    words = pair.get(path).text.lower()
    assert not [
        word for word in ("the client", "the patient", "the customer", "service user") if word in words
    ]


def test_every_question_has_words_to_say(pair: Visitor) -> None:
    fields = {*StartForm()._fields, *WorriesForm()._fields, *HomeForm()._fields, *IncomeForm()._fields,
              *("kind", "amount", "due")}  # fmt: skip
    assert fields - {"not_sure", "overdrawn", "true_today"} <= set(ALOUD)
    assert set(BillForm()._fields) >= {"kind", "amount", "due"}
    assert len(pair.get("/home").select(".aloud")) == 6


def test_words_to_say_are_short_and_kind() -> None:
    sentences = [part for words in ALOUD.values() for part in words.replace("?", ".").split(".")]
    assert max(len(sentence.split()) for sentence in sentences) <= 20
    assert not [found for words in ALOUD.values() for found in forbidden_words(words)]


def test_alone_there_are_no_words_to_say(visitor: Visitor) -> None:
    page = visitor.get("/")
    assert not page.select(".aloud, nav.with, .turn")
    assert "refresh" not in page.headers


def test_before_hard_questions_comes_a_reminder(pair: Visitor) -> None:
    page = pair.get("/worries")
    assert page.text.index("Before these questions") < page.text.index("I am thinking of ending my life")
    assert "Keeping people safe stays your duty." in page.text
    assert len([link for link in page.texts("main a") if link == "Skip this"]) == 2


def test_the_enter_key_goes_on_to_the_second_question(visitor: Visitor) -> None:
    visitor.get("/together")
    page = visitor.submit(money_left="6")
    assert (page.status, page.select(".mend")) == (200, [])
    assert page.select("#next_income[autofocus]")
    assert visitor.submit(next_income="5").path == "/plan"


def test_a_mistake_has_the_focus(visitor: Visitor) -> None:
    visitor.get("/together")
    page = visitor.submit(money_left="lots", next_income="5")
    assert [tag["class"] for tag in page.select("[autofocus]")] == [["mend"]]


def test_next_person_wipes_everything_in_one_press(pair: Visitor) -> None:
    page = pair.submit("Next person")
    assert (page.heading, pair.cookie) == ("Ready for the next person", "")
    assert page.headers["clear-site-data"] == '"cache", "cookies", "storage"'
    assert pair.get("/plan").path == "/"
    assert pair.click("Someone is with me").select("#money_left")[0]["value"] == ""


def test_on_ones_own_again_the_plan_stays(pair: Visitor) -> None:
    page = pair.submit("I am on my own now")
    assert page.path == "/plan"
    assert not page.select("nav.with")


def test_after_25_minutes_it_asks_and_after_30_all_is_gone(pair: Visitor) -> None:
    page = pair.get("/still-here")
    assert "In 5 minutes we clear everything." in page.text
    assert page.headers["refresh"] == "305; url=/ready"
    assert pair.get("/ready").headers["clear-site-data"]
    assert pair.cookie == ""


def test_an_old_browser_that_says_nothing_forgets_too(pair: Visitor) -> None:
    pair.browser_says(None)
    assert pair.get("/ready").heading == "Ready for the next person"
    assert pair.cookie == ""


def test_an_old_browser_that_says_nothing_can_do_it_all(visitor: Visitor) -> None:
    visitor.browser_says(None)
    visitor.get("/together")
    page = visitor.submit(money_left="42.50", next_income="8")
    assert page.select("nav.with button")
    assert visitor.submit("Next person").heading == "Ready for the next person"
    assert visitor.cookie == ""


def test_a_link_of_another_site_does_not_wipe_a_screen_for_two(pair: Visitor) -> None:
    pair.browser_says("cross-site")
    assert pair.get("/ready").path == "/answers"
    assert pair.get("/plan").path == "/plan"


def test_alone_it_asks_too_and_then_says_that_the_answers_have_gone(app: Flask) -> None:
    with freeze_time("2026-11-21T19:30Z") as clock:
        person = Visitor(app)
        assert "refresh" not in person.get("/").headers
        page = person.submit(money_left="42.50", next_income="8")
        assert page.headers["refresh"] == "1500; url=/still-here"
        assert "refresh" not in person.get("/worries").headers
        clock.tick(timedelta(minutes=25))
        assert person.get("/still-here").headers["refresh"] == "305; url=/?gone=yes"
        assert person.client.post("/still-here", headers=person.headers).status_code == 204
        clock.tick(timedelta(minutes=29))
        assert person.get("/plan").path == "/plan"
        clock.tick(timedelta(minutes=25))
        person.get("/still-here")
        clock.tick(timedelta(minutes=5, seconds=5))
        assert person.get("/?gone=yes").heading == "There are no answers here now"


def test_yes_goes_on_with_the_plan(pair: Visitor) -> None:
    pair.get("/still-here")
    assert pair.click("Yes, go on").path == "/plan"


def test_the_server_forgets_after_30_minutes_too(app: Flask) -> None:
    with freeze_time("2026-11-21T19:30Z") as clock:
        pair = Visitor(app)
        pair.get("/together")
        pair.submit(money_left="42.50", next_income="8")
        clock.tick(timedelta(minutes=25))
        pair.get("/still-here")
        clock.tick(timedelta(minutes=5, seconds=5))
        assert pair.get("/plan").path == "/"


def test_a_pair_that_goes_on_is_not_cut_off(app: Flask) -> None:
    with freeze_time("2026-11-21T19:30Z") as clock:
        pair = Visitor(app)
        pair.get("/together")
        pair.submit(money_left="42.50", next_income="8")
        for _ in range(3):
            clock.tick(timedelta(minutes=29))
            assert pair.get("/plan").path == "/plan"


STOPS = (
    *(
        "not trained to advise on debt",
        "Listen before you fix",
        "Phone 999",
        "Court papers",
        "Thoughts of suicide",
    ),
    *(
        "welfare rights adviser",
        "registered immigration adviser",
        "controls the money",
        "It is not debt advice",
    ),
)


@pytest.mark.parametrize("words", STOPS)
def test_the_guide_says_where_to_stop(visitor: Visitor, words: str) -> None:
    assert words in visitor.get("/guide-for-helpers").text


def test_nobody_is_sent_to_a_gp_by_somebody_who_can_send_them(pair: Visitor) -> None:
    pair.send("/worries", worries("no_food"))
    words = pair.get("/plan").text
    assert "Ask your helper to send you." in words
    assert "Ask a GP" not in words
    pair.send("/alone", [])
    assert "Ask a GP" in pair.get("/plan").text
