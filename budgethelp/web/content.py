"""All that the site knows before the first visitor comes: loaded once, whole, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from click import get_current_context
from flask import Flask, current_app

from budgethelp.dates.bank_holidays import load_names
from budgethelp.directory.councils import Councils, load_councils, read_pages
from budgethelp.directory.duties import Matter, Responsibilities, load_responsibilities
from budgethelp.directory.lists import Lists, NamedServices, load_lists
from budgethelp.directory.postcode_table import PlacesError
from budgethelp.directory.postcodes import Found, NotFound, Place, Places
from budgethelp.directory.services import DirectoryError, Service, load_national, national_ids
from budgethelp.local_services.topics import topic_codes
from budgethelp.problems import LineTable, RulebookError, StartError, TomlFile
from budgethelp.rules.actions import Action, load_actions
from budgethelp.rules.benefits import BenefitPage, load_benefits
from budgethelp.rules.bill_facts import BillFacts, load_bill_facts
from budgethelp.rules.figures import Figure, load_figures, without_a_value
from budgethelp.rules.rulebook import FOLDER as RULES
from budgethelp.rules.rulebook import Rulebook, actions_of_pages, load_rulebook
from budgethelp.situation.situation import BillKind
from budgethelp.web.settings import clock

PLACES, COUNCIL_PAGES = "places.sqlite", "council_pages.csv"
PICTURES = Path(__file__).parents[1] / "templates" / "pictures"
Loaded = TypeVar("Loaded")


class NoPlaces:
    """Stands in until the table of places is built: no postcode is known, so people pick their nation."""

    def lookup(self, text: str) -> Found:
        """Nothing is found."""
        return NotFound("")

    def around(self, outcode: str, council: str) -> Place | None:
        """Nowhere."""
        return None

    def middle(self, council: str) -> Place | None:
        """Nowhere."""
        return None


@dataclass(frozen=True, slots=True)
class Content:
    """The rulebook (with its figures), who can help, and where: all plain data, read only."""

    rulebook: Rulebook
    bill_facts: Mapping[BillKind, BillFacts]
    worth_checking: tuple[BenefitPage, ...]
    services: dict[str, Service]
    councils: Councils
    responsibilities: Responsibilities
    lists: Lists
    places: Places | NoPlaces


def set_up(app: Flask) -> None:
    """Load everything into ``app.extensions``; StartError lists all that is wrong in all files."""
    known = load_content(_open_places(app))
    with app.app_context():
        problems = without_a_value(known.rulebook.figures.values(), clock().date())
    if problems:
        raise StartError(problems)
    app.extensions["budgethelp"] = replace(known, councils=_with_pages(app, known.councils))


def content() -> Content:
    """What the running site knows."""
    known: Content = current_app.extensions["budgethelp"]
    return known


def named_services() -> NamedServices:
    """The services that pages name by themselves."""
    return content().lists.named


def load_content(places: Places | NoPlaces) -> Content:
    """Everything, or StartError with every problem of every file."""
    problems: list[str] = []
    services = _try(load_national, problems)
    ids = services or national_ids()  # a broken service is no reason to keep quiet about the rules
    rulebook = _try(lambda: load_rulebook(ids, duties=set(Matter)), problems)
    _try(_load_actions, problems)
    figures = _figures(rulebook)
    bill_facts = _try(lambda: load_bill_facts(figures), problems) if figures else None
    benefit = _load_benefits(ids, figures, problems)
    _try(load_names, problems)
    _try(load_codes, problems)
    councils = _try(load_councils, problems)
    responsibilities = _try(load_responsibilities, problems)
    lists = _try(lambda: load_lists(ids, topic_codes()), problems)
    if problems or not (
        services and rulebook and bill_facts and benefit and councils and responsibilities and lists
    ):
        raise StartError(problems)
    return Content(rulebook, bill_facts, benefit, services, councils, responsibilities, lists, places)


def _with_pages(app: Flask, councils: Councils) -> Councils:
    """With the pages that ``directory start`` fetched. A broken file of them stops nothing."""
    try:
        return councils.with_pages(read_pages(app.config["DATA"] / COUNCIL_PAGES))
    except ValueError as error:
        app.logger.warning("%s", error)
        return councils


def _load_actions() -> Mapping[str, Action]:
    drawn = frozenset(path.stem for path in PICTURES.glob("*.svg"))
    return load_actions(actions_of_pages(), topic_codes(), drawn)


def _figures(rulebook: Rulebook | None) -> Mapping[str, Figure]:
    # Without a rulebook the figures are read apart, so that all problems are told in the same go.
    return rulebook.figures if rulebook else _try(lambda: load_figures(RULES / "figures.toml"), []) or {}


def _load_benefits(
    services: Collection[str], figures: Mapping[str, Figure], problems: list[str]
) -> tuple[BenefitPage, ...] | None:
    # Without the figures it may name, every page would be wrong, and the cause would not be seen.
    if not figures:
        return None
    return _try(lambda: load_benefits(services, figures), problems)


def _try(load: Callable[[], Loaded], problems: list[str]) -> Loaded | None:
    try:
        return load()
    except (DirectoryError, RulebookError, StartError) as error:
        problems += error.problems
        return None


def _open_places(app: Flask) -> Places | NoPlaces:
    # Not a reason to stop: the command that builds the table starts the site too, and needs no warning.
    try:
        return Places(app.config["DATA"] / PLACES)
    except PlacesError as error:
        if not get_current_context(silent=True):
            app.logger.warning("No postcodes yet, so people pick their nation. %s", error)
        return NoPlaces()


# SNOMED CT codes for link workers' records. Their last digit proves the others (Verhoeff).
CODES = Path(__file__).with_name("snomed.toml")
CONCEPT = re.compile(r"[1-9]\d{2,14}[01]0\d")  # the two digits before the last say that it is a concept
SHUFFLE = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


@dataclass(frozen=True, slots=True)
class Code:
    """One code, and an English sentence or two: its name and when to use it."""

    id: str
    says: str


def load_codes(path: Path = CODES) -> tuple[Code, ...]:
    """Every code of the file. Raises StartError with all that is wrong."""
    problems: list[str] = []
    tables = TomlFile(path, problems, ("code",), f"web/{path.name}").tables("code", ("id", "says"))
    codes = tuple(_code(table) for table in tables)
    if problems:
        raise StartError(problems)
    return codes


@cache
def codes() -> tuple[Code, ...]:
    """Those of the site."""
    return load_codes()


def is_concept(code: str) -> bool:
    """Whether this has the shape and the check digit of a SNOMED CT concept."""
    total = 0
    for place, digit in enumerate(reversed(code if CONCEPT.fullmatch(code) else "1")):
        number = int(digit)
        for _ in range(place % 8):
            number = SHUFFLE[number]
        total = _turned(total, number)
    return total == 0


def _turned(a: int, b: int) -> int:
    """Two turns or flips of a pentagon, one after the other."""
    if a < 5:
        return (a + b) % 5 + (5 if b >= 5 else 0)
    return (a - b) % 5 + (0 if b >= 5 else 5)


def _code(table: LineTable) -> Code:
    code = table.text("id", required=True)
    if code and not is_concept(code):
        table.refuse("id", f'"{code}" is not a SNOMED CT code: a digit is wrong. Copy it again.')
    return Code(code, table.text("says", required=True))
