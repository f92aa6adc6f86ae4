"""The store: the same answers from SQLite and PostgreSQL, and the same as looking at every row."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from budgethelp.local_services import feeds, search, snapshot
from budgethelp.local_services import store as database
from budgethelp.local_services.help import LocalHelp
from budgethelp.local_services.locate import Located, Locator, miles
from budgethelp.local_services.record import LocalPhone, Spot, State
from budgethelp.local_services.search import Here
from budgethelp.local_services.topics import Match
from budgethelp.situation.situation import Nation
from tests.local_services.conftest import Fill
from tests.local_services.support import BRISTOL, HERE, NOW, TODAY, make_record

BATH, CARDIFF, NEWPORT = Spot("", "", "BA1 1LZ"), Spot("", "", "CF10 1EP"), Spot("", "", "NP20 4UR")


def test_the_nearest_comes_first(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("far", spots=(BATH,)), make_record("near"))
    found = local.nearest("food", HERE, 10, NOW)
    assert [each.record.source_id for each in found] == ["near", "far"]
    assert (found[0].miles or 0) < 1


def test_a_service_across_the_border_is_not_for_you(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("wales", spots=(NEWPORT,)))
    assert local.nearest("food", HERE, 10, NOW) == []
    assert len(local.nearest("food", Here(51.58, -2.99, Nation.WALES), 10, NOW)) == 1


def test_unless_it_says_it_serves_your_council(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("wales", spots=(NEWPORT,), areas=("Bristol", "Newport")))
    assert len(local.nearest("food", HERE, 10, NOW)) == 1


def test_a_service_for_another_council_is_not_for_you(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("bath", spots=(BATH,), areas=("Bath and North East Somerset",)))
    assert local.nearest("food", HERE, 10, NOW) == []


def test_an_area_nobody_knows_shuts_nobody_out(fill: Fill, local: LocalHelp) -> None:
    fill(make_record(areas=("The whole of the lovely valley",)))
    assert len(local.nearest("food", HERE, 10, NOW)) == 1


@pytest.mark.parametrize(("ages", "found"), [((), 1), ((30,), 1), ((16,), 0), ((16, 30), 1), ((70,), 0)])
def test_a_service_is_for_its_ages(fill: Fill, local: LocalHelp, ages: tuple[int, ...], found: int) -> None:
    fill(make_record(min_age=18, max_age=65))
    here = Here(HERE.lat, HERE.lon, HERE.nation, HERE.councils, frozenset(ages))
    assert len(local.nearest("food", here, 10, NOW)) == found


def test_a_service_with_two_halls_is_shown_once_at_the_nearer(fill: Fill, local: LocalHelp) -> None:
    fill(make_record(spots=(BATH, Spot("Near Hall", "", "BS1 4DJ"))))
    found = local.nearest("food", HERE, 10, NOW)
    assert [each.address for each in found] == ["Near Hall, BS1 4DJ"]


def test_nothing_is_shown_beyond_30_miles(fill: Fill, local: LocalHelp) -> None:
    fill(make_record(spots=(Spot("", "", "NE1 4ST"),)))
    assert local.nearest("food", HERE, 10, NOW) == []
    assert len(local.nearest("food", HERE, 10, NOW, within=500)) == 1


def test_phone_services_are_found_by_area_not_distance(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("b", spots=(), areas=("Bristol",)), make_record("l", spots=(), areas=("Leeds",)))
    assert local.nearest("food", HERE, 10, NOW) == []
    assert [each.record.source_id for each in local.by_phone("food", HERE, 10, NOW)] == ["b"]


def test_a_phone_service_for_the_nation_reaches_every_council(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("e", spots=(), areas=("England",)), make_record("s", spots=(), areas=("Scotland",)))
    assert [each.record.source_id for each in local.by_phone("food", HERE, 10, NOW)] == ["e"]


def test_domestic_abuse_help_is_a_phone_number_and_never_a_place(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("safe", "safety", name="Larch Women's Aid", web="https://larch.example.uk",
                     text="We help. Come to 3 Hidden Street. Phone any time."))  # fmt: skip
    assert local.nearest("safety", HERE, 10, NOW) == []
    [found] = local.by_phone("safety", HERE, 10, NOW)
    assert (found.address, found.map_link, found.record.web, found.miles) == ("", "", "", None)
    assert "Hidden Street" not in found.record.text
    assert found.phones == (LocalPhone("0117 496 0123"),)


def test_money_topics_wait_for_a_person(fill: Fill, local: LocalHelp) -> None:
    fill(make_record(tags=(), name="Larch Debt Advice"))
    assert local.nearest("debt_advice", HERE, 10, NOW) == []


def test_free_text_finds_words_and_their_beginnings(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("k", name="Knit and Natter", text="Knitting with tea."), make_record("o"))
    assert [each.record.source_id for each in local.search_text("knitting", HERE, 10, NOW)] == ["k"]
    assert [each.record.source_id for each in local.search_text("natt tea", HERE, 10, NOW)] == ["k"]


def said(*found: str, local: LocalHelp, typed: str) -> bool:
    """Whether these services are found, in this order."""
    return [each.record.source_id for each in local.search_text(typed, HERE, 10, NOW)] == list(found)


def test_the_place_nearby_is_found_though_many_further_off_say_the_word_more(
    fill: Fill, local: LocalHelp
) -> None:
    loud = [
        make_record(f"loud{number}", name="Library library", text="Library " * 30, spots=(BATH,))
        for number in range(500)
    ]
    fill(*loud, make_record("near", name="Central Hub", text="There is a library inside."))
    assert local.search_text("library", HERE, 1, NOW)[0].record.source_id == "near"


def test_in_the_same_mile_the_name_goes_before_a_word_in_passing(fill: Fill, local: LocalHelp) -> None:
    fill(
        make_record("passing", text="Sewing in the library."),
        make_record("named", name="Elm Library", spots=(Spot("", "", "BS1 5TL"),)),
        make_record("far", name="Bath Library", spots=(BATH,)),
    )
    assert said("named", "passing", "far", local=local, typed="library")


FORMS = {
    "cafe": "Café Élan",
    "CAFÉ": "cafe",
    "libraries": "Library",
    "knit": "Knitting",
    "housing": "A house",
}


@pytest.mark.parametrize(("typed", "name"), FORMS.items())
def test_accents_and_endings_make_no_difference(fill: Fill, local: LocalHelp, typed: str, name: str) -> None:
    fill(make_record("1", name=name))
    assert said("1", local=local, typed=typed)


def test_words_are_found_in_the_organisations_name(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("1", name="The Pantry", organisation="Scunthorpe Salvation Army"))
    assert said("1", local=local, typed="salvation")


def test_who_serves_the_persons_own_council_comes_before_the_whole_uk(fill: Fill, local: LocalHelp) -> None:
    areas = {"uk": "United Kingdom", "nation": "England", "own": "Bristol"}
    fill(*(make_record(name, spots=(), areas=(area,)) for name, area in areas.items()))
    assert [each.record.source_id for each in local.by_phone("food", HERE, 10, NOW)] == [
        "own",
        "nation",
        "uk",
    ]


WORDS = ["warm", "café", "tea", "library", "knitting", "men’s", "lunch", "club", "advice", "debts", "the"]


def test_both_stores_give_the_same_first_ten(tmp_path: Path, locator: Locator, postgres_address: str) -> None:
    chance = random.Random(7)
    located = [_wordy(number, chance) for number in range(1_500)]
    asked = [" ".join(chance.sample(WORDS, chance.choice([1, 1, 2]))) for _ in range(60)]
    answers = []
    for url in (database.address(tmp_path), database.address(tmp_path, postgres_address)):
        with database.writing(url) as engine, engine.begin() as connection:
            feeds.clear_services(connection, "test")
            feeds.add(connection, feeds.Feed("test", "https://test.example.uk", "OGL v3", "Test"), TODAY)
            snapshot.switch(connection, "test", located, TODAY)
            found = [search.by_text(connection, words, HERE, 10, 30) for words in asked]
            answers.append([[hit.record.source_id for hit in hits] for hits in found])
            feeds.remove(connection, "test")
    assert answers[0] == answers[1]
    assert sum(map(len, answers[0])) > 300


def test_a_word_that_nearly_all_have_finds_the_same(
    fill: Fill, local: LocalHelp, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(*(make_record(str(n), text="warm tea" if n % 3 else "cold tea") for n in range(120)))
    usual = local.search_text("warm", HERE, 10, NOW)
    monkeypatch.setattr(database, "COMMON", 20)
    assert [each.id for each in local.search_text("warm", HERE, 10, NOW)] == [each.id for each in usual]
    assert len(usual) == 10


def _wordy(number: int, chance: random.Random) -> Located:
    lat, lon = HERE.lat + chance.uniform(-0.3, 0.3), HERE.lon + chance.uniform(-0.3, 0.3)
    words = [" ".join(chance.choices(WORDS, k=count)) for count in (2, 8)]
    record = make_record(str(number), name=words[0], text=words[1], spots=(Spot(lat=lat, lon=lon),))
    return Located(record, (Match("food", True, False),), (Nation.ENGLAND,), BRISTOL)


STRANGE = ["", "'\"", "AND OR NOT", "a* NEAR(b)", "--; DROP TABLE service", "£%&", "x" * 5000, "\x00"]


@pytest.mark.parametrize("typed", STRANGE)
def test_anything_typed_is_only_words(fill: Fill, local: LocalHelp, typed: str) -> None:
    fill(make_record())
    assert local.search_text(typed, HERE, 10, NOW) == []
    assert not local.is_down


def test_free_text_stays_near(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("n", spots=(Spot("", "", "NE1 4ST"),)), make_record("b"))
    assert [each.record.source_id for each in local.search_text("service", HERE, 10, NOW)] == ["b"]


def test_free_text_stays_in_the_nation(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("wales", spots=(NEWPORT,)))
    assert local.search_text("service", HERE, 10, NOW) == []


def test_a_refresh_takes_the_place_of_the_old(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("old"))
    fill(make_record("new"))
    assert [each.record.source_id for each in local.nearest("food", HERE, 10, NOW)] == ["new"]
    assert len(local.search_text("service", HERE, 10, NOW)) == 1


def test_one_feed_leaves_another_alone(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("1"), feed="one")
    fill(make_record("2"), feed="two")
    fill(make_record("3"), feed="two")
    assert {each.record.source_id for each in local.nearest("food", HERE, 10, NOW)} == {"1", "3"}


def test_the_same_service_keeps_its_number(fill: Fill, local: LocalHelp) -> None:
    fill(make_record("1"))
    [before] = local.nearest("food", HERE, 10, NOW)
    fill(make_record("1", name="A new name"))
    after = local.service(before.id, NOW)
    assert after
    assert after.record.name == "A new name"


def test_a_closed_for_now_service_says_so(fill: Fill, local: LocalHelp) -> None:
    fill(make_record(state=State.PAUSED))
    [found] = local.nearest("food", HERE, 10, NOW)
    assert (found.paused, found.phone_first, found.open) == (True, True, None)


def test_a_hidden_address_stays_hidden(fill: Fill, local: LocalHelp) -> None:
    fill(
        make_record(spots=(Spot("House", "9 Hidden Lane", "BS1 4DJ", masked=True),), text="Come to BS1 4DJ.")
    )
    [found] = local.nearest("food", HERE, 10, NOW)
    assert (found.address, found.map_link) == ("BS1", "")
    assert "4DJ" not in str(found.record)


def test_the_web_cannot_change_the_store(store: URL, engine: Engine, fill: Fill) -> None:
    fill(make_record())
    if engine.dialect.name != "sqlite":
        pytest.skip("on PostgreSQL the operator gives the web a role that may only read and report")
    reader = database.open_to_read(store)
    with reader.connect() as connection, pytest.raises(SQLAlchemyError):
        connection.exec_driver_sql("DELETE FROM service")
    reader.dispose()


def test_the_answer_is_the_same_as_looking_at_every_row(engine: Engine) -> None:
    chance = random.Random(5)
    places = [_anywhere(chance) for _ in range(2_500)]
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO feed (name, url, licence, attribution, covers, dialect, added_on, services, result,"
            " etag, modified, run) VALUES ('f', '', '', '', '', '', '2026-11-21', 0, '', '', '', '')"
        )
        snapshot.switch(connection, "f", (_located(n, *place) for n, place in enumerate(places)), TODAY)
    with engine.connect() as connection:
        for _ in range(500):
            lat, lon, nation = _anywhere(chance)
            found = search.nearest(connection, "food", Here(lat, lon, nation), 10, 2_000)
            right = sorted(miles(lat, lon, a, b) for a, b, n in places if n is nation)[:10]
            assert [hit.miles for hit in found] == right


BOXES = {
    Nation.ENGLAND: (50.1, 55.7, -5.5, 1.7),
    Nation.WALES: (51.4, 53.4, -5.2, -2.7),
    Nation.SCOTLAND: (54.7, 60.8, -7.5, -0.8),
    Nation.NORTHERN_IRELAND: (54.1, 55.3, -8.1, -5.5),
}


def _anywhere(chance: random.Random) -> tuple[float, float, Nation]:
    nation = chance.choice(list(Nation))
    south, north, west, east = BOXES[nation]
    return round(chance.uniform(south, north), 5), round(chance.uniform(west, east), 5), nation


def _located(number: int, lat: float, lon: float, nation: Nation) -> Located:
    record = make_record(str(number), spots=(Spot(lat=lat, lon=lon),), checked=date(2026, 1, 1))
    return Located(record, (Match("food", True, False),), (nation,), BRISTOL)
