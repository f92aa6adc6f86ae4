"""The progress bar of a build, on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

from budgethelp.directory.places_table import Progress


@contextmanager
def building_bar() -> Iterator[Progress]:
    """A function to tell (bytes read, bytes in all); the bar shows itself with the first word."""
    bars: list[tqdm[None]] = []

    def progress(done: int, total: int) -> None:
        if not bars:
            bars.append(tqdm(total=total, desc="Postcodes", unit="B", unit_scale=True))
        bars[0].update(done - bars[0].n)

    try:
        yield progress
    finally:
        for bar in bars:
            bar.close()
