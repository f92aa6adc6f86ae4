"""What was tested, how and when: the results of a test run, as ``make everywhere`` wrote them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from budgethelp.problems import StartError

TESTED = Path(__file__).parent / "tested.toml"
GETS_OLD = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of check, and how often it passed, failed or was skipped; ``why`` says why it was skipped."""

    code: str
    passed: int
    failed: int
    skipped: int
    why: str

    @property
    def all(self) -> int:
        """How often it was tried."""
        return self.passed + self.failed

    @property
    def is_good(self) -> bool:
        """It was tried, and nothing failed or was left out."""
        return self.passed > 0 and not self.failed and not self.skipped


@dataclass(frozen=True, slots=True)
class Tested:
    """One run: its ``day``, so many ``pages``, ``languages`` by code, ``engines`` with their versions."""

    day: date
    pages: int
    languages: tuple[str, ...]
    engines: Mapping[str, str]
    checks: tuple[Check, ...]

    @property
    def failed(self) -> int:
        """How many checks failed, of all kinds."""
        return sum(check.failed for check in self.checks)

    @property
    def all_passed(self) -> bool:
        """True only when there are checks, each was tried, and none failed or was left out."""
        return bool(self.checks) and all(check.is_good for check in self.checks)

    def is_old(self, today: date) -> bool:
        """Older than 90 days."""
        return self.day + GETS_OLD < today


def read_tested(path: Path) -> Tested | None:
    """The run of that file; None without a file. StartError says what is wrong with it."""
    if not path.exists():
        return None
    try:
        return _tested(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as problem:
        raise StartError([f"{path.name}: {problem}. Run `make everywhere` to write it again"]) from problem


def _tested(told: Mapping[str, Any]) -> Tested:
    return Tested(
        day=date.fromisoformat(str(told["day"])),
        pages=int(told["pages"]),
        languages=tuple(told["languages"]),
        engines=dict(told["engines"]),
        checks=tuple(Check(**check) for check in told["checks"]),
    )
