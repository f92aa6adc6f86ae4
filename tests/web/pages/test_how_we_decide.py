"""How we decide: the whole rulebook, as it is written, for anybody to read, search and question."""

from __future__ import annotations

from datetime import datetime

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask

from budgethelp.dates.clock import london_now
from budgethelp.rules.rule import Urgency
from budgethelp.web.content import Content
from budgethelp.web.labels import SOON_WORDS, URGENCY_WORDS
from tests.rules.reading import sentences
from tests.rules.reading import words as words_in
from tests.support.make import MakeApp
from tests.support.page import squeeze
from tests.support.visitor import Visitor


def words(tag: Tag) -> str:
    return squeeze(tag.get_text(" "))


def the_rule(visitor: Visitor, name: str) -> Tag:
    [rule] = visitor.get("/how-we-decide").select(f"article#{name}")
    return rule


def test_every_rule_is_there_with_a_link_of_its_own(app: Flask, visitor: Visitor) -> None:
    known: Content = app.extensions["budgethelp"]
    page = visitor.get("/how-we-decide")
    steps = page.select("section[id^=first-] article")
    assert [str(rule["id"]) for rule in steps] == [rule.id for rule in known.rulebook.rules]


def test_what_is_worth_checking_is_there_too(app: Flask, visitor: Visitor) -> None:
    known: Content = app.extensions["budgethelp"]
    page = visitor.get("/how-we-decide")
    entries = [str(entry["id"]) for entry in page.select("#worth-checking article")]
    assert entries == [f"worth-{entry.id}" for entry in known.worth_checking]


@pytest.mark.parametrize("path", ["/how-we-decide", "/bills-and-what-happens"])
def test_the_pages_own_sentences_are_short(visitor: Visitor, path: str) -> None:
    soup = BeautifulSoup(visitor.get(path).html, "html.parser")
    for article in soup.select("article"):
        article.decompose()
    texts = [words(tag) for tag in soup.select("main p, main li, main dd")]
    assert len(texts) > 5
    assert [each for text in texts for each in sentences(text) if len(words_in(each)) > 20] == []


def test_a_rule_says_when_it_is_shown_what_it_says_and_who_can_help(visitor: Visitor) -> None:
    rule = words(the_rule(visitor, "food_today"))
    assert "It is shown when one of these is true: you have no food, or not enough for today" in rule
    assert "In England, Wales or Scotland: Phone your council" in rule
    assert "In England: Citizens Advice" in rule


def test_a_rule_says_how_urgent_it_is_and_when_it_was_last_changed(visitor: Visitor) -> None:
    rule = words(the_rule(visitor, "food_today"))
    assert "Food. Help can come today." in rule
    assert "Last changed 30 November 2026." in rule


def test_a_page_stands_once_and_each_part_is_a_fold_under_its_own_condition(
    app: Flask, visitor: Visitor
) -> None:
    known: Content = app.extensions["budgethelp"]
    folds = [words(fold) for fold in the_rule(visitor, "crisis_fund").select("details details > summary")]
    parts = next(rule.parts for rule in known.rulebook.rules if rule.id == "crisis_fund")
    assert len(folds) == len(parts) > 3
    assert folds[2] == "If you live in Wales"


def test_a_rule_with_many_ways_in_says_each_with_its_urgency(visitor: Visitor) -> None:
    rule = words(the_rule(visitor, "crisis_fund"))
    assert (
        f"you may need money before your next payment. {URGENCY_WORDS[Urgency.MONEY_BEFORE_THEN][0]}." in rule
    )
    assert "It is only shown when this is true as well: your visa does not say" in rule


def test_a_rule_says_what_its_card_says_and_names(visitor: Visitor) -> None:
    rule = words(the_rule(visitor, "scam_bank"))
    assert "Phone 159 now. It takes you to your real bank." in rule
    assert "Who to contact" in rule


