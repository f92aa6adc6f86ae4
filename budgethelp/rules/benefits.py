"""Benefits and discounts worth checking: one page each, read as strictly as a rule. None of them promises."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from budgethelp.problems import RulebookError, did_you_mean
from budgethelp.rules.bill_facts import read_detail
from budgethelp.rules.page import Found, Page, read_page
from budgethelp.rules.reader import PERSONAL, Reading, read_conditions, read_helpers, read_lines, read_title
from budgethelp.rules.rule import Condition, Helper, Line, Source

FOLDER = Path(__file__).parent / "worth_checking"
BRINGS = "Brings: "
SECTIONS = ("What it is", "Where to check", "Who can help", "Details")


class Brings(StrEnum):
    """What a benefit brings, as a page says it, in the order that people need it."""

    TO_LIVE_ON = "money to live on"
    INSTEAD_OF_UC = "money instead of Universal Credit"
    EACH_WEEK = "money each week"
    FOOD = "food"
    A_PAYMENT = "a payment"
    LESS_TO_PAY = "less to pay"
    OTHER = "other help"


@dataclass(frozen=True, slots=True)
class BenefitPage:
    """One benefit or discount. ``when`` = whose answers make it worth checking; they may still not get it."""

    id: str
    title: str
    when: tuple[Condition, ...]
    what: tuple[Line, ...]
    where: tuple[Line, ...]
    helpers: tuple[Helper, ...]
    sources: tuple[Source, ...]
    brings: Brings = Brings.OTHER


def load_benefits(
    services: Collection[str], figures: Collection[str], folder: Path = FOLDER
) -> tuple[BenefitPage, ...]:
    """Every page, by id. ``services`` and ``figures`` are the names a page may use. Raises RulebookError."""
    problems: list[str] = []
    found = [_read_file(path, services, figures, problems) for path in sorted(folder.glob("*.md"))]
    if not found:
        problems.append("rules/worth_checking: is empty. Add a page for each benefit or discount")
    if problems:
        raise RulebookError(problems)
    return tuple(entry for entry in found if entry)


def _read_file(
    path: Path, services: Collection[str], figures: Collection[str], problems: list[str]
) -> BenefitPage | None:
    name = f"rules/worth_checking/{path.name}"
    try:
        page = read_page(path.read_text(encoding="utf-8"), SECTIONS)
    except (UnicodeDecodeError, OSError) as error:
        problems.append(f"{name}:1: cannot be read ({error}). Save it as UTF-8 text")
        return None
    reading = Reading(page, services, figures, list(page.problems))
    entry = _read_entry(path.stem, page, reading)
    problems += [f"{name}:{problem}" for problem in reading.problems]
    return entry


def _read_entry(name: str, page: Page, reading: Reading) -> BenefitPage:
    what, where = (read_lines(reading, section) for section in SECTIONS[:2])
    brings, others = _read_brings(reading, page.sections.get("Details", []))
    sources = tuple(filter(None, (read_detail(reading, found) for found in others)))
    title, when = read_title(reading), read_conditions(reading)
    entry = BenefitPage(name, title, when, what, where, read_helpers(reading), sources, brings)
    _check_parts(reading, entry)
    return entry


def _read_brings(reading: Reading, details: Iterable[Found]) -> tuple[Brings, list[Found]]:
    """What the page says that it brings, and its other details."""
    brings, others = None, []
    for found in details:
        if not found.text.startswith(BRINGS):
            others.append(found)
            continue
        said = found.text.removeprefix(BRINGS)
        brings = Brings(said) if said in set(Brings) else Brings.OTHER
        if said not in set(Brings):
            cure = did_you_mean(said, list(Brings))
            reading.fault(found.line, f'unknown kind of help "{said}". {cure}')
    if brings is None:
        reading.fault(1, "does not say what it brings. Add a line like - Brings: money each week")
    return brings or Brings.OTHER, others


def _check_parts(reading: Reading, entry: BenefitPage) -> None:
    for heading, part in zip(SECTIONS[:2], (entry.what, entry.where), strict=True):
        if not part:
            reading.fault(1, f"there is nothing under ## {heading}. Add at least one line")
    if not entry.sources:
        reading.fault(1, "no source. Add a line like - Source: https://…, checked 21 November 2026")
    _check_names(reading, (*entry.what, *entry.where))


def _check_names(reading: Reading, lines: Iterable[Line]) -> None:
    """A page speaks of what a benefit is, so only figures stand in it, never a person's own sums."""
    for name in sorted({name for line in lines for name in line.names} & PERSONAL):
        reading.fault(1, f'"{{{name}}}" is about one person. Use a figure of figures.toml, or leave it out')
