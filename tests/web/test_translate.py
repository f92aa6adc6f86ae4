"""Languages: catalogues read at the start, the reader's own chosen, and every word collected."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog
from flask import Flask, render_template_string, session

from budgethelp.cli import catalogue
from budgethelp.languages.language import plain
from budgethelp.web import translate
from budgethelp.web.translate import LANGUAGE_KEY, gettext, lazy_gettext, ngettext, pgettext

WELSH = r"""
msgid ""
msgstr ""
"Language: cy\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);\n"

msgid "Your plan"
msgstr "Eich cynllun"

msgid "Hello %(name)s"
msgstr "Helo %(name)s"

msgctxt "a verb"
msgid "Open"
msgstr "Agor"

msgid "%(num)d day"
msgid_plural "%(num)d days"
msgstr[0] "%(num)d diwrnod"
msgstr[1] "%(num)d diwrnod"
msgstr[2] "%(num)d ddiwrnod"
msgstr[3] "%(num)d diwrnod"
msgstr[4] "%(num)d diwrnod"
msgstr[5] "%(num)d diwrnod"
"""


@pytest.fixture(scope="module")
def welsh(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """A small site with a few Welsh words."""
    folder = tmp_path_factory.mktemp("translations")
    (folder / "cy.po").write_text(WELSH, encoding="utf-8")
    site = Flask("small")
    site.secret_key = "for tests only, not a secret"
    site.config["TRANSLATIONS"] = folder
    translate.set_up(site)
    return site


def asks_for(languages: str) -> dict[str, str]:
    return {"Accept-Language": languages}


@pytest.mark.parametrize(
    ("languages", "read"),
    [
        ("cy", "Eich cynllun"),
        ("cy-GB,cy;q=0.9,en;q=0.8", "Eich cynllun"),
        ("en-GB,en;q=0.9,cy;q=0.1", "Your plan"),
        ("fr", "Your plan"),
        ("", "Your plan"),
    ],
)
def test_the_browser_chooses_the_language(welsh: Flask, languages: str, read: str) -> None:
    with welsh.test_request_context(headers=asks_for(languages)):
        assert gettext("Your plan") == read


def test_what_a_person_chose_comes_before_the_browser(welsh: Flask) -> None:
    with welsh.test_request_context(headers=asks_for("en")):
        session[LANGUAGE_KEY] = "cy"
        assert gettext("Your plan") == "Eich cynllun"


def test_a_language_nobody_has_is_not_chosen(welsh: Flask) -> None:
    with welsh.test_request_context():
        session[LANGUAGE_KEY] = "../cy"
        assert translate.current_locale() == "en"


def test_welsh_plurals_are_welsh(welsh: Flask) -> None:
    with welsh.test_request_context(headers=asks_for("cy")):
        assert ngettext("%(num)d day", "%(num)d days", 2) == "2 ddiwrnod"


def test_english_plurals_need_no_catalogue(app: Flask) -> None:
    with app.test_request_context():
        assert ngettext("%(num)d day", "%(num)d days", 1) == "1 day"


def test_the_same_english_can_mean_different_things(welsh: Flask) -> None:
    with welsh.test_request_context(headers=asks_for("cy")):
        assert (pgettext("a verb", "Open"), plain(gettext("Open"))) == ("Agor", "Open")


def test_lazy_words_wait_for_their_reader(welsh: Flask) -> None:
    greeting = lazy_gettext("Hello %(name)s", name="Siân")
    with welsh.test_request_context(headers=asks_for("cy")):
        assert str(greeting) == "Helo Siân"
    assert str(greeting) == "Hello Siân"


def test_words_without_values_may_hold_a_percent_sign(app: Flask) -> None:
    with app.test_request_context():
        assert gettext("Get 25% off") == "Get 25% off"


def test_templates_speak_the_same_language(welsh: Flask) -> None:
    with welsh.test_request_context(headers=asks_for("cy")):
        said = render_template_string("{{ current_locale() }}: {% trans %}Your plan{% endtrans %}")
    assert said == "cy: Eich cynllun"


def test_words_in_templates_cannot_bring_in_markup(welsh: Flask) -> None:
    with welsh.test_request_context():
        said = render_template_string("{% trans name=name %}Hello {{ name }}{% endtrans %}", name="<b>")
    assert said == "Hello &lt;b&gt;"


def test_the_direction_is_the_languages_own(app: Flask) -> None:
    with app.test_request_context():
        assert translate.text_direction() == "ltr"


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Every text that the collector finds in the project."""
    return {str(message.id) for message in catalogue.collect()}


@pytest.mark.parametrize(
    "text",
    [
        "Need help now?",  # a template
        "We cannot find that page",  # lazy words in code
        "Opens {day} at {time}",  # words.py, which knows no request
        "Your council",  # the directory
    ],
)
def test_words_from_every_kind_of_file_are_collected(said: set[str], text: str) -> None:
    assert text in said


def test_every_word_of_every_rule_is_collected(app: Flask, said: set[str]) -> None:
    rules = app.extensions["budgethelp"].rulebook.rules
    lines = {
        line.text
        for rule in rules
        for words in (rule.words, *(part.words for part in rule.parts))
        for line in words.lines
    }
    whom = [way.when for rule in rules for way in rule.every_way]
    whom += [part.when for rule in rules for part in rule.parts]
    reasons = {condition.text for when in whom for condition in when.all}
    only_if = {condition.text for rule in rules for condition in rule.only_if}
    assert {rule.title for rule in rules} | lines | reasons | only_if <= said


def test_every_word_of_every_service_is_collected(app: Flask, said: set[str]) -> None:
    services = app.extensions["budgethelp"].services.values()
    words = {text for each in services for text in (each.says, each.who, each.chat, each.caveat) if text}
    assert words <= said


def catalog_of(*texts: str) -> Catalog:
    made = Catalog()
    for text in texts:
        made.add(text)
    return made


def test_drift_is_told_by_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    code = catalogue.report(said=catalog_of("Old", "New"), kept=catalog_of("Old", "Gone"))
    assert code == 1
    assert capsys.readouterr().out.startswith("not in the catalogue: New\nno longer said: Gone\n")


def test_no_drift_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogue.report(catalog_of("Same"), catalog_of("Same")) == 0
    assert capsys.readouterr().out == ""
