"""A language's words: what is read from its file, and what falls back to English."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgethelp.languages.language import END, START, PoProblem, is_english, plain, read_language

PO = r"""# Somebody
msgid ""
msgstr ""
"Language: cy\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=5; plural=(n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 0);\n"
"X-Checked-By: a reader\n"
"X-Offered: no\n"

#: a.py
msgid "A “plan” \\ with\n"
"two \"lines\""
msgstr "Cynllun \\ \"dwy\"\n"
"linell"

#, fuzzy
msgid "Guessed"
msgstr "Dyfalu"

msgid "Open"
msgstr ""

msgctxt "a verb"
msgid "Open"
msgstr "Agor"

msgid "%(num)s day"
msgid_plural "%(num)s days"
msgstr[0] "%(num)s diwrnod"
msgstr[1] "1 diwrnod"
msgstr[2] "%(num)s ddiwrnod"
msgstr[3] "%(num)s diwrnod"
msgstr[4] "%(num)s diwrnod"

msgid "%(num)s week"
msgid_plural "%(num)s weeks"
msgstr[0] "%(num)s wythnos"
msgstr[1] ""

#~ msgid "Gone"
#~ msgstr "Wedi mynd"
"""


@pytest.fixture
def cy(tmp_path: Path) -> Path:
    path = tmp_path / "cy.po"
    path.write_text(PO, encoding="utf-8")
    return path


def test_finished_words_are_read_by_context_and_text(cy: Path) -> None:
    assert read_language(cy).words == {
        ("", 'A “plan” \\ with\ntwo "lines"'): ('Cynllun \\ "dwy"\nlinell',),
        ("a verb", "Open"): ("Agor",),
        ("", "%(num)s day"): ("%(num)s diwrnod", "1 diwrnod", "%(num)s ddiwrnod", *["%(num)s diwrnod"] * 2),
    }


@pytest.mark.parametrize("text", ["Guessed", "Open", "Gone", "Never written"])
def test_guesses_and_gaps_fall_back_to_english(cy: Path, text: str) -> None:
    said = read_language(cy).gettext(text)
    assert (is_english(said), plain(said)) == (True, text)


def test_half_a_plural_falls_back_to_english(cy: Path) -> None:
    assert read_language(cy).ngettext("%(num)s week", "%(num)s weeks", 2) == f"{START}%(num)s weeks{END}"


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 diwrnod"), (2, "%(num)s ddiwrnod"), (9, "%(num)s diwrnod")]
)
def test_welsh_has_its_own_plurals(cy: Path, number: int, said: str) -> None:
    assert read_language(cy).ngettext("%(num)s day", "%(num)s days", number) == said


def test_nothing_stays_nothing(cy: Path) -> None:
    assert read_language(cy).gettext("") == ""


def test_the_header_says_who_checked_it_and_whether_it_is_offered(cy: Path) -> None:
    welsh = read_language(cy)
    assert (welsh.checked_by, welsh.offered, welsh.name) == ("a reader", False, "Cymraeg")


def test_checked_by_nobody_is_not_checked(cy: Path) -> None:
    cy.write_text(PO.replace("a reader", "nobody yet"), encoding="utf-8")
    assert read_language(cy).checked_by == ""


@pytest.mark.parametrize(
    ("name", "text", "cure"),
    [
        ("cy.po", "", "cy.po: no header"),
        ("cy.po", "nothing", "cy.po:1: Unknown or misformatted keyword"),
        ("cy.po", PO.replace('msgstr[1] ""', 'msgstr[9] "x"'), "cy.po:[0-9]+: msg has more translations"),
        ("cy.po", PO.replace('msgstr[1] ""', 'msgstr[x] ""'), "cy.po: not a .po file in UTF-8"),
        ("welsh!.po", PO, "no language has this code"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_cure(
    tmp_path: Path, name: str, text: str, cure: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(PoProblem, match=cure):
        read_language(tmp_path / name)
