"""What the pages ask: who is near, open and right for this person. Nothing here ever stops a plan."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from time import monotonic
from typing import TypeVar
from urllib.parse import quote

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from budgethelp.dates.opening_hours import Hours, is_open, next_closing, next_opening
from budgethelp.local_services import moderation, reports, search, store
from budgethelp.local_services.cleaning import to_hours
from budgethelp.local_services.feeds import Feed, all_feeds
from budgethelp.local_services.record import LocalPhone, Record, Spot, State
from budgethelp.local_services.reports import ReportLimit, TooManyError, forget_clients
from budgethelp.local_services.search import Here, Hit, Standing
from budgethelp.local_services.store import stems
from budgethelp.local_services.topics import topics_for
from budgethelp.situation.situation import Nation

__all__ = ["Here", "LocalHelp", "Nearby", "Standing"]

LOG = logging.getLogger("budgethelp.local")
WITHIN = 30.0  # miles; further than this, national help is better
SPARE = 3  # more than are shown, in case the nearest are closed
REST = timedelta(seconds=30)  # how long a broken store is left alone before it is tried again
NOBODY: list[Hit] = []
Answer = TypeVar("Answer")
OLD = timedelta(days=365)
WALKS_A_MILE = 20  # minutes


@dataclass(frozen=True, slots=True)
class Nearby:
    """A local service for one person, now. ``open`` None = not known; ``old`` = check before you travel."""

    id: int
    record: Record
    feed: str
    attribution: str
    licence: str
    nation: Nation | None
    spot: Spot | None
    miles: float | None
    open: bool | None
    opens: datetime | None
    closes: datetime | None
    old: bool
    seen: date | None
    paused: bool
    reported_closed: bool
    by_phone_only: bool
    own_council: bool = False

    @property
    def phones(self) -> tuple[LocalPhone, ...]:
        """Numbers as shown."""
        return self.record.phones

    @property
    def address(self) -> str:
        """The address on one line; only the first half of the postcode when the exact address is private."""
        parts = (self.spot.name, self.spot.address, self.spot.postcode) if self.spot else ()
        return ", ".join(dict.fromkeys(part for part in parts if part))

    @property
    def minutes_walk(self) -> int | None:
        """Minutes on foot, to 5, for 2 miles and less; None when further or not known."""
        if self.miles is None or self.miles > 2:
            return None
        return max(5, 5 * round(self.miles * WALKS_A_MILE / 5))

    @property
    def may_be_closed(self) -> bool:
        """Whether its publisher, or people who went there, say that it is closed."""
        return self.reported_closed or self.paused

    @property
    def phone_first(self) -> bool:
        """Whether to phone before going."""
        return self.may_be_closed or self.old or self.open is None

    @property
    def map_link(self) -> str:
        """A ``geo:`` link for the phone's own map app; empty when there is no exact place."""
        spot = self.spot
        if spot is None or spot.masked or spot.lat is None or spot.lon is None:
            return ""
        return f"geo:{spot.lat},{spot.lon}?q={spot.lat},{spot.lon}({quote(self.record.name)})"

    @property
    def map_page(self) -> str:
        """The same on openstreetmap.org, for phones without a map app."""
        spot = self.spot
        if not self.map_link or spot is None:
            return ""
        return f"https://www.openstreetmap.org/?mlat={spot.lat}&mlon={spot.lon}#map=17/{spot.lat}/{spot.lon}"


def to_nearby(hit: Hit, now: datetime) -> Nearby:
    """The service, with what depends on the moment, ``now`` in UK time."""
    record = hit.record
    seen = record.checked or record.changed
    nation = Nation(hit.nations[0]) if hit.nations else None
    hours = hours_of(record)
    return Nearby(
        id=hit.id,
        record=record,
        feed=hit.feed,
        attribution=hit.attribution,
        licence=hit.licence,
        nation=nation,
        spot=record.spots[hit.spot] if hit.spot is not None else None,
        miles=hit.miles,
        open=is_open(hours, now, nation) if hours else None,
        opens=_opens(hours, now, nation),
        closes=next_closing(hours, now, nation) if hours else None,
        old=_is_old(seen, now.date()),
        seen=seen,
        paused=record.state is State.PAUSED,
        reported_closed=hit.reported_closed,
        by_phone_only=hit.abuse,
        own_council=hit.own_council,
    )


