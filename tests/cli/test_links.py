"""``flask links check``: a report of the links we show. Nothing here asks the internet."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from click.testing import Result
from flask import Flask

from budgethelp.cli.links import find_links
from budgethelp.rules.rule import Source
from budgethelp.sources import Sure
from budgethelp.web.content import Content
from tests.support.make import MakeApp
from tests.support.web_server import serving

CHECKED = {"sure": Sure.VERIFIED, "checked": date(2026, 11, 21)}
Check = Callable[..., tuple[Result, list[str]]]


def test_links_of_services_sources_and_councils_are_found(app: Flask) -> None:
    known: Content = app.extensions["budgethelp"]
    named = {link.url: link.named_by for link in find_links(known)}
    assert "service samaritans" in named[known.services["samaritans"].web]
    assert [url for url in named if not url.startswith("https://")] == []
    kinds = {name.split()[0] for names in named.values() for name in names}
    assert {"service", "rule", "bill", "worth", "council", "duty"} <= kinds


def test_a_link_that_many_name_is_there_once(app: Flask) -> None:
    links = find_links(app.extensions["budgethelp"], ["sources"])
    assert len({link.url for link in links}) == len(links)
    assert max(len(link.named_by) for link in links) > 10


@pytest.fixture
def check(make_app: MakeApp) -> Check:
    """Types ``flask links check …`` on a site with 2 links, both to a server on this machine."""

    def type_in(*words: str, gone: bool = False) -> tuple[Result, list[str]]:
        with serving({"/service": (200, ""), "/rule": (404 if gone else 200, "")}) as web:
            app = make_app(OPERATOR_EMAIL="help@example.org")
            known: Content = app.extensions["budgethelp"]
            app.extensions["budgethelp"] = with_two_links(known, web.address)
            result = app.test_cli_runner().invoke(args=["links", "check", "--rest", "0", *words])
            return result, web.asked

    return type_in


def with_two_links(known: Content, address: str) -> Content:
    service = replace(known.services["samaritans"], web=f"{address}/service", web_in=(), chat="")
    source = Source(f"{address}/rule#part-2 (their page)", **CHECKED)
    rule = replace(known.rulebook.rules[0], sources=(source,))
    rulebook = replace(known.rulebook, rules=(rule,), figures={})
    few = {"services": {service.id: service}, "rulebook": rulebook, "bill_facts": {}, "worth_checking": ()}
    councils = replace(known.councils, by_gss={})
    return replace(
        known, councils=councils, responsibilities=replace(known.responsibilities, rules=(), finder=""), **few
    )


def test_when_all_links_work_a_line_says_so(check: Check) -> None:
    result, _ = check()
    assert (result.exit_code, result.stdout) == (0, "2 links: 2 ok, 0 moved, 0 not sure, 0 broken.\n")


def test_a_broken_link_is_named_with_who_shows_it_and_fails(check: Check) -> None:
    result, _ = check(gone=True)
    assert result.exit_code == 1
    assert result.stdout.startswith("broken    404")
    assert "/rule  [rule talk_now]" in result.stdout


def test_only_some_links_are_asked_for_when_told_so(check: Check) -> None:
    _, asked = check("--only", "services", gone=True)
    assert asked == ["HEAD /service"]


def test_the_report_can_be_read_by_a_machine(check: Check) -> None:
    result, _ = check("--json", gone=True)
    broken, ok = json.loads(result.stdout)
    assert (broken["outcome"], broken["says"], broken["named_by"]) == ("broken", "404", ["rule talk_now"])
    assert ok["outcome"] == "ok"
