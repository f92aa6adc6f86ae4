"""Facts about bills are read strictly: all that is wrong, by file and line, with the cure, in one go."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from budgethelp.problems import RulebookError
from budgethelp.rules.bill_facts import FOLDER, load_bill_facts
from budgethelp.rules.figures import load_figures
from budgethelp.rules.rulebook import FOLDER as RULES

FIGURES = load_figures(RULES / "figures.toml")
FAULTS = {
    "a kind nobody knows": (
        "water.md",
        None,
        "rules/bill_facts/watr.md:1: no bill is called so. Did you mean",
    ),
    "no title": (
        "water.md",
        ("# Water bill\n", ""),
        "rules/bill_facts/water.md:1: start with a # title, then the ## sections",
    ),
    "an unknown heading": (
        "tv_licence.md",
        ("## What can happen", "## What may happen"),
        'rules/bill_facts/tv_licence.md:3: unknown heading "What may happen". Did you mean "What can',
    ),
    "an unknown figure": (
        "tv_licence.md",
        ("{tv licence}", "{tv license}"),
        'rules/bill_facts/tv_licence.md:8: unknown figure "{tv license}". Did you mean "tv licence"?',
    ),
    "a fact about one person": (
        "tv_licence.md",
        ("{tv licence}", "{money left}"),
        "rules/bill_facts/tv_licence.md:8: {money left} is about one person.",
    ),
    "a detail that is no source": (
        "tv_licence.md",
        ("- Source: TV", "- Action: TV"),
        'rules/bill_facts/tv_licence.md:19: unknown detail "Action". Only Source stands here',
    ),
    "a date that is none": (
        "tv_licence.md",
        ("checked 21 November", "checked 31 November"),
        "rules/bill_facts/tv_licence.md:19: write a source like",
    ),
    "no source": (
        "loan.md",
        ("## Details", "## What to say"),
        "rules/bill_facts/loan.md:1: say what can happen, and add a line like - Source:",
    ),
    "words to say to a lender": (
        "loan.md",
        ("## Details", "## What to say\n> I can send 5.\n\n## Details"),
        "rules/bill_facts/loan.md:20: a credit agreement has no words to say.",
    ),
}


def broken(tmp_path: Path, name: str, change: tuple[str, str] | None) -> Path:
    """A copy of all facts with one file changed, or misnamed when ``change`` is None."""
    folder = shutil.copytree(FOLDER, tmp_path / "bill_facts")
    text = (folder / name).read_text(encoding="utf-8")
    if change is None:
        (folder / name).rename(folder / "watr.md")
    else:
        assert change[0] in text
        (folder / name).write_text(text.replace(*change, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("name", "change", "told"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_by_file_and_line(
    tmp_path: Path, name: str, change: tuple[str, str] | None, told: str
) -> None:
    with pytest.raises(RulebookError) as refused:
        load_bill_facts(FIGURES, broken(tmp_path, name, change))
    assert told in str(refused.value)


def test_words_that_are_not_utf_8_are_refused(tmp_path: Path) -> None:
    folder = broken(tmp_path, "water.md", ("# Water bill", "# Water"))
    (folder / "water.md").write_bytes(b"# Water \xff bill")
    with pytest.raises(RulebookError, match=r"rules/bill_facts/water\.md:1: cannot be read"):
        load_bill_facts(FIGURES, folder)


def test_all_that_is_wrong_is_told_in_one_go(tmp_path: Path) -> None:
    folder = broken(tmp_path, "water.md", ("## What can happen", "## What may happen"))
    (folder / "loan.md").unlink()
    with pytest.raises(RulebookError) as refused:
        load_bill_facts(FIGURES, folder)
    assert {problem.split(":")[0] for problem in refused.value.problems} == {
        "rules/bill_facts/water.md",
        "rules/bill_facts/loan.md",
    }