def hours_of(record: Record) -> Hours | None:
    """When it is open; None while it is closed for a time, or when nobody said."""
    if record.state is not State.OPEN:
        return None
    return to_hours(record.slots, record.hours_note, record.half_read)


def _opens(hours: Hours | None, now: datetime, nation: Nation | None) -> datetime | None:
    return next_opening(hours, now, nation) if hours and is_open(hours, now, nation) is False else None


def _is_old(seen: date | None, today: date) -> bool:
    """Checked more than 12 months ago, or nobody knows when."""
    return seen is None or seen > today or today - seen > OLD


CLOSE_BY = 5.0  # miles; further than this, what the person's own council has comes first
FAR = 2


def _turn(near: Nearby) -> int:
    """Which of two comes first: close by, their own council's, far, by phone, and what may be closed."""
    if near.may_be_closed:
        return 4
    if near.miles is not None and near.miles <= CLOSE_BY:
        return 0
    if near.own_council:
        return 1
    return FAR if near.miles is not None else FAR + 1


def once_each(found: Iterable[Nearby]) -> list[Nearby]:
    """The same service at the same address once, though several lists have it: as the newest says."""
    best: dict[tuple[object, ...], Nearby] = {}
    for near in found:
        spot = near.spot
        at = (spot.postcode.replace(" ", "").upper(), *stems(near.record.name)) if spot else ()
        key = at if spot and spot.postcode and not spot.masked else (near.id,)
        if key not in best or _is_newer(near, best[key]):
            best[key] = replace(near, miles=best[key].miles) if key in best else near
    return list(best.values())


def _is_newer(near: Nearby, other: Nearby) -> bool:
    return (near.seen or date.min) > (other.seen or date.min)


