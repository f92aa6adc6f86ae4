"""Choosing a language: by link on every page, kept with the answers, and safe."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from budgethelp.dates.clock import london_now
from budgethelp.languages.language import display_name
from tests.conftest import NOW
from tests.support.made_up import ACROSS, FROM_RIGHT, write_made_up
from tests.support.make import MakeApp
from tests.support.page import Page
from tests.support.visitor import Visitor

OURS = {"Referer": "http://localhost/about"}
README = Path(__file__).parents[3] / "README.md"


@pytest.fixture(scope="module")
def site(make_app: MakeApp, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The site in English and 2 made-up languages; the plan page’s heading is missing in one of them."""
    folder = tmp_path_factory.mktemp("translations")
    for code in (ACROSS, FROM_RIGHT):
        write_made_up(folder, code)
    for lost in ("What to do first", "What will run out first?"):
        lose(folder / f"{ACROSS}.po", lost)
    return make_app(NOW=london_now(datetime.fromisoformat(NOW)), TRANSLATIONS=folder)


def lose(path: Path, text: str) -> None:
    said = path.read_text(encoding="utf-8")
    path.write_text(said.replace(f'msgstr "⟦{text}⟧"', 'msgstr ""'), encoding="utf-8")


@pytest.fixture
def visitor(site: Flask) -> Visitor:
    return Visitor(site)


def language_of(page: Page) -> tuple[str, str]:
    html = page.select("html")[0]
    return str(html["lang"]), str(html["dir"])


def test_every_language_is_offered_by_its_own_name(visitor: Visitor) -> None:
    links = visitor.get("/about").select("#languages a[lang]")
    assert [(a["lang"], a.get_text()) for a in links] == [
        ("en", "English"), (ACROSS, "Esperanto"), (FROM_RIGHT, "עברית"),
    ]  # fmt: skip


def test_a_choice_leads_back_to_the_same_page(visitor: Visitor) -> None:
    visitor.get("/guide-for-helpers")
    page = visitor.click("עברית")
    assert (page.path, language_of(page)) == ("/guide-for-helpers", (FROM_RIGHT, "rtl"))


def test_a_choice_in_the_middle_of_a_visit_loses_nothing(visitor: Visitor) -> None:
    visitor.get("/")
    english = visitor.submit(money_left="42.50", next_income="8", nation="wales")
    chosen = visitor.click("Esperanto")
    assert (chosen.path, language_of(chosen)) == ("/plan", (ACROSS, "ltr"))
    assert len(chosen.select(".step")) == len(english.select(".step"))
    assert "£42.50" in chosen.text


def test_what_the_browser_asks_for_can_be_left(site: Flask) -> None:
    visitor = Visitor(site, **{"Accept-Language": FROM_RIGHT})
    visitor.get("/about")
    assert language_of(visitor.click("English")) == ("en", "ltr")
    assert language_of(visitor.get("/help-now")) == ("en", "ltr")


@pytest.mark.parametrize(
    "target",
    [
        *(
            "https://example.org/",
            "//example.org",
            "/\\example.org",
            "\\\\example.org",
            "javascript:alert(1)",
        ),
        *("//[", "http://["),
        *("/nowhere", "/clear", "/static/site.css", "plan", "", "/../etc/passwd"),
    ],
)
def test_a_choice_leads_nowhere_but_to_our_own_pages(site: Flask, target: str) -> None:
    answer = site.test_client().get(f"/language/{ACROSS}", query_string={"to": target}, headers=OURS)
    assert answer.headers["Location"] == "/"


def test_a_choice_keeps_how_a_page_was_asked_for(site: Flask) -> None:
    answer = site.test_client().get(
        f"/language/{ACROSS}", query_string={"to": "/print?large=yes"}, headers=OURS
    )
    assert answer.headers["Location"] == "/print?large=yes"


def test_a_language_nobody_has_is_not_found(visitor: Visitor) -> None:
    assert visitor.get("/language/xx").status == 404
    assert visitor.send("/language/xx", []).status == 404


@pytest.mark.parametrize("says", ["cross-site", None])
def test_a_link_that_may_be_another_sites_asks_first(visitor: Visitor, says: str | None) -> None:
    visitor.browser_says(says)
    page = visitor.get(f"/language/{FROM_RIGHT}?to=/print%3Flarge=yes")
    assert (page.status, language_of(page), visitor.cookie) == (200, ("en", "ltr"), "")
    visitor.browser_says("same-origin" if says else None)
    assert language_of(visitor.submit("עברית"))[0] == FROM_RIGHT


def test_the_page_that_asks_leads_back_to_where_the_link_was(site: Flask, visitor: Visitor) -> None:
    visitor.browser_says(None)
    visitor.get(f"/language/{FROM_RIGHT}?to=/about")
    assert visitor.submit("עברית").path == "/about"
    answer = site.test_client().post(f"/language/{ACROSS}", data={"to": "//example.org"})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("path", ["/", "/help-now", "/about", "/how-we-decide", "/bills-and-what-happens"])
def test_a_public_page_has_an_address_in_each_language(visitor: Visitor, path: str) -> None:
    links = visitor.get(path).select("link[hreflang]")
    assert {str(link["hreflang"]): str(link["href"]) for link in links} == {
        code: f"http://localhost/{code}{path}" for code in ("en", ACROSS, FROM_RIGHT)
    }


