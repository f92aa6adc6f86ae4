"""What the pages get: open or not, old or not, how far; and nothing at all when the store is down."""

from __future__ import annotations

import logging
from datetime import date, timedelta
from pathlib import Path
from time import monotonic

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.engine import URL

from budgethelp.local_services import reports, store
from budgethelp.local_services.help import LocalHelp
from budgethelp.local_services.record import Slot, Spot, State
from budgethelp.local_services.reports import Saved
from tests.local_services.conftest import Fill
from tests.local_services.support import HERE, NOW, make_record


def test_open_now_and_when_it_closes(fill: Fill, local: LocalHelp) -> None:
    fill(make_record(slots=(Slot(5, "19:00", "21:00"),)))
    [found] = local.nearest("food", HERE, 1, NOW)
    assert (found.open, found.opens) == (True, None)
    assert found.closes
    assert found.closes.hour == 21


def test_shut_now_and_when_it_opens(fill: Fill, local: LocalHelp) -> None:
    fill(make_record(slots=(Slot(0, "09:00", "12:00"),)))
    [found] = local.nearest("food", HERE, 1, NOW)
    assert found.open is False
    assert found.opens
    assert (found.opens.day, found.opens.hour) == (23, 9)


def test_nobody_knows_when_it_opens_so_phone_first(fill: Fill, local: LocalHelp) -> None:
    fill(make_record())
    [found] = local.nearest("food", HERE, 1, NOW)
    assert (found.open, found.phone_first) == (None, True)


AGES = {date(2025, 11, 21): False, date(2025, 11, 20): True, None: True, date(2027, 1, 1): True}


@pytest.mark.parametrize(("checked", "old"), AGES.items())
def test_older_than_12_months_is_old(fill: Fill, local: LocalHelp, checked: date | None, old: bool) -> None:
    fill(make_record(checked=checked))
    assert local.nearest("food", HERE, 1, NOW)[0].old is old


def test_a_short_way_is_in_minutes(fill: Fill, local: LocalHelp) -> None:
    fill(make_record(), make_record("2", spots=(Spot("", "", "BA1 1LZ"),)))
    near, far = local.nearest("food", HERE, 2, NOW)
    assert near.minutes_walk == 15
    assert far.minutes_walk is None


def test_the_address_opens_the_phones_own_map(fill: Fill, local: LocalHelp) -> None:
    fill(make_record(name="A&B (hall)"))
    [found] = local.nearest("food", HERE, 1, NOW)
    assert found.map_link.startswith("geo:51.4")
    assert found.map_link.endswith("(A%26B%20%28hall%29)")
    assert found.map_page.startswith("https://www.openstreetmap.org/?mlat=51.4")


def test_a_step_of_the_plan_gets_the_best_two(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("1"), make_record("2"), make_record("3"))
    assert len(local.for_action("food_today", HERE, NOW)) == 2
    assert local.for_action("keep_cushion", HERE, NOW) == []


def test_beside_a_step_what_may_be_closed_comes_last(fill: Fill, local: LocalHelp) -> None:
    fill(
        make_record("1", state=State.PAUSED),
        make_record("2"),
        make_record("3", spots=(Spot("", "", "BA1 1LZ"),)),
    )
    found = local.for_action("food_today", HERE, NOW, 3)
    assert [each.record.source_id for each in found] == ["2", "3", "1"]


FAR_OFF = Spot("", "", "BA1 1LZ")  # 11 miles away, in the next council


def test_the_persons_own_council_comes_before_a_far_place(fill: Fill, local: LocalHelp) -> None:
    fill(
        make_record("far", spots=(FAR_OFF,)),
        make_record("own", spots=(), areas=("Bristol",)),
        make_record("uk", spots=(), areas=("UK",)),
    )
    found = local.for_action("food_today", HERE, NOW, 3)
    assert [each.record.source_id for each in found] == ["own", "far", "uk"]
    fill(make_record("close"), make_record("own", spots=(), areas=("Bristol",)))
    found = local.for_action("food_today", HERE, NOW, 2)
    assert [each.record.source_id for each in found] == ["close", "own"]


def test_something_close_by_under_another_topic_comes_before_a_far_place(
    fill: Fill, local: LocalHelp
) -> None:
    fill(make_record("far", "warmth", spots=(FAR_OFF,)), make_record("library", "warm_spaces"))
    found = local.for_action("energy_now", HERE, NOW, 2)
    assert [each.record.source_id for each in found] == ["library", "far"]


def test_one_service_in_two_lists_is_shown_once_as_the_newer_says(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("old", name="Elm Food Bank", checked=date(2025, 1, 1)), feed="one")
    fill(make_record("new", name="Elm food bank", checked=date(2026, 11, 1)), feed="two")
    assert [each.record.source_id for each in local.nearest("food", HERE, 5, NOW)] == ["new"]


def test_half_read_hours_are_never_closed(fill: Fill, local: LocalHelp) -> None:
    record = make_record(slots=(Slot(0, "09:00", "12:00"),), half_read=True, hours_note="Mon 9-12, Tue 18.30")
    fill(record)
    [found] = local.nearest("food", HERE, 1, NOW)
    assert (found.open, found.record.hours_note) == (None, "Mon 9-12, Tue 18.30")


