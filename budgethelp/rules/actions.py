"""Actions: what a step can be. Each is a line of ``actions.toml``, and a page named after it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from budgethelp.problems import RulebookError, Table, TomlFile

ACTIONS = Path(__file__).with_name("actions.toml")
KEYS = ("number", "picture", "topics", "private", "for_children", "retired")
MOST_NUMBERS = 256  # a link has 8 bits for each


@dataclass(frozen=True, slots=True)
class Action:
    """One action. ``place`` in the order of the plan; ``number`` in links; ``topics`` of services near.

    ``private``: its title tells others what is happening. ``for_children``: help for their ages is wanted
    too. ``retired``: nothing but old links names it.
    """

    code: str
    place: int
    number: int
    picture: str
    topics: tuple[str, ...] = ()
    private: bool = False
    for_children: bool = False
    retired: bool = False


@cache
def actions() -> Mapping[str, Action]:
    """The actions of today by code, in the order of the plan."""
    return {code: action for code, action in _every().items() if not action.retired}


@cache
def actions_by_number() -> Mapping[int, Action]:
    """Every action that a link may name, retired ones too."""
    return {action.number: action for action in _every().values()}


def picture_of(page: str, action: str) -> str:
    """The name of the picture of a page: its own, or that of its action."""
    return _page_pictures().get(page) or actions()[action].picture


def load_actions(
    pages: Mapping[str, str], topics: Collection[str], pictures: Collection[str], path: Path = ACTIONS
) -> Mapping[str, Action]:
    """The actions, checked; ``pages`` are actions by page. Raises RulebookError with every fault."""
    problems: list[str] = []
    file = TomlFile(path, problems, ("actions", "pictures"), f"rules/{path.name}")
    rows = _rows(file)
    every = _actions(rows)
    if rows:
        _check_numbers(rows, every)
        _check_uses(rows, every, frozenset(pages.values()), topics, pictures)
        _check_pictures(file, pages, pictures)
    if problems:
        raise RulebookError(problems)
    return every


@cache
def _every() -> Mapping[str, Action]:
    # What is wrong is told once, by load_actions at the start: until then a fault hides no other.
    return _actions(_rows(TomlFile(ACTIONS, [], ("actions", "pictures"))))


@cache
def _page_pictures() -> Mapping[str, str]:
    own = TomlFile(ACTIONS, [], ("actions", "pictures")).table("pictures")
    return {page: own.text(page) for page in own.values}


def _rows(file: TomlFile) -> Mapping[str, Table]:
    lines = file.table("actions")
    return {code: row for code in lines.values if (row := lines.row(code, KEYS))}


def _actions(rows: Mapping[str, Table]) -> Mapping[str, Action]:
    return {code: _action(code, place, row) for place, (code, row) in enumerate(rows.items())}


def _action(code: str, place: int, row: Table) -> Action:
    return Action(
        code,
        place,
        row.whole_number("number"),
        row.text("picture"),
        tuple(row.words("topics")),
        row.flag("private"),
        row.flag("for_children"),
        row.flag("retired"),
    )


def _check_numbers(rows: Mapping[str, Table], every: Mapping[str, Action]) -> None:
    """From 0 on, each once and none left out: what is on paper keeps its meaning."""
    taken: dict[int, str] = {}
    free = next(number for number in range(len(every) + 1) if number not in _numbers_of(every))
    for code, action in every.items():
        if "number" not in rows[code].values:
            rows[code].refuse("number", f"is missing. Write number = {free}, the next one.")
        elif action.number in taken:
            rows[code].refuse("number", f"{action.number} is {taken[action.number]}’s. Write {free}.")
        elif not 0 <= action.number < min(len(every), MOST_NUMBERS):
            cure = f"Write {free}; an action that went keeps its line, with retired = true."
            rows[code].refuse("number", f"{action.number} leaves one out. {cure}")
        taken.setdefault(action.number, code)


def _numbers_of(every: Mapping[str, Action]) -> frozenset[int]:
    return frozenset(action.number for action in every.values())


def _check_uses(
    rows: Mapping[str, Table],
    every: Mapping[str, Action],
    used: Collection[str],
    topics: Collection[str],
    pictures: Collection[str],
) -> None:
    for code, row in rows.items():
        if every[code].retired:
            continue
        if code not in used:
            row.refuse("page", f"no page has it. Add one called {code}.md, or write retired = true.")
        if "picture" not in row.values:
            row.refuse("picture", "is missing. Name one of templates/pictures.")
        elif every[code].picture:
            row.is_known("picture", every[code].picture, pictures)
        row.choices("topics", topics)


def _check_pictures(file: TomlFile, pages: Mapping[str, str], pictures: Collection[str]) -> None:
    """Of single pages."""
    own = file.table("pictures", pages)
    for page in own.values:
        picture = own.text(page)
        if picture:
            own.is_known(page, picture, pictures)
