"""Refresh one feed: list, details, checks, switch. Whatever goes wrong, the last good snapshot stays."""

from __future__ import annotations

import fcntl
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex
from types import ModuleType
from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from budgethelp.local_services import feeds, snapshot, store
from budgethelp.local_services.feeds import Feed
from budgethelp.local_services.fetch import (
    Client,
    Failed,
    Manners,
    Progress,
    detail_url,
    is_document,
    read_list,
)
from budgethelp.local_services.locate import Locator
from budgethelp.local_services.readers import detect
from budgethelp.local_services.readers.common import Context
from budgethelp.local_services.record import LeftOut, Record, Refused
from budgethelp.local_services.snapshot import Run

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


SHRUNKEN = 0.5
RESUME_WITHIN = timedelta(hours=24)
BATCH = 64
SOME = 500
MOST_FAILED = 0.05
FEW_FAILED = 3
GIVE_UP_AFTER = 20  # details in a row without an answer: the server is down


@dataclass(slots=True)
class RefreshResult:
    """How a refresh went, for a person to read."""

    feed: str
    ok: bool = False
    says: str = ""
    listed: int = 0
    shown: int = 0
    unchanged: int = 0
    failed: int = 0
    resumed: bool = False
    left_out: Counter[str] = field(default_factory=Counter)


