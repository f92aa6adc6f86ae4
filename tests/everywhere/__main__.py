"""``make everywhere``: every visit in every language and engine; the site shows what was found.

LANGUAGES="cy ur" and SCENES="plan,help now" look at only those, and then write no file.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from pathlib import Path

from flask import Flask
from playwright.sync_api import sync_playwright

from budgethelp import create_app
from budgethelp.dates.clock import london_now
from budgethelp.directory.postcode_table import ensure_places
from budgethelp.web.log import ACCESS
from budgethelp.web.pages.about import Check
from budgethelp.web.translate import offered
from tests.browser.conftest import CHROMIUM, WITHOUT
from tests.browser.visits import SCENES
from tests.conftest import NOW, PLACES_FILE
from tests.everywhere import results
from tests.everywhere.matrix import Finding, look_at
from tests.support.serving import serving

AT_ONCE = 2
MOST_TOLD = 60


def main() -> int:
    """Look everywhere; the exit code is 1 when anything is wrong."""
    assert CHROMIUM, WITHOUT
    ensure_places(PLACES_FILE)
    whole = not (_chosen() or _scenes())
    walks: list[Check] = results.walk() if whole else []
    findings = list(_look_everywhere())
    wrong = [finding for finding in findings if finding.wrong]
    for each in wrong[:MOST_TOLD]:
        print(
            f"{each.check}: {each.scene}, {each.code}, {'' if each.script else 'no '}script: {each.wrong[0]}"
        )
    if whole:
        results.write(findings, walks, date.today(), results.engine_versions())
    failed = len(wrong) + sum(walk.failed for walk in walks)
    print(f"{len(findings) - len(wrong)} looks passed, {failed} failed")
    return int(failed > 0)


def _look_everywhere() -> Iterator[Finding]:
    tasks = [(scene, script) for scene in _scenes() or SCENES for script in (True, False)]
    # The longest pages first, so that no process waits for the other at the end.
    tasks.sort(key=lambda task: ("20 bills" not in task[0], not task[1]))
    with ProcessPoolExecutor(AT_ONCE) as pool:
        for number, (task, found) in enumerate(zip(tasks, pool.map(_look, tasks), strict=True), start=1):
            print(
                f"{number} of {len(tasks)}: {task[0]}", end="\n" if number == len(tasks) else "\r", flush=True
            )
            yield from found


def _look(task: tuple[str, bool]) -> list[Finding]:
    scene, script = task
    site = make_site()
    ACCESS.setLevel(logging.WARNING)  # thousands of pages, and what is wrong should be seen
    with site.app_context():
        languages = [each for each in offered().values() if not _chosen() or each.code in _chosen()]
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        return list(look_at(browser, address, scene, languages, script))


def make_site() -> Flask:
    """The site on the tests’ own day."""
    now = london_now(datetime.fromisoformat(NOW))
    return create_app(
        {"SECRET_KEY": "for tests only, not a secret", "DATA": Path(PLACES_FILE).parent, "NOW": now}
    )


def _chosen() -> list[str]:
    return os.environ.get("LANGUAGES", "").split()


def _scenes() -> list[str]:
    return [each for each in os.environ.get("SCENES", "").split(",") if each]


if __name__ == "__main__":
    sys.exit(main())
