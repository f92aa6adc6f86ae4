"""Example people: one file each in tests/personas, with what a good adviser would show them.

A file says what the person told us, in the codes of ``flask plan``, and under [expect]:
steps         the first 3 actions, in any order unless in_this_order = true
first         the very first action
not_steps     actions that are not for this person
show, show_one_of, not_show, closed, with_caveat   ids of services
facts         patterns that the plan's words must hold; every word of ours, small or capital
crisis_first  whether the crisis panel stands above all numbers
money         sums, as text with 2 decimals
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask

from budgethelp.cli.plan import tell
from budgethelp.cli.situation_json import read_situation
from budgethelp.dates.clock import london_now
from budgethelp.web.content import content

FOLDER = Path(__file__).parent.parent / "personas"
EXPECTED = {
    *("steps", "in_this_order", "first", "crisis_first", "money", "facts", "not_said"),
    *("show", "show_one_of", "not_show", "closed", "with_caveat", "not_steps"),
}


@dataclass(frozen=True)
class Person:
    """An example person: a title, what they told us, and what to expect."""

    title: str
    told: dict[str, Any]
    expect: dict[str, Any]


def read_person(path: Path) -> Person:
    """One person's file. KeyError names a word under [expect] that means nothing."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    expect = told.pop("expect")
    unknown = set(expect) - EXPECTED
    if unknown:
        raise KeyError(f"{path.name}: {unknown}")
    return Person(told.pop("title"), told, expect)


def all_people() -> list[Person]:
    """Every example person, in the order of the files' names."""
    return [read_person(path) for path in sorted(FOLDER.glob("**/*.toml"))]


def plan_of(app: Flask, told: dict[str, Any]) -> dict[str, Any]:
    """The plan for what a person told us, as ``flask plan`` prints it."""
    with app.app_context():
        known = content()
        text = json.dumps(told, default=str)
        asked = read_situation(text, london_now(app.config["NOW"]), known.places.lookup)
        plan: dict[str, Any] = json.loads(json.dumps(tell(asked, known)))
        return plan


def actions(plan: dict[str, Any]) -> list[str]:
    """The actions of a plan, in order."""
    return [step["action"] for step in plan["steps"]]


def services(plan: dict[str, Any]) -> dict[str, Any]:
    """The services of a plan, by id."""
    return {service["id"]: service for service in plan["services"]}


def every_word(plan: dict[str, Any]) -> str:
    """All the words a person sees of a plan, one after another."""
    parts: list[str] = []
    for step in plan["steps"]:
        parts += [step["title"], *step["why"], *step["do"], *step["say"], *step["no_phone"], *step["know"]]
    parts += [
        text for service in plan["services"] for text in (service["name"], service["says"], service["caveat"])
    ]
    parts += [fact for bill in plan.get("bills", []) for fact in bill.get("facts", [])]
    return " ".join(part for part in parts if part)


def says(plan: dict[str, Any], fact: str) -> bool:
    """Whether the plan's words hold the pattern ``fact``."""
    return re.search(fact, every_word(plan), re.IGNORECASE) is not None
