"""One local service as a page shows it to one person, now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import quote

from budgethelp.directory.hours import Hours, is_open, next_closing, next_opening
from budgethelp.directory.local.record import LocalPhone, Record, Spot, State
from budgethelp.directory.local.search import Hit
from budgethelp.directory.local.times import to_hours
from budgethelp.situation import Nation, london_now

OLD = timedelta(days=365)
WALKS_A_MILE = 20  # minutes


@dataclass(frozen=True, slots=True)
class Nearby:
    """A local service for one person, now. ``open`` None = not known; ``old`` = check before you travel."""

    id: int
    record: Record
    feed: str
    attribution: str
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
    """The service, with what depends on the moment. A naive ``now`` is UK local time."""
    record = hit.record
    seen = record.checked or record.changed
    nation = Nation(hit.nations[0]) if hit.nations else None
    hours = to_hours(record.slots, record.hours_note) if record.state is State.OPEN else None
    return Nearby(
        id=hit.id,
        record=record,
        feed=hit.feed,
        attribution=hit.attribution,
        nation=nation,
        spot=record.spots[hit.spot] if hit.spot is not None else None,
        miles=hit.miles,
        open=is_open(hours, now, nation) if hours else None,
        opens=_opens(hours, now, nation),
        closes=next_closing(hours, now, nation) if hours else None,
        old=_is_old(seen, london_now(now).date()),
        seen=seen,
        paused=record.state is State.PAUSED,
        reported_closed=hit.reported_closed,
        by_phone_only=hit.abuse,
    )


def _opens(hours: Hours | None, now: datetime, nation: Nation | None) -> datetime | None:
    return next_opening(hours, now, nation) if hours and is_open(hours, now, nation) is False else None


def _is_old(seen: date | None, today: date) -> bool:
    """Checked more than 12 months ago, or nobody knows when."""
    return seen is None or seen > today or today - seen > OLD