def test_what_nobody_has_checked_says_so(visitor: Visitor) -> None:
    rule = words(the_rule(visitor, "food_today"))
    assert "gov.uk , checked 21 November 2026." in rule
    assert "(general knowledge of money advisers). Not checked yet." in rule


def test_every_line_of_every_rule_is_printed(app: Flask, visitor: Visitor) -> None:
    known: Content = app.extensions["budgethelp"]
    text = visitor.get("/how-we-decide").text
    lines = [
        line.text
        for rule in known.rulebook.rules
        for said in (rule.words, *(part.words for part in rule.parts))
        for line in said.lines
        if not line.names
    ]
    assert len(lines) > 500
    assert [line for line in lines if squeeze(line) not in text] == []


def test_figures_are_todays_and_a_persons_own_numbers_are_named(visitor: Visitor) -> None:
    text = visitor.get("/how-we-decide").text
    assert "I cannot buy more until [the day money comes]." in text
    assert "{" not in text


def test_a_figure_follows_the_day(make_app: MakeApp) -> None:
    app = make_app(NOW=london_now(datetime(2026, 11, 21, 9)))
    today = Visitor(app).get("/how-we-decide").text
    app.config["NOW"] = london_now(datetime(2026, 11, 22, 9))
    assert Visitor(app).get("/how-we-decide").text == today
    assert {day.day for day, _ in app.extensions["fragments"].values()} == {22}


def test_the_order_is_that_of_the_plan_with_life_first(visitor: Visitor) -> None:
    page = visitor.get("/how-we-decide")
    assert page.texts("dt")[0] == "1. Thoughts of suicide"
    assert len(page.texts("dt")) == len(Urgency)
    assert page.texts("main section[id^=first-] h2")[:2] == ["1. Thoughts of suicide", "2. Danger"]


def test_every_urgency_and_every_wait_has_words() -> None:
    assert list(URGENCY_WORDS) == list(Urgency)
    assert all(str(words) for words in SOON_WORDS.values())


def test_it_can_be_read_unfolded_for_printing(visitor: Visitor) -> None:
    assert not visitor.get("/how-we-decide").select("details[open]")
    page = visitor.get("/how-we-decide/in-full")
    assert len(page.select("article > details[open]")) == len(page.select("article"))
    assert page.select("article details") == page.select("article details[open]")


def test_something_wrong_is_an_email_that_names_the_rule(make_app: MakeApp) -> None:
    visitor = Visitor(make_app(OPERATOR_EMAIL="help@example.org"))
    rule = the_rule(visitor, "food_today")
    links = {words(link): str(link["href"]) for link in rule.select("a")}
    address = links["Something wrong or missing?"]
    assert address == "mailto:help@example.org?subject=Budget%20Help%3A%20rule%20food_today"


def test_without_an_address_it_is_said_that_there_is_none(visitor: Visitor) -> None:
    page = visitor.get("/how-we-decide")
    assert page.link("Something wrong or missing?") == "#wrong"
    assert "have not given an address" in page.text


@pytest.mark.parametrize("path", ["/how-we-decide", "/how-we-decide/in-full", "/bills-and-what-happens"])
def test_it_may_be_kept_while_nothing_is_known_of_a_person(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).headers["cache-control"] == "public, max-age=3600"
    visitor.get("/")
    visitor.submit(money_left="6", next_income="5")
    assert visitor.get(path).headers["cache-control"] == "no-store"


def test_it_is_one_tap_away_from_every_page(visitor: Visitor) -> None:
    visitor.get("/")
    assert visitor.click("How we decide").heading == "How we decide"


def test_a_step_of_a_plan_leads_here_without_naming_a_need_in_the_address(visitor: Visitor) -> None:
    visitor.get("/")
    plan = visitor.submit(money_left="6", next_income="5", nation="wales")
    links = {str(link["href"]) for link in plan.select("a[href^='/how-we-decide']")}
    assert links == {"/how-we-decide"}
