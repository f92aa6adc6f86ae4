"""The Outpost dialect: whole lists, points as [longitude, latitude], local slugs, masked addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from budgethelp.local_services import cleaning
from budgethelp.local_services.readers import common, open_referral_1, open_referral_3
from budgethelp.local_services.readers.common import Context, child, children, get, judge
from budgethelp.local_services.record import LeftOut, Reason, Record, Spot, Tag

NAME = "outpost"
LIST_IS_WHOLE = True
SIGNS = frozenset(
    (
        "organisation",
        "taxonomies",
        "locations",
        "target_directories",
        "age_band_all",
        "local_offer",
        "suitabilities",
    )
)


def read(raw: Any, context: Context) -> Record | LeftOut:
    """One service."""
    if not isinstance(raw, dict):
        return LeftOut("", "", Reason.NOT_A_SERVICE, context.where)
    found = open_referral_3.read(raw | {"status": "active"}, context)
    record = found if isinstance(found, Record) else Record(found.source_id, found.name)
    return judge(_own_names(raw, record, context), context.where)


def _own_names(raw: dict[str, Any], record: Record, context: Context) -> Record:
    low, high = cleaning.ages(raw.get("min_age"), raw.get("max_age"))
    referral = get(raw, "needs_referral") is True
    return replace(
        record,
        state=common.state(raw),
        spots=tuple(dict.fromkeys(_spots(raw))) or record.spots,
        slots=tuple(dict.fromkeys(open_referral_1.regular(raw, context))),
        min_age=low,
        max_age=high,
        how=("referral",) if referral else record.how,
        audiences=common.names(raw, "suitabilities", "name", "slug"),
        tags=tuple(dict.fromkeys(_tags(raw))),
        changed=cleaning.day(raw.get("updated_at")),
    )


def _spots(raw: dict[str, Any]) -> Iterator[Spot]:
    for location in children(raw, "locations"):
        lon, lat = _coordinates(location)
        at = cleaning.point(lat, lon) or (None, None)
        lines = (cleaning.line(location.get(key)) for key in ("address_1", "city"))
        spot = Spot(
            cleaning.line(location.get("name")),
            ", ".join(dict.fromkeys(each for each in lines if each)),
            cleaning.line(location.get("postal_code"), 12),
            lat=at[0],
            lon=at[1],
            masked=location.get("mask_exact_address") not in (None, False, "", 0),
            access=common.names(location, "accessibilities", "name", "slug"),
        )
        yield from [spot] if spot.postcode or spot.address or spot.lat is not None else []


def _coordinates(location: dict[str, Any]) -> tuple[Any, Any]:
    pair = get(child(location, "geometry"), "coordinates")
    return (pair[0], pair[1]) if isinstance(pair, list) and len(pair) >= 2 else (None, None)


def _tags(raw: dict[str, Any]) -> Iterator[Tag]:
    for each in children(raw, "taxonomies"):
        slug = cleaning.line(each.get("slug"))
        yield from [Tag("slug", slug)] if slug else []
