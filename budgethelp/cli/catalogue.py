"""``python -m budgethelp.cli.catalogue``: every word a person can see, for those who translate.

Brings ``translations/messages.pot`` and each ``<code>.po`` up to what the site says today; what translators
wrote stays. With ``--check`` nothing is written: it fails on drift and on translations that lost something.
``--report`` tells how far each language is, ``--new cy`` begins one, ``--missing cy`` lists what it lacks.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from budgethelp.cli.extract import NAME_COMMENT, SOURCE_COMMENT
from budgethelp.languages.language import NOBODY, OWN_HEADER
from budgethelp.languages.sentence import parts

Find = Callable[[str], "Counter[str]"]

NAME = re.compile(r"%\(\w+\)[sd]|\{[^{}]+\}")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
PHONE = re.compile(r"\+?\d{2,}(?: \d{2,})+|\b0\d{4,}\b")
LINK = re.compile(r"https?://[^\s)”]+|\b[\w-]+(?:\.[\w-]+)*\.(?:uk|org|com|scot|wales|cymru)\b")
MARKUP = re.compile(r"</?[a-zA-Z][^>]*>|&#?\w+;")
STRAIGHT = re.compile(r"['\"]|\.\.\.")
# What turns the direction of all that follows, and our own marks.
TURNED = re.compile("[\u202a-\u202e\ue000-\uf8ff]")
COUNTS = frozenset({"%(num)s", "%(num)d", "%(n)s"})  # "1 day" may say its number in words of its own
# A time may be written by the clock of 24 hours: "{clock}" is "21:30".
HOURS = {"{hour}am", "{hour}pm"}


def catalogue_problems(catalog: Catalog) -> Iterator[str]:
    """Each broken translation, as a line: what is wrong, and the English that it stands for."""
    for message in catalog:
        if message.id and message.string and not message.fuzzy:
            yield from (f"{problem}: “{_english(message)[0]}”" for problem in _problems(message))


def _problems(message: Message) -> Iterator[str]:
    english = _english(message)
    for said in _forms(message):
        if not said:
            if len(english) > 1 and any(_forms(message)):
                yield "not all plural forms are there"
            continue
        yield from _looks(said, english[0])
        yield from _plural_keeps(said, english) if len(english) > 1 else _keeps(said, english[0])


def _looks(said: str, english: str) -> Iterator[str]:
    if STRAIGHT.search(said):
        yield "straight quotes or three dots; write ’ “ ” …"
    if TURNED.search(said):
        yield "a letter that nobody can see"
    if _edges(said) != _edges(english):
        yield "a space before or after that the English has not, or the other way round"


def _keeps(said: str, english: str) -> Iterator[str]:
    for what, find in FINDERS.items():
        if find(said) != find(english) and not (english in HOURS and "{clock}" in said):
            yield f"other {what} than in English ({_shown(find(english))} became {_shown(find(said))})"


def _plural_keeps(said: str, english: tuple[str, ...]) -> Iterator[str]:
    """A form may say what one of the English forms says; what both say, it says too."""
    for what, find in FINDERS.items():
        here, one, many = set(find(said)), set(find(english[0])), set(find(english[1]))
        if (one & many) - COUNTS - here or here - (one | many):
            yield f"other {what} than in English ({_shown(find(english[1]))} became {_shown(find(said))})"


def _found(pattern: re.Pattern[str]) -> Find:
    return lambda text: Counter(pattern.findall(text))


def _parts(text: str) -> Counter[str]:
    return Counter(f"[{' '.join(sorted(f'{{{name}}}' for name in names))}]" for names in parts(text))


def _numbers(text: str) -> Counter[str]:
    return Counter(NUMBER.findall(LINK.sub(" ", NAME.sub(" ", text))))


FINDERS: dict[str, Find] = {
    "names to fill in": _found(NAME),
    "[parts] that may be left out": _parts,
    "phone numbers": _found(PHONE),
    "numbers": _numbers,
    "links": _found(LINK),
    "markup": _found(MARKUP),
}


def _english(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, (tuple, list)) else (str(message.id),)


def _forms(message: Message) -> tuple[str, ...]:
    said = message.string
    return tuple(said) if isinstance(said, (tuple, list)) else (str(said),)


def _edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def _shown(found: Counter[str]) -> str:
    return ", ".join(found) or "none"


# The first area that one of a text's files belongs to is its own: that is where a person meets it first.
AREAS: Mapping[str, tuple[str, ...]] = {
    "first page": (
        *("templates/start", "templates/base", "templates/components/fields"),
        *("templates/components/languages", "web/pages/start", "web/fields", "web/pages/where"),
        *("situation/", "web/labels", "web/pages/language"),
        *("templates/error", "web/errors", "languages/formats"),
    ),
    "plan": (
        *("templates/plan", "templates/components/step", "templates/components/help", "web/service_text"),
        *("templates/components/money", "templates/components/bodies", "rules/conditions"),
    ),
    "steps": tuple(
        f"rules/{topic}/"
        for topic in (
            *("bills", "days", "debt", "energy", "family", "food", "health", "home", "money_in", "safety"),
            *("wellbeing", "work"),
        )
    ),
    "help now": ("web/pages/help_now", "templates/help_now", "directory/"),
    "on paper": ("templates/print", "templates/components/sheet", "web/pages/sheet", "web/pages/take_away"),
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


def report_lines(code: str, catalog: Catalog, checked_by: str, areas: Mapping[Key, str]) -> Iterator[str]:
    """The language in a few lines: the way to the first steps, each area, and who checked it."""
    counts = count(catalog, areas)
    ways = {"way to the first steps": FIRST_WAY, "all but names and sources": (*AREAS,)}
    counted = {name: _add(counts, parts) for name, parts in ways.items()} | counts
    yield f"{code}: checked by {checked_by}"
    for name, (done, every) in counted.items():
        yield f"  {name:<26} {done:>5} of {every:>5}  {100 * done // every if every else 100:>3}%"


def _add(counts: Counts, areas: tuple[str, ...]) -> tuple[int, int]:
    return sum(counts[each][0] for each in areas), sum(counts[each][1] for each in areas)


def _any_starts(files: list[str], starts: tuple[str, ...]) -> bool:
    return any(name.startswith(starts) for name in files)


ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "budgethelp" / "translations"
TEMPLATE = FOLDER / "messages.pot"
# Functions and classes whose first argument is words, beside the usual _() and its kin.
OURS = ("lazy_gettext", "translate", "Sentence", "sentence", "to_translate")
HEADER = "# The words of Budget Help. Made by `make catalogue`; do not edit by hand.\n"
NEW_HEADER = "# Budget Help in another language. How to translate and check: docs/translating.md\n"
OWN_HEADERS = {"X-Checked-By": NOBODY, "X-Offered": "no"}
_MADE_ON = re.compile(r'^"POT-Creation-Date: .*\n', re.M)


def main(arguments: list[str]) -> int:
    """What the module's first lines say. Gives the exit code."""
    command, *more = arguments or [""]
    commands: dict[str, Callable[..., int]] = {
        "--check": check,
        "--report": tell,
        "--new": begin,
        "--missing": missing,
    }
    return commands[command](*more) if command in commands else update()


