"""The Money and Pensions Service's list of debt advice offices."""

from __future__ import annotations

from typing import Any

from budgethelp.directory.local import clean, phones
from budgethelp.directory.local.readers.desk import Desk, judge, source_id
from budgethelp.directory.local.readers.shape import get
from budgethelp.directory.local.record import LeftOut, Reason, Record, Spot, Tag

NAME = "maps_offices"
LIST_IS_WHOLE = True
COLUMNS = frozenset({"address_street_address", "address_postcode", "telephone_en", "provides_face_to_face"})


def read(raw: Any, desk: Desk) -> Record | LeftOut:
    """One office. Its nation is taken from its postcode later, never from the region flags."""
    if not isinstance(raw, dict):
        return LeftOut("", "", Reason.NOT_A_SERVICE, desk.where)
    name, spot = clean.line(raw.get("name")), _spot(raw)
    record = Record(
        source_id=source_id(raw.get("id"), name, spot.postcode),
        name=name,
        text=clean.plain(raw.get("notes")),
        phones=phones.unique((*phones.read(raw.get("telephone_en")), *phones.read(raw.get("telephone_cy")))),
        email=desk.email(raw.get("email_address")),
        web=desk.link(get(raw, "website_address")),
        spots=(spot,) if spot.postcode or spot.address else (),
        free=True,
        languages=("Welsh",) if clean.line(raw.get("telephone_cy")) else (),
        tags=(Tag("maps", "debt_advice"),),
        how=_also_by_phone(raw),
        changed=clean.day(raw.get("updated_at")),
    )
    return judge(record, desk.where)


def _also_by_phone(raw: dict[str, Any]) -> tuple[str, ...]:
    return ("by_phone",) if clean.line(raw.get("provides_telephone")).upper() == "TRUE" else ()


def _spot(raw: dict[str, Any]) -> Spot:
    lines = (clean.line(raw.get(f"address_{key}")) for key in ("street_address", "locality", "region"))
    at = clean.point(raw.get("lat"), raw.get("lng")) or (None, None)
    address = ", ".join(dict.fromkeys(each for each in lines if each))
    return Spot("", address, clean.line(raw.get("address_postcode"), 12), *at)
