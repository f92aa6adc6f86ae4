"""The store of local services: SQLite or PostgreSQL (``DATABASE_URL``), tables, and an index of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    Float,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
    inspect,
    text,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError

MOST_WORDS = 8
SQLITE = ("CREATE VIRTUAL TABLE IF NOT EXISTS service_words USING fts5"
          "(name, body, tokenize='porter unicode61 remove_diacritics 2')",)  # fmt: skip
POSTGRES = (
    "CREATE TABLE IF NOT EXISTS service_words (id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX IF NOT EXISTS service_words_gin ON service_words USING gin (words)",
)
INSERT = {
    "sqlite": "INSERT INTO service_words (rowid, name, body) VALUES (:id, :name, :body)",
    "postgresql": "INSERT INTO service_words (id, words) VALUES (:id,"
    " setweight(to_tsvector('english', :name), 'A') || setweight(to_tsvector('english', :body), 'C'))",
}
DELETE = {
    "sqlite": "DELETE FROM service_words WHERE rowid IN (SELECT id FROM service WHERE feed = :feed)",
    "postgresql": "DELETE FROM service_words WHERE id IN (SELECT id FROM service WHERE feed = :feed)",
}
SEARCH = {
    "sqlite": "SELECT rowid FROM service_words WHERE service_words MATCH :query"
    " ORDER BY bm25(service_words, 8.0, 1.0), rowid LIMIT :most",
    "postgresql": "SELECT id FROM service_words, to_tsquery('english', :query) query WHERE words @@ query"
    " ORDER BY ts_rank_cd(words, query) DESC, id LIMIT :most",
}


def create(connection: Connection) -> None:
    """Make the index if it is missing."""
    for statement in SQLITE if connection.dialect.name == "sqlite" else POSTGRES:
        connection.exec_driver_sql(statement)


def insert(connection: Connection, rows: Sequence[dict[str, object]]) -> None:
    """Index rows of ``id``, ``name`` and ``body``."""
    if rows:
        connection.execute(text(INSERT[connection.dialect.name]), rows)


def delete_feed(connection: Connection, feed: str) -> None:
    """Forget the words of a feed's services."""
    connection.execute(text(DELETE[connection.dialect.name]), {"feed": feed})


def delete_one(connection: Connection, service_id: int) -> None:
    """Forget the words of one service."""
    key = "rowid" if connection.dialect.name == "sqlite" else "id"
    connection.execute(text(f"DELETE FROM service_words WHERE {key} = :id"), {"id": service_id})  # noqa: S608


def search(connection: Connection, typed: str, most: int) -> list[int]:
    """Ids of services with all the words typed, best first. Nothing typed finds nothing."""
    query = _query(tokens(typed), connection.dialect.name)
    if not query:
        return []
    found = connection.execute(text(SEARCH[connection.dialect.name]), {"query": query, "most": most})
    return [row[0] for row in found]


def tokens(typed: str) -> list[str]:
    """The words in what a person typed; marks mean nothing."""
    return re.findall(r"[^\W_]+", typed.casefold())[:MOST_WORDS]


def _query(found: Iterable[str], dialect: str) -> str:
    if dialect == "sqlite":
        return " ".join(f'"{word}"*' if len(word) > 3 else f'"{word}"' for word in found)
    return " & ".join(f"{word}:*" if len(word) > 3 else word for word in found)


LAYOUT = 1
# Among the decisions, where a topic stands; no topic is called so.
IS_CLOSED = "is_closed"
metadata = MetaData()

