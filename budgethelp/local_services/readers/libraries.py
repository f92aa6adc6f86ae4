"""Public libraries in the "Libraries" schema of the local government open data schemas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from budgethelp.local_services import cleaning
from budgethelp.local_services.feeds import shipped
from budgethelp.local_services.readers.common import Context, judge, source_id
from budgethelp.local_services.record import LeftOut, Reason, Record, Slot, Spot, State, Tag

NAME, OURS = "libraries", "shipped/libraries"
LIST_IS_WHOLE = True
COLUMNS = frozenset({"local_authority", "library_name", "postcode", "year_closed", "monday_staffed_hours"})
TOPICS = ("warm_spaces", "digital")
IS_ONE = re.compile(r"librar|llyfrgell", re.I)


def read(raw: Any, context: Context) -> Record | LeftOut:
    """One library. Hours are those with staff: who has no card cannot go in at the others."""
    if not isinstance(raw, dict):
        return LeftOut("", "", Reason.NOT_A_SERVICE, context.where)
    name, postcode = cleaning.line(raw.get("library_name")), cleaning.line(raw.get("postcode"), 12)
    lines = (cleaning.line(raw.get(f"address_{number}")) for number in (1, 2, 3))
    spot = Spot("", ", ".join(dict.fromkeys(each.rstrip(",") for each in lines if each)), postcode)
    closed = bool(cleaning.line(raw.get("year_closed")))
    record = Record(
        source_id=source_id(None, name, postcode, *["closed"] * closed),
        name=name if IS_ONE.search(name) or not name else f"{name} (library)",
        organisation=cleaning.line(raw.get("local_authority")),
        text=shipped()[OURS].says,  # what every library does, in words we translate
        state=State.CLOSED if closed else State.OPEN,
        web=context.link(raw.get("url")),
        email=context.email(raw.get("email_address")),
        spots=(spot,) if spot.postcode or spot.address else (),
        slots=tuple(_slots(raw, context)),
        hours_note=cleaning.line(raw.get("special_hours")),
        cost="free",
        free=True,
        how=("drop_in",),
        tags=tuple(Tag("topic", topic) for topic in TOPICS),
    )
    return judge(record, context.where)


def _slots(raw: dict[str, Any], context: Context) -> Iterator[Slot]:
    for number, day in enumerate(cleaning.DAYS):
        for piece in cleaning.line(raw.get(f"{day}_staffed_hours")).split(","):
            opens, _, closes = (cleaning.clock(each.strip()) for each in piece.partition("-"))
            if opens and closes and opens != closes:
                yield Slot(number, opens, closes)
            elif piece.strip():
                context.note(day, f"“{piece.strip()[:60]}” was not understood. Write it like 10:00-17:00.")
