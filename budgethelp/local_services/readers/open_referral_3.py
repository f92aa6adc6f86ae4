"""Open Referral UK 3 and HSDS 3: shallow list items, and details with places and times."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from budgethelp.local_services import cleaning
from budgethelp.local_services.readers import common
from budgethelp.local_services.readers.common import Context, child, children, get, judge, source_id, whole
from budgethelp.local_services.record import WEEKLY, LeftOut, LocalPhone, Reason, Record, Slot, Spot, Tag

NAME = "oruk3"
LIST_IS_WHOLE = False
SIGNS = frozenset(
    (
        "attributes",
        "service_at_locations",
        "minimum_age",
        "maximum_age",
        "last_modified",
        "schedules",
        "assurer_email",
        "organization",
        "cost_options",
        "service_areas",
        "assured_date",
        "organization_id",
    )
)
MASKS = ("mask_exact_address", "hide_exact", "confidential")
FREQUENCIES = {"MONTHLY": "monthly", "YEARLY": "yearly", "DAILY": "daily"}


def read(raw: Any, context: Context) -> Record | LeftOut:
    """One service, from a list item or a detail."""
    if not isinstance(raw, dict):
        return LeftOut("", "", Reason.NOT_A_SERVICE, context.where)
    contacts = [*children(raw, "contacts"), *children(common.organisation(raw), "contacts")]
    low, high = cleaning.ages(raw.get("minimum_age"), raw.get("maximum_age"))
    cost, slots = common.cost(raw, context), tuple(dict.fromkeys(_slots(raw, context)))
    name, owner = cleaning.line(raw.get("name")), cleaning.line(common.organisation(raw).get("name"))
    record = Record(
        source_id=source_id(raw.get("id"), name, owner),
        name=name,
        organisation=owner,
        text=cleaning.plain(raw.get("description")),
        state=common.state(raw),
        alert=cleaning.line(raw.get("alert")),
        phones=cleaning.unique(_phones(raw, contacts, context)),
        email=common.email(raw, contacts, context),
        web=common.web(raw, context),
        spots=tuple(dict.fromkeys(_spots(raw))),
        slots=slots,
        hours_note="; ".join(common.names(raw, "schedules", "description", "notes"))[:400],
        half_read=bool(slots) and any(_is_lost(each, context) for each in _schedules(raw)),
        cost=cost,
        free=common.is_free(raw, cost),
        min_age=low,
        max_age=high,
        how=common.how(*(each.get("attending_type") for each in children(raw, "schedules")), _way_in(raw)),
        how_note=_way_in(raw),
        languages=common.names(raw, "languages", "name", "code"),
        areas=common.areas(raw),
        audiences=common.names(raw, "pc_targetAudience", "audienceType", "id"),
        tags=tuple(dict.fromkeys(_tags(raw))),
        checked=cleaning.day(raw.get("assured_date"))
        or cleaning.day(child(raw, "pc_metadata").get("date_assured")),
        changed=cleaning.day(raw.get("last_modified"))
        or cleaning.day(child(raw, "pc_metadata").get("date_modified")),
    )
    return judge(record, context.where)


def _way_in(raw: dict[str, Any]) -> str:
    return cleaning.line(
        get(raw, "application_process", "pc_attendingAccess_additionalInfo", "eligibility_description")
    )


def _phones(raw: dict[str, Any], contacts: list[dict[str, Any]], context: Context) -> Iterator[LocalPhone]:
    links = list(children(raw, "service_at_locations"))
    yield from common.all_phones(raw, *links, *(child(each, "location") for each in links))
    yield from common.contact_phones(
        [*contacts, *(c for each in links for c in children(each, "contacts"))], context
    )
    yield from common.all_phones(common.organisation(raw))


def _spots(raw: dict[str, Any]) -> Iterator[Spot]:
    for each in children(raw, "service_at_locations"):
        location = child(each, "location")
        if location and cleaning.line(location.get("location_type")).lower() not in {"virtual", "postal"}:
            spot = _spot(location)
            yield from [spot] if spot.postcode or spot.address or spot.lat is not None else []


def _spot(location: dict[str, Any]) -> Spot:
    addresses = sorted(children(location, "addresses", "physical_addresses"), key=_is_postal)
    address = addresses[0] if addresses else {}
    lines = (cleaning.line(address.get(key)) for key in ("address_1", "address_2", "city"))
    at = cleaning.point(location.get("latitude"), location.get("longitude")) or (None, None)
    return Spot(
        cleaning.line(location.get("name")),
        ", ".join(dict.fromkeys(each for each in lines if each)),
        cleaning.line(address.get("postal_code"), 12),
        lat=at[0],
        lon=at[1],
        masked=any(get(location, mask) is True for mask in MASKS),
        access=common.names(location, "accessibility", "description", "details"),
    )


def _is_postal(address: dict[str, Any]) -> bool:
    return cleaning.line(address.get("address_type")).lower() == "postal"


def _slots(raw: dict[str, Any], context: Context) -> Iterator[Slot]:
    for schedule in _schedules(raw):
        yield from _slot(schedule, context)


def _schedules(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    links = list(children(raw, "service_at_locations"))
    for holder in (raw, *links, *(child(each, "location") for each in links)):
        yield from children(holder, "schedules")


def _is_lost(schedule: dict[str, Any], context: Context) -> bool:
    """Whether it says something of hours, and no hours could be read from it."""
    says = any(cleaning.line(schedule.get(key)) for key in ("byday", "opens_at", "description", "notes"))
    return says and common.is_live(schedule, context) and not any(_slot(schedule, context))


def _slot(schedule: dict[str, Any], context: Context) -> Iterator[Slot]:
    opens, closes = cleaning.clock(schedule.get("opens_at")), cleaning.clock(schedule.get("closes_at"))
    if opens and closes and common.is_live(schedule, context):
        every, days = _every(schedule), cleaning.weekdays(schedule.get("byday"))
        daily = every == "daily"
        yield from (
            Slot(d, opens, closes, WEEKLY if daily else every) for d in days or (range(7) if daily else ())
        )


def _every(schedule: dict[str, Any]) -> str:
    interval = whole(schedule.get("interval"), 1)
    numbered = any(c.isdigit() for c in cleaning.line(schedule.get("byday")))
    frequency = "MONTHLY" if numbered else cleaning.line(schedule.get("freq")).upper()
    return FREQUENCIES.get(frequency) or (f"every {interval} weeks" if interval > 1 else WEEKLY)


def _tags(raw: dict[str, Any]) -> Iterator[Tag]:
    for each in children(raw, "attributes"):
        yield from common.term(child(each, "taxonomy_term"))
