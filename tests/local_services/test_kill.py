"""Killed at any moment, the directory is whole, and the next refresh ends right. A full disk is refused."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, select, text

from budgethelp.local_services import feeds, store
from budgethelp.local_services.feeds import Feed
from budgethelp.local_services.locate import Locator
from budgethelp.local_services.refresh import Refresh
from tests.local_services.server import FeedServer, make_service
from tests.local_services.support import NOW, TODAY
from tests.local_services.test_refresh import QUICK

ROOT = Path(__file__).parents[2]
MANY = 300
KILLS = int(os.environ.get("KILLS", "3"))
CHILD = """
import sys
from datetime import datetime
from pathlib import Path
from budgethelp.local_services import feeds, store
from budgethelp.local_services.fetch import Manners
from budgethelp.local_services.locate import Locator
from budgethelp.local_services.refresh import Refresh
data, now = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
with store.writing(store.address(data)) as engine:
    with engine.connect() as connection:
        feed = feeds.get(connection, "test")
    print("ready", flush=True)
    locator = Locator(lambda text: None, {}, ("England",))
    Refresh(engine, locator, now, lambda *_: None, Manners(pauses=())).run(feed)
"""


@pytest.fixture
def filled(tmp_path: Path, locator: Locator) -> Iterator[tuple[Path, FeedServer]]:
    """A folder with a store of version 1 of a feed, and the server, which now has version 2."""
    with FeedServer(MANY) as server, store.writing(store.address(tmp_path)) as engine:
        with engine.begin() as connection:
            feeds.add(connection, Feed("test", server.url, "OGL", "Test"), TODAY)
            feed = feeds.get(connection, "test")
        assert feed
        assert Refresh(engine, locator, NOW, lambda *_: None, QUICK).run(feed).ok
        server.services = [
            make_service(number) | {"name": f"Second food bank {number}"} for number in range(MANY)
        ]
        yield tmp_path, server


def names(data: Path) -> set[str]:
    """The first words of all names, when every table agrees on how many services there are."""
    engine = create_engine(store.address(data))
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        found = [row[0].split()[0] for row in connection.execute(select(store.service.c.name))]
        words = connection.execute(text("SELECT count(*) FROM service_words")).scalar()
        topics = connection.execute(select(func.count()).select_from(store.topic)).scalar()
    engine.dispose()
    assert len(found) == words == topics == MANY
    return set(found)


def test_killed_at_random_moments_the_directory_is_whole(
    filled: tuple[Path, FeedServer], locator: Locator
) -> None:
    data, _server = filled
    chance = random.Random(TODAY.toordinal())
    for round_ in range(KILLS):
        moment = NOW + timedelta(days=1, minutes=round_)
        command = [sys.executable, "-c", CHILD, str(data), moment.isoformat()]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert child.stdout
        assert child.stdout.readline() == b"ready\n"  # else it never began, and nothing was tried
        time.sleep(chance.uniform(0.0, 1.5))
        child.send_signal(signal.SIGKILL)
        child.communicate()
        assert names(data) in ({"Community"}, {"Second"})
    with store.writing(store.address(data)) as engine:
        with engine.connect() as connection:
            feed = feeds.get(connection, "test")
        assert feed
        assert Refresh(engine, locator, NOW + timedelta(days=2), lambda *_: None, QUICK).run(feed).ok
    assert names(data) == {"Second"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    mounted = subprocess.run(command, capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_refused_and_the_directory_stays(
    small_disk: Path, locator: Locator, server: FeedServer
) -> None:
    with store.writing(store.address(small_disk)) as engine:
        with engine.begin() as connection:
            feeds.add(connection, Feed("test", server.url, "OGL", "Test"), TODAY)
        server.services = [make_service(number) for number in range(20)]
        outcomes = []
        for many in (20, 3_000):
            server.services = [make_service(number) for number in range(many)]
            with engine.connect() as connection:
                feed = feeds.get(connection, "test")
            assert feed
            outcomes.append(Refresh(engine, locator, NOW, lambda *_: None, QUICK).run(feed))
        assert [(each.ok, each.says) for each in outcomes] == [
            (True, "20 services"),
            (False, "The disk is full."),
        ]
        with engine.connect() as connection:
            assert connection.execute(select(func.count()).select_from(store.service)).scalar() == 20
