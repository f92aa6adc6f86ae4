"""Which services pages name by themselves: lists to read and change without code, a file each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from budgethelp.directory.services import DirectoryError, ServiceKind
from budgethelp.problems import LineTable, TomlFile

FOLDER = Path(__file__).parent
PART_KEYS = ("id", "title", "says", "services", "nation_first")
SHEET_KEYS = ("title", "services", "first")
NEAR_KEYS = ("title", "kinds", "first")
ONE, MANY = ("emergency", "listeners", "children"), ("abuse", "any_benefit")


@dataclass(frozen=True, slots=True)
class HelpTopic:
    """One kind of help of "Need help now?": what to know, and the services, those of the whole UK first.

    ``nation_first``: each nation's own line stands before those for everybody, and in sight.
    """

    id: str
    title: str
    says: str
    services: tuple[str, ...]
    nation_first: bool


@dataclass(frozen=True, slots=True)
class SheetTopic:
    """One kind of help of an area's sheet. ``first``: life and danger, before everything."""

    title: str
    services: tuple[str, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class NearTopic:
    """One topic of "Help near you": the ``kinds`` of national services, and who of them is never cut off."""

    title: str
    kinds: frozenset[ServiceKind]
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedServices:
    """Single services by what they are for, and each nation's line about abuse."""

    emergency: str
    listeners: str
    children: str
    abuse: tuple[str, ...]
    any_benefit: tuple[str, ...]

    @property
    def always(self) -> tuple[str, str]:
        """On every sheet."""
        return self.emergency, self.listeners


@dataclass(frozen=True, slots=True)
class Lists:
    """All of them. Titles and sentences are English, translated when shown."""

    help_now: tuple[HelpTopic, ...]
    sheet: tuple[SheetTopic, ...]
    sheet_local_topics: tuple[str, ...]
    near: Mapping[str, NearTopic]
    named: NamedServices


def load_lists(services: Collection[str], topics: Collection[str], folder: Path = FOLDER) -> Lists:
    """Every list; ``topics`` are those of local services. Raises DirectoryError with every fault."""
    problems: list[str] = []
    sheet = _file(folder, "area_sheet.toml", problems, ("local_topics", "topic"))
    lists = Lists(
        help_now=_help_now(_file(folder, "help_now.toml", problems, ("part",)), services),
        sheet=tuple(_sheet_topic(table, services) for table in sheet.tables("topic", SHEET_KEYS)),
        sheet_local_topics=sheet.top.choices("local_topics", topics),
        near=_near(_file(folder, "near.toml", problems, topics), services, topics),
        named=_named(_file(folder, "named.toml", problems, (*ONE, *MANY)).top, services),
    )
    if problems:
        raise DirectoryError(tuple(problems))
    return lists


def _file(folder: Path, name: str, problems: list[str], allowed: Collection[str]) -> TomlFile:
    return TomlFile(folder / name, problems, allowed, f"directory/{name}")


def _help_now(file: TomlFile, services: Collection[str]) -> tuple[HelpTopic, ...]:
    parts: dict[str, HelpTopic] = {}
    for table in file.tables("part", PART_KEYS):
        part = _part(table, services)
        if part.id in parts:
            table.refuse("id", f'"{part.id}" stands here twice. Each part has its own.')
        parts[part.id] = part
    return tuple(parts.values())


def _part(table: LineTable, services: Collection[str]) -> HelpTopic:
    return HelpTopic(
        table.text("id", required=True),
        table.text("title", required=True),
        table.text("says", required=True),
        _some(table, "services", services),
        table.flag("nation_first"),
    )


def _sheet_topic(table: LineTable, services: Collection[str]) -> SheetTopic:
    title = table.text("title", required=True)
    return SheetTopic(title, _some(table, "services", services), table.flag("first"))


def _near(file: TomlFile, services: Collection[str], topics: Collection[str]) -> Mapping[str, NearTopic]:
    """Each topic, in the order of the topics themselves."""
    tables = {topic: file.table(topic, NEAR_KEYS) for topic in topics}
    return {
        topic: NearTopic(
            table.text("title", required=True),
            frozenset(map(ServiceKind, table.choices("kinds", ServiceKind))),
            table.choices("first", services),
        )
        for topic, table in tables.items()
    }


def _named(table: LineTable, services: Collection[str]) -> NamedServices:
    for key in ONE:
        found = table.text(key, required=True)
        if found:
            table.is_known(key, found, services)
    one = {key: table.text(key) for key in ONE}
    many = {key: _some(table, key, services) for key in MANY}
    return NamedServices(
        one["emergency"], one["listeners"], one["children"], many["abuse"], many["any_benefit"]
    )


def _some(table: LineTable, key: str, known: Collection[str]) -> tuple[str, ...]:
    found = table.choices(key, known)
    if not table.values.get(key):
        table.refuse(key, "is missing. Name at least one.")
    return found