feed = Table(
    "feed",
    metadata,
    Column("name", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("licence", Text, nullable=False),
    Column("attribution", Text, nullable=False),
    Column("covers", Text, nullable=False, default=""),
    Column("dialect", Text, nullable=False, default=""),
    Column("added_on", Date, nullable=False),
    Column("services", Integer, nullable=False, default=0),
    Column("refreshed_at", DateTime),
    Column("tried_at", DateTime),
    Column("result", Text, nullable=False, default=""),
    Column("etag", Text, nullable=False, default=""),
    Column("modified", Text, nullable=False, default=""),
    Column("run", Text, nullable=False, default=""),
)

# What a refresh fetched, already cleaned: to resume, and to ask "has this changed?" next time.
# ``run``: the refresh that listed it; ``fetched``: the one that last got its details.
draft = Table(
    "draft",
    metadata,
    Column("feed", Text, primary_key=True),
    Column("source_id", Text, primary_key=True),
    Column("run", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("listed", Text, nullable=False),
    Column("fetched", Text, nullable=False, default=""),
    Column("etag", Text, nullable=False, default=""),
    Column("modified", Text, nullable=False, default=""),
    Column("body", Text, nullable=False, default=""),
)

service = Table(
    "service",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("feed", Text, nullable=False, index=True),
    Column("source_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("nation", Text, nullable=False),
    Column("council", Text, nullable=False),
    Column("serves", Text, nullable=False),
    Column("min_age", Integer),
    Column("max_age", Integer),
    Column("abuse", Boolean, nullable=False),
    Column("checked", Date),
    Column("changed", Date),
    Column("fetched", Date, nullable=False),
    Column("digest", Text, nullable=False),
    Column("body", Text, nullable=False),
)

# One topic of one service, and whether it is shown, waits for a person, or is hidden.
topic = Table(
    "topic",
    metadata,
    Column("service_id", BigInteger, primary_key=True, autoincrement=False),
    Column("topic", Text, primary_key=True),
    Column("state", Text, nullable=False, index=True),
)

# The covering index: a search by place reads nothing else until it knows its ten.
place_topic = Table(
    "place_topic",
    metadata,
    Column("topic", Text, primary_key=True),
    Column("nation", Text, primary_key=True),
    Column("lat", Float(53), primary_key=True),
    Column("lon", Float(53), primary_key=True),
    Column("service_id", BigInteger, primary_key=True, autoincrement=False),
    Column("spot", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# Services without a place, by the council, nation or country they serve. Never sorted by distance.
area_topic = Table(
    "area_topic",
    metadata,
    Column("topic", Text, primary_key=True),
    Column("area", Text, primary_key=True),
    Column("service_id", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# What a person decided, kept through every refresh. ``digest``: the words that were looked at.
decision = Table(
    "decision",
    metadata,
    Column("service_id", BigInteger, primary_key=True, autoincrement=False),
    Column("topic", Text, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("made_on", Date, nullable=False),
)

# How many reports a client has sent today (``report_limit``); service 0 = all. Gone when the day is over.
report_count = Table(
    "report_count",
    metadata,
    Column("client", Text, primary_key=True),
    Column("service_id", BigInteger, primary_key=True, autoincrement=False),
    Column("made_on", Date, nullable=False, index=True),
    Column("told", Integer, nullable=False),
)

# "Something wrong?": no time of day, no sender, no plan.
report = Table(
    "report",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("service_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("looked_on", Date),
    Index("report_by_service", "service_id", "kind"),
)


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
    engine = _engine(url, {"options": FOR_THE_WEB}, isolation_level="AUTOCOMMIT")
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
        create(connection)


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


# A server that hangs, or a locked table, is given up on, so that a plan still comes. tcp_user_timeout and
# the limits for the web are milliseconds, the others seconds.
PATIENT = {
    "connect_timeout": 3,
    **{"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 2, "tcp_user_timeout": 5_000},
}
NO_LIMITS: Mapping[str, str] = {}
FOR_THE_WEB = "-c statement_timeout=2000 -c lock_timeout=1000"


def _engine(url: URL, limits: Mapping[str, str] = NO_LIMITS, **options: Any) -> Engine:
    if url.get_backend_name() == "sqlite":
        return create_engine(url, **options)
    return create_engine(url, pool_pre_ping=True, connect_args={**PATIENT, **limits}, **options)


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
