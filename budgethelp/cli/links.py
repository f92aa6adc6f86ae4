"""``flask --app wsgi links check``: do the links we show still lead somewhere?"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from urllib.parse import urljoin

import click
import urllib3
from flask import current_app
from flask.cli import AppGroup
from urllib3.exceptions import HTTPError

from budgethelp.rules.rule import Source
from budgethelp.web.content import Content, content

SITES_AT_ONCE = 4
MOST_REDIRECTS = 5
MOVED = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
# The page may well be there: these say "not you", "not now", or "not a machine".
NOT_TOLD = frozenset({401, 403, 406, 407, 408, 425, 429, 451, 503, 999})
# What some servers say to HEAD although the page is there.
ASK_AGAIN_WITH_GET = frozenset({*NOT_TOLD, 400, 404, 405, 410, 500, 501, 502, 504})


class LinkState(StrEnum):
    """What became of a link. Only ``BROKEN`` is for certain something to mend."""

    OK = "ok"
    MOVED = "moved"
    NOT_SURE = "not sure"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class CheckedLink:
    """One link. ``leads_to`` is where redirects end; ``says`` is the status, or why there was no answer."""

    url: str
    outcome: LinkState
    says: str
    leads_to: str


@dataclass(frozen=True, slots=True)
class LinkManners:
    """``agent`` says who asks; ``rest`` and ``patience`` are seconds: between requests, and for an answer."""

    agent: str
    rest: float = 1.0
    patience: float = 15.0


def agent_of(email: str | None) -> str:
    """An honest name for the checker, with the operator's address when there is one."""
    whom = f"ask {email}" if email else "its operator gave no address"
    return f"BudgetHelp-link-check/1 (Budget Help looks whether links still work; {whom})"


def check_links(
    urls: Iterable[str], manners: LinkManners, sleep: Callable[[float], None] = time.sleep
) -> Iterator[CheckedLink]:
    """What became of each of ``urls``, as it becomes known. Each site is asked one thing at a time."""
    in_order = sorted(set(urls), key=lambda url: (_site(url), url))
    by_site = [list(site) for _, site in groupby(in_order, key=_site)]
    limits = urllib3.Timeout(connect=manners.patience, read=manners.patience)
    pool = urllib3.PoolManager(timeout=limits, retries=False, headers={"User-Agent": manners.agent})
    with pool, ThreadPoolExecutor(SITES_AT_ONCE) as workers:
        waiting = [workers.submit(_check_site, pool, site, manners.rest, sleep) for site in by_site]
        for done in as_completed(waiting):
            yield from done.result()


def _site(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].lower()


def _check_site(
    pool: urllib3.PoolManager, urls: list[str], rest: float, sleep: Callable[[float], None]
) -> list[CheckedLink]:
    asker = _Asker(pool, rest, sleep)
    return [_check(url, asker) for url in urls]


@dataclass(slots=True)
class _Asker:
    """Asks one site, one thing at a time."""

    pool: urllib3.PoolManager
    rest: float
    sleep: Callable[[float], None]
    has_asked: bool = False

    def ask(self, method: str, url: str) -> tuple[int, str]:
        """The status, and where it redirects to ("" = nowhere). Raises urllib3's HTTPError."""
        if self.has_asked:
            self.sleep(self.rest)
        self.has_asked = True
        response = self.pool.request(method, url, redirect=False, preload_content=False)
        response.close()  # the page itself is not read: only whether it is there
        return response.status, response.headers.get("Location", "")


def _check(url: str, asker: _Asker) -> CheckedLink:
    here, for_good = url, True
    for _ in range(MOST_REDIRECTS + 1):
        try:
            status, location = asker.ask("HEAD", here)
            if status in ASK_AGAIN_WITH_GET:
                status, location = asker.ask("GET", here)
            if status not in MOVED or not location:
                return CheckedLink(url, _outcome(status, here != url and for_good), str(status), here)
            here, for_good = urljoin(here, location), for_good and status in FOR_GOOD
        except (HTTPError, ValueError) as error:
            return CheckedLink(url, LinkState.BROKEN, _why(error), here)
    return CheckedLink(url, LinkState.BROKEN, f"more than {MOST_REDIRECTS} redirects", here)


def _outcome(status: int, moved: bool) -> LinkState:
    if status in NOT_TOLD:
        return LinkState.NOT_SURE
    if not 200 <= status < 300:
        return LinkState.BROKEN
    return LinkState.MOVED if moved else LinkState.OK


