"""A page of something worth checking is read strictly: each fault is told by file and line, with the cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgethelp.problems import RulebookError
from budgethelp.rules.benefits import load_benefits
from budgethelp.rules.figures import load_figures
from budgethelp.rules.rulebook import FOLDER
from budgethelp.situation.situation import Nation

FIGURES = load_figures(FOLDER / "figures.toml")

PAGE = """# Money for heating

When **you have reached State Pension age** and **you live in England or Wales**.

## What it is
- It is {winter fuel payment} for a home.

## Where to check
- In England: Ask the helpline.

## Who can help
- helpline

## Details
- Source: https://example.org/heating, checked 21 November 2026
- Brings: a payment
"""

FAULTS = {
    "an unknown condition": ("have reached State", "reached State", ':3: unknown condition "you reach'),
    "an unknown heading": ("## Where to check", "## Where to chek", ':8: unknown heading "Where to chek"'),
    "an unknown figure": ("{winter fuel payment}", "{winter fule payment}", ':6: unknown figure "{winter'),
    "a person’s own sum": ("{winter fuel payment}", "{money left}", ':1: "{money left}" is about one person'),
    "an unknown service": ("- helpline", "- helplin", ':12: unknown service "helplin". Did you mean'),
    "an unknown detail": ("- Source:", "- Urgency:", ':15: unknown detail "Urgency". Only Source stands'),
    "no source": ("- Source: https://example.org/heating, checked 21 November 2026\n", "", ":1: no source."),
    "a wrong date": ("checked 21 November", "checked 31 November", ":15: write a source like"),
    "nothing it brings": ("- Brings: a payment\n", "", ":1: does not say what it brings."),
    "an unknown kind": ("a payment", "a paymet", ':16: unknown kind of help "a paymet". Did you mean'),
    "no title": ("# Money for heating", "", ":1: no title."),
    "no When": ("When **", "If **", ":3: write the conditions like"),
    "nothing it is": (
        "- It is {winter fuel payment} for a home.\n", "", ":1: there is nothing under ## What it is"
    ),
    "nowhere to check": (
        "- In England: Ask the helpline.\n", "", ":1: there is nothing under ## Where to check"
    ),
}  # fmt: skip


def write(folder: Path, old: str = "", new: str = "", name: str = "heating") -> Path:
    assert old in PAGE
    (folder / f"{name}.md").write_text(PAGE.replace(old, new) if old else PAGE, encoding="utf-8")
    return folder


def problems(folder: Path) -> tuple[str, ...]:
    with pytest.raises(RulebookError) as refused:
        load_benefits({"helpline"}, FIGURES, folder)
    return refused.value.problems


def test_a_page_becomes_an_entry(tmp_path: Path) -> None:
    (entry,) = load_benefits({"helpline"}, FIGURES, write(tmp_path))
    assert (entry.id, entry.title, len(entry.when)) == ("heating", "Money for heating", 2)
    assert entry.where[0].nations == {Nation.ENGLAND}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_refused_by_line_with_the_cure(tmp_path: Path, fault: str) -> None:
    old, new, message = FAULTS[fault]
    told = problems(write(tmp_path, old, new))
    assert [problem for problem in told if f"rules/worth_checking/heating.md{message}" in problem]


def test_the_faults_of_all_pages_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, "- helpline", "- nobody")
    write(tmp_path, "# Money for heating", "", name="other")
    (tmp_path / "broken.md").write_bytes(b"# \xff\xfe")
    assert [problem.split(":")[0].split("/")[-1] for problem in problems(tmp_path)] == [
        *("broken.md", "heating.md", "other.md"),
    ]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert problems(tmp_path) == ("rules/worth_checking: is empty. Add a page for each benefit or discount",)
