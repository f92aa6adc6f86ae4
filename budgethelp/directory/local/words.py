"""Free-text search: SQLite's FTS5 or PostgreSQL's full text, behind four functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text

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
