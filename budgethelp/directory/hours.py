"""Opening hours as data, and whether somewhere is open now, in UK time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class Span:
    """Open from ``opens`` to ``closes``; a span that closes at or before it opens runs past midnight."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Hours:
    """``week`` has 7 entries, Monday first. ``closed_on_bank_holidays`` None = not known."""

    always: bool = False
    week: tuple[tuple[Span, ...], ...] = ((),) * 7
    closed_on_bank_holidays: bool | None = None
    sure: bool = True
    note: str = ""
