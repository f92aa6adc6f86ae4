"""The whole site in a made-up language: no word is left that a translator cannot reach."""

from __future__ import annotations

import json
import re
from datetime import datetime

import pytest
from flask import Flask

from budgethelp.dates.clock import london_now
from tests.conftest import NOW
from tests.support.made_up import ACROSS, FROM_RIGHT, write_made_up
from tests.support.make import MakeApp
from tests.support.page import Page
from tests.support.unwrapped import unwrapped
from tests.support.visitor import Visitor
from tests.support.worries import worries

BILL = [("kind", "council_tax"), ("amount", "120"), ("due", "3"), ("late", "yes"), ("stage", "reminder")]
WORRIES = (
    *("suicidal", "no_food", "no_energy", "nowhere_tonight", "loan_shark", "bailiffs", "sanctioned", "scam"),
)
PUBLIC = (
    *("/", "/help-now", "/about", "/accessibility", "/how-we-decide", "/bills-and-what-happens"),
    *("/cleared", "/nowhere"),
)
ON_PAPER = ("/worksheet", "/area-sheet", "/area-sheet?place=wales", "/area-sheet?place=E07000178")
ABOUT_ME = (
    *("/plan", "/answers", "/bills", "/bills/0", "/worries", "/home", "/income", "/place", "/payday"),
    *("/set-aside", "/what-if", "/print", "/phone", "/keep", "/kept", "/open"),
    *("/comfort", "/one-thing"),
)
FOR_TWO = ("/together", "/note", "/guide-for-helpers", "/worries", "/plan", "/still-here", "/ready")
MISTAKES = {
    "/": [("money_left", "lots"), ("next_income", "soon"), ("postcode", "nowhere")],
    "/bills": [("kind", ""), ("amount", "lots"), ("due", "soon")],
    "/set-aside": [("set_aside", "lots"), ("daily_spend", "lots")],
    "/what-if": [("late_by", "lots"), ("extra", "5")],
    "/payday": [("kind", "state_pension")],
}


@pytest.fixture(scope="module")
def made_up(make_app: MakeApp, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The site in English and in 2 made-up languages."""
    folder = tmp_path_factory.mktemp("translations")
    for code in (ACROSS, FROM_RIGHT):
        write_made_up(folder, code)
    return make_app(NOW=london_now(datetime.fromisoformat(NOW)), TRANSLATIONS=folder)


@pytest.fixture(scope="module")
def names(made_up: Flask) -> frozenset[str]:
    """What is the same in every language: brands, addresses of websites, and who wrote a source."""
    known = repr(made_up.extensions["budgethelp"])
    hosts = set(re.findall(r"https?://(?:www\.)?([a-z0-9.-]+[a-z]\S*?)[/')\"]", known))
    emails = set(re.findall(r"[\w.+-]+@[\w.-]+", known))
    councils = {each.name for each in made_up.extensions["budgethelp"].councils.by_gss.values()}
    return frozenset(hosts | emails | councils | {"Budget Help"})


@pytest.fixture
def visitor(made_up: Flask) -> Visitor:
    """Someone whose phone speaks the made-up language."""
    return Visitor(made_up, **{"Accept-Language": ACROSS})


def answer(visitor: Visitor, nation: str, **more: object) -> Page:
    visitor.get("/")
    return visitor.submit(money_left="42.50", next_income="8", nation=nation, **more)


@pytest.mark.parametrize("path", [*PUBLIC, *ON_PAPER])
def test_nothing_is_left_in_english_on(visitor: Visitor, names: frozenset[str], path: str) -> None:
    assert unwrapped(visitor.get(path), names) == []


@pytest.mark.parametrize("path", ABOUT_ME)
def test_nothing_is_left_in_english_after_answers_on(
    visitor: Visitor, names: frozenset[str], path: str
) -> None:
    answer(visitor, "wales", postcode="CF10 1EP")
    visitor.send("/bills", BILL)
    assert unwrapped(visitor.get(path), names) == []


@pytest.mark.parametrize("nation", ["england", "scotland", "wales", "northern_ireland"])
@pytest.mark.parametrize("worry", WORRIES)
def test_nothing_is_left_in_english_on_a_plan_for(
    visitor: Visitor, names: frozenset[str], worry: str, nation: str
) -> None:
    answer(visitor, nation)
    page = visitor.send("/worries", worries(worry))
    assert unwrapped(page, names) == []


@pytest.mark.parametrize("path", FOR_TWO)
def test_nothing_is_left_in_english_for_two_on(visitor: Visitor, names: frozenset[str], path: str) -> None:
    visitor.get("/together")
    visitor.submit(money_left="42.50", next_income="8", nation="scotland")
    assert unwrapped(visitor.get(path), names) == []


@pytest.mark.parametrize("path", MISTAKES)
def test_no_mistake_is_told_in_english_on(visitor: Visitor, names: frozenset[str], path: str) -> None:
    answer(visitor, "england")
    assert unwrapped(visitor.send(path, MISTAKES[path]), names) == []


def test_flask_plan_speaks_the_language_too(made_up: Flask) -> None:
    told = {"money_left": 6, "days": 5, "nation": "wales", "needs": ["no_food"], "language": ACROSS}
    asked = made_up.test_cli_runner().invoke(args=["plan", "-"], input=json.dumps(told))
    made = json.loads(asked.stdout)
    says = [made["steps"][0]["title"], *made["steps"][0]["do"], *made["steps"][0]["why"]]
    says += [each[key] for each in made["services"] for key in ("name", "says")]
    says += [each[key] for each in made["councils"] for key in ("who", "says")]
    assert [text for text in says if not text.startswith("⟦")] == []
