"""Open Referral UK 1: taxonomies, eligibilities and weekday times under their older names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from budgethelp.local_services import cleaning
from budgethelp.local_services.readers import common, open_referral_3
from budgethelp.local_services.readers.common import Context, child, children, get, judge
from budgethelp.local_services.record import LeftOut, Record, Slot, Tag

NAME = "oruk1"
LIST_IS_WHOLE = False
SIGNS = frozenset(
    (
        "deliverable_type",
        "attending_type",
        "attending_access",
        "service_taxonomys",
        "eligibilitys",
        "regular_schedules",
        "fundings",
        "holiday_schedules",
        "link_taxonomies",
    )
)


def read(raw: Any, context: Context) -> Record | LeftOut:
    """One service, from a list item or a detail."""
    found = open_referral_3.read(raw, context)
    if isinstance(found, LeftOut) and not (found.name and isinstance(raw, dict)):
        return found
    return _older_names(raw, found, context) if isinstance(found, Record) else found


def _older_names(raw: dict[str, Any], record: Record, context: Context) -> Record | LeftOut:
    eligible = next(children(raw, "eligibilitys", "eligibilities"), {})
    ages = cleaning.ages(get(eligible, "minimum_age"), get(eligible, "maximum_age"))
    audience = cleaning.line(eligible.get("eligibility"))
    low, high = (record.min_age, record.max_age) if record.min_age or record.max_age else ages
    ways = common.how(get(raw, "attending_access"), get(raw, "attending_type"))
    whole = replace(
        record,
        slots=record.slots or tuple(dict.fromkeys(regular(raw, context))),
        min_age=low,
        max_age=high,
        how=ways or record.how,
        languages=record.languages or common.names(raw, "languages", "language"),
        audiences=record.audiences or ((audience,) if audience else ()),
        tags=tuple(dict.fromkeys(_tags(raw))) or record.tags,
    )
    return judge(whole, context.where)


def regular(raw: dict[str, Any], context: Context) -> Iterator[Slot]:
    """Slots of ``regular_schedules``, at the service or at its places."""
    for holder in (raw, *children(raw, "service_at_locations")):
        for each in children(holder, "regular_schedules", "regular_schedule"):
            opens, closes = cleaning.clock(each.get("opens_at")), cleaning.clock(each.get("closes_at"))
            if opens and closes and common.is_live(each, context):
                yield from (Slot(day, opens, closes) for day in _days(each))


def _days(schedule: dict[str, Any]) -> tuple[int, ...]:
    """Monday is 0; a number counts from Monday as 1."""
    value = get(schedule, "weekday", "byday")
    number = cleaning.line(value)
    if number in {"1", "2", "3", "4", "5", "6", "7"}:
        return (int(number) - 1,)
    return cleaning.weekdays(value)


def _tags(raw: dict[str, Any]) -> Iterator[Tag]:
    for each in children(raw, "service_taxonomys", "service_taxonomies"):
        yield from common.term(child(each, "taxonomy"))