class LocalHelp:
    """The directory as the web sees it: empty when the store is missing or down, which is logged once."""

    def __init__(self, url: URL, limit: ReportLimit | None = None) -> None:
        self._url = url
        self._limit = limit or ReportLimit()
        self._engine: Engine | None = None
        self._resting: datetime | None = None
        self._rested = 0.0
        self.is_down = False

    def nearest(
        self, topic: str, here: Here, limit: int, now: datetime, within: float = WITHIN
    ) -> list[Nearby]:
        """The nearest services of a topic, nearest first, within so many miles."""
        hits = self._ask(lambda c: search.nearest(c, topic, here, limit + SPARE, within), NOBODY, now)
        return once_each(to_nearby(hit, now) for hit in hits)[:limit]

    def by_phone(self, topic: str, here: Here, limit: int, now: datetime) -> list[Nearby]:
        """Services without a place that serve this area. Domestic abuse services are found only here."""
        hits = self._ask(lambda c: search.by_area(c, topic, here, limit), NOBODY, now)
        return [to_nearby(hit, now) for hit in hits]

    def for_action(self, action: str, here: Here, now: datetime, limit: int = 2) -> list[Nearby]:
        """The best local services beside one step: what is close, those of the person's own council,
        what is further off, those by phone, and last what may be closed.
        """
        found: dict[int, Nearby] = {}
        for topic in topics_for(action):
            near = self.nearest(topic, here, limit + SPARE, now)
            for each in (*near, *self.by_phone(topic, here, limit, now)):
                found.setdefault(each.id, each)
            if sum(_turn(each) < FAR for each in found.values()) >= limit:
                break
        return sorted(found.values(), key=_turn)[:limit]

    def search_text(
        self, typed: str, here: Here, limit: int, now: datetime, within: float = WITHIN
    ) -> list[Nearby]:
        """Services with these words: so many of the nearest, then so many that serve the area."""
        hits = self._ask(lambda c: search.by_text(c, typed, here, limit, within), NOBODY, now)
        return once_each(to_nearby(hit, now) for hit in hits)

    def service(self, service_id: int, now: datetime) -> Nearby | None:
        """One service that is shown, or None."""
        hit = self._ask(lambda c: search.by_id(c, service_id), None, now)
        return to_nearby(hit, now) if hit else None

    def save_report(
        self, service_id: int, kind: str, words: str, now: datetime, client: str = ""
    ) -> reports.Saved:
        """Keep "Something wrong?" about a service. Says what happened; a broken store is DOWN."""
        wrong = reports.check(kind, words)
        if wrong is not None:
            return wrong
        if self.service(service_id, now) is None:
            return reports.Saved.DOWN if self.is_down else reports.Saved.NO_SERVICE
        return self._write(service_id, kind, words, now, client)

    def save_national_report(
        self, service: str, kind: str, words: str, now: datetime, client: str = ""
    ) -> reports.Saved:
        """The same about a service of the national directory, by its id. Needs no store from before."""
        wrong = reports.check(kind, words)
        return wrong or self._write(reports.national_number(service), kind, words, now, client)

    def feeds(self, now: datetime) -> list[Feed]:
        """Every feed with services here, for whoever asks whose facts these are."""
        nothing: list[Feed] = []
        return [feed for feed in self._ask(all_feeds, nothing, now) if feed.services]

    def marked_closed(self, now: datetime) -> frozenset[int]:
        """Numbers of all services that the operator says are closed, national ones too."""
        return self._ask(moderation.marked_closed, frozenset(), now)

    def standing(self, now: datetime) -> Standing:
        """Whether there is anything to find."""
        return self._ask(search.standing, Standing.DOWN, now)

    def close(self) -> None:
        """Let go of the store; the next question opens it again."""
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.dispose()

    def _write(self, service_id: int, kind: str, words: str, now: datetime, client: str) -> reports.Saved:
        engine, today = None, now.date()
        try:
            engine = store.open_to_write(self._url)
            if not store.is_prepared(engine):
                store.prepare(engine)
            with engine.begin() as connection:
                forget_clients(connection, today)
            with engine.begin() as connection:
                self._limit.count(connection, client, service_id, today)
                reports.save(connection, service_id, kind, words, today)
            return reports.Saved.SAVED
        except TooManyError:
            return reports.Saved.TOO_MANY
        except (SQLAlchemyError, OSError) as error:
            LOG.warning("a report could not be kept: %s", type(error).__name__)
            return reports.Saved.DOWN
        finally:
            if engine is not None:
                engine.dispose()

    def _ask(self, question: Callable[[Connection], Answer], nothing: Answer, now: datetime) -> Answer:
        """The answer, or ``nothing`` when the store is missing, empty of tables, or down."""
        # A site that shows another day has a clock that stands still: then the seconds that pass count.
        if self._resting is not None and now < self._resting and monotonic() < self._rested:
            return nothing
        try:
            if not store.exists(self._url):
                raise LookupError("there is no store yet")
            with self._open().connect() as connection:
                answer = question(connection)
        except (SQLAlchemyError, LookupError, ValueError, ImportError) as error:
            self._rest(now, error)
            return nothing
        self._recover()
        return answer

    def _open(self) -> Engine:
        engine = self._engine  # another thread may close it meanwhile
        if engine is None:
            engine = self._engine = store.open_to_read(self._url)
        return engine

    def _rest(self, now: datetime, error: Exception) -> None:
        self.close()  # a store that comes back may be another file
        self._resting, self._rested = now + REST, monotonic() + REST.total_seconds()
        if not self.is_down:
            self.is_down = True
            LOG.warning("local places cannot be shown: %s", type(error).__name__)

    def _recover(self) -> None:
        self._resting = None
        if self.is_down:
            self.is_down = False
            LOG.warning("local places can be shown again")
