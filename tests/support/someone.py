"""One usual person, to start from: enough money, nothing ticked, in England."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from budgethelp.situation.situation import Nation, Situation

USUAL: dict[str, Any] = {
    "today": date(2026, 11, 24),
    "money_left": Decimal(200),
    "days": 10,
    "nation": Nation.ENGLAND,
}


def someone(**differences: Any) -> Situation:
    """The usual person with some differences, e.g. ``someone(days=3)``."""
    return Situation(**{**USUAL, **differences})
