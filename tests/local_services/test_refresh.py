"""A refresh against a real server with real bad habits: right at the end, or the last good snapshot stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from budgethelp.local_services import feeds, store
from budgethelp.local_services.feeds import Feed
from budgethelp.local_services.fetch import Failed, Manners, is_private
from budgethelp.local_services.help import LocalHelp
from budgethelp.local_services.locate import Locator
from budgethelp.local_services.record import Refused
from budgethelp.local_services.refresh import Refresh, RefreshResult, one_at_a_time
from tests.local_services.server import FeedServer
from tests.local_services.support import FEEDS, HERE, NOW, TODAY

QUICK = Manners(pauses=(0.0, 0.01), connect=2, read=2, whole=5)
Go = Callable[..., RefreshResult]


@pytest.fixture
def go(engine: Engine, locator: Locator, server: FeedServer) -> Go:
    """Refreshes a feed: the server's, unless another address is given."""

    def refresh(url: str = "", now: datetime = NOW, manners: Manners = QUICK) -> RefreshResult:
        with engine.begin() as connection:
            if feeds.get(connection, "test") is None:
                feeds.add(connection, Feed("test", url or server.url, "OGL v3", "Test Council"), TODAY)
            feed = feeds.get(connection, "test")
        assert feed
        return Refresh(engine, locator, now, lambda stage, done, total: None, manners).run(feed)

    return refresh


def count(engine: Engine) -> int:
    """How many services visitors can be shown."""
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(store.service)).scalar() or 0


def test_every_page_and_every_detail_is_read(go: Go, local: LocalHelp, server: FeedServer) -> None:
    outcome = go()
    assert (outcome.ok, outcome.shown, server.details_asked()) == (True, 36, 36)
    assert local.nearest("food", HERE, 1, NOW)[0].miles is not None  # the place is only in the detail


@pytest.mark.parametrize("habit", ["slow", "gzip", "bom", "drop", "busy", "no_details"])
def test_bad_habits_that_can_be_lived_with(go: Go, server: FeedServer, habit: str) -> None:
    server.services = server.services[:20]
    server.habits.add(habit)
    outcome = go()
    assert (outcome.ok, outcome.shown) == (True, 20)


@pytest.mark.parametrize("habit", ["one_page", "short", "long", "nonsense"])
def test_bad_habits_that_refuse_the_whole(go: Go, engine: Engine, server: FeedServer, habit: str) -> None:
    assert go().ok
    server.habits.add(habit)
    outcome = go(now=NOW + timedelta(days=2))
    assert not outcome.ok
    assert outcome.says
    assert count(engine) == 36


def test_a_list_that_is_always_its_first_page_is_half_read(
    go: Go, engine: Engine, server: FeedServer
) -> None:
    server.habits.add("one_page")
    assert go().says == "Its list promised 36 services and gave 15: half-read."
    assert count(engine) == 0


def test_never_more_than_four_at_once_and_it_says_who_asks(go: Go, server: FeedServer) -> None:
    server.habits.add("slow")
    server.services = server.services[:30]
    go()
    assert 1 < server.most_at_once <= 4
    assert server.agents == {"BudgetHelp-directory/0.1"}


def test_what_has_not_changed_is_not_sent_again(go: Go, server: FeedServer) -> None:
    go()
    server.services[3] = server.services[3] | {"name": "Newly named food bank"}
    outcome = go(now=NOW + timedelta(days=1))
    assert (outcome.ok, outcome.unchanged, outcome.shown) == (True, 35, 36)


def test_what_left_the_list_leaves_the_directory(go: Go, engine: Engine, server: FeedServer) -> None:
    go()
    server.services = server.services[:30]
    assert go(now=NOW + timedelta(days=1)).ok
    assert count(engine) == 30


@pytest.mark.parametrize("left", [0, 1, 17])
def test_an_empty_or_shrunken_list_is_refused(go: Go, engine: Engine, server: FeedServer, left: int) -> None:
    go()
    server.services = server.services[:left]
    outcome = go(now=NOW + timedelta(days=1))
    assert not outcome.ok
    assert count(engine) == 36


