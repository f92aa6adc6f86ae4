"""Links are asked for politely, and what became of each is told truly, by a real server on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from budgethelp.cli.links import CheckedLink, LinkManners, LinkState, agent_of, check_links
from tests.support.web_server import WebServer, serving

MANNERS = LinkManners(agent_of("help@example.org"), rest=0.5, patience=2)


@pytest.fixture
def web() -> Iterator[WebServer]:
    """A website with a page of each kind."""
    pages = {
        "/there": (200, ""),
        "/gone": (410, ""),
        "/broken": (500, ""),
        "/not-for-machines": (403, ""),
        "HEAD /no-heads": (405, ""),
        "GET /no-heads": (200, ""),
        "/moved": (301, "/there"),
        "/for-now": (302, "/there"),
        "/moved-and-gone": (308, "/gone"),
        "/round": (302, "/round"),
        "/nonsense": (302, "http://[nowhere"),
    }
    with serving(pages) as web:
        yield web


def check(web: WebServer, *paths: str) -> dict[str, CheckedLink]:
    found = check_links([web.address + path for path in paths], MANNERS, sleep=lambda seconds: None)
    return {each.url.removeprefix(web.address): each for each in found}


@pytest.mark.parametrize(
    ("path", "outcome", "says"),
    [
        ("/there", LinkState.OK, "200"),
        ("/no-heads", LinkState.OK, "200"),
        ("/for-now", LinkState.OK, "200"),
        ("/moved", LinkState.MOVED, "200"),
        ("/not-for-machines", LinkState.NOT_SURE, "403"),
        ("/nowhere", LinkState.BROKEN, "404"),
        ("/gone", LinkState.BROKEN, "410"),
        ("/broken", LinkState.BROKEN, "500"),
        ("/moved-and-gone", LinkState.BROKEN, "410"),
        ("/round", LinkState.BROKEN, "more than 5 redirects"),
        ("/nonsense", LinkState.BROKEN, "it is no address"),
    ],
)
def test_what_became_of_a_link(web: WebServer, path: str, outcome: LinkState, says: str) -> None:
    checked = check(web, path)[path]
    assert (checked.outcome, checked.says) == (outcome, says)


def test_a_redirect_says_where_it_ends(web: WebServer) -> None:
    assert check(web, "/moved")["/moved"].leads_to == f"{web.address}/there"


def test_a_page_is_not_fetched_when_its_head_says_enough(web: WebServer) -> None:
    check(web, "/there", "/no-heads")
    assert web.asked == ["HEAD /no-heads", "GET /no-heads", "HEAD /there"]


def test_a_round_of_redirects_is_left_after_5(web: WebServer) -> None:
    check(web, "/round")
    assert web.asked == ["HEAD /round"] * 6


def test_the_checker_says_who_it_is_and_whom_to_ask(web: WebServer) -> None:
    check(web, "/there")
    [agent] = web.agents
    assert "Budget Help" in agent
    assert "help@example.org" in agent
    assert "its operator gave no address" in agent_of(None)


def test_a_site_is_left_to_rest_between_two_requests(web: WebServer) -> None:
    rests: list[float] = []
    list(check_links([f"{web.address}/there", f"{web.address}/gone"], MANNERS, rests.append))
    assert rests == [0.5] * (len(web.asked) - 1) == [0.5, 0.5]


def test_a_link_is_asked_for_once_however_often_it_is_named(web: WebServer) -> None:
    check(web, "/there", "/there")
    assert web.asked == ["HEAD /there"]


def test_nobody_there_is_broken_and_says_so() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        [checked] = check_links([f"http://127.0.0.1:{taken.getsockname()[1]}/"], MANNERS)
    assert (checked.outcome, checked.says) == (LinkState.BROKEN, "nobody is there")


def test_silence_is_broken_and_does_not_last() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        [checked] = check_links([url], LinkManners("test", patience=0.1))
    assert (checked.outcome, checked.says) == (LinkState.BROKEN, "it took too long")


@pytest.mark.parametrize("url", ["http://", "https://ex ample.org/", "https://a" + "b" * 70 + ".example/"])
def test_what_is_no_address_is_broken_and_stops_nothing(web: WebServer, url: str) -> None:
    found = list(check_links([url, f"{web.address}/there"], MANNERS))
    assert sorted(each.outcome for each in found) == [LinkState.BROKEN, LinkState.OK]
