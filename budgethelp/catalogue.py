"""``python -m budgethelp.catalogue``: every word a person can see, in ``translations/messages.pot``.

With ``--check`` nothing is written: it fails when the catalogue does not hold what the site says today.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "budgethelp" / "translations"
TEMPLATE = FOLDER / "messages.pot"
# Functions and classes whose first argument is words, beside the usual _() and its kin.
OURS = ("lazy_gettext", "translate", "Sentence")
HEADER = "# The words of Budget Help. Made by `make catalogue`; do not edit by hand.\n"


def main(arguments: list[str]) -> int:
    """Write the template and bring every language up to it, or only look. Gives the exit code."""
    said = collect()
    if "--check" in arguments:
        return report(said, _read(TEMPLATE))
    _write(said, TEMPLATE)
    for path in sorted(FOLDER.glob("*.po")):
        language = _read(path)
        language.update(said, no_fuzzy_matching=True)
        _write(language, path)
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


def _texts(catalog: Catalog) -> set[str]:
    return {f"{message.context or ''} {message.id}".strip() for message in catalog if message.id}


def _read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file)


def _write(catalog: Catalog, path: Path) -> None:
    with path.open("wb") as file:
        write_po(file, catalog, width=110, sort_by_file=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
