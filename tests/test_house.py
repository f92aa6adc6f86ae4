"""How the site starts, what it says when it cannot, what it logs, and its error pages."""

from __future__ import annotations

import io
import logging
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from flask import Flask

from budgethelp.directory.services import DirectoryError
from budgethelp.problems import RulebookError, StartError
from budgethelp.web import content
from tests.support.make import MakeApp
from tests.support.visitor import Visitor

ROOT = Path(__file__).parents[1]


def test_a_core_module_needs_no_web() -> None:
    code = (
        "import sys, budgethelp.plan.plan, budgethelp.local_services.help; sys.exit('flask' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_now_comes_in_by_one_door() -> None:
    """In UK time: from the clock, or from the JSON of ``flask plan``. Further in nobody asks the time."""
    doors = {"web/settings.py", "cli/situation_json.py", "dates/clock.py"}
    asks = re.compile(r"london_now|datetime\.now|date\.today")
    code = sorted((ROOT / "budgethelp").rglob("*.py"))
    found = {str(path.relative_to(ROOT / "budgethelp")) for path in code if asks.search(path.read_text())}
    assert found == doors


def test_the_house_stays_small_to_look_at() -> None:
    """At most 13 rooms, 3 modules beside them and 150 files, none over 400 lines (decision 0011)."""
    house = ROOT / "budgethelp"
    files = sorted(house.rglob("*.py"))
    rooms = [path for path in house.iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert len(rooms) <= 13
    assert len(list(house.glob("*.py"))) <= 3
    assert len(files) <= 150
    assert [path.name for path in files if len(path.read_text().splitlines()) > 400] == []


def test_one_name_is_one_class() -> None:
    classes = re.compile(r"^class (\w+)", re.M)
    files = (ROOT / "budgethelp").rglob("*.py")
    names = Counter(name for path in files for name in classes.findall(path.read_text()))
    assert [name for name, times in names.items() if times > 1] == []


def test_what_is_wrong_in_all_files_is_told_at_once(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_councils() -> None:
        raise DirectoryError(("councils.csv:7: nation: cure",))

    def broken_rules(services: object, duties: object) -> None:
        raise RulebookError(["rules/food/food_today.md:3: cure"])

    monkeypatch.setattr(content, "load_councils", broken_councils)
    monkeypatch.setattr(content, "load_rulebook", broken_rules)
    with pytest.raises(StartError) as stopped:
        make_app()
    assert stopped.value.problems == ("rules/food/food_today.md:3: cure", "councils.csv:7: nation: cure")


def test_a_broken_service_hides_no_broken_rule(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_services() -> None:
        raise DirectoryError(("national/shout.toml: file: cure",))

    def broken_rules(services: Collection[str], duties: object) -> None:
        assert "shout" in services
        raise RulebookError(["rules/food/food_today.md:3: cure"])

    monkeypatch.setattr(content, "load_national", broken_services)
    monkeypatch.setattr(content, "load_rulebook", broken_rules)
    with pytest.raises(StartError) as stopped:
        make_app()
    assert stopped.value.problems == ("national/shout.toml: file: cure", "rules/food/food_today.md:3: cure")


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    """``flask --app wsgi routes`` in a process of its own."""
    settings = {"PATH": os.environ["PATH"], "SECRET_KEY": "for tests only, not a secret", **environment}
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "routes"],
        cwd=ROOT, env=settings, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_site_that_cannot_start_prints_a_line_a_problem_and_no_traceback() -> None:
    stopped = start(TRUSTED_PROXIES="many", LEAVE_URL="weather")
    assert stopped.returncode == 1
    assert stopped.stderr.splitlines() == [
        'TRUSTED_PROXIES is "many": write how many proxies stand in front, like 1',
        'LEAVE_URL is "weather": write a whole link that starts with https://',
    ]


def test_without_a_table_of_places_the_site_still_starts(make_app: MakeApp, tmp_path: Path) -> None:
    visitor = Visitor(make_app(DATA=tmp_path))
    visitor.get("/")
    page = visitor.submit(money_left="42.50", next_income="8", nation="wales")
    assert page.path == "/plan"


@pytest.mark.parametrize("encoding", ["br", "gzip", "zstd"])
@pytest.mark.parametrize("path", ["/", "/static/site.css"])
def test_pages_and_styles_go_out_small(app: Flask, path: str, encoding: str) -> None:
    with app.test_client().get(path, headers={"Accept-Encoding": encoding}) as response:
        assert response.headers["Content-Encoding"] == encoding
        assert "Accept-Encoding" in response.headers["Vary"]


@pytest.fixture
def log(app: Flask) -> Iterator[io.StringIO]:
    """All that any logger writes, as an operator would read it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


def test_a_visit_is_logged_by_its_route_and_nothing_else(app: Flask, log: io.StringIO) -> None:
    app.test_client().get("/nowhere/SW1A-1AA?left=42.50", environ_base={"REMOTE_ADDR": "198.51.100.7"})
    assert log.getvalue().startswith("GET (no such page) 404 ")
    assert not [private for private in ("SW1A", "42.50", "198.51") if private in log.getvalue()]


def test_the_development_server_does_not_log_visits(app: Flask, log: io.StringIO) -> None:
    server = logging.getLogger("werkzeug")
    server.warning('%s - - [%s] "GET /?money_left=42.50" 200', "198.51.100.7", "21/Nov/2026")
    server.warning("Running on http://127.0.0.1:5000")
    assert log.getvalue() == "Running on http://127.0.0.1:5000\n"


@pytest.fixture
def breaking_app(make_app: MakeApp) -> Flask:
    """A site with a view that breaks over what a person typed."""
    site = make_app(TESTING=False)

    def broken() -> str:
        from flask import request

        typed = request.form["money_left"]
        raise ValueError(f"cannot read {typed}")

    site.add_url_rule("/broken", view_func=broken, methods=["POST"])
    return site


def test_an_error_is_logged_without_what_a_person_typed(
    breaking_app: Flask, log: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    breaking_app.test_client().post(
        "/broken?postcode=SW1A1AA", data={"money_left": "4242.42", "needs": "suicidal"}
    )
    told = log.getvalue() + capsys.readouterr().err
    assert "in broken" in told
    assert "ValueError" in told
    assert not [private for private in ("4242", "SW1A", "suicidal") if private in told]


def test_an_error_of_ours_is_said_to_be_ours(breaking_app: Flask) -> None:
    response = breaking_app.test_client().post("/broken", data={"money_left": "5"})
    assert response.status_code == 500
    assert "It is our fault, not yours." in response.text


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [("/nowhere", 404, "We cannot find that page"), ("/clear", 405, "That page does not open this way")],
)
def test_errors_are_pages_in_plain_words(visitor: Visitor, path: str, status: int, heading: str) -> None:
    page = visitor.get(path)
    assert (page.status, page.heading) == (status, heading)


def test_a_style_that_the_browser_still_has_is_not_sent_again(app: Flask) -> None:
    client, small = app.test_client(), {"Accept-Encoding": "br"}
    had = client.get("/static/site.css", headers=small, buffered=True).headers["ETag"]
    again = client.get("/static/site.css", headers={**small, "If-None-Match": had}, buffered=True)
    assert again.status_code == 304
