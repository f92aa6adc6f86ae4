"""The plan page: danger first, then the money, then at most 3 things to start with."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from budgethelp.dates.clock import london_now
from tests.support.make import MakeApp
from tests.support.page import Page
from tests.support.visitor import Visitor
from tests.support.worries import by_group


def plan(visitor: Visitor, left: str = "42.50", when: str = "8", needs: object = (), **place: str) -> Page:
    visitor.get("/")
    page = visitor.submit(money_left=left, next_income=when, **place)
    if needs:
        visitor.get("/worries")
        page = visitor.submit(**by_group(needs))
    return page


@pytest.mark.parametrize("need", ["suicidal", "unsafe", "nowhere_tonight", "no_food", "no_energy"])
def test_danger_and_bare_needs_stand_above_every_number(visitor: Visitor, need: str) -> None:
    page = plan(visitor, needs=[need], nation="england")
    assert page.html.index('class="step') < page.html.index("has to last")


@pytest.mark.parametrize("need", ["suicidal", "unsafe", "nowhere_tonight"])
def test_danger_comes_before_the_figure(visitor: Visitor, need: str) -> None:
    page = plan(visitor, needs=[need], nation="england")
    assert page.heading == "This is a lot. Start here"
    assert page.html.index('class="step') < page.html.index("a day until")


def test_without_danger_the_figure_comes_first(visitor: Visitor) -> None:
    assert plan(visitor).heading == "About £5 a day until Sunday 29 November"


def test_in_danger_the_number_comes_before_the_words(visitor: Visitor) -> None:
    step = plan(visitor, needs=["suicidal"]).select(".step")[0]
    html = str(step)
    assert html.index('href="tel:') < html.index("<ol>")


def test_at_most_3_steps_are_in_sight(visitor: Visitor) -> None:
    page = plan(visitor, left="0", needs=["no_food", "no_energy", "baby_formula", "medicine", "no_money"])
    in_sight = [step for step in page.select(".step") if not step.find_parent("details")]
    assert len(in_sight) == 3
    assert len(page.select(".step")) > 3


@pytest.mark.parametrize(
    ("left", "says"), [("0", "You have no money left"), ("-20", "You are £20 overdrawn right now.")]
)
def test_nothing_left_means_no_sum_but_help_today(visitor: Visitor, left: str, says: str) -> None:
    page = plan(visitor, left=left)
    assert says in page.text
    assert "a day, or" not in page.text
    assert page.link("Food today") == "/help-now#food"


def test_under_a_week_there_is_no_sum_for_a_week(visitor: Visitor) -> None:
    page = plan(visitor, left="20", when="4")
    assert "That is about £5 a day." in page.text


def test_money_that_comes_today_has_no_days_to_last(visitor: Visitor) -> None:
    assert "You have £5, and money comes today." in plan(visitor, left="5", when="today").text


def test_the_number_shown_is_the_number_phoned(visitor: Visitor) -> None:
    page = plan(visitor, needs=["suicidal"], nation="england")
    for link in page.select("a.call[href^='tel:']"):
        assert re.sub(r"\D", "", link.get_text()) == str(link["href"]).removeprefix("tel:")


def test_on_saturday_evening_a_closed_line_says_when_it_opens(visitor: Visitor) -> None:
    page = plan(visitor, nation="england")
    assert "Closed now. Opens Monday at 8am" in page.texts(".open")


def test_a_service_is_described_once(visitor: Visitor) -> None:
    page = plan(visitor, needs=["suicidal", "cant_cope", "no_food", "no_money"], nation="england")
    names = page.texts(".step h4")
    assert sorted(names) == sorted(set(names))


def test_a_plan_says_once_where_it_comes_from_and_when_it_was_checked(visitor: Visitor) -> None:
    sources = plan(visitor, nation="england").texts("#languages .dots li")
    assert len(sources) == len(set(sources)) > 4
    assert "checked Saturday 21 November" in " ".join(sources)
    assert "We have not checked this ourselves yet." in " ".join(sources)


def test_it_is_not_debt_advice_and_says_so(visitor: Visitor) -> None:
    assert "It is not debt advice" in plan(visitor).text


def test_a_page_about_a_person_is_not_stored(visitor: Visitor) -> None:
    assert plan(visitor).headers["cache-control"] == "no-store"


def needing_much(visitor: Visitor) -> Page:
    plan(visitor, left="0", nation="wales")
    visitor.get("/worries")
    money = ["eviction_notice", "bailiffs", "waiting_uc", "lost_job", "scam", "behind_bills"]
    return visitor.submit(**by_group(["no_food", "no_energy", *money]))


def test_a_plan_of_many_things_has_all_of_them_in_full(visitor: Visitor) -> None:
    later = needing_much(visitor).select(".rows > details > ol > .step")
    assert len(later) > 2
    assert all(step.select("details form") for step in later)
    assert (
        visitor.client.get("/next").status_code == 405
    )  # only the next person's wiping is a page by that name


def test_with_no_bed_and_no_nation_told_the_way_to_every_number_stands_there(visitor: Visitor) -> None:
    step = plan(visitor, needs=["nowhere_tonight"]).select(".step")[0]
    assert [link["href"] for link in step.select("a.act")] == ["/place", "/help-now"]
    told = visitor.get("/help-now").text
    assert all(
        name in told for name in ("Shelter England", "Shelter Cymru", "Shelter Scotland", "Housing Executive")
    )


def at(make_app: MakeApp, now: str, **answers: str) -> Page:
    """The plan of somebody in England at that hour, with £6."""
    visitor = Visitor(make_app(NOW=london_now(datetime.fromisoformat(now))))
    visitor.get("/")
    return visitor.submit(money_left="6", nation="england", **answers)


def test_before_and_in_a_long_closure_the_plan_says_what_is_shut_and_until_when(make_app: MakeApp) -> None:
    eve = at(make_app, "2026-12-24T19:30", next_income="8 days")
    assert eve.texts("#shut summary") == ["Most offices shut after today, until Tuesday 29 December"]
    assert "Benefits due on these days usually come by Thursday 24 December." in eve.text
    boxing = at(make_app, "2026-12-26T10:30", next_income="8 days")
    assert boxing.texts("#shut summary") == ["Most offices are shut until Tuesday 29 December"]
    assert not at(make_app, "2026-12-02T10:30", next_income="8 days").select("#shut")


def test_a_payday_on_a_bank_holiday_is_asked_about(make_app: MakeApp) -> None:
    said = "Benefits due then usually come on Thursday 24 December."
    assert said in at(make_app, "2026-12-20T10:30", next_income="28 December").text
    assert said not in at(make_app, "2026-12-20T10:30", next_income="29 December").text
    assert said not in at(make_app, "2026-12-26T10:30", next_income="28 December").text
