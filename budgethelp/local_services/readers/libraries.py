"""The table of public libraries in the local government open data schema “Libraries”."""

from __future__ import annotations

from typing import Any

from budgethelp.local_services import cleaning
from budgethelp.local_services.readers.common import Context, judge, source_id
from budgethelp.local_services.record import LeftOut, Reason, Record, Slot, Spot, Tag

NAME = "libraries"
LIST_IS_WHOLE = True
COLUMNS = frozenset({"local_authority", "library_name", "postcode", "monday_staffed_hours"})
TOPICS = ("warm_spaces", "digital")
WHAT = "Warm, with free internet and help with forms."


def read(raw: Any, context: Context) -> Record | LeftOut:
    """One library. One with a year of closing is left out; unstaffed hours are for members with a card."""
    if not isinstance(raw, dict):
        return LeftOut("", "", Reason.NOT_A_SERVICE, context.where)
    name, postcode = cleaning.line(raw.get("library_name")), cleaning.line(raw.get("postcode"), 12)
    key = source_id(raw.get("unique_property_reference_number"), name, postcode)
    if cleaning.line(raw.get("year_closed")):
        return LeftOut(key, name, Reason.CLOSED, context.where)
    lines = (cleaning.line(raw.get(f"address_{number}")) for number in (1, 2, 3))
    address = ", ".join(dict.fromkeys(each for each in lines if each))
    record = Record(
        source_id=key,
        name=name if "librar" in name.lower() else f"{name} library",
        organisation=cleaning.line(raw.get("local_authority")),
        text=WHAT,
        web=context.link(raw.get("url")),
        spots=(Spot("", address, postcode),) if postcode else (),
        slots=tuple(_slots(raw, context)),
        free=True,
        how=("drop_in",),
        tags=tuple(Tag("topic", topic) for topic in TOPICS),
    )
    return judge(record, context.where)


def _slots(raw: dict[str, Any], context: Context) -> list[Slot]:
    found: list[Slot] = []
    for day in cleaning.DAYS:
        for hours in cleaning.line(raw.get(f"{day}_staffed_hours"), 100).split(","):
            slots, wrong = cleaning.parse(f"{day} {hours}") if hours.strip() else ((), ())
            found += slots
            for piece in wrong:
                context.note("hours", f"“{piece[:60]}” was not understood, and is left out.")
    return found
