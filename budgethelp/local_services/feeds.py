"""The feeds of this site, shipped or added: where from, under which licence, how the last refresh went."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import blake2b
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, delete, insert, select, update

from budgethelp.local_services import store
from budgethelp.local_services.record import Refused

KNOWN_FEEDS = Path(__file__).parent / "feeds.toml"
SHIPPED = Path(__file__).parent / "shipped"
SHIPPED_AS = "shipped/"  # how their names start; no feed that an operator adds may be called so
REMOVED = "removed"  # the result of a shipped feed that the operator does not want
MUCH = 0.5  # of a shipped feed's places: a newer feed with fewer does not stand in for it
NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
START = Path(__file__).parent / "start.toml"


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

    @property
    def is_shipped(self) -> bool:
        """Whether it comes with the program."""
        return self.name.startswith(SHIPPED_AS)

    @property
    def is_off(self) -> bool:
        """Whether the operator has taken out what was shipped."""
        return self.is_shipped and self.result == REMOVED


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
    """Forget a feed and all its services. Decisions and reports stay, in case it comes back.

    That a shipped one was removed is remembered, or the next start would bring it back.
    """
    clear_services(connection, name)
    connection.execute(delete(store.draft).where(store.draft.c.feed == name))
    if name.startswith(SHIPPED_AS):
        note(connection, name, services=0, etag="", run="", result=REMOVED)
        return get(connection, name) is not None
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


@dataclass(frozen=True, slots=True)
class ShippedFeed:
    """Places that come with the program. ``replaced_by``: the dialect of its publisher's newer files."""

    name: str
    publisher: str
    source: str
    licence: str
    attribution: str
    published: date
    replaced_by: str
    says: str
    same: Mapping[str, str]

    @property
    def path(self) -> Path:
        """Its rows, without what is the same in all of them."""
        return SHIPPED / f"{self.name.removeprefix(SHIPPED_AS)}.csv"

    @property
    def common(self) -> dict[str, str]:
        """The cells that are the same in every row."""
        words = {"what": self.says} if self.says else {}
        return {**self.same, **words, "changed": self.published.isoformat()}

    def document(self) -> bytes:
        """The whole as a document of our own spreadsheet."""
        rows = list(csv.DictReader(StringIO(self.path.read_text(encoding="utf-8"))))
        file = StringIO()
        writer = csv.DictWriter(file, list(dict.fromkeys((*self.common, *rows[0]))))
        writer.writeheader()
        writer.writerows({**self.common, **row} for row in rows)
        return file.getvalue().encode()


@cache
def shipped() -> Mapping[str, ShippedFeed]:
    """What comes with the program, by the name of its feed."""
    tables = tomllib.loads((SHIPPED / "shipped.toml").read_text(encoding="utf-8"))
    return {(full := f"{SHIPPED_AS}{name}"): ShippedFeed(full, **table) for name, table in tables.items()}


def edition(document: bytes) -> str:
    """Changes when a shipped document does."""
    return blake2b(document, digest_size=8).hexdigest()


@cache
def own_words() -> frozenset[str]:
    """What we say ourselves of all services of a list: words that are translated."""
    return frozenset(
        (
            *(each.says for each in shipped().values()),
            *(t.get("says", "") for t in sources_to_start().values()),
        )
    ) - {""}


def add_shipped(connection: Connection, ours: ShippedFeed, today: date) -> Feed:
    """Keep a shipped feed, or bring up to date what is kept of it."""
    values = {"url": ours.source, "licence": ours.licence, "attribution": ours.attribution, "result": ""}
    if get(connection, ours.name) is None:
        connection.execute(insert(store.feed).values(name=ours.name, added_on=today, covers="", **values))
    else:
        note(connection, ours.name, **values)
    return next(iter(_read(connection, store.feed.c.name == ours.name)))


def newer_than(connection: Connection, ours: ShippedFeed) -> str:
    """The operator's feed that stands in for a shipped one: of the same form, and not much smaller; or ""."""
    places = ours.path.read_bytes().count(b"\n")
    kept = store.feed.c
    newer = (kept.dialect == ours.replaced_by) & (kept.services >= MUCH * places) & (kept.name != ours.name)
    found = connection.execute(select(kept.name).where(newer).order_by(kept.name)).scalar()
    return str(found or "")


def step_back(connection: Connection) -> None:
    """Take out the services of shipped feeds that a newer feed stands in for."""
    for ours in shipped().values():
        newer = newer_than(connection, ours)
        if newer and get(connection, ours.name):
            clear_services(connection, ours.name)
            note(connection, ours.name, services=0, etag="", result=f"replaced by {newer}")