def test_a_page_opened_in_a_language_goes_on_in_it(visitor: Visitor) -> None:
    assert language_of(visitor.get(f"/{FROM_RIGHT}/help-now")) == (FROM_RIGHT, "rtl")
    assert language_of(visitor.get("/about")) == (FROM_RIGHT, "rtl")


def test_a_page_about_a_person_says_no_address_in_other_languages(visitor: Visitor) -> None:
    visitor.get("/")
    page = visitor.submit(money_left="42.50", next_income="8")
    assert page.select("link[hreflang]") == []


@pytest.mark.parametrize("path", ["/", "/help-now", "/about", "/how-we-decide"])
def test_caches_are_told_what_a_page_depends_on(visitor: Visitor, path: str) -> None:
    varies = visitor.get(path).headers["vary"]
    assert "Accept-Language" in varies
    assert "Cookie" in varies


def test_after_clearing_the_language_stays_and_the_answers_are_gone(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit(money_left="42.50", next_income="8")
    visitor.click("Esperanto")
    page = visitor.send("/clear", [])
    assert (page.path, language_of(page), visitor.cookie) == (f"/{ACROSS}/cleared", (ACROSS, "ltr"), "")
    assert language_of(visitor.click("⟦Start again")) == (ACROSS, "ltr")


def test_words_that_are_missing_are_english_and_say_so(visitor: Visitor) -> None:
    visitor.get(f"/{ACROSS}/")
    page = visitor.submit(money_left="42.50", next_income="8")
    assert "What will run out first?" in page.texts("h2 > span[lang=en][dir=ltr]")
    assert page.title.startswith("What to do first")


def test_sums_stand_as_shops_write_them(visitor: Visitor) -> None:
    visitor.get(f"/{FROM_RIGHT}/")
    page = visitor.submit(money_left="42.50", next_income="8")
    assert '<bdi dir="ltr">£42.50</bdi>' in page.html


def test_a_machines_work_says_so_in_both_languages(visitor: Visitor) -> None:
    said = visitor.get(f"/{ACROSS}/about").texts(".machine summary, .machine p")
    assert said[0] == "⟦A machine translated this page."
    assert said[-1].startswith("A machine translated this page. Nobody who speaks")


def test_english_has_no_such_notice(visitor: Visitor) -> None:
    assert visitor.get("/about").select(".machine") == []


def test_no_mark_of_ours_reaches_anybody(visitor: Visitor) -> None:
    visitor.get(f"/{ACROSS}/")
    visitor.submit(money_left="42.50", next_income="8")
    assert not [mark for mark in "\ue000\ue001\ue002" if mark in visitor.get("/plan").html]


def test_what_the_site_speaks_is_what_it_says_it_speaks(app: Flask) -> None:
    codes = [str(link["lang"]) for link in Visitor(app).get("/about").select("#languages a[lang]")]
    english, welsh, *others = [display_name(code, "en") for code in codes]
    *first, last = sorted(others)
    spoken = ", ".join((english, welsh, *first)) + f" and {last}"
    assert f"It speaks {spoken}." in README.read_text(encoding="utf-8")


def test_somali_waits_for_a_fluent_reader(app: Flask) -> None:
    person = Visitor(app, **{"Accept-Language": "so"})
    assert language_of(person.get("/about")) == ("en", "ltr")
    assert "so" not in [link["lang"] for link in person.page.select("#languages a[lang]")]
    assert person.get("/language/so").status == 404
    assert person.get("/so/help-now").status == 404


@pytest.mark.parametrize("path", ["/", "/worries", "/home", "/set-aside", "/bills", "/place"])
def test_a_page_with_questions_takes_along_what_is_typed(app: Flask, path: str) -> None:
    person = Visitor(app)
    person.get("/")
    person.submit(money_left="6", next_income="5")
    typed = {
        "/": {"money_left": "lots and lots", "next_income": "soon", "true_today": ["no_food"]},
        "/worries": {"food_and_heat": ["no_food"]},
        "/home": {"children": "3, seven", "adults": "2"},
        "/set-aside": {"set_aside": "a bit"},
        "/bills": {"amount": "some"},
        "/place": {"postcode": "LS"},
    }[path]
    person.get(path)
    kept = person.client.get_cookie("answers")
    page = person.submit("Cymraeg", **typed)
    assert page.select("html")[0]["lang"] == "cy"
    for name, words in typed.items():
        found = page.select(f'[name="{name}"]')
        if isinstance(words, list):
            assert [each["value"] for each in found if each.has_attr("checked")] == words
        else:
            values = [each.get("value") for each in found]
            values += [option["value"] for each in found for option in each.select("[selected]")]
            assert words in values
    assert page.select(".wrong, .mend") == []
    assert kept
    assert "no_food" not in str(person.get("/plan").select("[aria-pressed=true]"))


def test_someone_is_with_me_takes_along_what_is_typed(app: Flask) -> None:
    person = Visitor(app)
    person.get("/")
    page = person.submit("Someone is with me", money_left="lots", next_income="soon")
    assert page.select("nav.with")
    assert [each["value"] for each in page.select("#money_left, #next_income")] == ["lots", "soon"]
    assert page.select(".wrong, .mend") == []


def test_the_same_words_are_sent_only_to_a_page_of_ours(app: Flask) -> None:
    sent = {"show": "again", "money_left": "6"}
    for to in ("//example.org", "https://example.org/", "lots"):
        answer = app.test_client().post("/language/cy", query_string={"to": to}, data=sent)
        assert (answer.status_code, answer.headers["Location"]) == (307, "/")
