"""The Money and Pensions Service's list of debt advice offices."""

from __future__ import annotations

from typing import Any

from budgethelp.local_services import cleaning
from budgethelp.local_services.readers.common import Context, get, judge, source_id
from budgethelp.local_services.record import LeftOut, Reason, Record, Spot, Tag

MOST_HOURS = 400
NAME = "maps_offices"
LIST_IS_WHOLE = True
COLUMNS = frozenset({"address_street_address", "address_postcode", "telephone_en", "provides_face_to_face"})


def read(raw: Any, context: Context) -> Record | LeftOut:
    """One office. Its nation is taken from its postcode later, never from the region flags."""
    if not isinstance(raw, dict):
        return LeftOut("", "", Reason.NOT_A_SERVICE, context.where)
    name, spot = cleaning.line(raw.get("name")), _spot(raw)
    notes = cleaning.plain(raw.get("notes"))
    slots, wrong = cleaning.parse(notes)
    record = Record(
        source_id=source_id(raw.get("id"), name, spot.postcode),
        name=name,
        text="" if slots else notes,
        slots=slots,
        hours_note=cleaning.line(notes, MOST_HOURS) if slots and wrong else "",
        half_read=bool(slots and wrong),
        phones=cleaning.unique(
            (*cleaning.read(raw.get("telephone_en")), *cleaning.read(raw.get("telephone_cy")))
        ),
        email=context.email(raw.get("email_address")),
        web=context.link(get(raw, "website_address")),
        spots=(spot,) if spot.postcode or spot.address else (),
        free=True,
        languages=("Welsh",) if cleaning.line(raw.get("telephone_cy")) else (),
        tags=(Tag("maps", "debt_advice"),),
        how=_also_by_phone(raw),
        changed=cleaning.day(raw.get("updated_at")),
    )
    return judge(record, context.where)


def _also_by_phone(raw: dict[str, Any]) -> tuple[str, ...]:
    return ("by_phone",) if cleaning.line(raw.get("provides_telephone")).upper() == "TRUE" else ()


def _spot(raw: dict[str, Any]) -> Spot:
    lines = (cleaning.line(raw.get(f"address_{key}")) for key in ("street_address", "locality", "region"))
    at = cleaning.point(raw.get("lat"), raw.get("lng")) or (None, None)
    address = ", ".join(dict.fromkeys(each for each in lines if each))
    return Spot("", address, cleaning.line(raw.get("address_postcode"), 12), *at)
