"""What each nation is called, how the codes of its councils begin, and where its bank holidays are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from budgethelp.problems import StartError, TomlFile
from budgethelp.situation.situation import Nation

NATIONS = Path(__file__).with_name("nations.toml")
KEYS = ("name", "letter", "holidays")


@dataclass(frozen=True, slots=True)
class NationFacts:
    """``letter``: the first of its councils' codes. ``holidays``: its code in the holidays package."""

    name: str
    letter: str
    holidays: str


def load_nations(path: Path = NATIONS) -> Mapping[Nation, NationFacts]:
    """The facts about each nation. Raises StartError with all that is wrong."""
    problems: list[str] = []
    file = TomlFile(path, problems, Nation, f"situation/{path.name}")
    tables = {nation: file.table(nation, KEYS) for nation in Nation}
    facts = {
        nation: NationFacts(*(table.text(key, required=True) for key in KEYS))
        for nation, table in tables.items()
    }
    for key in KEYS:
        twice = Counter(getattr(fact, key) for fact in facts.values())
        for nation, fact in facts.items():
            if twice[getattr(fact, key)] > 1:
                tables[nation].refuse(key, "is another nation’s too. Each has its own.")
    if problems:
        raise StartError(problems)
    return facts


FACTS = load_nations()
LETTERS: Mapping[Nation, str] = {nation: fact.letter for nation, fact in FACTS.items()}
BY_LETTER: Mapping[str, Nation] = {letter: nation for nation, letter in LETTERS.items()}
BY_NAME: Mapping[str, Nation] = {fact.name: nation for nation, fact in FACTS.items()}


def nation_of(code: str) -> Nation:
    """The nation of a council, from the first letter of its code. KeyError outside the UK."""
    return BY_LETTER[code[0]]
