"""The store of local services: SQLite or PostgreSQL (``DATABASE_URL``), tables, and an index of words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
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
ENDING = re.compile(r"(\w*[aeiouy]\w+|\w{3,})(?:ing|ed)")
DOUBLE = re.compile(r"([bdgmnprt])\1$")
SQLITE = ("CREATE VIRTUAL TABLE IF NOT EXISTS service_words USING fts5"
          "(name, body, tokenize='unicode61')",)  # fmt: skip
POSTGRES = (
    "CREATE TABLE IF NOT EXISTS service_words (id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX IF NOT EXISTS service_words_gin ON service_words USING gin (words)",
)
INSERT = {
    "sqlite": "INSERT INTO service_words (rowid, name, body) VALUES (:id, :name, :body)",
    "postgresql": "INSERT INTO service_words (id, words) VALUES (:id,"
    " setweight(to_tsvector('simple', :name), 'A') || setweight(to_tsvector('simple', :body), 'C'))",
}
DELETE = {
    "sqlite": "DELETE FROM service_words WHERE rowid IN (SELECT id FROM service WHERE feed = :feed)",
    "postgresql": "DELETE FROM service_words WHERE id IN (SELECT id FROM service WHERE feed = :feed)",
}
HAVING = {
    "sqlite": "SELECT rowid FROM service_words WHERE service_words MATCH :query",
    "postgresql": "SELECT id FROM service_words WHERE words @@ to_tsquery('simple', :query)",
}
COMMON = 10_000  # services with a word, from which on it is quicker to look at the nearest services instead
ANY = "*"  # the topic of every shown service, in place_topic and area_topic: a search by words looks there
SPREAD = (
    "INSERT INTO place_topic (topic, nation, lat, lon, service_id, spot)"
    " SELECT DISTINCT '*', nation, lat, lon, service_id, spot FROM place_topic"
    " WHERE NOT EXISTS (SELECT 1 FROM place_topic WHERE topic = '*')",
    "INSERT INTO area_topic (topic, area, service_id) SELECT DISTINCT '*', area, service_id FROM area_topic"
    " WHERE NOT EXISTS (SELECT 1 FROM area_topic WHERE topic = '*')",
)


def create(connection: Connection) -> None:
    """Make the index if it is missing."""
    for statement in SQLITE if connection.dialect.name == "sqlite" else POSTGRES:
        connection.exec_driver_sql(statement)


def insert(connection: Connection, rows: Sequence[dict[str, object]]) -> None:
    """Index rows of ``id``, ``name`` and ``body``."""
    folded = [row | {key: " ".join(stems(str(row[key]))) for key in ("name", "body")} for row in rows]
    if folded:
        connection.execute(text(INSERT[connection.dialect.name]), folded)


def delete_feed(connection: Connection, feed: str) -> None:
    """Forget the words of a feed's services."""
    connection.execute(text(DELETE[connection.dialect.name]), {"feed": feed})


def delete_one(connection: Connection, service_id: int) -> None:
    """Forget the words of one service."""
    key = "rowid" if connection.dialect.name == "sqlite" else "id"
    connection.execute(text(f"DELETE FROM service_words WHERE {key} = :id"), {"id": service_id})  # noqa: S608


def stems(text: str) -> list[str]:
    """Every word of a text as both stores keep it: small letters, no accents, no ending."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return [_stem(word) for word in re.findall(r"[^\W_]+", re.sub(r"[\u0300-\u036f]", "", plain))]


def _stem(word: str) -> str:
    """Without "s", "ing", "ed" or a last "e": knitting and knit, houses and housing are one word."""
    if len(word) > 4 and word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    found = ENDING.fullmatch(word)
    if found:
        word = found[1][:-1] if DOUBLE.search(found[1]) else found[1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def is_common(connection: Connection, words: str) -> bool:
    """Whether very many services have these words, as ``query`` writes them."""
    enough = f"SELECT count(*) FROM ({HAVING[connection.dialect.name]} LIMIT :enough) AS few"  # noqa: S608
    found = connection.execute(text(enough), {"query": words, "enough": COMMON}).scalar()
    return found == COMMON


def with_words(connection: Connection, ids: Sequence[int], typed: str) -> set[int]:
    """Those of these services that have all the words typed."""
    few = ", ".join(str(int(each)) for each in ids) or "0"
    if connection.dialect.name == "sqlite":  # reading the words is quicker there than asking for each
        rows = connection.exec_driver_sql(
            f"SELECT rowid, name, body FROM service_words WHERE rowid IN ({few})"  # noqa: S608
        )
        return {row[0] for row in rows if _has(f"{row[1]} {row[2]}".split(), typed)}
    asked = text(f"{HAVING['postgresql']} AND id IN ({few})")
    return {row[0] for row in connection.execute(asked, {"query": query(connection, typed)})}


def said_in(typed: str, text: str) -> bool:
    """Whether all the words typed, or words that begin so, stand in a text."""
    return _has(stems(text), typed)


def _has(words: Sequence[str], typed: str) -> bool:
    return all(any(each == word or _starts(each, word) for each in words) for word in _typed(typed))


def _starts(word: str, typed: str) -> bool:
    return len(typed) > 3 and word.startswith(typed)


def _typed(typed: str) -> list[str]:
    return [each for word in tokens(typed) for each in stems(word)]


def tokens(typed: str) -> list[str]:
    """The words in what a person typed; marks mean nothing."""
    return re.findall(r"[^\W_]+", typed.casefold())[:MOST_WORDS]


def query(connection: Connection, typed: str) -> str:
    """What ``HAVING`` asks the index of words; "" when no word was typed."""
    found = _typed(typed)
    if connection.dialect.name == "sqlite":
        return " ".join(f'"{word}"*' if len(word) > 3 else f'"{word}"' for word in found)
    return " & ".join(f"'{word}':*" if len(word) > 3 else f"'{word}'" for word in found)


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
        for statement in SPREAD:  # a store from before there was ANY
            connection.exec_driver_sql(statement)


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