def test_a_refusal_is_kept_for_the_operator_to_read(go: Go, engine: Engine, server: FeedServer) -> None:
    go()
    server.services = server.services[:10]
    go(now=NOW + timedelta(days=1))
    with engine.connect() as connection:
        feed = feeds.get(connection, "test")
    assert feed
    assert (
        feed.result == "It has shrunk from 36 services to 10. The last good snapshot (36 services) is kept."
    )
    assert feed.refreshed_at == NOW.replace(tzinfo=None)  # the store keeps UK time, without its name


def test_details_that_are_gone_fall_back_on_the_list(go: Go, server: FeedServer) -> None:
    server.missing = {"s-0001", "s-0002"}
    outcome = go()
    assert (outcome.ok, outcome.shown, outcome.failed) == (True, 36, 0)


def test_a_server_that_stops_half_way_is_asked_only_for_the_rest(
    go: Go, engine: Engine, server: FeedServer
) -> None:
    def stop_after_20(path: str) -> None:
        if "/services/" in path and server.details_asked() > 20:
            raise ConnectionResetError

    server.before = stop_after_20
    assert not go().ok
    assert count(engine) == 0
    server.before = lambda path: None
    server.asked.clear()
    outcome = go(now=NOW + timedelta(hours=1))
    assert (outcome.ok, outcome.resumed, outcome.shown) == (True, True, 36)
    assert server.details_asked() < 20


def test_nobody_there(go: Go) -> None:
    outcome = go("http://127.0.0.1:9/api")
    assert (outcome.ok, outcome.says) == (False, "Nobody is there.")


def test_a_file_is_read_again_from_where_it_was(go: Go, engine: Engine) -> None:
    outcome = go(str(FEEDS / "oruk3_page.json"))
    assert (outcome.ok, outcome.shown) == (True, 2)
    assert outcome.left_out == {"no_name": 1, "repeated": 1, "closed": 1}


def test_a_file_that_is_gone_keeps_the_snapshot(go: Go, engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "ours.csv"
    file.write_bytes((FEEDS / "ours.csv").read_bytes())
    assert go(str(file)).ok
    file.unlink()
    assert not go().ok
    assert count(engine) == 1


def test_two_refreshes_at_once_do_not_mix(go: Go, engine: Engine) -> None:
    with one_at_a_time(engine):
        outcome = go()
    assert outcome.says == "Another refresh is running. Try again when it has ended."
    assert go().ok


def test_a_feed_without_a_licence_is_refused(engine: Engine) -> None:
    feed = Feed("hull-food", "https://hull.example.uk", " ", "Hull")
    with engine.begin() as connection:
        with pytest.raises(Refused, match="without a licence"):
            feeds.add(connection, feed, TODAY)
        with pytest.raises(Refused, match="small letters"):
            feeds.add(connection, replace(feed, name="Hull Food", licence="OGL v3"), TODAY)


def test_a_removed_feed_takes_its_services_with_it(go: Go, engine: Engine, local: LocalHelp) -> None:
    go()
    with engine.begin() as connection:
        assert feeds.remove(connection, "test")
        assert not feeds.remove(connection, "test")
    assert (count(engine), local.search_text("food", HERE, 5, NOW)) == (0, [])


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("http://127.0.0.1:8000/a", True),
        ("http://localhost/", True),
        ("http://[::1]/", True),
        ("http://169.254.169.254/latest", True),
        ("https://10.0.0.8/", True),
        ("https://192.168.1.1/", True),
        ("http://[fe80::1]/", True),
        ("https://8.8.8.8/", False),
    ],
)
def test_a_redirect_to_a_network_of_ones_own_is_seen(address: str, private: bool) -> None:
    assert is_private(address) is private


@pytest.mark.parametrize("address", ["http://[::1", "http://a:b/"])
def test_an_address_that_is_none_fails_that_feed_alone(address: str) -> None:
    with pytest.raises(Failed, match="an address that is none"):
        is_private(address)
