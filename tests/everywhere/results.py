"""The results of a run, counted and written to the file that the page /accessibility shows."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from budgethelp.web.pages.about import TESTED, Check
from tests.browser.engines.drivers import ENGINES, find_parts
from tests.everywhere.matrix import Finding

WALKS = {
    "chromium": "[Chromium]",
    "firefox": "[Firefox]",
    "webkit": "[WebKit]",
    "text": "test_text_only",
    "keys": "test_a11y",
}
FILES = ("tests/browser/engines", "tests/browser/test_a11y.py")
LOOKS = ("axe", "dark", "targets", "narrow", "big", "language", "words")


@dataclass(frozen=True, slots=True)
class Test:
    """One test of pytest; ``why`` says why it was skipped."""

    name: str
    failed: bool
    skipped: bool
    why: str


def walk() -> list[Check]:
    """Run the walks through all engines, and count them by engine."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "walks.xml"
        command = [sys.executable, "-m", "pytest", *FILES, "-q", "-n", "2", f"--junitxml={report}"]
        subprocess.run(command, check=False)
        return count_walks(read_tests(report))


def read_tests(report: Path) -> list[Test]:
    """The tests of a JUnit file."""
    return [
        Test(
            name=f"{case.get('classname')}.{case.get('name')}",
            failed=case.find("failure") is not None or case.find("error") is not None,
            skipped=case.find("skipped") is not None,
            why=str(skipped.get("message")) if (skipped := case.find("skipped")) is not None else "",
        )
        for case in ElementTree.parse(report).iter("testcase")
    ]


def count_walks(tests: Iterable[Test]) -> list[Check]:
    """Passed, failed and skipped of each engine; one with no test at all was not done."""
    tests = list(tests)
    return [_count_walk(code, [test for test in tests if mark in test.name]) for code, mark in WALKS.items()]


def _count_walk(code: str, tests: list[Test]) -> Check:
    failed = sum(test.failed for test in tests)
    skipped = sum(test.skipped for test in tests)
    why = next((test.why for test in tests if test.why), "" if tests else "no test was found")
    return Check(code, len(tests) - failed - skipped, failed, skipped if tests else 1, why)


def count_looks(findings: Iterable[Finding]) -> list[Check]:
    """Passed and failed of each look."""
    findings = list(findings)
    return [
        Check(code, sum(not each.wrong for each in found), sum(bool(each.wrong) for each in found), 0, "")
        for code in LOOKS
        for found in [[each for each in findings if each.check == code]]
    ]


def write(
    findings: list[Finding], walks: list[Check], day: date, engines: Mapping[str, str], path: Path = TESTED
) -> None:
    """The file of the run on ``day`` in these ``engines``, named with their versions."""
    checks = [*count_looks(findings), *walks]
    parts = [
        "# Written by `make everywhere`: change nothing here, run it again.",
        f"day = {day}",
        f"pages = {len({each.scene for each in findings})}",
        f"languages = {_list(sorted({each.code for each in findings}))}",
        "\n[engines]",
        *(f'{name} = "{version}"' for name, version in engines.items()),
        *(_table(check) for check in checks),
    ]
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")


def _table(check: Check) -> str:
    why = check.why.replace("\\", "").replace('"', "”").replace("\n", " ")
    return (
        f'\n[[checks]]\ncode = "{check.code}"\npassed = {check.passed}\nfailed = {check.failed}\n'
        f'skipped = {check.skipped}\nwhy = "{why}"'
    )


def _list(codes: Iterable[str]) -> str:
    return "[" + ", ".join(f'"{code}"' for code in codes) + "]"


def engine_versions() -> Mapping[str, str]:
    """The version of each engine that is here."""
    found = {}
    for name, start in ENGINES.items():
        parts = find_parts(name)
        if all(parts.values()):
            with start(parts) as driver:
                found[name] = str(driver.capabilities["browserVersion"])
    return found
