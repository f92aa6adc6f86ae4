"""Services that the operator says are closed: kept through every refresh, until they say it is open."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from budgethelp.local_services import store

IS_CLOSED = (
    "is_closed"  # among the decisions, where a topic stands; no topic is called so (read in ``search`` too)
)


def marked(connection: Connection) -> frozenset[int]:
    """Numbers of all services marked as closed, national ones too."""
    decision = store.decision.c
    query = select(decision.service_id).where(decision.topic == IS_CLOSED)
    return frozenset(connection.execute(query).scalars())


def mark(connection: Connection, service_id: int, today: date) -> None:
    """The operator has looked: it is closed."""
    _take_off(connection, service_id)
    row = {"service_id": service_id, "topic": IS_CLOSED, "verdict": "closed", "digest": "", "made_on": today}
    connection.execute(insert(store.decision).values(row))


def clear(connection: Connection, service_id: int, today: date) -> None:
    """It is open: no mark, and what people said of it is dealt with."""
    _take_off(connection, service_id)
    report = store.report
    told = (report.c.service_id == service_id) & (report.c.kind == "closed") & report.c.looked_on.is_(None)
    connection.execute(update(report).where(told).values(looked_on=today))


def _take_off(connection: Connection, service_id: int) -> None:
    decision = store.decision
    mine = (decision.c.service_id == service_id) & (decision.c.topic == IS_CLOSED)
    connection.execute(delete(decision).where(mine))
