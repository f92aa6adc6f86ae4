"""``flask directory``: what an operator types, and what comes of it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from click.testing import Result

from budgethelp.local_services import store
from budgethelp.local_services.feeds import known_feeds
from budgethelp.local_services.fetch import Manners
from budgethelp.local_services.help import LocalHelp
from budgethelp.local_services.readers.detect import read_document
from budgethelp.local_services.readers.spreadsheet import COLUMNS
from budgethelp.web.settings import _database
from tests.local_services.server import FeedServer
from tests.local_services.support import FEEDS, HERE, NOW, TODAY
from tests.support.make import MakeApp

Type = Callable[..., Result]
TEMPLATE = Path(__file__).parents[2] / "docs" / "services-template.csv"
OURS = str(FEEDS / "ours.csv")
CREDIT = ("--licence", "OGL v3", "--attribution", "Ash Council")


@pytest.fixture
def data_here(tmp_path: Path, places_file: Path) -> Path:
    """A folder for the store, with the table of places."""
    (tmp_path / "places.sqlite").symlink_to(places_file)
    return tmp_path


@pytest.fixture
def typed(make_app: MakeApp, data_here: Path) -> Type:
    """Types ``flask directory …`` on a site with an empty store."""
    app = make_app(DATA=data_here, NOW=NOW)

    def type_in(*words: str, say: str = "") -> Result:
        return app.test_cli_runner().invoke(args=["directory", *words], input=say)

    return type_in


def test_a_spreadsheet_is_added_and_shown(typed: Type, data_here: Path) -> None:
    result = typed("add", "ours", OURS, *CREDIT)
    assert result.exit_code == 0, result.output
    local = LocalHelp(store.address(data_here))
    [found] = local.nearest("food", HERE, 5, NOW)
    local.close()
    assert (found.record.name, found.attribution) == ("Ash Hall Lunch", "Ash Council")


def test_without_a_licence_nothing_is_added(typed: Type) -> None:
    result = typed("add", "ours", OURS, "--attribution", "Ash Council")
    assert result.exit_code == 1
    assert "A feed without a licence is not added." in result.output
    assert "No feeds yet" in typed("list").output


def test_an_area_nobody_knows_is_refused(typed: Type) -> None:
    result = typed("add", "ours", OURS, *CREDIT, "--covers", "Bristol; Narnia")
    assert "No council or nation is called Narnia." in result.output


def test_a_feed_is_refreshed_with_counts(typed: Type) -> None:
    with FeedServer(60) as server:
        typed("add", "feed", server.url, *CREDIT)
        result = typed("refresh", "feed")
    assert result.exit_code == 0
    assert "feed: 60 services, 60 details not modified." in result.output


def test_a_refused_refresh_says_so_and_exits_1(typed: Type) -> None:
    with FeedServer(60) as server:
        typed("add", "feed", server.url, *CREDIT)
        server.services = []
        result = typed("refresh")
    assert result.exit_code == 1
    assert "The last good snapshot (60 services) is kept." in result.output


def test_check_keeps_nothing_and_says_why(typed: Type, data_here: Path) -> None:
    result = typed("check", OURS)
    assert result.exit_code == 0
    assert 'row 3, topics: “fod” is not a topic. Did you mean "food"?' in result.output
    assert "row 4" in result.output
    assert not (data_here / store.FILE).exists()


def test_the_template_in_the_docs_has_every_column_and_one_row_nobody_sees(typed: Type) -> None:
    assert TEMPLATE.read_text(encoding="utf-8-sig").split("\n")[0].strip() == ",".join(COLUMNS)
    found = json.loads(typed("check", str(TEMPLATE), "--json").stdout)
    assert [each["reason"] for each in found["left_out"]] == ["closed"]
    assert (found["read"], found["would_show"], found["notes"]) == (1, 0, [])


def test_check_names_a_postcode_that_is_nowhere(typed: Type, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("name,topics,postcode\nElm Pantry,food,LS1 4XX\n")
    assert "Elm Pantry, postcode: “LS1 4XX” is in no list" in typed("check", str(sheet)).output
    sheet.write_text("name,topics,postcode\nElm Pantry,food,HP7\n")
    assert "is in no list" not in typed("check", str(sheet)).output


def test_check_of_a_file_with_many_mistakes_stays_readable(typed: Type, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("name,topics,postcode\n" + "Elm Pantry,food,nowhere\n" * 150)
    said = typed("check", str(sheet)).output
    assert said.count("is not a whole postcode") == 100
    assert "… and 50 more like these. With --json you see all." in said


def test_check_as_json(typed: Type) -> None:
    found = json.loads(typed("check", OURS, "--json").stdout)
    assert (found["dialect"], found["read"], found["would_show"]) == ("csv", 3, 1)
    assert [each["reason"] for each in found["left_out"]] == ["nothing_to_show", "no_name"]


@pytest.mark.parametrize("source", [str(FEEDS / "attacks.json"), "no/such/file"])
def test_check_refuses_the_whole_with_reasons(typed: Type, source: str) -> None:
    result = typed("check", source, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["refused"]


def test_check_refuses_an_address_where_nobody_is(typed: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("budgethelp.cli.local_services.MANNERS", Manners(pauses=()))
    result = typed("check", "http://127.0.0.1:9/x")
    assert (result.exit_code, "Refused. Nobody is there." in result.output) == (1, True)


def test_check_of_an_address_tries_a_few_details(typed: Type) -> None:
    with FeedServer(10) as server:
        result = typed("check", server.url)
        assert server.details_asked() == 5
    assert "Of 5 details tried, 5 answered" in result.output


def test_money_topics_wait_until_approved(typed: Type, data_here: Path) -> None:
    typed("add", "old", str(FEEDS / "oruk1_list.json"), *CREDIT, "--covers", "Bristol")
    [waiting] = json.loads(typed("review", "--json").stdout)["waiting"]
    assert (waiting["name"], waiting["topic"]) == ("Yew Lane Debt Centre", "debt_advice")
    number = str(waiting["service_id"])
    assert typed("review", "approve", number, "debt_advice").exit_code == 0
    local = LocalHelp(store.address(data_here))
    assert [each.record.name for each in local.by_phone("debt_advice", HERE, 5, NOW)] == [
        "Yew Lane Debt Centre"
    ]
    typed("review", "move", number, "debt_advice", "benefits_advice")
    assert local.by_phone("debt_advice", HERE, 5, NOW) == []
    typed("refresh", "old")
    assert len(local.by_phone("benefits_advice", HERE, 5, NOW)) == 1
    local.close()


def test_going_through_what_waits_one_by_one(typed: Type) -> None:
    typed("add", "old", str(FEEDS / "oruk1_list.json"), *CREDIT, "--covers", "Bristol")
    assert "Yew Lane Debt Centre" in typed("review", "ask", say="h\n").output
    assert "Nothing waits for you." in typed("review").output


def test_what_fits_no_topic_can_be_seen(typed: Type) -> None:
    typed("add", "out", str(FEEDS / "outpost_page.json"), *CREDIT)
    assert "Nowhere Club" in typed("review", "--unmatched").output


def test_a_decision_about_nothing_is_refused(typed: Type) -> None:
    assert "There is no service 42." in typed("review", "hide", "42", "food").output
    assert '"fod" is not a topic.' in typed("review", "hide", "42", "fod").output


def test_reports_are_read_and_looked_at(typed: Type, data_here: Path) -> None:
    typed("add", "ours", OURS, *CREDIT)
    local = LocalHelp(store.address(data_here))
    local.save_report(local.nearest("food", HERE, 1, NOW)[0].id, "closed", "Shut since June.", NOW)
    local.close()
    assert "closed  Ash Hall Lunch" in typed("review").output
    assert "1 looked at." in typed("review", "looked", "1").output
    assert "No reports." in typed("review").output


def test_the_operator_marks_what_is_closed_and_what_is_open_again(typed: Type, data_here: Path) -> None:
    typed("add", "ours", OURS, *CREDIT)
    local = LocalHelp(store.address(data_here))
    number = str(local.nearest("food", HERE, 1, NOW)[0].id)
    assert "crf_england: marked closed." in typed("review", "closed", "crf_england").output
    assert f"{number}: marked closed." in typed("review", "closed", number).output
    assert "Marked closed" in typed("review").output
    assert len(json.loads(typed("review", "--json").stdout)["closed"]) == 2
    for service in ("crf_england", number):
        assert f"{service}: not marked closed." in typed("review", "open", service).output
    assert local.marked_closed(NOW) == frozenset()
    assert "Marked closed" not in typed("review").output
    local.close()


@pytest.mark.parametrize("service", ["nobody", "42", "-1", "9" * 30])
def test_a_mark_on_nothing_is_refused(typed: Type, service: str) -> None:
    assert f"There is no service {service}." in typed("review", "closed", "--", service).output


def test_the_report_counts(typed: Type) -> None:
    typed("add", "ours", OURS, *CREDIT)
    found = json.loads(typed("report", "--json").stdout)
    assert found["topics"] == {"company": {"shown": 1}, "food": {"shown": 1}}
    assert (found["councils"], found["ages"]) == ({"City of Bristol": 1}, {"under 6 months": 1})
    assert "By council" in typed("report").output


def test_the_spreadsheet_taken_out_can_be_put_in_again(typed: Type, tmp_path: Path) -> None:
    typed("add", "ours", OURS, *CREDIT)
    file = tmp_path / "out.csv"
    typed("export", "--to", str(file))
    [again] = read_document(file.read_bytes(), TODAY).records
    [first] = read_document(Path(OURS).read_bytes(), TODAY).records[:1]
    assert (again.name, again.slots, again.phones) == (first.name, first.slots, first.phones)
    assert [tag.code for tag in again.tags] == ["company", "food"]


def test_no_cell_is_a_formula(typed: Type, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("name,topics,what,phone,postcode\n=1+1 cafe,food,@SUM(A1),020 7946 0001,BS1 4DJ\n")
    typed("add", "bad", str(file), *CREDIT)
    [row] = csv.DictReader(StringIO(typed("export").stdout))
    assert (row["name"], row["what"]) == ("'=1+1 cafe", "'@SUM(A1)")


def test_open_referral_taken_out_can_be_read_again(typed: Type) -> None:
    typed("add", "det", str(FEEDS / "oruk3_detail.json"), *CREDIT)
    page = json.loads(typed("export", "--format", "oruk3").stdout)
    assert (page["total_items"], page["empty"]) == (1, False)
    [record] = read_document(json.dumps(page).encode(), TODAY).records
    assert record.name == "Birch Road Counselling"
    assert record.spots[0].postcode == "BS1 4DJ"
    assert not [key for key, value in page["contents"][0].items() if value in (None, "", [])]


def test_the_template_is_our_columns(typed: Type) -> None:
    assert typed("template").stdout.strip() == ",".join(COLUMNS)


def test_a_removed_feed_is_gone(typed: Type) -> None:
    typed("add", "ours", OURS, *CREDIT)
    assert "ours: removed." in typed("remove", "ours").output
    assert typed("remove", "ours").exit_code == 1
    assert typed("refresh", "ours").exit_code == 1


def test_the_known_feeds_are_off_and_say_what_is_known(typed: Type) -> None:
    known = known_feeds()
    assert {values["enabled"] for values in known.values()} == {False}
    keys = {"publisher", "url", "dialect", "state", "seen", "mark", "licence"}
    assert all(keys <= set(each) for each in known.values())
    assert "shropshire" in typed("list", "--known").output


def test_a_store_that_is_not_there_is_one_line(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(DATABASE_URL=f"postgresql://x@/x?host={tmp_path}", NOW=NOW)
    result = app.test_cli_runner().invoke(args=["directory", "list"])
    assert result.exit_code == 1
    assert result.output.startswith("Error: The store cannot be used:")
    assert result.output.count("\n") == 1


def test_only_postgresql_is_an_address_for_the_store() -> None:
    with pytest.raises(ValueError, match="postgresql://"):
        _database("mysql://x/y")
