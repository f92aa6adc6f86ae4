"""One way into the store: SQLite in a file by default, PostgreSQL when ``DATABASE_URL`` says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError

from budgethelp.directory.local import words
from budgethelp.directory.local.tables import metadata

FILE = "local.sqlite"
PATIENCE = 10_000  # milliseconds a writer waits for another
READING = ("query_only=ON", "mmap_size=268435456", "cache_size=-65536", f"busy_timeout={PATIENCE}")
TIDYING = {
    "sqlite": ("PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)"),
    "postgresql": ("VACUUM (ANALYZE) place_topic, area_topic, topic, service",),
}
WRITING = ("journal_mode=WAL", "synchronous=FULL", "cache_size=-32768", f"busy_timeout={PATIENCE}")


def address(data: Path, database_url: str = "") -> URL:
    """Where the store is: ``database_url`` (postgresql://…), or a file in the ``data`` folder."""
    if not database_url:
        return URL.create("sqlite", database=str(data / FILE))
    url = make_url(database_url)
    if url.get_backend_name() in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    return url


def exists(url: URL) -> bool:
    """Whether there may be a store: a SQLite file is there, or it is a server."""
    return url.get_backend_name() != "sqlite" or Path(url.database or "").exists()


def open_to_read(url: URL) -> Engine:
    """An engine for the web: it cannot change anything, and each question sees what is committed."""
    engine = _engine(url, isolation_level="AUTOCOMMIT")
    _on_connect(engine, READING)
    return engine


def open_to_write(url: URL) -> Engine:
    """An engine for commands and reports. SQLite's folder is made when missing."""
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = _engine(url)
    _on_connect(engine, WRITING)
    if engine.dialect.name == "sqlite":
        _begin_at_once(engine)
    return engine


def prepare(engine: Engine) -> None:
    """Make the tables that are missing."""
    with engine.begin() as connection:
        metadata.create_all(connection)
        words.create(connection)


def is_prepared(engine: Engine) -> bool:
    """Whether the tables are there, also those that an older version did not have."""
    return set(metadata.tables) <= set(inspect(engine).get_table_names())


def tidy(engine: Engine) -> None:
    """After a refresh: fresh statistics, so that the next search is planned well."""
    statements = TIDYING["sqlite" if engine.dialect.name == "sqlite" else "postgresql"]
    with suppress(SQLAlchemyError), engine.connect() as connection:
        alone = connection.execution_options(isolation_level="AUTOCOMMIT")
        for statement in statements:
            alone.exec_driver_sql(statement)


@contextmanager
def writing(url: URL) -> Iterator[Engine]:
    """A prepared engine to write with, closed afterwards."""
    engine = open_to_write(url)
    try:
        prepare(engine)
        yield engine
    finally:
        engine.dispose()


def _engine(url: URL, **options: Any) -> Engine:
    if url.get_backend_name() == "sqlite":
        return create_engine(url, **options)
    return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 3}, **options)


def _on_connect(engine: Engine, pragmas: tuple[str, ...]) -> None:
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def set_pragmas(raw: Any, _record: Any) -> None:
        raw.isolation_level = None
        for pragma in pragmas:
            raw.execute(f"PRAGMA {pragma}")


def _begin_at_once(engine: Engine) -> None:
    # A deferred transaction that first reads and then writes would fail when another writer came between.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
