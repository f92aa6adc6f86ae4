"""The recipes of CONTRIBUTING.md and the commands of README.md are true."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from flask import Flask

from budgethelp.cli.situation_json import Told
from budgethelp.directory.duties import Matter
from budgethelp.directory.services import load_national
from budgethelp.rules.figures import load_figures
from budgethelp.rules.page import read_page
from budgethelp.rules.rule import Rule
from budgethelp.rules.rule_reader import IN_PARTS, SECTIONS, Known, read_rule
from budgethelp.situation.written import schema
from budgethelp.web.content import Content
from budgethelp.web.settings import READERS

ROOT = Path(__file__).parents[1]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def example(kind: str, holding: str) -> str:
    """The example of that kind in CONTRIBUTING.md that holds these words."""
    blocks = re.findall(rf"```{kind}\n(.*?)```", CONTRIBUTING, re.DOTALL)
    return next(block for block in blocks if holding in block)


def test_the_rule_in_the_recipe_is_a_rule(app: Flask) -> None:
    known: Content = app.extensions["budgethelp"]
    page = read_page(example("markdown", "## Do this"), SECTIONS, IN_PARTS)
    rule = read_rule(
        "medicine_keep", "health", page, Known(known.services, known.rulebook.figures, set(Matter))
    )
    assert isinstance(rule, Rule), rule


def test_the_service_in_the_recipe_is_a_service(tmp_path: Path) -> None:
    (tmp_path / "samaritans.toml").write_text(example("toml", "Samaritans"), encoding="utf-8")
    assert list(load_national(tmp_path)) == ["samaritans"]


def test_the_figure_in_the_recipe_can_be_added(tmp_path: Path) -> None:
    figures = (ROOT / "budgethelp" / "rules" / "figures.toml").read_text(encoding="utf-8")
    entries = figures.split('["uc single 25 or over"]')[0]
    (tmp_path / "figures.toml").write_text(entries + example("toml", "uc single"), encoding="utf-8")
    assert list(load_figures(tmp_path / "figures.toml")) == ["uc single under 25"]


def test_the_plan_in_the_readme_is_made() -> None:
    question = re.search(r"echo '(\{.*\})'", README)
    assert question
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "plan", "-"]
    environment = {"SECRET_KEY": "for tests only, not a secret"}
    answer = subprocess.run(
        command, input=question[1], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert json.loads(answer.stdout)["steps"][0]["action"] == "food_today"


def test_the_keys_of_a_situation_in_the_readme_are_those_of_the_schema() -> None:
    table = README.partition("| key | what it says |")[2].partition("\n\n")[0]
    rows = dict(re.findall(r"^\| (.*?) \| (.*) \|$", table, re.MULTILINE))
    keys = {key for cell in rows for key in re.findall(r"`(\w+)`", cell)}
    of_bills = set(re.findall(r"`(\w+)`", rows["`bills`"]))
    known = schema(Told)["$defs"]
    assert keys == set(known["Told"]["properties"])
    assert of_bills == set(known["WrittenBill"]["properties"])


def test_every_setting_is_in_the_readme() -> None:
    assert [
        name for name in (*READERS, "SECRET_KEY", "HOST", "PORT", "WORKERS") if f"`{name}`" not in README
    ] == []


def test_every_target_of_make_has_a_line_of_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
    assert [name for name in targets if not re.search(rf"^{name}:.* ## \w", makefile, re.MULTILINE)] == []


def test_decisions_are_numbered_without_gaps() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(file.name[:4]) for file in files] == list(range(1, len(files) + 1))
