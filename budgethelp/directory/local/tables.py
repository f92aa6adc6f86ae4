"""The tables, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

LAYOUT = 1
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
