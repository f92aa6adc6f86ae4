"""Local services for an area sheet: none when there is no store of them, or it is down."""

from __future__ import annotations

from datetime import datetime

from budgethelp.directory.local.near import Here, Nearby, Standing
from budgethelp.knowledge import knowledge
from budgethelp.local_help import local_store
from budgethelp.local_steps import GROWN_UP
from budgethelp.situation import Nation

TOPICS = ("food", "cash_help", "warmth", "debt_advice", "benefits_advice", "housing")
MOST = 1  # of a topic, so that one sheet holds them all
MILES = 10.0  # from the middle of where people live


def local_in(gss: str, nation: Nation, now: datetime) -> tuple[Nearby, ...]:
    """The nearest service of each topic for people in this council's area, else one to phone."""
    store, middle = local_store(), knowledge().places.middle(gss)
    if middle is None or store.standing(now) is not Standing.READY:
        return ()
    here = Here(middle.lat, middle.lon, nation, (gss,), frozenset({GROWN_UP}))
    found: dict[int, Nearby] = {}
    for topic in TOPICS:
        near = store.help.nearest(topic, here, MOST, now, MILES) or store.help.by_phone(
            topic, here, MOST, now
        )
        found |= {each.id: each for each in near}
    return tuple(found.values())
