"""Words to say on the phone: who answers speaks English, so the English stands beneath a translation."""

from __future__ import annotations

import pytest
from flask import Flask

from budgethelp.languages.sentence import Sentence
from budgethelp.web.filters import in_english
from tests.support.page import Page
from tests.support.visitor import Visitor

BILL = [("kind", "council_tax"), ("amount", "120"), ("due", "3"), ("late", "yes"), ("stage", "reminder")]


def answered(app: Flask, language: str) -> Visitor:
    """Someone in Cardiff with no food and a bill, whose phone speaks that language."""
    person = Visitor(app, **{"Accept-Language": language})
    person.get("/")
    person.submit(money_left="42.50", next_income="8", postcode="CF10 1EP")
    person.send("/worries", [("food_and_heat", "no_food")])
    person.send("/bills", BILL)
    return person


def beneath(page: Page) -> list[str]:
    return [each.get_text() for each in page.select('.spoken[lang="en"][dir="ltr"]')]


@pytest.mark.parametrize("language", ["cy", "ar", "pl"])
@pytest.mark.parametrize("path", ["/plan", "/print", "/bills-and-what-happens"])
def test_the_english_stands_beneath_a_translation_on(app: Flask, language: str, path: str) -> None:
    english = answered(app, "en").get(path)
    words = beneath(answered(app, language).get(path))
    assert words
    for each in words:
        assert each.strip("“”") in english.text


def test_each_translation_on_the_plan_has_its_english(app: Flask) -> None:
    for quote in answered(app, "cy").get("/plan").select("blockquote"):
        lines = [line for line in quote.select("p")[1:] if "spoken" not in line.get("class", [])]
        said = [
            line for line in lines if not line.select('[lang="en"]')
        ]  # what waits for its translation is English
        assert len(quote.select(".spoken")) == len(said)


def test_the_words_to_copy_have_it_too(app: Flask) -> None:
    english = answered(app, "en").client.get("/plan.txt").text
    quoted = {line for line in english.splitlines() if line.startswith("“")}
    person = answered(app, "cy")
    welsh = person.client.get("/plan.txt", headers=person.headers).text
    assert quoted
    assert quoted <= set(welsh.splitlines())


@pytest.mark.parametrize("path", ["/plan", "/print", "/bills-and-what-happens", "/how-we-decide"])
def test_in_english_nothing_is_said_twice(app: Flask, path: str) -> None:
    assert beneath(answered(app, "en").get(path)) == []


def test_words_that_are_english_already_are_not_said_twice(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "cy"}):
        assert in_english(Sentence("Nobody has translated this.")) == ""
