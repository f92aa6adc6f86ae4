"""One visit to every page in each language: sound, in that language, with every word and value in place."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from budgethelp.languages.language import direction, read_languages
from budgethelp.web.translate import FOLDER
from tests.languages.test_languages import ABOUT_ME, BILL, FOR_TWO, ON_PAPER, PUBLIC, WORRIES
from tests.support.visitor import Visitor
from tests.support.worries import worries

# How we decide is 20 times as long as any other page; other tests read it in Welsh and in made-up languages.
PAGES = [path for path in (*ABOUT_ME, *FOR_TWO, *PUBLIC, *ON_PAPER) if path != "/how-we-decide"]
LANGUAGES = [code for code, language in read_languages(FOLDER).items() if language.offered]
# Marks of ours, and values that nobody filled in.
UNFINISHED = re.compile(r"[\ue000-\ue002]|\{[a-z_ ]+\}|%\(\w+\)s|\bNone\b")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_sound_and_whole_in(app: Flask, language: str) -> None:
    person = Visitor(app, **{"Accept-Language": language})
    person.get("/")
    person.submit(money_left="42.50", next_income="8", postcode="BT1 5GS")
    person.send("/worries", worries(*WORRIES))
    person.send("/bills", BILL)
    for path in PAGES:
        page = person.get(path)  # a page that is not sound says so here
        html = page.select("html")[0]
        assert (html["lang"], html["dir"]) == (language, direction(language)), path
        assert not UNFINISHED.findall(page.text), path
