"""A change costs what CONTRIBUTING says: each recipe is followed in a copy of the site, and seen to work."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
AWAY = ignore_patterns("__pycache__", "*.po", "*.sqlite")
ENVIRONMENT = {"SECRET_KEY": "for tests only, not a secret", "PLACES": "none.sqlite"}

BOTTLES = """# Take back bottles and cans

Take empty bottles and cans to a shop that gives the deposit back.

## When
- **this is for everyone**: looking ahead, help this week

## Do this
1. Look for the deposit sign on the bottle or can.
2. Take it to a shop or machine that gives the deposit back.

## Details
- Source: general knowledge of advisers, not checked yet
"""

PAID_BY = '''

class PaidBy(Choice):
    """How the money comes."""

    BANK = "bank", 1, _("Into a bank account")
    CASH = "cash", 2, _("In cash")


'''
QUESTION = """QUESTIONS = (
    Question(
        "paid_by",
        Kind.CHOICE,
        (
            Part(
                "paid_by",
                _("How is your money paid?"),
                aloud=_("Does your money come into a bank, or in cash?"),
                choices=words(PaidBy),
            ),
        ),
        link=13,
        heading=_("How your money is paid"),
        change="/paid",
        codes=PaidBy,
    ),
"""
PAGE = '''"""How the money is paid."""

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp.situation.questions import PaidBy
from budgethelp.web import session
from budgethelp.web.fields import ChoiceField, Questions, asked
from budgethelp.web.guard import View, after_the_questions

pages = Blueprint("paid", __name__)


class PaidForm(Questions):
    """How the money is paid."""

    paid_by = ChoiceField(**asked("paid_by"))


@pages.get("/paid")
@after_the_questions
def ask() -> View:
    """Ask."""
    return render_template("paid.html", form=PaidForm(data={"paid_by": session.written().paid_by}))


@pages.post("/paid")
@after_the_questions
def store() -> View:
    """Keep the answer."""
    answer = PaidForm(MultiDict(request.form)).paid_by.data
    session.store(paid_by=PaidBy(answer) if answer else None)
    return redirect("/plan", 303)
'''
TEMPLATE = """{% extends "base.html" %}
{% import "components/fields.html" as fields with context %}
{% set heading = form.paid_by.label.text %}
{% block main %}
<form method="post" action="/paid" novalidate>
{{ fields.radios(form.paid_by, titled=true) }}<button class="go">OK</button>
</form>
{% endblock %}
"""
VISIT = """
from budgethelp import create_app
visitor = create_app().test_client()
visitor.post("/", data={"money_left": "6", "next_income": "5 days"})
assert "In cash" in visitor.get("/paid").text
assert visitor.post("/paid", data={"paid_by": "cash"}).status_code == 303
answers = visitor.get("/answers").text
assert "How your money is paid" in answers and "In cash" in answers and "/paid" in answers
"""
FIGURE = """
from budgethelp import create_app
visitor = create_app().test_client()
visitor.post("/", data={"money_left": "40", "next_income": "5 days"})
for path in ("/plan", "/print", "/plan.txt?amounts=yes"):
    assert "You can use about £8 each day." in visitor.get(path).text, path
"""
LINK = """
from datetime import date
from decimal import Decimal
from budgethelp.plan.link import pack, unpack
from budgethelp.situation.questions import PaidBy
from budgethelp.situation.situation import Situation
today = date(2026, 11, 21)
text = pack(Situation(today, Decimal(6), 5, paid_by=PaidBy.CASH), amounts=True, done=[])
assert unpack(text, today, ()).situation.paid_by is PaidBy.CASH
"""


@dataclass
class Copy:
    """A copy of the site, and which of its files a change touched."""

    folder: Path
    touched: set[str] = field(default_factory=set)

    def write(self, path: str, text: str) -> None:
        """A new file."""
        self.touched.add(path)
        (self.folder / "budgethelp" / path).write_text(text, encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """``new`` in place of ``old``, which stands there."""
        text = (self.folder / "budgethelp" / path).read_text(encoding="utf-8")
        assert old in text, f"{path} has no {old!r}"
        self.write(path, text.replace(old, new, 1))

    def run(self, *arguments: str, told: object = None) -> str:
        """What Python says to these arguments in the copy."""
        answer = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=ENVIRONMENT,
            input=json.dumps(told),
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    def plan(self, **told: object) -> dict[str, Any]:
        """The plan for somebody."""
        answers = {"now": "2026-11-21T10:00", "money_left": "6.00", "days": 5, "nation": "england", **told}
        made: dict[str, Any] = json.loads(self.run("-m", "flask", "--app", "wsgi", "plan", "-", told=answers))
        return made


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    copytree(ROOT / "budgethelp", tmp_path / "budgethelp", ignore=AWAY)
    (tmp_path / "wsgi.py").write_bytes((ROOT / "wsgi.py").read_bytes())
    return Copy(tmp_path)


def step(plan: dict[str, Any], action: str) -> dict[str, Any]:
    found: dict[str, Any] = next(step for step in plan["steps"] if step["action"] == action)
    return found


def test_a_new_action_is_its_page_and_its_line(copy: Copy) -> None:
    copy.write("rules/money_in/bottle_return.md", BOTTLES)
    line = 'bottle_return = { number = 61, picture = "jar" }'
    copy.change("rules/actions.toml", "keep_cushion = {", f"{line}\nkeep_cushion = {{")
    assert step(copy.plan(), "bottle_return")["title"] == "Take back bottles and cans"
    assert len(copy.touched) == 2


def test_a_sentence_more_for_an_action_is_its_page(copy: Copy) -> None:
    copy.change("rules/health/medicine_keep.md", "## Do this\n", "## Do this\n1. Sit down for a minute.\n")
    assert "Sit down for a minute." in step(copy.plan(needs=["medicine"]), "medicine_keep")["do"]
    assert len(copy.touched) == 1


def test_a_tick_that_changes_one_sentence_is_3_files(copy: Copy) -> None:
    copy.change(
        "situation/questions.py",
        "    COLD_HOME = ",
        '    PET = "pet", 31, _("I have a pet"), AT_HOME\n    COLD_HOME = ',
    )
    pet = '@says("you have a pet")\ndef pet(s: Situation) -> bool:\n    return About.PET in s.about\n\n\n'
    before = '@says("you have a prepayment meter")'
    copy.change("rules/conditions/home.py", before, pet + before)
    line = "- If **you have a pet**: Some food banks have pet food too.\n"
    copy.change("rules/food/food_today.md", "## Good to know\n", f"## Good to know\n{line}")
    with_pet, without = (copy.plan(needs=["no_food"], about=about) for about in (["pet"], []))
    assert "Some food banks have pet food too." in step(with_pet, "food_today")["know"]
    assert "Some food banks have pet food too." not in step(without, "food_today")["know"]
    assert len(copy.touched) == 3


def test_a_question_on_its_own_page_is_5_files(copy: Copy) -> None:
    copy.change("situation/questions.py", "\n\nNATIONS = words(", f"{PAID_BY}NATIONS = words(")
    copy.change("situation/questions.py", "QUESTIONS = (\n", QUESTION)
    typed = "situation/situation.py"
    copy.change(
        typed,
        "    income: Income | None = None\n",
        "    income: Income | None = None\n    paid_by: PaidBy | None = None\n",
    )
    written = "    income: Income | None = None\n    adults: People"
    copy.change(
        typed, written, written.replace("    adults", "    paid_by: PaidBy | None = None\n    adults")
    )
    copy.change(
        typed,
        "import About, Housing, Income, Nation, Need",
        "import About, Housing, Income, Nation, Need, PaidBy",
    )
    copy.write("web/pages/paid.py", PAGE)
    copy.write("templates/paid.html", TEMPLATE)
    register = "web/pages/__init__.py"
    copy.change(register, "        note,\n", "        note,\n        paid,\n")
    copy.change(register, "(with_a_helper, note)", "(with_a_helper, note, paid)")
    copy.run("-c", VISIT)
    copy.run("-c", LINK)
    assert copy.plan(paid_by="cash")["steps"]
    assert '"paid_by"' in copy.run("-m", "flask", "--app", "wsgi", "plan", "--schema")
    assert len(copy.touched) == 5


def test_a_service_is_1_file(copy: Copy) -> None:
    path = "directory/national/samaritans.toml"
    copy.change(path, "116 123", "0800 123 4567")
    services = copy.plan(needs=["suicidal"])["services"]
    assert next(each for each in services if each["id"] == "samaritans")["phone"] == "0800 123 4567"
    assert len(copy.touched) == 1


def test_how_the_daily_figure_is_worded_is_1_file(copy: Copy) -> None:
    copy.change("plan/headline.py", "That is about %(day)s a day.", "You can use about %(day)s each day.")
    copy.run("-c", FIGURE)
    assert len(copy.touched) == 1
