"""Facts about each kind of bill, the same for everyone: one page a kind, no order of debts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from budgethelp.problems import RulebookError, did_you_mean
from budgethelp.rules.page import Found, Page, read_page
from budgethelp.rules.reader import PERSONAL, Reading, read_lines, read_source
from budgethelp.rules.rule import Line, Source
from budgethelp.situation.situation import CREDIT_KINDS, BillKind

FOLDER = Path(__file__).parent / "bill_facts"
SECTIONS = ("What can happen", "What they must do", "What to ask for", "What to say", "Details")


@dataclass(frozen=True, slots=True)
class BillFacts:
    """What is true of one kind of bill. ``say`` is empty where only an adviser can say the right words."""

    kind: BillKind
    title: str
    happens: tuple[Line, ...]
    must: tuple[Line, ...]
    ask: tuple[Line, ...]
    say: tuple[Line, ...]
    sources: tuple[Source, ...]


def load_bill_facts(figures: Collection[str], folder: Path = FOLDER) -> Mapping[BillKind, BillFacts]:
    """The facts of every kind of bill. Raises RulebookError with every problem, also a kind without facts."""
    problems: list[str] = []
    found = {path.stem: _read_file(path, figures, problems) for path in sorted(folder.glob("*.md"))}
    for kind in BillKind:
        if kind not in found:
            problems.append(
                f"rules/bill_facts/{kind}.md:1: is missing. Write what is true of this kind of bill"
            )
    if problems:
        raise RulebookError(problems)
    return {facts.kind: facts for facts in found.values() if facts}


def _read_file(path: Path, figures: Collection[str], problems: list[str]) -> BillFacts | None:
    name = f"rules/bill_facts/{path.name}"
    if path.stem not in set(BillKind):
        problems.append(f"{name}:1: no bill is called so. {did_you_mean(path.stem, BillKind)}")
        return None
    try:
        page = read_page(path.read_text(encoding="utf-8"), SECTIONS)
    except (UnicodeDecodeError, OSError) as error:
        problems.append(f"{name}:1: cannot be read ({error}). Save it as UTF-8 text")
        return None
    reading = Reading(page, (), figures, list(page.problems))
    facts = _read_facts(BillKind(path.stem), page, reading)
    problems += [f"{name}:{problem}" for problem in reading.problems]
    return facts


def _read_facts(kind: BillKind, page: Page, reading: Reading) -> BillFacts:
    happens, must, ask, say = (read_lines(reading, section) for section in SECTIONS[:-1])
    sources = [read_detail(reading, found) for found in page.sections.get("Details", [])]
    _keep_the_line(kind, page, reading)
    if not page.title.text or page.intro.text:
        reading.fault(page.intro.line, "start with a # title, then the ## sections, and no other paragraph")
    if not happens or not any(sources):
        reading.fault(
            1, "say what can happen, and add a line like - Source: https://…, checked 21 November 2026"
        )
    return BillFacts(kind, page.title.text, happens, must, ask, say, tuple(filter(None, sources)))


def _keep_the_line(kind: BillKind, page: Page, reading: Reading) -> None:
    """Facts are the same for everyone, and only a debt adviser gives a borrower words to say."""
    for found in (piece for pieces in page.sections.values() for piece in pieces):
        for name in sorted(name for name in PERSONAL if f"{{{name}}}" in found.text):
            reading.fault(found.line, f"{{{name}}} is about one person. Say it in words that fit everyone")
    said = page.sections.get("What to say", [])
    if said and kind in CREDIT_KINDS:
        reading.fault(said[0].line, "a credit agreement has no words to say. Name a debt adviser instead")


def read_detail(reading: Reading, found: Found) -> Source | None:
    """A line of ## Details on a page where only sources stand there."""
    key, _, text = found.text.partition(": ")
    if key != "Source":
        reading.fault(found.line, f'unknown detail "{key}". Only Source stands here')
        return None
    return read_source(reading, Found(text, found.line))
