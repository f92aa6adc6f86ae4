"""A "what if" as the cookie keeps it: days late, the bill that moves, and a payment with its day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from budgethelp.days_between import Extra
from budgethelp.money import counts_before_income
from budgethelp.situation import Situation
from budgethelp.what_if import MOST_DAYS_LATE, Change

_KEPT = re.compile(
    r"(?P<late>[0-9]{1,2}) (?P<bill>[0-9]{1,2}|-) (?:(?P<extra>[0-9]{1,5}\.[0-9]{2}) (?P<day>[0-9-]{10})|-)"
)


def write_change(change: Change, today: date) -> str | None:
    """The change in words, or None when nothing changes."""
    if change == Change():
        return None
    bill = "-" if change.bill is None else str(change.bill)
    if change.extra is None:
        return f"{change.late_by} {bill} -"
    comes = today + timedelta(days=change.extra.in_days)
    return f"{change.late_by} {bill} {change.extra.amount:.2f} {comes.isoformat()}"


def read_change(text: object, situation: Situation) -> Change:
    """What ``write_change`` wrote, as far as it still fits the situation; else no change."""
    match = _KEPT.fullmatch(text) if isinstance(text, str) else None
    if match is None or int(match["late"]) > MOST_DAYS_LATE:
        return Change()
    return Change(int(match["late"]), _bill(match["bill"], situation), _extra(match, situation.today))


def _bill(text: str, situation: Situation) -> int | None:
    fits = text != "-" and int(text) < len(situation.bills)
    return int(text) if fits and counts_before_income(situation.bills[int(text)], situation.days) else None


def _extra(match: re.Match[str], today: date) -> Extra | None:
    try:
        days = (date.fromisoformat(match["day"]) - today).days if match["day"] else -1
    except ValueError:
        return None
    return Extra(Decimal(match["extra"]), days) if days >= 0 else None
