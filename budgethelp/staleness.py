"""Which facts were checked too long ago, were never checked, or are figures whose year has ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from budgethelp.knowledge import Knowledge
from budgethelp.links import sourced


@dataclass(frozen=True, slots=True)
class Stale:
    """One fact to check again. ``due`` is the day it became old; None = nobody has checked it yet."""

    what: str
    where: str
    checked: date | None
    due: date | None
    why: str


def find_stale(known: Knowledge, today: date, days: int) -> list[Stale]:
    """Everything to check again on ``today``, the longest overdue first and the never checked last."""
    finders = (_figures, _sources, _services, _councils)
    found = [stale for find in finders for stale in find(known, today, days)]
    return sorted(found, key=lambda stale: (stale.due or date.max, stale.what, stale.where))


def _old(what: str, where: str, checked: date | None, today: date, days: int) -> Iterator[Stale]:
    if checked is None:
        yield Stale(what, where, None, None, "nobody has checked this yet")
    elif checked + timedelta(days=days) <= today:
        due = checked + timedelta(days=days)
        yield Stale(what, where, checked, due, f"checked {(today - checked).days} days ago")


def _figures(known: Knowledge, today: date, days: int) -> Iterator[Stale]:
    for figure in known.rulebook.figures.values():
        latest = figure.values[-1]
        if latest.until and latest.until < today:
            why = f"its year ended on {latest.until}. Add the new value"
            yield Stale(f"figure {figure.name}", latest.source, latest.checked, latest.until, why)
        else:
            yield from _old(f"figure {figure.name}", latest.source, latest.checked, today, days)


def _sources(known: Knowledge, today: date, days: int) -> Iterator[Stale]:
    for name, sources in sourced(known):
        for source in sources:
            yield from _old(name, source.where, source.checked, today, days)


def _services(known: Knowledge, today: date, days: int) -> Iterator[Stale]:
    for service in known.services.values():
        yield from _old(f"service {service.id}", service.web, service.checked, today, days)


def _councils(known: Knowledge, today: date, days: int) -> Iterator[Stale]:
    """Websites of councils that are there today or still to come, and what each body does."""
    for council in known.councils.by_gss.values():
        if council.valid_to is None or council.valid_to >= today:
            name = f"council {council.gss} {council.short_name}"
            yield from _old(name, council.website, council.website_checked, today, days)
    for duty in known.responsibilities.rules:
        if duty.until is None or duty.until >= today:
            yield from _old(f"duty {duty.matter}", duty.website or duty.who, duty.checked, today, days)
