"""What a translator may not lose, how a language begins and is brought up to date, and how far it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from budgethelp.cli import catalogue
from budgethelp.cli.catalogue import areas_of, catalogue_problems, count


def problems(english: str | tuple[str, str], said: str | tuple[str, ...]) -> list[str]:
    made = Catalog(locale="cy")
    made.add(english, said)
    return list(catalogue_problems(made))


@pytest.mark.parametrize(
    ("english", "said", "problem"),
    [
        ("You have {left}.", "Mae gennych.", "names to fill in"),
        ("You have %(left)s.", "Mae gennych %(chwith)s.", "names to fill in"),
        ("Phone 999 now.", "Ffoniwch 99 nawr.", "numbers"),
        ("Phone 0800 144 8848.", "Ffoniwch 08001448848.", "phone numbers"),
        ("Wait 5 days.", "انتظر ٥ أيام.", "numbers"),
        ("About £42.50.", "Tua £42,50.", "numbers"),
        ("See gov.uk/help.", "Gweler llyw.cymru/help.", "links"),
        ("Say <b>this</b>.", "Dywedwch hyn.", "markup"),
        ("Say “yes”.", 'Dywedwch "ie".', "straight quotes"),
        (" and ", "a", "a space before or after"),
        ("Food", "\u202eFood", "a letter that nobody can see"),
    ],
)
def test_what_a_translation_lost_is_named(english: str, said: str, problem: str) -> None:
    assert problem in problems(english, said)[0]


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("You have {left} for {days} days.", "Am {days} diwrnod: {left}."),
        ("{hour}pm", "{clock}"),
        ("Opens {day} at {time}", "Yn agor d{day} am {time}"),
        ("Your plan", ""),
    ],
)
def test_a_good_translation_has_no_problem(english: str, said: str) -> None:
    assert problems(english, said) == []


DAYS = ("%(num)s day until %(day)s", "%(num)s days until %(day)s")


def test_parts_that_may_be_left_out_stay_parts() -> None:
    english = "I am short[ until {next income}]. [People at home: {people}.]"
    assert problems(english, "Short [{next income}]. [{people}: people.]") == []
    assert "[parts]" in problems(english, "Short until {next income}. [{people}: people.]")[0]
    assert "[parts]" in problems(english, "Short [until {next income}. {people}: people.]")[0]


def test_one_day_may_be_said_without_its_number() -> None:
    assert problems(DAYS, ("dim tan %(day)s", *["%(num)s diwrnod tan %(day)s"] * 4)) == []


def test_every_plural_form_keeps_the_other_names() -> None:
    assert "names to fill in" in problems(DAYS, ("%(num)s diwrnod", *["%(num)s diwrnod tan %(day)s"] * 4))[0]


def test_half_of_the_plural_forms_is_not_enough() -> None:
    assert "not all plural forms" in problems(DAYS, ("%(num)s diwrnod tan %(day)s", "", "", "", ""))[0]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of translations, and a site that says 3 things."""
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    monkeypatch.setattr(catalogue, "TEMPLATE", tmp_path / "messages.pot")
    monkeypatch.setattr(catalogue, "collect", lambda: says("Your plan", "Food", "Warmth"))
    return tmp_path


def says(*texts: str) -> Catalog:
    made = Catalog(project="Budget Help", charset="utf-8")
    for text in texts:
        made.add(text, None, [("budgethelp/templates/plan/plan.html", 1)])
    return made


def translate(path: Path, english: str, said: str) -> None:
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{said}"'))


def test_a_new_language_is_not_offered_and_nobody_has_checked_it(folder: Path) -> None:
    catalogue.main(["--new", "cy"])
    written = (folder / "cy.po").read_text(encoding="utf-8")
    assert '"X-Checked-By: nobody yet\\n"\n"X-Offered: no\\n"' in written


def test_bringing_up_to_date_keeps_words_and_who_checked_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue.main(["--new", "cy"])
    path = folder / "cy.po"
    translate(path, "Your plan", "Eich cynllun")
    path.write_text(path.read_text(encoding="utf-8").replace("nobody yet", "a reader"), encoding="utf-8")
    monkeypatch.setattr(catalogue, "collect", lambda: says("Your plan", "Your plans"))
    catalogue.main([])
    written = path.read_text(encoding="utf-8")
    assert 'msgstr "Eich cynllun"' in written
    assert "X-Checked-By: a reader" in written
    assert 'msgid "Your plans"\nmsgstr ""' in written


def test_a_language_that_has_drifted_fails_the_check(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue.main([])
    catalogue.main(["--new", "cy"])
    assert catalogue.main(["--check"]) == 0
    monkeypatch.setattr(catalogue, "collect", lambda: says("Your plan"))
    assert catalogue.main(["--check"]) == 1
    assert "cy.po: not up to date. Run: make catalogue" in capsys.readouterr().out


def test_the_report_counts_what_is_done(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalogue.main(["--new", "cy"])
    translate(folder / "cy.po", "Food", "Bwyd")
    catalogue.main(["--report"])
    told = " ".join(capsys.readouterr().out.split())
    assert "cy: checked by nobody yet way to the first steps 1 of 3 33%" in told


def test_what_is_missing_is_listed_by_area(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    catalogue.main(["--new", "cy"])
    translate(folder / "cy.po", "Food", "Bwyd")
    catalogue.main(["--missing", "cy", "plan"])
    assert capsys.readouterr().out == "plan: Your plan\nplan: Warmth\n"


def test_every_text_of_the_site_has_an_area() -> None:
    said = Catalog()
    said.add("Hello", None, [("elsewhere.py", 1)])
    assert count(said, areas_of(said))["the rest"] == (0, 1)


def test_moving_a_module_changes_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue.main([])
    catalogue.main(["--new", "cy"])
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    moved = Catalog(project="Budget Help", charset="utf-8")
    for text in ("Warmth", "Your plan", "Food"):
        moved.add(text, None, [("budgethelp/elsewhere.py", 7)])
    monkeypatch.setattr(catalogue, "collect", lambda: moved)
    catalogue.main([])
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
