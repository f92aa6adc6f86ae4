"""How fast is "near me"? 100,000 made-up services: ours beside a plain SQLAlchemy scan of the same table.

By topic, and by words within 10 miles: a word that nearly all have, one in 50, and one in 1,000.

    python benchmarks/directory.py [--services 100000] [--searches 3000] [--places FILE] [--database URL]

The services stand at real postcodes when the places table is there, otherwise at random points.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, delete, insert, select, text

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from budgethelp.directory.postcodes import (
    BRITISH,
    IRISH,
    to_lat_lon,
)
from budgethelp.local_services import (
    search,
    snapshot,
    store,
)
from budgethelp.local_services.locate import (
    Located,
    miles,
)
from budgethelp.local_services.record import (
    LocalPhone,
    Record,
    Spot,
    Tag,
)
from budgethelp.local_services.search import Here
from budgethelp.local_services.topics import (
    Match,
    topic_codes,
)
from budgethelp.situation.nations import nation_of
from budgethelp.situation.situation import Nation

Point = tuple[float, float, Nation]
WORDS = [
    "open",
    "to",
    "all",
    "with",
    "tea",
    "a",
    "warm",
    "room",
    "help",
    "forms",
    "food",
    "company",
    "walks",
    "music",
    "phone",
    "advice",
    "group",
    "people",
    "local",
]
RARE = (("library", 50), ("knitting", 1_000))
MILES = 10
BOXES = (
    (Nation.ENGLAND, 50.3, 54.8, -4.5, 1.5),
    (Nation.WALES, 51.5, 53.3, -4.8, -3.0),
    (Nation.SCOTLAND, 55.0, 58.5, -5.5, -2.2),
    (Nation.NORTHERN_IRELAND, 54.1, 55.1, -7.8, -5.6),
)
SHARES = (84, 5, 9, 2)


def main() -> None:
    """Build, search, compare, print."""
    options = _options()
    chance = random.Random(42)
    points = list(_points(options.places, options.services + options.searches, chance))
    with tempfile.TemporaryDirectory() as folder:
        url = store.address(Path(folder), options.database)
        with store.writing(url) as engine:
            built = _build(engine, points[: options.services], chance)
        print(f"{options.services:,} services on {url.get_backend_name()}, stored in {built:.1f} s")
        _measure(store.open_to_read(url), points[options.services :], chance)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--services", type=int, default=100_000)
    parser.add_argument("--searches", type=int, default=3_000)
    parser.add_argument("--places", type=Path, default=ROOT / "instance" / "places.sqlite")
    parser.add_argument("--database", default="", help="a PostgreSQL address; its tables are emptied")
    return parser.parse_args()


def _points(places: Path, many: int, chance: random.Random) -> Iterator[Point]:
    if not places.exists():
        yield from (_anywhere(chance) for _ in range(many))
        return
    with closing(sqlite3.connect(f"file:{places}?mode=ro", uri=True)) as table:
        rows = table.execute("SELECT gss, e, n FROM postcode JOIN lad ON lad.id = lad").fetchall()
    for gss, east, north in chance.sample(rows, many):
        nation = nation_of(gss)
        yield (*to_lat_lon(IRISH if nation is Nation.NORTHERN_IRELAND else BRITISH, east, north), nation)


def _anywhere(chance: random.Random) -> Point:
    nation, south, north, west, east = chance.choices(BOXES, SHARES)[0]
    return chance.uniform(south, north), chance.uniform(west, east), nation


def _build(engine: Engine, points: list[Point], chance: random.Random) -> float:
    start = time.perf_counter()
    with engine.begin() as connection:
        for table in (store.place_topic, store.area_topic, store.topic, store.service, store.feed):
            connection.execute(delete(table))
        connection.execute(text("DELETE FROM service_words"))
        connection.execute(
            insert(store.feed).values(
                name="made-up", url="-", licence="-", attribution="Made up", added_on=date(2026, 11, 21)
            )
        )
        snapshot.switch(connection, "made-up", _services(points, chance), date(2026, 11, 21))
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
    return time.perf_counter() - start


def _services(points: list[Point], chance: random.Random) -> Iterator[Located]:
    topics = topic_codes()[:12]
    for number, (lat, lon, nation) in enumerate(points):
        words = " ".join(chance.choices(WORDS, k=60) + [word for word, one_in in RARE if not number % one_in])
        mine = chance.sample(topics, chance.randint(1, 3))
        record = Record(
            source_id=str(number),
            name=f"Service {number}",
            text=words,
            phones=(LocalPhone("020 7946 0000"),),
            spots=(Spot("Hall", f"{number} High Street", "AA1 1AA", round(lat, 6), round(lon, 6)),),
            tags=tuple(Tag("topic", topic) for topic in mine),
            checked=date(2026, 6, 1),
        )
        yield Located(record, tuple(Match(topic, True, False) for topic in mine), (nation,))


def _measure(engine: Engine, points: list[Point], chance: random.Random) -> None:
    topics = topic_codes()[:12]
    asked = [(chance.choice(topics), Here(lat, lon, nation)) for lat, lon, nation in points]
    with engine.connect() as connection:
        ours = [
            _time(lambda t=topic, h=here: search.nearest(connection, t, h, 10, 2_000.0))
            for topic, here in asked
        ]
        _print("ours, nearest 10 with details", ours)
        scans = [_time(lambda t=topic, h=here: _scan(engine, t, h)) for topic, here in asked[:60]]
        _print("plain scan of the same table", scans)
        for word in ("food", *(word for word, _ in RARE)):
            by_words = [
                _time(lambda w=word, h=here: search.by_text(connection, w, h, 10, MILES))
                for _, here in asked[:500]
            ]
            _print(f"ours, “{word}” in {MILES} miles", by_words)
        plain = [_time(lambda h=here: _scan_words(engine, "library", h)) for _, here in asked[:20]]
        _print("plain scan for “library”", plain)
        wrong = sum(_differs(engine, topic, here) for topic, here in asked[:150])
    print(f"different from the scan: {wrong} of {min(150, len(asked))}")


def _scan(engine: Engine, topic: str, here: Here) -> list[int]:
    """Every row of the topic in the nation, sorted by distance: the plainest way that is right."""
    place, service = store.place_topic.c, store.service.c
    wanted = (place.topic == topic) & (place.nation == here.nation)
    with engine.connect() as connection:
        rows = connection.execute(select(place.lat, place.lon, place.service_id).where(wanted)).all()
        nearest = sorted((miles(here.lat, here.lon, lat, lon), found) for lat, lon, found in rows)[:10]
        ids = [found for _, found in nearest]
        connection.execute(select(store.service).where(service.id.in_(ids))).all()
    return ids


def _scan_words(engine: Engine, word: str, here: Here) -> list[int]:
    """Every service whose words hold the word, sorted by distance."""
    place, service = store.place_topic.c, store.service.c
    wanted = (place.topic == store.ANY) & (place.nation == here.nation) & service.body.contains(word)
    query = select(place.lat, place.lon, place.service_id).join(store.service, service.id == place.service_id)
    with engine.connect() as connection:
        rows = connection.execute(query.where(wanted)).all()
    return [found for _, found in sorted((miles(here.lat, here.lon, a, b), found) for a, b, found in rows)][
        :10
    ]


def _differs(engine: Engine, topic: str, here: Here) -> bool:
    with engine.connect() as connection:
        ours = [hit.id for hit in search.nearest(connection, topic, here, 10, 2_000.0)]
    return ours != _scan(engine, topic, here)


def _time(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return (time.perf_counter() - start) * 1000


def _print(name: str, times: list[float]) -> None:
    times = sorted(times)
    middle, late = times[len(times) // 2], times[int(len(times) * 0.99)]
    print(f"{name:30} p50 {middle:7.2f} ms  p99 {late:7.2f} ms  most {times[-1]:7.2f} ms  ({len(times)})")


if __name__ == "__main__":
    main()
