"""How many reports one client may send in a day: counted in the store, so that all workers agree.

A client is a code for the day (``budgethelp.client``), never an address. Codes of days before are deleted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Date, bindparam, delete, text

from budgethelp.directory.local.tables import report_count

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
