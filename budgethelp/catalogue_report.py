"""How far each language has come, by the part of the site that a person meets first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from babel.messages.catalog import Catalog, Message

from budgethelp.directory.extract import NAME_COMMENT
from budgethelp.rules.extract import SOURCE_COMMENT

# The first area that one of a text's files belongs to is its own: that is where a person meets it first.
AREAS: Mapping[str, tuple[str, ...]] = {
    "first page": (
        *("templates/start", "templates/base", "templates/components/fields"),
        *("templates/components/languages", "forms/start", "forms/money", "forms/when"),
        *("forms/place", "forms/choices", "views/language"),
        *("templates/error", "errors", "words"),
    ),
    "plan": (
        *("templates/plan", "templates/components/step", "templates/components/help", "views/helper_words"),
        *("templates/components/money", "templates/components/bodies", "rules/conditions"),
    ),
    "steps": tuple(
        f"rules/{topic}/"
        for topic in (
            *("bills", "days", "debt", "energy", "family", "food", "health", "home", "money_in", "safety"),
            *("wellbeing", "work"),
        )
    ),
    "help now": ("views/help_now", "templates/help_now", "directory/"),
    "on paper": ("templates/print", "templates/components/sheet", "views/sheet", "views/paper"),
    "the rest": ("",),
}
FIRST_WAY = ("first page", "plan", "steps", "help now", "on paper")
NAMES, SOURCES = "names", "sources"
Key = tuple[str, str | None]  # the English, and its context
Counts = dict[str, tuple[int, int]]  # area -> done, all


def count(catalog: Catalog, areas: Mapping[Key, str]) -> Counts:
    """How many texts of each area are translated, out of how many."""
    counts = dict.fromkeys((*AREAS, NAMES, SOURCES), (0, 0))
    for key, area in areas.items():
        message = catalog.get(*key)
        done, every = counts[area]
        counts[area] = done + bool(message and is_done(message)), every + 1
    return counts


def areas_of(said: Catalog) -> Mapping[Key, str]:
    """The area of each text of the site, by text and context; a written catalogue does not know them."""
    return {(_first(message), message.context): _area(message) for message in said if message.id}


def _area(message: Message) -> str:
    """Where a person meets this text first."""
    if NAME_COMMENT in message.auto_comments:
        return NAMES
    if SOURCE_COMMENT in message.auto_comments:
        return SOURCES
    files = [name.removeprefix("budgethelp/") for name, _ in message.locations]
    return next(name for name, starts in AREAS.items() if name == "the rest" or _any_starts(files, starts))


def _first(message: Message) -> str:
    """The English, or its singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


def is_done(message: Message) -> bool:
    """Whether it has all its words, and nobody doubts them."""
    said = message.string
    return not message.fuzzy and bool(said if isinstance(said, str) else said and all(said))


def report_lines(
    code: str, catalog: Catalog, checked_by: str, areas: Mapping[Key, str]
) -> Iterator[str]:
    """The language in a few lines: the way to the first steps, each area, and who checked it."""
    counts = count(catalog, areas)
    ways = {"way to the first steps": FIRST_WAY, "all but names and sources": (*AREAS,)}
    told = {name: _add(counts, parts) for name, parts in ways.items()} | counts
    yield f"{code}: checked by {checked_by}"
    for name, (done, every) in told.items():
        yield f"  {name:<26} {done:>5} of {every:>5}  {100 * done // every if every else 100:>3}%"


def _add(counts: Counts, areas: tuple[str, ...]) -> tuple[int, int]:
    return sum(counts[each][0] for each in areas), sum(counts[each][1] for each in areas)


def _any_starts(files: list[str], starts: tuple[str, ...]) -> bool:
    return any(name.startswith(starts) for name in files)
