"""Local services for an area sheet: none when there is no store of them, or it is down."""

from __future__ import annotations

from datetime import datetime

from flask import current_app

from budgethelp.directory.local import database
from budgethelp.directory.local.near import Here, LocalHelp
from budgethelp.situation import Nation

TOPICS = ("food", "cash_help", "warmth", "debt_advice", "benefits_advice", "housing")
MOST = 1  # of a topic
NOWHERE = 0.0  # services that serve an area are found by its council, never by distance


def local_in(gss: str, nation: Nation, now: datetime) -> tuple[tuple[str, str], ...]:
    """Names and numbers of services that say they serve this council's area and can be phoned."""
    local = _local_help()
    if local is None:
        return ()
    here = Here(NOWHERE, NOWHERE, nation, (gss,))
    found = {each.id: each for topic in TOPICS for each in local.by_phone(topic, here, MOST, now)}
    return tuple((each.record.name, each.phones[0].number) for each in found.values() if each.phones)


def _local_help() -> LocalHelp | None:
    address = database.address(current_app.config["DATA"], current_app.config.get("DATABASE_URL", ""))
    if not database.exists(address):
        return None
    local: LocalHelp = current_app.extensions.setdefault("area_local", LocalHelp(address))
    return local