def test_a_store_comes_back_although_the_sites_clock_stands_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = store.address(tmp_path)
    local = LocalHelp(url)
    assert local.nearest("food", HERE, 1, NOW) == []
    with store.writing(url):
        pass
    assert local.nearest("food", HERE, 1, NOW) == []
    assert local.is_down
    passed = monotonic() + 60
    monkeypatch.setattr("budgethelp.local_services.help.monotonic", lambda: passed)
    local.nearest("food", HERE, 1, NOW)
    assert not local.is_down
    local.close()


def test_no_store_is_nobody_near_and_one_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    local = LocalHelp(store.address(tmp_path / "nowhere"))
    with caplog.at_level(logging.WARNING, "budgethelp.local"):
        for minute in range(5):
            assert local.nearest("food", HERE, 1, NOW + timedelta(minutes=minute)) == []
    assert [record.getMessage() for record in caplog.records] == ["local places cannot be shown: LookupError"]
    assert local.is_down


def test_a_server_that_is_not_there_is_asked_once_in_a_while(tmp_path: Path) -> None:
    local = LocalHelp(store.address(tmp_path, f"postgresql://x@/x?host={tmp_path}"))
    assert local.search_text("food", HERE, 1, NOW) == []
    assert (local.is_down, local.save_report(1, "closed", "", NOW)) == (True, Saved.DOWN)


def test_a_store_that_comes_back_is_used_again(tmp_path: Path) -> None:
    url = store.address(tmp_path)
    local = LocalHelp(url)
    assert local.nearest("food", HERE, 1, NOW) == []
    with store.writing(url):
        pass
    assert local.nearest("food", HERE, 1, NOW + timedelta(minutes=1)) == []
    assert not local.is_down
    local.close()


def test_a_driver_nobody_installed_is_nobody_near() -> None:
    local = LocalHelp(URL.create("postgresql+asyncpg", host="x"))
    assert local.nearest("food", HERE, 1, NOW) == []
    assert local.is_down


def test_a_broken_store_is_nobody_near(tmp_path: Path) -> None:
    (tmp_path / store.FILE).write_bytes(b"not a database" * 1000)
    local = LocalHelp(store.address(tmp_path))
    assert local.nearest("food", HERE, 1, NOW) == []
    local.close()


def test_reports_of_two_days_that_it_is_closed_are_shown_until_looked_at(
    fill: Fill, local: LocalHelp, engine: Engine
) -> None:
    fill(make_record())
    service_id = local.nearest("food", HERE, 1, NOW)[0].id
    said = []
    for day in range(2):
        later = NOW + timedelta(days=day)
        assert local.save_report(service_id, "closed", "Shutters down.", later) is Saved.SAVED
        said.append(local.nearest("food", HERE, 1, NOW)[0].reported_closed)
    assert said == [False, True]
    with engine.begin() as connection:
        told = reports.waiting(connection)
        assert reports.look_at(connection, [each.id for each in told], NOW.date()) == 2
    assert not local.nearest("food", HERE, 1, NOW)[0].reported_closed


def test_a_report_survives_a_refresh_and_holds_no_person(
    fill: Fill, local: LocalHelp, engine: Engine
) -> None:
    fill(make_record())
    local.save_report(local.nearest("food", HERE, 1, NOW)[0].id, "wrong_hours", "It opens at 10.", NOW)
    fill(make_record())
    with engine.connect() as connection:
        [told] = reports.waiting(connection)
    assert (told.kind, told.words, told.name) == ("wrong_hours", "It opens at 10.", "Service 1")
    assert told.made_on == date(2026, 11, 21)


BAD_REPORTS = {
    ("closed", "x" * 501): Saved.TOO_LONG,
    ("gone", ""): Saved.UNKNOWN_KIND,
    ("other", "see https://x.example"): Saved.HAS_LINK,
    ("other", "visit spam.com"): Saved.HAS_LINK,
    ("other", "www.x"): Saved.HAS_LINK,
}


@pytest.mark.parametrize(("told", "saved"), BAD_REPORTS.items())
def test_links_and_long_letters_are_refused(
    fill: Fill, local: LocalHelp, told: tuple[str, str], saved: Saved
) -> None:
    fill(make_record())
    assert local.save_report(local.nearest("food", HERE, 1, NOW)[0].id, *told, NOW) is saved


def test_a_report_about_nothing_is_not_kept(fill: Fill, local: LocalHelp) -> None:
    fill(make_record())
    assert local.save_report(42, "closed", "", NOW) is Saved.NO_SERVICE


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_a_table_that_somebody_locked_is_given_up_on_and_left_alone(
    fill: Fill, local: LocalHelp, engine: Engine, store: URL
) -> None:
    fill(make_record())
    with engine.connect() as other:
        other.execute(text("LOCK TABLE place_topic IN ACCESS EXCLUSIVE MODE"))
        assert local.nearest("food", HERE, 1, NOW) == []
        assert local.is_down
        assert local.nearest("food", HERE, 1, NOW) == []  # without asking the store again
    assert local.nearest("food", HERE, 1, NOW + timedelta(minutes=1))
