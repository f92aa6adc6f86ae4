"""``flask places``: building the table, and looking a postcode up in it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from budgethelp.dates.clock import london_now
from tests.support.visitor import Visitor


@pytest.fixture
def run(make_app: Callable[..., Flask], places_file: Path) -> Callable[..., Result]:
    """Types ``flask places …`` where all postcodes are known; other settings by name."""

    def type_in(*words: str, **settings: object) -> Result:
        now = london_now(datetime(2026, 11, 21, 19, 30))
        app = make_app(**{"DATA": places_file.parent, "NOW": now, **settings})
        return app.test_cli_runner().invoke(args=["places", *words])

    return type_in


@pytest.mark.parametrize(
    ("postcode", "answer"),
    [
        ("CF10 1EP", "CF10: wales, City of Cardiff Council\n"),
        ("BT1 5GS", "BT1: northern_ireland, Belfast City Council\n"),
        ("td15", "TD15: england, scotland; one of Northumberland County Council; Scottish Borders Council\n"),
    ],
)
def test_find_names_the_nation_and_the_council(
    run: Callable[..., Result], postcode: str, answer: str
) -> None:
    assert run("find", *postcode.split()).output == answer


def test_find_names_the_council_of_that_day(run: Callable[..., Result]) -> None:
    after = london_now(datetime(2027, 4, 1, 9, 0))
    assert run("find", "KT10 9AA", NOW=after).output == "KT10: england, East Surrey\n"


@pytest.mark.parametrize("typed", ["GY1 1AA", "SW30 1AA", "nowhere"])
def test_find_says_in_one_line_why_there_is_no_place(run: Callable[..., Result], typed: str) -> None:
    found = run("find", typed)
    assert found.exit_code == 1
    assert found.output.startswith("Error: ")
    assert found.output.count("\n") == 1


def test_find_without_a_table_says_how_to_build_it(run: Callable[..., Result], tmp_path: Path) -> None:
    found = run("find", "CF10 1EP", DATA=tmp_path)
    assert found.exit_code == 1
    assert "flask --app wsgi places build" in found.output


def test_build_leaves_a_current_table_alone(run: Callable[..., Result], places_file: Path) -> None:
    before = places_file.stat().st_mtime_ns
    assert run("build").output == f"{places_file}: up to date.\n"
    assert places_file.stat().st_mtime_ns == before


def test_build_that_cannot_write_says_so_in_one_line(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    built = run("build", DATA=tmp_path / "file" / "folder")
    assert built.exit_code == 1
    assert built.output.startswith("Error: ")


@pytest.mark.usefixtures("few_postcodes")
def test_build_without_bt_and_then_by_force_with_all(run: Callable[..., Result], tmp_path: Path) -> None:
    assert run("build", "--without-bt", DATA=tmp_path).exit_code == 0
    assert "one of" in run("find", "BT1 5GS", DATA=tmp_path).output
    assert run("build", "--force", DATA=tmp_path).stdout.endswith("built.\n")
    assert run("find", "BT1 5GS", DATA=tmp_path).output == "BT1: northern_ireland, Belfast City Council\n"


def leads(app: Flask, *words: str) -> list[str]:
    return app.test_cli_runner().invoke(args=["councils", "leads", *words]).output.splitlines()


def test_leads_are_listed_for_a_council_with_where_they_come_from(app: Flask) -> None:
    lines = leads(app, "bristol", "--kind", "out_of_hours")
    assert lines[:2] == ["City of Bristol (E06000023)", "  out_of_hours: 01454 615165 (out of hours)"]
    assert lines[2].startswith("  from https://")
    assert lines[2].endswith(", trust c")
    assert lines[-1].startswith("1 to try. Right? Write it in budgethelp/directory/council_contacts.toml")


def test_the_most_trusted_leads_come_first(app: Flask) -> None:
    trusts = [line[-1] for line in leads(app) if line.startswith("  from ")]
    assert len(trusts) == 359
    assert trusts == sorted(trusts)


def test_no_page_shows_a_lead(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.submit(money_left="0", next_income="3 days", postcode="BS1 4DJ")
    for path in ("/plan", "/help-now", "/near", "/print"):
        assert "615165" not in visitor.get(path).text.replace(" ", "")
