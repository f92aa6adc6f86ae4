"""Reports are limited by client, in the store: right over workers, and no client stops another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, inspect, select
from sqlalchemy.engine import URL

from budgethelp.local_services import moderation, reports
from budgethelp.local_services import store as database
from budgethelp.local_services import store as tables
from budgethelp.local_services.help import LocalHelp
from budgethelp.local_services.reports import ReportLimit, Saved, forget_clients
from tests.local_services.conftest import Fill
from tests.local_services.support import HERE, NOW, TODAY, make_record

ONE, OTHER = "1" * 32, "2" * 32
DAY = timedelta(days=1)


@pytest.fixture
def workers(store: URL, engine: Engine) -> Iterator[list[LocalHelp]]:
    """4 workers, as on 2 machines, that know nothing of one another."""
    with ExitStack() as open_ones:
        yield [open_ones.enter_context(closing(LocalHelp(store, ReportLimit(3, 5)))) for _ in range(4)]


def kept(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(tables.report)).scalar_one()


def test_a_client_has_so_many_about_one_service_whichever_worker_answers(workers: list[LocalHelp]) -> None:
    said = [each.save_national_report("crf_england", "other", "", NOW, ONE) for each in workers]
    assert said == [Saved.SAVED, Saved.SAVED, Saved.SAVED, Saved.TOO_MANY]


def test_a_client_has_so_many_in_all(workers: list[LocalHelp], engine: Engine) -> None:
    said = [workers[n % 4].save_national_report(f"any_{n}", "other", "", NOW, ONE) for n in range(8)]
    assert Counter(said) == {Saved.SAVED: 5, Saved.TOO_MANY: 3}
    assert kept(engine) == 5


def test_a_flood_from_one_client_locks_out_nobody_else(workers: list[LocalHelp]) -> None:
    for n in range(40):
        workers[n % 4].save_national_report(f"any_{n % 9}", "closed", "", NOW, ONE)
    assert workers[0].save_national_report("any_1", "wrong_number", "It rang out.", NOW, OTHER) is Saved.SAVED


def test_reports_at_the_same_moment_are_counted_right(workers: list[LocalHelp], engine: Engine) -> None:
    def send(number: int) -> Saved:
        return workers[number % 4].save_national_report("crf_england", "other", "", NOW, ONE)

    with ThreadPoolExecutor(8) as at_once:
        said = Counter(at_once.map(send, range(24)))
    assert said == {Saved.SAVED: 3, Saved.TOO_MANY: 21}
    assert kept(engine) == 3


def test_the_next_day_counts_anew_and_the_codes_of_the_day_before_are_gone(
    workers: list[LocalHelp], engine: Engine
) -> None:
    for _ in range(4):
        workers[0].save_national_report("crf_england", "other", "", NOW, ONE)
    assert workers[0].save_national_report("crf_england", "other", "", NOW + DAY, OTHER) is Saved.SAVED
    with engine.connect() as connection:
        assert set(connection.execute(select(tables.report_count.c.client)).scalars()) == {OTHER}


def test_codes_go_also_when_nobody_reports(workers: list[LocalHelp], engine: Engine) -> None:
    workers[0].save_national_report("crf_england", "other", "", NOW, ONE)
    with engine.begin() as connection:
        assert forget_clients(connection, TODAY) == 0
        assert forget_clients(connection, TODAY + DAY) == 2


def test_a_store_from_before_shows_its_places_and_takes_reports(
    engine: Engine, local: LocalHelp, fill: Fill
) -> None:
    fill(make_record())
    tables.report_count.drop(engine)
    [found] = local.nearest("food", HERE, 1, NOW)
    assert local.save_report(found.id, "other", "", NOW, ONE) is Saved.SAVED
    assert inspect(engine).has_table("report_count")


def test_a_store_from_before_counts_as_not_prepared(engine: Engine) -> None:
    assert database.is_prepared(engine)
    tables.report_count.drop(engine)
    assert not database.is_prepared(engine)


def test_one_day_of_reports_closes_no_place_and_two_days_do(fill: Fill, local: LocalHelp) -> None:
    fill(make_record())
    [found] = local.nearest("food", HERE, 1, NOW)
    for number in range(10):
        local.save_report(found.id, "closed", "", NOW, f"{number}" * 32)
    assert not local.nearest("food", HERE, 1, NOW)[0].reported_closed
    local.save_report(found.id, "closed", "", NOW + DAY, OTHER)
    assert local.nearest("food", HERE, 1, NOW + DAY)[0].reported_closed


def test_reports_never_mark_a_national_service(workers: list[LocalHelp]) -> None:
    for day in range(5):
        for client in (ONE, OTHER):
            workers[0].save_national_report("crf_england", "closed", "", NOW + day * DAY, client)
    assert workers[0].marked_closed(NOW) == frozenset()


def test_the_operators_word_marks_any_service_until_they_take_it_back(
    fill: Fill, local: LocalHelp, engine: Engine
) -> None:
    fill(make_record())
    here, national = local.nearest("food", HERE, 1, NOW)[0].id, reports.national_number("crf_england")
    with engine.begin() as connection:
        for number in (here, national, national):
            moderation.mark_closed(connection, number, TODAY)
    assert local.marked_closed(NOW) == {here, national}
    fill(make_record())  # a refresh
    [found] = local.nearest("food", HERE, 1, NOW)
    assert found.reported_closed
    with engine.begin() as connection:
        moderation.clear_closed(connection, here, TODAY)
    assert not local.nearest("food", HERE, 1, NOW)[0].reported_closed
    assert local.marked_closed(NOW) == {national}


def test_a_mark_is_no_topic(fill: Fill, local: LocalHelp, engine: Engine) -> None:
    fill(make_record())
    with engine.begin() as connection:
        moderation.mark_closed(connection, local.nearest("food", HERE, 1, NOW)[0].id, TODAY)
    fill(make_record())
    with engine.connect() as connection:
        assert set(connection.execute(select(tables.topic.c.topic)).scalars()) == {"food"}


def test_taking_a_mark_off_deals_with_what_people_said(fill: Fill, local: LocalHelp, engine: Engine) -> None:
    fill(make_record())
    [found] = local.nearest("food", HERE, 1, NOW)
    for day in range(2):
        local.save_report(found.id, "closed", "", NOW + day * DAY, ONE)
    local.save_report(found.id, "wrong_hours", "", NOW, ONE)
    with engine.begin() as connection:
        moderation.clear_closed(connection, found.id, TODAY)
        assert [each.kind for each in reports.waiting(connection)] == ["wrong_hours"]
    assert not local.nearest("food", HERE, 1, NOW)[0].reported_closed
