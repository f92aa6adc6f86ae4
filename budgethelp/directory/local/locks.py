"""One refresh at a time, on one machine or several; the lock goes when its holder does, even when killed."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

from budgethelp.directory.local.record import Refused

NUMBER = 7_301_466  # ours, among the advisory locks of the database
BUSY = "Another refresh is running. Try again when it has ended."


@contextmanager
def one_at_a_time(engine: Engine) -> Iterator[None]:
    """Hold the lock. Raises Refused when somebody else holds it."""
    if engine.dialect.name == "sqlite":
        yield from _by_file(Path(f"{engine.url.database}.lock"))
    else:
        yield from _by_server(engine)


def _by_file(path: Path) -> Iterator[None]:
    with path.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(BUSY) from None
        yield


def _by_server(engine: Engine) -> Iterator[None]:
    with engine.connect() as connection:
        if not connection.execute(text("SELECT pg_try_advisory_lock(:number)"), {"number": NUMBER}).scalar():
            raise Refused(BUSY)
        connection.commit()
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:number)"), {"number": NUMBER})