def _why(error: Exception) -> str:
    """A connection's end in a few words, without the addresses of objects that errors carry."""
    text = f"{type(error).__name__} {error}".lower()
    known = {
        "nameresolution": "its name is not known",
        "timeout": "it took too long",
        "ssl": "its certificate is not right",
        "refused": "nobody is there",
        "url": "it is no address",
    }
    return next((words for sign, words in known.items() if sign in text), "the connection broke")


KINDS = ("services", "sources", "councils")
# A source may say more after its link: "https://example.org (their phone line)".
_LINK = re.compile(r"https?://[^\s,;()<>“”]+")


@dataclass(slots=True)
class Link:
    """One address, without its #part. ``named_by`` are the files' own ids, such as "service samaritans"."""

    url: str
    named_by: list[str] = field(default_factory=list)


def find_links(known: Content, kinds: Iterable[str] = KINDS) -> list[Link]:
    """Each link of these kinds once, in the order found, with all that name it."""
    finders = {"services": _services, "sources": _sources, "councils": _councils}
    links: dict[str, Link] = {}
    for kind in kinds:
        for name, text in finders[kind](known):
            for address in _LINK.findall(text):
                url = address.rstrip(".").partition("#")[0]
                links.setdefault(url, Link(url)).named_by.append(name)
    return list(links.values())


def _services(known: Content) -> Iterator[tuple[str, str]]:
    for service in known.services.values():
        for text in (service.web, service.chat, *(page for _, page in service.web_in)):
            yield f"service {service.id}", text


def _sources(known: Content) -> Iterator[tuple[str, str]]:
    for name, sources in sourced(known):
        for source in sources:
            yield name, source.where
    for figure in known.rulebook.figures.values():
        yield f"figure {figure.name}", figure.values[-1].source


def sourced(known: Content) -> Iterator[tuple[str, tuple[Source, ...]]]:
    """Everything that names sources, by its name: rules, facts about bills, what is worth checking."""
    for rule in known.rulebook.rules:
        yield f"rule {rule.id}", rule.sources
    for facts in known.bill_facts.values():
        yield f"bill {facts.kind}", facts.sources
    for entry in known.worth_checking:
        yield f"worth checking {entry.id}", entry.sources


def _councils(known: Content) -> Iterator[tuple[str, str]]:
    for council in known.councils.by_gss.values():
        yield f"council {council.gss} {council.short_name}", council.website
    yield "finding a council", known.responsibilities.finder
    for duty in known.responsibilities.rules:
        yield f"duty {duty.matter}", duty.website


links = AppGroup("links", help="The links we show.")
WORST_FIRST = list(reversed(LinkState))


@links.command("check")
@click.option("--only", type=click.Choice(KINDS), help="Only these links.")
@click.option("--json", "as_json", is_flag=True, help="Print every link as JSON, not a table.")
@click.option("--rest", default=1.0, show_default=True, help="Seconds between two requests to one site.")
@click.option("--patience", default=15.0, show_default=True, help="Seconds to wait for an answer.")
def check(only: str | None, as_json: bool, rest: float, patience: float) -> None:
    """Ask for every link once and print what became of it. Exit 1 when a link is broken."""
    named = {link.url: link for link in find_links(content(), [only] if only else KINDS)}
    manners = LinkManners(agent_of(current_app.config["OPERATOR_EMAIL"]), rest, patience)
    with click.progressbar(check_links(named, manners), len(named), "Links", file=sys.stderr) as asked:
        found = sorted(asked, key=lambda checked: (WORST_FIRST.index(checked.outcome), checked.url))
    click.echo(_as_json(found, named) if as_json else _as_table(found, named))
    sys.exit(any(checked.outcome is LinkState.BROKEN for checked in found))


def _as_table(found: list[CheckedLink], named: Mapping[str, Link]) -> str:
    """A line for each link that is not simply there, the worst first, and a line that counts them all."""
    rows = [_row(checked, named[checked.url]) for checked in found if checked.outcome is not LinkState.OK]
    counts = (f"{sum(each.outcome is outcome for each in found)} {outcome}" for outcome in LinkState)
    return "\n".join([*rows, f"{len(found)} links: {', '.join(counts)}."])


def _row(checked: CheckedLink, link: Link) -> str:
    leads = f" -> {checked.leads_to}" if checked.leads_to != checked.url else ""
    return f"{checked.outcome:<9} {checked.says:<28} {checked.url}{leads}  [{'; '.join(link.named_by)}]"


def _as_json(found: list[CheckedLink], named: Mapping[str, Link]) -> str:
    rows = [
        {
            "url": checked.url,
            "outcome": checked.outcome,
            "says": checked.says,
            "leads_to": checked.leads_to,
            "named_by": named[checked.url].named_by,
        }
        for checked in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
