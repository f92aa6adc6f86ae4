"""What ten languages cost: how much longer a start takes, and a page beside the same page in English.

The ten are made up: every text of the site wrapped in marks, so each is as full as a language can be.
Run: .venv/bin/python -m benchmarks.languages
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from budgethelp import create_app
from budgethelp.languages.language import read_languages
from tests.support.made_up import write_made_up

CODES = ("cy", "pl", "ro", "ur", "ar", "bn", "pa", "uk", "so", "es")
PATHS = ("/", "/plan", "/help-now", "/how-we-decide")
ROUNDS, REQUESTS = 8, 10
DATA = Path(__file__).parents[1] / "build" / "test-places"


def main() -> None:
    """Print the time to read the languages, and each page's ratio."""
    with tempfile.TemporaryDirectory() as folder:
        for code in CODES:
            write_made_up(Path(folder), code)
        started = time.perf_counter()
        read_languages(Path(folder))
        print(f"start: {1000 * (time.perf_counter() - started):.0f} ms more with {len(CODES)} full languages")
        site = create_app(
            {
                "SECRET_KEY": "for a benchmark only, not a secret", "DATA": DATA, "TESTING": True,
                "TRANSLATIONS": Path(folder),
            }
        )  # fmt: skip
        site.logger.disabled = True
        for path in PATHS:
            tell(site, path)


def tell(site: Flask, path: str) -> None:
    """Print one page's time in Welsh and in Arabic beside English, taking turns."""
    visitors = {code: _answered(site, code) for code in ("en", "cy", "ar")}
    times: dict[str, list[float]] = {code: [] for code in visitors}
    for _ in range(ROUNDS):
        for code, client in visitors.items():
            started = time.perf_counter()
            for _ in range(REQUESTS):
                client.get(path, headers={"Accept-Language": code}).close()
            times[code].append((time.perf_counter() - started) / REQUESTS)
    english, welsh, arabic = (statistics.median(times[code]) for code in visitors)
    print(f"{path:<16} {1000 * english:6.2f} ms   cy {welsh / english:.2f}x   ar {arabic / english:.2f}x")


def _answered(site: Flask, code: str) -> FlaskClient:
    client = site.test_client()
    told = {"money_left": "42.50", "next_income": "8", "nation": "wales"}
    client.post("/", data=told, headers={"Accept-Language": code, "Sec-Fetch-Site": "same-origin"})
    return client


if __name__ == "__main__":
    main()
