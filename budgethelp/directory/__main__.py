"""``python -m budgethelp.directory FILE [--without-bt]``: build the table of places, unless it is up to date.

Needs no Flask, so that ``make run`` can ask at every start and lose no time.
"""

from __future__ import annotations

import sys
from pathlib import Path

from budgethelp.directory.bar import building_bar
from budgethelp.directory.places_table import PlacesError, ensure_places

USAGE = "Use: python -m budgethelp.directory FILE [--without-bt]"


def main(arguments: list[str]) -> str | None:
    """Build what is asked for; the line that says what went wrong and how to mend it, or None."""
    files = [each for each in arguments if each != "--without-bt"]
    if len(files) != 1 or files[0].startswith("-"):
        return USAGE
    try:
        with building_bar() as progress:
            ensure_places(Path(files[0]), progress, include_bt="--without-bt" not in arguments)
    except (PlacesError, OSError) as error:
        return str(error)
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
