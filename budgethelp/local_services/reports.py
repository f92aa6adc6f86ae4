"""What people tell us about a service, and how often one client may. No sender, plan or time is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, Date, bindparam, delete, insert, select, text, update

from budgethelp.local_services import cleaning, store
from budgethelp.local_services.record import Refused
from budgethelp.local_services.snapshot import service_id
from budgethelp.local_services.store import report_count

MOST_WORDS = 500
LARGEST_NUMBER = 2**63 - 1  # of a service, that the store can hold
NATIONAL = ":national"  # no feed is called so
LINKS = re.compile(r"https?:|www\.|://|\bhref\b|\b[\w-]+\.(com|net|org|uk|ru|info|biz|top|xyz|io|co)\b", re.I)


class ReportKind(StrEnum):
    """What is wrong."""

    CLOSED = "closed"
    WRONG_NUMBER = "wrong_number"
    WRONG_HOURS = "wrong_hours"
    OTHER = "other"


class Saved(StrEnum):
    """What became of a report."""

    SAVED = "saved"
    UNKNOWN_KIND = "unknown_kind"
    TOO_LONG = "too_long"
    HAS_LINK = "has_link"
    NO_SERVICE = "no_service"
    TOO_MANY = "too_many"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Report:
    """A report nobody has looked at yet, with the service's name and feed (empty when it is gone)."""

    id: int
    service_id: int
    name: str
    feed: str
    kind: str
    words: str
    made_on: date


def check(kind: str, words: str) -> Saved | None:
    """What is wrong with a report, or None. Links are refused: this is no noticeboard."""
    if kind not in set(ReportKind):
        return Saved.UNKNOWN_KIND
    if len(words) > MOST_WORDS:
        return Saved.TOO_LONG
    return Saved.HAS_LINK if LINKS.search(words) else None


def save(connection: Connection, service_id: int, kind: str, words: str, today: date) -> None:
    """Write one report. Raises Refused when ``check`` would."""
    wrong = check(kind, words)
    if wrong is not None:
        raise Refused(wrong.value)
    said = cleaning.plain(words, MOST_WORDS)
    connection.execute(
        insert(store.report).values(
            service_id=service_id, kind=kind, words=said, made_on=today, looked_on=None
        )
    )


def national_number(service: str) -> int:
    """The number that stands for a service of the national directory, which has words for ids."""
    return service_id(NATIONAL, service)


def waiting(connection: Connection) -> list[Report]:
    """Reports nobody has looked at, oldest first."""
    report, service = store.report.c, store.service.c
    query = (
        select(
            report.id,
            report.service_id,
            service.name,
            service.feed,
            report.kind,
            report.words,
            report.made_on,
        )
        .select_from(store.report.outerjoin(store.service, service.id == report.service_id))
        .where(report.looked_on.is_(None))
        .order_by(report.made_on, report.id)
    )
    rows = connection.execute(query)
    return [Report(r[0], r[1], r[2] or "", r[3] or "", r[4], r[5], r[6]) for r in rows]


def look_at(connection: Connection, report_ids: Iterable[int], today: date) -> int:
    """Mark reports as looked at. Returns how many were waiting."""
    report = store.report
    wanted = report.c.id.in_(list(report_ids)) & report.c.looked_on.is_(None)
    return connection.execute(update(report).where(wanted).values(looked_on=today)).rowcount


ALL_SERVICES = 0
ONE_MORE = text(
    "INSERT INTO report_count (client, service_id, made_on, told) VALUES (:client, :service_id, :made_on, 1)"
    " ON CONFLICT (client, service_id) DO UPDATE SET told = report_count.told + 1 RETURNING told"
).bindparams(bindparam("made_on", type_=Date))


class TooManyError(Exception):
    """The client has sent its share of today. Whoever counts has to roll back."""


@dataclass(frozen=True, slots=True)
class ReportLimit:
    """So many about one service, and so many in all, from one client in a day. The world has no limit."""

    each: int = 3
    all_services: int = 20

    def count(self, connection: Connection, client: str, service_id: int, today: date) -> None:
        """Count one more in the report's own transaction. Raises TooManyError."""
        for number, most in ((ALL_SERVICES, self.all_services), (service_id, self.each)):
            values = {"client": client, "service_id": number, "made_on": today}
            if connection.execute(ONE_MORE, values).scalar_one() > most:
                raise TooManyError


def forget_clients(connection: Connection, today: date) -> int:
    """Delete the codes of other days. Returns how many."""
    return connection.execute(delete(report_count).where(report_count.c.made_on != today)).rowcount
