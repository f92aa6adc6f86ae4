"""The food banks of Give Food: its file of all (CSV) and its address for programs (JSON)."""

from __future__ import annotations

from typing import Any

from budgethelp.local_services import cleaning
from budgethelp.local_services.feeds import sources_to_start
from budgethelp.local_services.readers.common import Context, get, judge, source_id
from budgethelp.local_services.record import LeftOut, Reason, Record, Spot, Tag

NAME = "givefood"
LIST_IS_WHOLE = True
COLUMNS = frozenset({"organisation_name", "lat_lng", "postcode", "network"})  # of the file
SIGNS = frozenset({"lat_lng", "postcode", "network", "urls", "organisation_name", "is_area"})
YES = frozenset({"true", "1", "yes"})


def read(raw: Any, context: Context) -> Record | LeftOut:
    """One food bank, or one of its places. An area that it serves is help by phone there, and no place.

    A closed one is left out.
    """
    if not isinstance(raw, dict):
        return LeftOut("", "", Reason.NOT_A_SERVICE, context.where)
    organisation = cleaning.line(get(raw, "organisation_name", "name"))
    place = cleaning.line(raw.get("location_name"))
    name = f"{organisation}: {place}" if place else organisation
    if organisation and "food" not in organisation.lower():
        name = f"{name} (food bank)"
    postcode = cleaning.line(raw.get("postcode"), 12)
    key = source_id(get(raw, "id", "slug"), name, postcode)
    if _is(raw, "closed"):
        return LeftOut(key, name, Reason.CLOSED, context.where)
    district = cleaning.line(raw.get("district"), 60)
    nowhere = _is(raw, "is_area") or _is(raw, "is_mobile")
    if nowhere and not district:
        return LeftOut(key, name, Reason.NOT_A_SERVICE, context.where)
    record = Record(
        source_id=key,
        name=name,
        text=sources_to_start()["food-banks"]["says"],
        phones=cleaning.unique(
            (
                *cleaning.read(get(raw, "phone_number", "phone")),
                *cleaning.read(raw.get("secondary_phone_number")),
            )
        ),
        email=context.email(raw.get("email")),
        web=context.link(get(raw, "url") or get(raw.get("urls"), "homepage")),
        spots=(_spot(raw, postcode),) if postcode and not nowhere else (),
        areas=(district,) if nowhere else (),
        how=("by_phone",) if nowhere else (),
        free=True,
        tags=(Tag("topic", "food"),),
        changed=cleaning.day(raw.get("modified")),
    )
    return judge(record, context.where)


def _is(raw: dict[str, Any], name: str) -> bool:
    return raw.get(name) is True or cleaning.line(raw.get(name)).lower() in YES


def _spot(raw: dict[str, Any], postcode: str) -> Spot:
    lines = cleaning.plain(raw.get("address"), 300).replace("\n", ", ")
    lat, _, lon = cleaning.line(raw.get("lat_lng")).partition(",")
    at = cleaning.point(lat, lon) or (None, None)
    return Spot("", lines, postcode, *at)
