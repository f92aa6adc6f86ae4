"""How fast is a postcode found, and a start when the table is there? Each beside a stated plain way.

    .venv/bin/python -m benchmarks.places [--places FILE] [--rounds 2000] [--starts 5]

A look-up stands beside one row read by its key from the same table: what SQLite cannot be faster than.
A start that finds a current table stands beside Python importing the same modules and doing nothing.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from budgethelp.directory.postcode_table import open_read_only
from budgethelp.directory.postcodes import Places

ROOT = Path(__file__).parent.parent
TYPED = {"known": "SW1A 1AA", "new, on a border": "SY10 7ZZ", "first half": "SY10"}
START = "from budgethelp.directory.places_table import ensure_places"


def main() -> None:
    """Look up, start, compare, print."""
    options = _options()
    with closing(open_read_only(options.places)) as table:
        [key] = table.execute("SELECT pcd FROM postcode LIMIT 1").fetchone()
        row = _middle(
            lambda: table.execute("SELECT * FROM postcode WHERE pcd = ?", [key]).fetchone(), options
        )
    print(f"{'one row by its key':30} {row * 1000:8.3f} ms")
    places = Places(options.places)
    for name, typed in TYPED.items():
        _print(f"look-up, {name}", _middle(partial(places.lookup, typed), options), row)
    _starts(options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=Path, default=ROOT / "instance" / "places.sqlite")
    parser.add_argument("--rounds", type=int, default=2_000)
    parser.add_argument("--starts", type=int, default=5)
    return parser.parse_args()


def _starts(options: argparse.Namespace) -> None:
    plain = statistics.median(_start(["-c", START]) for _ in range(options.starts))
    ours = statistics.median(
        _start(["-m", "budgethelp.directory", str(options.places)]) for _ in range(options.starts)
    )
    print(f"{'a start that only imports':30} {plain * 1000:8.1f} ms")
    _print("a start with a current table", ours, plain)


def _start(arguments: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True)
    return time.perf_counter() - started


def _middle(work: Callable[[], object], options: argparse.Namespace) -> float:
    """The median of all rounds, in seconds."""
    times = []
    for _ in range(options.rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def _print(name: str, ours: float, beside: float) -> None:
    print(f"{name:30} {ours * 1000:8.3f} ms  {ours / beside:6.1f} times that")


if __name__ == "__main__":
    main()