class Refresh:
    """One refresh of one feed."""

    def __init__(
        self,
        engine: Engine,
        locator: Locator,
        now: datetime,
        progress: Progress,
        manners: Manners | None = None,
    ) -> None:
        self._engine, self._locator, self._now, self._progress = engine, locator, now, progress
        self._manners = manners or Manners()
        self._client = Client(self._manners)

    def run(self, feed: Feed) -> RefreshResult:
        """Refresh ``feed``. Never raises for anything a feed, a network or a full disk can do."""
        outcome = RefreshResult(feed.name)
        try:
            with one_at_a_time(self._engine):
                self._run(feed, outcome)
        except (Refused, Failed, SQLAlchemyError, OSError) as error:
            self._refuse(feed, outcome, error)
        return outcome

    def _run(self, feed: Feed, outcome: RefreshResult) -> None:
        newer = self._newer(feed)
        if newer:
            outcome.ok, outcome.says = True, f"replaced by {newer}"
            return
        run = self._begin(feed, outcome)
        if feed.is_shipped or feed.is_file or is_document(feed.url):
            changed = self._document(feed, run, outcome)
        else:
            changed = True
            self._pages(feed, run, outcome)
        if changed:
            self._check(feed, run, outcome)
            self._switch(feed, run, outcome)
            store.tidy(self._engine)
        else:
            outcome.ok, outcome.says = True, "nothing has changed since last time"
            self._note(feed, run="", refreshed_at=self._now.replace(tzinfo=None), result=outcome.says)

    def _newer(self, feed: Feed) -> str:
        """The feed that stands in for this one, when it is a shipped one."""
        if not feed.is_shipped:
            return ""
        with self._engine.begin() as connection:
            feeds.step_back(connection)
            return feeds.newer_than(connection, feeds.shipped()[feed.name])

    def _begin(self, feed: Feed, outcome: RefreshResult) -> Run:
        """The name of this run: an unfinished one of today goes on."""
        started = datetime.fromisoformat(feed.run.split("/")[0]) if feed.run else None
        moment = self._now.replace(tzinfo=None)
        outcome.resumed = started is not None and timedelta(0) <= moment - started < RESUME_WITHIN
        run = feed.run if outcome.resumed else f"{moment.isoformat()}/{token_hex(4)}"
        self._note(feed, run=run, tried_at=moment)
        return Run(feed.name, run)

    def _document(self, feed: Feed, run: Run, outcome: RefreshResult) -> bool:
        """Read one whole document. False when it has not changed."""
        if feed.is_shipped:
            body = feeds.shipped()[feed.name].document()
            heads = {"etag": feeds.edition(body)}
        elif feed.is_file:
            body, heads = Path(feed.url).read_bytes(), {}
        else:
            answer = self._client.get(feed.url, feed.etag, feed.modified)
            if answer.unchanged and feed.services:
                return False
            if answer.status != 200:
                raise Failed(f"it answered {answer.status}")
            body, heads = answer.body, {"etag": answer.etag, "modified": answer.modified}
        reading = detect.read_document(body, self._now.date())
        outcome.left_out.update(each.reason for each in reading.left_out)
        self._keep(run, 0, reading.records, whole=True)
        self._note(feed, dialect=reading.dialect, **heads)
        self._progress("list", len(reading.records), len(reading.records))
        return True

    def _pages(self, feed: Feed, run: Run, outcome: RefreshResult) -> None:
        """Read the list, and the details when the list is shallow."""
        reader, position = None, 0
        for found_reader, items in read_list(self._client, feed.url, self._progress):
            reader = found_reader
            context = Context(self._now.date())
            found = list(_unique(reader.read(item, context) for item in items))
            self._keep(run, position, found, reader.LIST_IS_WHOLE)
            position += len(found)
        if reader is None:
            raise Refused("Its list is empty.")
        self._note(feed, dialect=reader.NAME)
        if not reader.LIST_IS_WHOLE:
            self._details(feed, run, reader, outcome)

    def _details(self, feed: Feed, run: Run, reader: ModuleType, outcome: RefreshResult) -> None:
        with self._engine.connect() as connection:
            todo = snapshot.wanted(connection, run)
            total = snapshot.count(connection, run)
        done, silent = total - len(todo), 0
        with ThreadPoolExecutor(self._manners.at_once) as pool:
            for at in range(0, len(todo), BATCH):
                some = todo[at : at + BATCH]
                got = list(pool.map(lambda each: self._detail(feed, reader, each), some))
                done += len(got)
                silent = 0 if any(got) else silent + len(got)
                self._keep_details(run, got, outcome)
                self._progress("details", done, total)
                if silent >= GIVE_UP_AFTER:
                    raise Failed("its details stopped answering")

    def _keep_details(self, run: Run, got: Sequence[snapshot.Detail | None], outcome: RefreshResult) -> None:
        details = [each for each in got if each is not None]
        with self._engine.begin() as connection:
            snapshot.keep_details(connection, run, details)
        outcome.failed += len(got) - len(details)
        outcome.unchanged += sum(each.found is None and not each.gone for each in details)

    def _detail(self, feed: Feed, reader: ModuleType, each: snapshot.Wanted) -> snapshot.Detail | None:
        try:
            answer = self._client.get(detail_url(feed.url, each.source_id), each.etag, each.modified)
            if answer.status in {304, 404, 410}:
                return snapshot.Detail(each.source_id, None, gone=not answer.unchanged)
            found = reader.read(_only(detect.parse(answer.body).items), Context(self._now.date()))
        except (Failed, Refused):
            return None
        return snapshot.Detail(each.source_id, found, etag=answer.etag, modified=answer.modified)

    def _check(self, feed: Feed, run: Run, outcome: RefreshResult) -> None:
        with self._engine.connect() as connection:
            outcome.listed = snapshot.count(connection, run)
        if not outcome.listed:
            raise Refused("It holds no services.")
        if outcome.failed > max(FEW_FAILED, MOST_FAILED * outcome.listed):
            raise Failed(f"{outcome.failed} of {outcome.listed} details did not answer: half-read")

    def _switch(self, feed: Feed, run: Run, outcome: RefreshResult) -> None:
        left_out: list[LeftOut] = []
        with self._engine.begin() as connection:
            found = snapshot.read(connection, run)
            located = snapshot.locate_all(_records(found, left_out), self._locator, left_out)
            outcome.shown = snapshot.switch(connection, feed.name, located, self._now.date())
            outcome.left_out.update(each.reason for each in left_out)
            if not outcome.shown:
                raise Refused("Nothing in it can be shown.")
            if outcome.shown < SHRUNKEN * feed.services:
                raise Refused(f"It has shrunk from {feed.services} services to {outcome.shown}.")
            snapshot.keep_for_next_time(connection, run)
            outcome.ok, outcome.says = True, f"{outcome.shown} services"
            moment = self._now.replace(tzinfo=None)
            kept = {"services": outcome.shown, "refreshed_at": moment, "result": outcome.says, "run": ""}
            feeds.note(connection, feed.name, **kept)
            feeds.step_back(connection)

    def _keep(self, run: Run, start: int, found: Sequence[Record | LeftOut], whole: bool) -> None:
        for at in range(0, len(found), SOME):
            with self._engine.begin() as connection:
                snapshot.keep_listed(connection, run, start + at, found[at : at + SOME], whole)

    def _note(self, feed: Feed, **values: Any) -> None:
        with self._engine.begin() as connection:
            feeds.note(connection, feed.name, **values)

    def _refuse(self, feed: Feed, outcome: RefreshResult, error: Exception) -> None:
        """Say why, and keep what there was. What a broken network left undone can be resumed."""
        outcome.ok, outcome.says = False, sentence(error)
        kept = f"{outcome.says} The last good snapshot ({feed.services} services) is kept."
        values = {"result": kept} | ({"run": ""} if isinstance(error, Refused) else {})
        try:
            self._note(feed, **values)
        except SQLAlchemyError:
            return  # a full disk cannot even hold the reason; the caller still has it


def sentence(error: Exception) -> str:
    """What went wrong, for a person to read."""
    if isinstance(error, Refused):
        return " ".join(error.reasons)
    if isinstance(error, SQLAlchemyError):
        full = "full" in str(error).lower() or "space" in str(error).lower()
        return "The disk is full." if full else f"The store could not be written ({type(error).__name__})."
    text = str(error) or type(error).__name__
    return text[0].upper() + text[1:].rstrip(".") + "."


def _only(items: Sequence[Any]) -> Any:
    return items[0] if items else None


def _unique(found: Iterable[Record | LeftOut]) -> Iterator[Record | LeftOut]:
    seen: set[str] = set()
    for each in found:
        if each.source_id not in seen:
            seen.add(each.source_id)
            yield each


def _records(found: Iterable[Record | LeftOut], left_out: list[LeftOut]) -> Iterator[Record]:
    for each in found:
        if isinstance(each, Record):
            yield each
        else:
            left_out.append(each)