def update() -> int:
    """Write the template and bring every language up to it."""
    said = collect()
    _write(said, TEMPLATE)
    for path in _languages():
        own = own_headers(path)
        language = _read(path)
        language.update(said, no_fuzzy_matching=True)
        _write(language, path, own)
    return 0


def begin(code: str) -> int:
    """Begin a language: a file with every text, none of them translated, not offered on the site yet."""
    path = FOLDER / f"{code}.po"
    if path.exists():
        print(f"{path.name} is there already")
        return 1
    language = Catalog(
        locale=code, project="Budget Help", header_comment=NEW_HEADER, charset="utf-8", fuzzy=False
    )
    language.update(collect(), no_fuzzy_matching=True)
    _write(language, path, OWN_HEADERS)
    return 0


def check() -> int:
    """1 when a file has drifted from what the site says, or a translation lost something; else 0."""
    said = collect()
    found = report(said, _read(TEMPLATE))
    for path in _languages():
        language = _read(path)
        if _texts(language) != _texts(said):
            print(f"{path.name}: not up to date. Run: make catalogue")
            found = 1
        for problem in catalogue_problems(language):
            print(f"{path.name}: {problem}")
            found = 1
    return found


def tell() -> int:
    """Print how far each language is."""
    areas = areas_of(collect())
    for path in _languages():
        print("\n".join(report_lines(path.stem, _read(path), own_headers(path)["X-Checked-By"], areas)))
    return 0


def missing(code: str, wanted: str = "") -> int:
    """Print the texts that ``code`` lacks (of one area, when named), each with its area."""
    language = _read(FOLDER / f"{code}.po")
    for key, area in areas_of(collect()).items():
        message = language.get(*key)
        if not (message and is_done(message)) and wanted in ("", area):
            print(f"{area}: {key[0]}")
    return 0


def collect() -> Catalog:
    """Every text of the code, templates, rules and directory, with where it stands."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    keywords = {**DEFAULT_KEYWORDS, **dict.fromkeys(OURS), "counted": (1, 2)}
    said = Catalog(project="Budget Help", header_comment=HEADER, charset="utf-8")
    for name, line, text, comments, context in extract_from_dir(str(ROOT), methods, options, keywords):
        said.add(text, None, [(name, line)], auto_comments=comments, context=context)
    return said


def report(said: Catalog, kept: Catalog) -> int:
    """Print each text that only one of the two has; 1 when there is any, else 0."""
    now, before = _texts(said), _texts(kept)
    for text in sorted(now - before):
        print(f"not in the catalogue: {text}")
    for text in sorted(before - now):
        print(f"no longer said: {text}")
    if now != before:
        print("The catalogue has drifted. Run: make catalogue")
    return int(now != before)


def own_headers(path: Path) -> Mapping[str, str]:
    """Who checked a language, and whether it is offered: the headers that Babel does not know."""
    return OWN_HEADERS | dict(OWN_HEADER.findall(path.read_text(encoding="utf-8")))


def _languages() -> Iterator[Path]:
    return iter(sorted(FOLDER.glob("*.po")))


def _texts(catalog: Catalog) -> set[str]:
    return {f"{message.context or ''} {message.id}".strip() for message in catalog if message.id}


def _read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file, locale=path.stem if path.suffix == ".po" else None)


def _write(catalog: Catalog, path: Path, own: Mapping[str, str] | None = None) -> None:
    """Sorted by message, with no file, line or day in it: only what is said changes the file."""
    written = BytesIO()
    write_po(written, catalog, width=110, sort_output=True, no_location=True, ignore_obsolete=False)
    text = _MADE_ON.sub("", written.getvalue().decode("utf-8"))
    added = "".join(f'"{name}: {value}\\n"\n' for name, value in (own or {}).items())
    head, generated, rest = text.partition('"Generated-By:')
    path.write_text(head + added + generated + rest if own else text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
