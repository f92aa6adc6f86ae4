"""``flask directory start``: what it says, fetches from a real server, and keeps when that fails."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from budgethelp.cli import local_services as commands
from budgethelp.local_services.fetch import Manners
from tests.support.make import MakeApp
from tests.support.visitor import Visitor

HEAD = (
    *("id", "organisation_name", "location_name", "url", "phone_number", "address", "postcode"),
    *("lat_lng", "network", "is_area"),
)
ROWS = (
    'a,Ash Pantry,,https://example.org/,01632 960001,1 Road,BS1 4DJ,"51.4494,-2.5979",IFAN,',
    'b,Ash Pantry,The Hall,https://example.org/,,2 Road,BS1 5TR,"51.4513,-2.5996",IFAN,False',
    'c,Ash Pantry,All of Bedminster,https://example.org/,,,BS3 1AA,"51.44,-2.6",IFAN,True',
)
FOOD = "\n".join((",".join(HEAD), *ROWS))
LINKS = """Authority Name,SNAC,GSS,Description,LGSL,LGIL,URL,Supported by GOV.UK
Bristol City Council,00HB,E06000023,Find out about help in a crisis,9999,8,https://www.bristol.gov.uk/crisis,true
Bristol City Council,00HB,E06000023,Homelessness advice,107,8,https://www.bristol.gov.uk/homeless,true
Bristol City Council,00HB,E06000023,Council tax reduction,63,8,javascript:alert(1),true
Bristol City Council,00HB,E06000023,Find a skip,508,8,https://www.bristol.gov.uk/skip,true
Nowhere,00XX,E99999999,Find out about help in a crisis,9999,8,https://nowhere.example/,true
"""


class Publishers:
    """A real server with both files; ``moods``: cut, busy, page, other, moved."""

    def __init__(self) -> None:
        self.moods: set[str] = set()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, body, length = server.answer(self.path)
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", "/moved" + self.path)
                self.send_header("Content-Length", str(length))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def answer(self, path: str) -> tuple[int, bytes, int]:
        """Status, body, and the length that is said."""
        body = (FOOD if path.endswith("food.csv") else LINKS).encode()
        if "busy" in self.moods:
            return 503, b"", 0
        if "moved" in self.moods and not path.startswith("/moved"):
            return 302, b"", 0
        if "page" in self.moods:
            body = b"<!doctype html><p>Sorry"
        if "other" in self.moods:
            body = b"name,colour\na,red\n"
        return 200, body, len(body) + (500 if "cut" in self.moods else 0)


@pytest.fixture
def publishers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publishers]:
    monkeypatch.setattr(commands, "MANNERS", Manners(read=2, whole=5, pauses=()))
    running = Publishers()
    yield running
    running.server.shutdown()
    running.server.server_close()


@pytest.fixture
def sources(publishers: Publishers, tmp_path: Path) -> Path:
    at = f"http://127.0.0.1:{publishers.server.server_address[1]}"
    file = tmp_path / "start.toml"
    more = 'publisher = "P"\nlicence = "OGL v3"\ncredit = "P"\nsize = "small"\n'
    parts = {"food-banks": f"{at}/food.csv", "council-pages": f"{at}/links.csv"}
    file.write_text("\n".join(f'[{name}]\nurl = "{url}"\n{more}' for name, url in parts.items()))
    return file


@pytest.fixture
def make_site(make_app: MakeApp, tmp_path: Path, places_file: Path) -> MakeApp:
    (tmp_path / "places.sqlite").symlink_to(places_file)
    return lambda: make_app(DATA=tmp_path)


def start(site: Flask, sources: Path, *more: str, answer: str = "") -> Result:
    typed = ["directory", "start", "--sources", str(sources), *more]
    return site.test_cli_runner().invoke(args=typed, input=answer)


def crisis_links(site: Flask) -> list[str]:
    visitor = Visitor(site)
    visitor.get("/")
    page = visitor.submit(money_left="0", next_income="3", postcode="BS1 4DJ")
    return [str(link["href"]) for link in page.select("a.reach, #council-row a")]


def test_it_says_what_it_will_fetch_and_asks_once(make_site: MakeApp, sources: Path) -> None:
    said = start(make_site(), sources, answer="n\n")
    assert "food-banks: P, small. Licence: OGL v3." in said.output
    assert said.exit_code == 1
    assert not (sources.parent / "council_pages.csv").exists()


def test_food_banks_and_council_pages_are_kept_and_shown(make_site: MakeApp, sources: Path) -> None:
    said = start(make_site(), sources, "--yes")
    assert said.exit_code == 0, said.output
    assert "food-banks: 2 services. Left out: 1 not a service." in said.output
    assert "council-pages: 2 pages." in said.output
    assert "508 Find a skip: 1" in said.output
    site = make_site()
    assert "https://www.bristol.gov.uk/crisis" in crisis_links(site)
    assert "https://www.bristol.gov.uk/homeless" in crisis_links(site)
    visitor = Visitor(site)
    visitor.get("/near")
    page = visitor.submit(topic="food", miles="3", postcode="BS1 4DJ")
    found = set(page.texts(".helper h3"))
    assert found >= {"Ash Pantry (food bank)", "Ash Pantry: The Hall (food bank)"}
    assert "javascript:" not in page.html


def test_an_address_that_moved_is_followed(make_site: MakeApp, publishers: Publishers, sources: Path) -> None:
    publishers.moods = {"moved"}
    assert start(make_site(), sources, "--yes").exit_code == 0


@pytest.mark.parametrize("mood", ["busy", "cut", "page", "other"])
def test_what_was_there_stays_when_it_cannot_be_fetched(
    make_site: MakeApp, publishers: Publishers, sources: Path, mood: str
) -> None:
    assert start(make_site(), sources, "--yes").exit_code == 0
    kept = (sources.parent / "council_pages.csv").read_bytes()
    publishers.moods = {mood}
    said = start(make_site(), sources, "--yes")
    assert said.exit_code == 1
    assert "Traceback" not in said.output
    assert "What was there before is kept." in said.output
    assert "The last good snapshot (2 services) is kept." in said.output
    assert (sources.parent / "council_pages.csv").read_bytes() == kept
    assert "https://www.bristol.gov.uk/crisis" in crisis_links(make_site())


def test_the_nightly_refresh_reads_both_again(
    make_site: MakeApp, publishers: Publishers, sources: Path
) -> None:
    site = make_site()
    start(site, sources, "--yes")
    (sources.parent / "council_pages.csv").unlink()
    said = site.test_cli_runner().invoke(args=["directory", "refresh"])
    assert said.exit_code == 0, said.output
    assert "council-pages: 2 pages." in said.output
    assert "https://www.bristol.gov.uk/crisis" in crisis_links(make_site())
    assert "Licence: OGL v3." in Visitor(make_site()).get("/about").text
    publishers.moods = {"busy"}
    assert site.test_cli_runner().invoke(args=["directory", "refresh"]).exit_code == 1


def test_a_broken_file_of_pages_stops_nothing(make_site: MakeApp, sources: Path) -> None:
    (sources.parent / "council_pages.csv").write_text(
        "gss,matter,web,checked\nE06000023,crisis_fund,https://a.uk/,soon\n"
    )
    assert "https://a.uk/" not in crisis_links(make_site())
