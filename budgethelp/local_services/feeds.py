"""The feeds an operator added: where from, under which licence, how the last refresh went."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, delete, insert, select, update

from budgethelp.local_services import store
from budgethelp.local_services.record import Refused

KNOWN_FEEDS = Path(__file__).parent / "feeds.toml"
NAME = re.compile(r"(?:shipped/)?[a-z][a-z0-9-]{0,39}")
START = Path(__file__).parent / "start.toml"
SHIPPED = Path(__file__).parent / "shipped"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. ``covers``: names of the areas it is for, when its services do not say."""

    name: str
    url: str
    licence: str
    attribution: str
    covers: tuple[str, ...] = ()
    dialect: str = ""
    services: int = 0
    refreshed_at: datetime | None = None
    tried_at: datetime | None = None
    result: str = ""
    etag: str = ""
    modified: str = ""
    run: str = ""

    @property
    def is_file(self) -> bool:
        """Whether it is a file on this machine."""
        return urlsplit(self.url).scheme not in {"http", "https"}


def add(connection: Connection, feed: Feed, today: date) -> None:
    """Keep a feed. Raises Refused when its name, address, licence or attribution will not do."""
    reasons = tuple(_wrong(feed))
    if reasons:
        raise Refused(*reasons)
    values = {"url": feed.url, "licence": feed.licence.strip(), "attribution": feed.attribution.strip()}
    values["covers"] = ";".join(feed.covers)
    if get(connection, feed.name):
        forget = {"etag": "", "modified": "", "run": ""}
        connection.execute(
            update(store.feed).where(store.feed.c.name == feed.name).values(**values, **forget)
        )
    else:
        connection.execute(insert(store.feed).values(name=feed.name, added_on=today, **values))


def _wrong(feed: Feed) -> list[str]:
    found = []
    if not NAME.fullmatch(feed.name):
        found.append(f'The name "{feed.name}" must be small letters, numbers and hyphens, like "hull-food".')
    if not feed.licence.strip():
        found.append("A feed without a licence is not added. Ask its publisher, then use --licence.")
    if not feed.attribution.strip():
        found.append("Say whom to credit with --attribution.")
    if feed.is_file and not Path(feed.url).is_file():
        found.append(f"There is no file {feed.url}, and it is not an http(s) address.")
    return found


def get(connection: Connection, name: str) -> Feed | None:
    """The feed called ``name``, or None."""
    return next(iter(_read(connection, store.feed.c.name == name)), None)


def all_feeds(connection: Connection) -> list[Feed]:
    """Every feed, by name."""
    return _read(connection, store.feed.c.name != "")


def _read(connection: Connection, wanted: Any) -> list[Feed]:
    rows = connection.execute(select(store.feed).where(wanted).order_by(store.feed.c.name)).mappings()
    return [_feed(dict(row)) for row in rows]


def _feed(row: dict[str, Any]) -> Feed:
    covers = tuple(name for name in row.pop("covers").split(";") if name)
    return Feed(**{key: value for key, value in row.items() if key != "added_on"}, covers=covers)


def note(connection: Connection, name: str, **values: Any) -> None:
    """Write down how a refresh went."""
    connection.execute(update(store.feed).where(store.feed.c.name == name).values(**values))


def remove(connection: Connection, name: str) -> bool:
    """Forget a feed and all its services. Decisions and reports stay, in case it comes back."""
    clear_services(connection, name)
    connection.execute(delete(store.draft).where(store.draft.c.feed == name))
    return bool(connection.execute(delete(store.feed).where(store.feed.c.name == name)).rowcount)


def clear_services(connection: Connection, name: str) -> None:
    """Take a feed's services out of every table of the directory."""
    store.delete_feed(connection, name)
    ours = select(store.service.c.id).where(store.service.c.feed == name)
    for table in (store.place_topic, store.area_topic, store.topic):
        connection.execute(delete(table).where(table.c.service_id.in_(ours)))
    connection.execute(delete(store.service).where(store.service.c.feed == name))


def known_feeds(path: Path = KNOWN_FEEDS) -> dict[str, dict[str, Any]]:
    """The public feeds we know of, none switched on, by name."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def sources_to_start(path: Path = START) -> dict[str, dict[str, str]]:
    """What a new install is offered to fetch, by name."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def shipped_feeds(folder: Path = SHIPPED) -> dict[str, dict[str, Any]]:
    """What comes with the package, by name: whose it is, its licence, its date, whom to credit."""
    return tomllib.loads((folder / "shipped.toml").read_text(encoding="utf-8"))


def add_shipped(connection: Connection, today: date, folder: Path = SHIPPED) -> list[Feed]:
    """Keep the shipped feeds as ordinary ones; give those that are new or changed, to be read.

    A newer feed of the operator, under the same name without "shipped/", takes the place of ours.
    """
    wanted = []
    for name, about in shipped_feeds(folder).items():
        ours, file = f"shipped/{name}", folder / f"{name}.csv"
        if get(connection, name):
            remove(connection, ours)
            continue
        had, etag = get(connection, ours), sha256(file.read_bytes()).hexdigest()
        if had and had.etag == etag and had.services:
            continue
        add(connection, Feed(ours, str(file), about["licence"], about["credit"]), today)
        note(connection, ours, etag=etag)
        wanted += [found for found in [get(connection, ours)] if found]
    return wanted
