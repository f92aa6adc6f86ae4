"""Asking the store what is near: a box that grows until the nearest are surely in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, partial
from itertools import islice
from math import cos, radians, sqrt
from typing import Any

from sqlalchemy import Connection, TextClause, text

from budgethelp.local_services import store
from budgethelp.local_services.locate import LEAST_MILES_A_DEGREE, box, miles
from budgethelp.local_services.record import Record
from budgethelp.local_services.snapshot import read_record
from budgethelp.situation.nations import LETTERS
from budgethelp.situation.situation import Nation

REACHES = (3.0, 12.0, 48.0, 2_000.0)  # miles; the last is all of the UK
SPARE = 10  # rows asked for beyond the limit, as some are for other people
FEW = 3  # details read beyond the limit, for the same reason
MOST_NAMED = 60  # places with the words, of which those with the words in their name may go before
MORE_TO_LOOK_AT = 3
MOST_BY_AREA = 200
DAYS_THAT_CLOSE = 2  # a flood of reports in one day marks nothing
NORTHERNMOST = 61.0

NEAR = (
    "SELECT lat, lon, service_id, spot,"
    " (lat - :lat) * (lat - :lat) + (lon - :lon) * (lon - :lon) * :squeeze AS far FROM place_topic"
    " WHERE topic = :topic AND nation = :nation AND lat BETWEEN :south AND :north"
    " AND lon BETWEEN :west AND :east{having} ORDER BY far, service_id LIMIT :most"
)
DETAIL = (
    "SELECT service.id, council, serves, min_age, max_age, abuse, body, nation, feed.name AS feed,"
    " attribution, licence, (SELECT count(DISTINCT made_on) FROM report WHERE report.service_id = service.id"
    " AND kind = 'closed' AND looked_on IS NULL) AS closed_days,"
    " EXISTS (SELECT 1 FROM decision WHERE service_id = service.id AND topic = 'is_closed') AS marked"
    " FROM service JOIN feed ON feed.name = service.feed WHERE service.id IN ({})"
)
# Their own council's first (a GSS code has 9 letters), then their nation's, then those of the UK.
BY_AREA = (
    "SELECT service_id FROM area_topic WHERE topic = :topic AND area IN ({areas}){having}"
    " ORDER BY CASE length(area) WHEN 9 THEN 0 WHEN 1 THEN 1 ELSE 2 END, service_id LIMIT :most"
)
SHOWN = "SELECT DISTINCT service_id FROM topic WHERE state = 'shown' AND service_id IN ({})"


HOLDS = text(
    "SELECT EXISTS (SELECT 1 FROM feed WHERE result <> 'removed'),"
    " EXISTS (SELECT 1 FROM place_topic) OR EXISTS (SELECT 1 FROM area_topic)"
)


class Standing(StrEnum):
    """Whether there is anything to find."""

    READY = "ready"
    EMPTY = "empty"
    NO_FEEDS = "no_feeds"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Here:
    """Where a person is, in degrees; nation, their councils' GSS codes, and the ages help is wanted for."""

    lat: float
    lon: float
    nation: Nation
    councils: tuple[str, ...] = ()
    ages: frozenset[int] = frozenset()

    @property
    def areas(self) -> frozenset[str]:
        """Every area they are in: councils, nation, country."""
        return frozenset((*self.councils, LETTERS[self.nation], "UK"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A service found. ``spot`` and ``miles`` are None when it has no place, or it does not matter where."""

    id: int
    record: Record
    feed: str
    attribution: str
    licence: str
    nations: tuple[str, ...]
    abuse: bool
    reported_closed: bool
    own_council: bool
    spot: int | None = None
    miles: float | None = None


Found = tuple[float, int, int]  # miles, service, spot
Asked = Callable[[float, int], tuple[list[Found], float | None]]  # within so many miles, at most so many
NOWHERE: Mapping[int, Found] = {}


@dataclass(frozen=True, slots=True)
class Sought:
    """A topic, and words that a service must have besides: as typed, and as ``store.query`` writes them.

    ``common``: so many services have the words that each of the nearest is looked at instead.
    """

    topic: str
    typed: str = ""
    words: str = ""
    common: bool = False

    @property
    def values(self) -> dict[str, str]:
        """What a statement needs to know of it."""
        return {"topic": self.topic} | ({"query": self.words} if self.words and not self.common else {})

    def having(self, connection: Connection) -> str:
        """The end of a statement that asks for the words."""
        asks = self.words and not self.common
        return f" AND service_id IN ({store.HAVING[connection.dialect.name]})" if asks else ""


def nearest(connection: Connection, topic: str, here: Here, limit: int, within: float) -> list[Hit]:
    """The nearest services of a topic in the person's nation that are for them, within so many miles."""
    return _nearest(connection, Sought(topic), here, limit, within)


def _nearest(connection: Connection, sought: Sought, here: Here, limit: int, within: float) -> list[Hit]:
    hits: list[Hit] = []
    seen: set[int] = set()
    ask = _statement(NEAR.format(having=sought.having(connection)))
    at = sought.values | {"nation": here.nation, "lat": here.lat, "lon": here.lon}
    asked: Asked = partial(_in_box, connection, ask, at)
    if sought.common:
        asked = partial(_with_words, connection, sought.typed, asked)
    for found, last in _rings(asked, limit + SPARE, within):
        fresh = [each for each in _once(found) if each[1] not in seen]
        if last or len(fresh) + len(hits) >= limit:
            seen.update(each[1] for each in fresh)
            hits += _load_found(connection, fresh, here, limit - len(hits))
        if len(hits) >= limit:
            break
    return hits


@cache
def _statement(sql: str) -> TextClause:
    return text(sql)


def _rings(asked: Asked, most: int, within: float) -> Iterator[tuple[list[Found], bool]]:
    """All that is surely nearest, each list longer than the one before, and whether it is the last."""
    reaches = iter([*(reach for reach in REACHES if reach < within), within])
    reach = next(reaches, None)
    while reach is not None:
        found, sure = asked(reach, most)
        whole = sure is None or sure > reach
        edge = reach if sure is None else min(reach, sure)
        yield [each for each in found if each[0] <= edge], whole and reach >= within
        if whole:
            reach = next(reaches, None)
        else:
            most *= 4


def _in_box(
    connection: Connection, ask: TextClause, at: dict[str, Any], reach: float, most: int
) -> tuple[list[Found], float | None]:
    """What is in the box; and when that is cut short, within how many miles nothing is missing."""
    lat, lon = at["lat"], at["lon"]
    south, north, west, east = box(lat, lon, reach)
    squeeze = cos(radians(min(north, NORTHERNMOST))) ** 2  # never more than the truth
    values = {"south": south, "north": north, "west": west, "east": east, "squeeze": squeeze, "most": most}
    rows = connection.execute(ask, values | at).all()
    found = sorted((miles(lat, lon, row[0], row[1]), row[2], row[3]) for row in rows)
    return found, sqrt(rows[-1][4]) * LEAST_MILES_A_DEGREE if len(rows) == most else None


def _with_words(
    connection: Connection, typed: str, asked: Asked, reach: float, most: int
) -> tuple[list[Found], float | None]:
    found, sure = asked(reach, MORE_TO_LOOK_AT * most)
    right = store.with_words(connection, [each[1] for each in found], typed)
    return [each for each in found if each[1] in right], sure


def _once(found: Iterable[Found]) -> list[Found]:
    """The nearest place of each service."""
    nearest_spot: dict[int, Found] = {}
    for each in found:
        nearest_spot.setdefault(each[1], each)
    return list(nearest_spot.values())


def _load_found(connection: Connection, found: list[Found], here: Here, limit: int) -> list[Hit]:
    hits: list[Hit] = []
    for start in range(0, len(found), limit + FEW):
        some = {each[1]: each for each in found[start : start + limit + FEW]}
        hits += _load(connection, list(some), here, limit - len(hits), some)
        if len(hits) >= limit:
            break
    return hits


def by_area(connection: Connection, topic: str, here: Here, limit: int) -> list[Hit]:
    """Services without a place that serve the person's council, nation or country: never by distance."""
    return _by_area(connection, Sought(topic), here, limit)


def _by_area(connection: Connection, sought: Sought, here: Here, limit: int) -> list[Hit]:
    named = {f"a{number}": area for number, area in enumerate(sorted(here.areas))}
    areas = ", ".join(f":{name}" for name in named)
    ask = _statement(BY_AREA.format(areas=areas, having=sought.having(connection)))
    rows = connection.execute(ask, named | sought.values | {"most": MOST_BY_AREA})
    ids = list(dict.fromkeys(row[0] for row in rows))
    right = set(ids) if not sought.common else store.with_words(connection, ids, sought.typed)
    return _load(connection, [each for each in ids if each in right], here, limit)


def by_text(connection: Connection, typed: str, here: Here, limit: int, within: float) -> list[Hit]:
    """Shown services with these words: the nearest, then those that serve the person's area.

    Of places in the same mile, those with the words in their name come first.
    """
    words = store.query(connection, typed)
    if not words:
        return []
    sought = Sought(store.ANY, typed, words, store.is_common(connection, words))
    hits = _nearest(connection, sought, here, max(limit, MOST_NAMED), within)
    hits.sort(key=lambda hit: (int(hit.miles or 0), not _is_named(hit, typed), hit.miles))
    return [*hits[:limit], *_by_area(connection, sought, here, limit)]


def _is_named(hit: Hit, typed: str) -> bool:
    return store.said_in(typed, f"{hit.record.name} {hit.record.organisation}")


def standing(connection: Connection) -> Standing:
    """What the store holds."""
    feeds, services = connection.execute(HOLDS).one()
    return Standing.READY if services else Standing.EMPTY if feeds else Standing.NO_FEEDS


def by_id(connection: Connection, service_id: int) -> Hit | None:
    """One service, or None when there is none or none of its topics is shown."""
    shown = connection.execute(_with_ids(SHOWN, 1), _ids([service_id])).first()
    hits = _load(connection, [service_id], None, 1) if shown else []
    return replace(hits[0], spot=_first_placed(hits[0].record)) if hits else None


def _first_placed(record: Record) -> int | None:
    return next((number for number, spot in enumerate(record.spots) if spot.lat is not None), None)


def _load(
    connection: Connection,
    ids: list[int],
    here: Here | None,
    limit: int,
    found: Mapping[int, Found] = NOWHERE,
) -> list[Hit]:
    """Details of ``ids``, in that order, of those that are for this person."""
    if not ids:
        return []
    rows = {row[0]: row for row in connection.execute(_with_ids(DETAIL, len(ids)), _ids(ids)).all()}
    right = (rows[each] for each in ids if each in rows and _is_for(rows[each], here))
    return [_hit(row, here, found.get(row[0])) for row in islice(right, limit)]


def _is_for(row: Any, here: Here | None) -> bool:
    """In or serving their council, in their nation, and for somebody of these ages."""
    if here is None:
        return True
    serves, nations = row.serves.split(), row.nation.split()
    low, high = row.min_age or 0, row.max_age or 200
    right_area = not serves or row.council in here.councils or not here.areas.isdisjoint(serves)
    right_nation = not nations or here.nation in nations
    return right_area and right_nation and (not here.ages or any(low <= age <= high for age in here.ages))


def _hit(row: Any, here: Here | None, found: Found | None) -> Hit:
    councils = here.councils if here else ()
    return Hit(
        id=row.id,
        record=read_record(row.body),
        feed=row.feed,
        attribution=row.attribution,
        licence=row.licence,
        nations=tuple(row.nation.split()),
        abuse=bool(row.abuse),
        reported_closed=bool(row.marked) or row.closed_days >= DAYS_THAT_CLOSE,
        own_council=row.council in councils or not set(councils).isdisjoint(row.serves.split()),
        spot=found[2] if found else None,
        miles=found[0] if found else None,
    )


@cache
def _with_ids(query: str, count: int) -> TextClause:
    return text(query.format(", ".join(f":i{number}" for number in range(count))))


def _ids(ids: Iterable[int]) -> dict[str, int]:
    return {f"i{number}": each for number, each in enumerate(ids)}
