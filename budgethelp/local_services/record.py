"""One local service as every reader hands it on: plain text only, nothing from a feed kept as markup."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

WEEKLY = "weekly"


class State(StrEnum):
    """What the publisher says of the service."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class Reason(StrEnum):
    """Why something read was left out of the directory."""

    NOT_A_SERVICE = "not_a_service"
    NO_NAME = "no_name"
    NOTHING_TO_SHOW = "nothing_to_show"
    CLOSED = "closed"
    REPEATED = "repeated"
    ABUSE_WITHOUT_PHONE = "abuse_without_phone"
    OUTSIDE_UK = "outside_uk"


@dataclass(frozen=True, slots=True)
class LocalPhone:
    """A number the UK way ("0117 496 0000"), whose it is when the feed says, and what to key in after it."""

    number: str
    label: str = ""
    extension: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """Open on ``day`` (Monday 0) from ``opens`` to ``closes`` ("09:30"); ``every`` says how often."""

    day: int
    opens: str
    closes: str
    every: str = WEEKLY


@dataclass(frozen=True, slots=True)
class Spot:
    """Somewhere the service is. ``masked``: the exact address is never shown. lat/lon in degrees."""

    name: str = ""
    address: str = ""
    postcode: str = ""
    lat: float | None = None
    lon: float | None = None
    masked: bool = False
    access: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """One label of some scheme: ("esd", "1818"), ("slug", "befriending"), ("topic", "food")."""

    scheme: str
    code: str


@dataclass(frozen=True, slots=True)
class Record:
    """One service. Ages in years, ``free`` None = not known, ``checked`` = when somebody assured it.

    ``half_read``: some of its hours were not understood; ``hours_note`` then has the words as published.
    """

    source_id: str
    name: str
    organisation: str = ""
    text: str = ""
    state: State = State.OPEN
    alert: str = ""
    phones: tuple[LocalPhone, ...] = ()
    email: str = ""
    web: str = ""
    spots: tuple[Spot, ...] = ()
    slots: tuple[Slot, ...] = ()
    hours_note: str = ""
    half_read: bool = False
    cost: str = ""
    free: bool | None = None
    min_age: int | None = None
    max_age: int | None = None
    how: tuple[str, ...] = ()
    how_note: str = ""
    languages: tuple[str, ...] = ()
    access: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    checked: date | None = None
    changed: date | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something read but not kept. ``where`` is its place in the file ("row 4", "item 12")."""

    source_id: str
    name: str
    reason: Reason
    where: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing put right or ignored while reading: where, which field, and what to do about it."""

    where: str
    field: str
    says: str


@dataclass(slots=True)
class Notebook:
    """Collects notes while a reader reads."""

    notes: list[Note] = field(default_factory=list)

    def write(self, where: str, name: str, says: str) -> None:
        """Add one note."""
        self.notes.append(Note(where, name, says))


@dataclass(frozen=True, slots=True)
class FeedReading:
    """A whole document or feed, read."""

    dialect: str
    records: tuple[Record, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Note, ...] = ()


class Refused(ValueError):  # noqa: N818 - a refusal is an answer, not a crash
    """The whole is refused. ``reasons`` are sentences an operator can act on."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


def to_dict(record: Record) -> dict[str, Any]:
    """Plain values for JSON; what is empty is left away."""
    raw = asdict(record)
    raw["state"] = record.state.value
    raw["half_read"] = record.half_read or None
    for name in ("checked", "changed"):
        raw[name] = raw[name].isoformat() if raw[name] else None
    return {key: value for key, value in raw.items() if value not in (None, "", (), [])}


def from_dict(raw: dict[str, Any]) -> Record:
    """The record ``to_dict`` was given. Raises KeyError or TypeError for anything else."""
    values = dict(raw)
    values["state"] = State(values.get("state", State.OPEN))
    for name, shape in _SHAPES.items():
        if name in values:
            values[name] = tuple(shape(item) for item in values[name])
    for name in ("checked", "changed"):
        if name in values:
            values[name] = date.fromisoformat(values[name])
    return Record(**values)


def _spot(raw: dict[str, Any]) -> Spot:
    return Spot(**(raw | {"access": tuple(raw.get("access", ()))}))


_SHAPES: dict[str, Any] = {
    "phones": lambda raw: LocalPhone(**raw),
    "slots": lambda raw: Slot(**raw),
    "tags": lambda raw: Tag(**raw),
    "spots": _spot,
    **dict.fromkeys(("how", "languages", "access", "areas", "audiences"), str),
}
