"""Asks for each link once: a few sites at a time, one request at a time to each, with a rest between."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from urllib.parse import urljoin

import urllib3
from urllib3.exceptions import HTTPError

SITES_AT_ONCE = 4
MOST_REDIRECTS = 5
MOVED = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
# The page may well be there: these say "not you", "not now", or "not a machine".
NOT_TOLD = frozenset({401, 403, 406, 407, 408, 425, 429, 451, 503, 999})
# What some servers say to HEAD although the page is there.
ASK_AGAIN_WITH_GET = frozenset({*NOT_TOLD, 400, 404, 405, 410, 500, 501, 502, 504})


class Outcome(StrEnum):
    """What became of a link. Only ``BROKEN`` is for certain something to mend."""

    OK = "ok"
    MOVED = "moved"
    NOT_SURE = "not sure"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Checked:
    """One link. ``leads_to`` is where redirects end; ``says`` is the status, or why there was no answer."""

    url: str
    outcome: Outcome
    says: str
    leads_to: str


@dataclass(frozen=True, slots=True)
class Manners:
    """``agent`` says who asks; ``rest`` and ``patience`` are seconds: between requests, and for an answer."""

    agent: str
    rest: float = 1.0
    patience: float = 15.0


def agent_of(email: str | None) -> str:
    """An honest name for the checker, with the operator's address when there is one."""
    whom = f"ask {email}" if email else "its operator gave no address"
    return f"BudgetHelp-link-check/1 (Budget Help looks whether links still work; {whom})"


def check_links(
    urls: Iterable[str], manners: Manners, sleep: Callable[[float], None] = time.sleep
) -> Iterator[Checked]:
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
) -> list[Checked]:
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


def _check(url: str, asker: _Asker) -> Checked:
    here, for_good = url, True
    for _ in range(MOST_REDIRECTS + 1):
        try:
            status, location = asker.ask("HEAD", here)
            if status in ASK_AGAIN_WITH_GET:
                status, location = asker.ask("GET", here)
            if status not in MOVED or not location:
                return Checked(url, _outcome(status, here != url and for_good), str(status), here)
            here, for_good = urljoin(here, location), for_good and status in FOR_GOOD
        except (HTTPError, ValueError) as error:
            return Checked(url, Outcome.BROKEN, _why(error), here)
    return Checked(url, Outcome.BROKEN, f"more than {MOST_REDIRECTS} redirects", here)


def _outcome(status: int, moved: bool) -> Outcome:
    if status in NOT_TOLD:
        return Outcome.NOT_SURE
    if not 200 <= status < 300:
        return Outcome.BROKEN
    return Outcome.MOVED if moved else Outcome.OK


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
