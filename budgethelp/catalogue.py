"""``python -m budgethelp.catalogue``: every word a person can see, for those who translate.

Brings ``translations/messages.pot`` and each ``<code>.po`` up to what the site says today; what translators
wrote stays. With ``--check`` nothing is written: it fails on drift and on translations that lost something.
``--report`` tells how far each language is, ``--new cy`` begins one, ``--missing cy`` lists what it lacks.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from budgethelp.catalogue_gates import catalogue_problems
from budgethelp.catalogue_report import areas_of, is_done, report_lines
from budgethelp.language import NOBODY

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "budgethelp" / "translations"
TEMPLATE = FOLDER / "messages.pot"
# Functions and classes whose first argument is words, beside the usual _() and its kin.
OURS = ("lazy_gettext", "translate", "Sentence", "to_translate")
HEADER = "# The words of Budget Help. Made by `make catalogue`; do not edit by hand.\n"
NEW_HEADER = "# Budget Help in another language. How to translate and check: docs/translating.md\n"
# Babel knows no headers but its own and drops these, so they are put back.
OWN_HEADERS = {"X-Checked-By": NOBODY, "X-Offered": "no"}
_MADE_ON = re.compile(r'^"POT-Creation-Date: .*\n', re.M)
_OWN_HEADER = re.compile(r'^"(X-[\w-]+): (.*)\\n"$', re.M)


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
    keywords = {**DEFAULT_KEYWORDS, **dict.fromkeys(OURS)}
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
    return OWN_HEADERS | dict(_OWN_HEADER.findall(path.read_text(encoding="utf-8")))


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
