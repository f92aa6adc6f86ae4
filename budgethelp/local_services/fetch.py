"""Asking a feed's server, patiently and politely: time limits, size limits, few retries, rests between."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from socket import IPPROTO_TCP, getaddrinfo
from types import ModuleType
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import urllib3
from urllib3.exceptions import HTTPError

from budgethelp.local_services import cleaning
from budgethelp.local_services.readers import detect
from budgethelp.local_services.readers.detect import FeedPage
from budgethelp.local_services.record import Refused

AGENT = "BudgetHelp-directory/0.1"
MOST_BYTES = 64 * 1024 * 1024  # the longest real feed that we know of has 30 MB
CHUNK = 64 * 1024
PAUSES = (0.5, 2.0, 5.0)  # seconds before the second, third and fourth try
LONGEST_REST = 2.0
OURSELVES = frozenset({"127.0.0.1", "::1", "localhost"})
LONGEST_RETRY_AFTER = 60
REASONS = {
    "timed out": "it took too long",
    "name or service": "its name is not known",
    "nameresolution": "its name is not known",
    "refused": "nobody is there",
    "incompleteread": "its answer was cut short",
    "ssl": "its certificate is not right",
    "decode": "its answer could not be unpacked",
}
TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Manners:
    """``at_once`` requests at most, ``rest`` seconds or more between them; the others are time limits."""

    at_once: int = 4
    rest: float = 0.0
    connect: float = 10.0
    read: float = 30.0
    whole: float = 120.0
    pauses: tuple[float, ...] = PAUSES


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. ``unchanged``: it has nothing newer than last time."""

    status: int
    body: bytes = b""
    etag: str = ""
    modified: str = ""

    @property
    def unchanged(self) -> bool:
        """Whether it answered "not modified"."""
        return self.status == 304


class Failed(Exception):  # noqa: N818 - what became of a request, not a mistake of ours
    """No usable answer, after all tries. The text says why."""


class Client:
    """One client for one feed, safe to use from several threads."""

    def __init__(self, manners: Manners, sleep: Callable[[float], None] = time.sleep) -> None:
        self._manners, self._sleep = manners, sleep
        limits = urllib3.Timeout(connect=manners.connect, read=manners.read)
        self._pool = urllib3.PoolManager(maxsize=manners.at_once, timeout=limits)

    def get(self, url: str, etag: str = "", modified: str = "") -> Answer:
        """The answer for ``url``; 404 and 410 are answers too. Raises Failed when there is none."""
        said = ""
        for pause in (*self._manners.pauses, None):
            start = time.monotonic()
            answer, said, asked = self._try(url, etag, modified)
            self._rest(url, time.monotonic() - start)
            if answer is not None:
                return answer
            if pause is not None:
                self._sleep(max(pause, asked))
        raise Failed(said)

    def _rest(self, url: str, took: float) -> None:
        """As long as the server worked for us, so that it is never busy with us all the time."""
        ours = urlsplit(url).hostname in OURSELVES  # nobody else is kept waiting there
        self._sleep(max(self._manners.rest, 0.0 if ours else min(LONGEST_REST, took)))

    def _try(self, url: str, etag: str, modified: str) -> tuple[Answer | None, str, float]:
        try:
            response = self._ask(url, _headers(etag, modified))
        except HTTPError as error:
            return None, _why(error), 0.0
        try:
            if response.status in TRY_AGAIN:
                return None, f"it answered {response.status}", _retry_after(response)
            return self._answer(response), "", 0.0
        except HTTPError as error:
            return None, _why(error), 0.0
        finally:
            response.drain_conn() if response.status in TRY_AGAIN else response.close()

    def _ask(self, url: str, heads: dict[str, str]) -> urllib3.BaseHTTPResponse:
        """The answer, after 3 redirects at most, none of them from the open net to a private address."""
        asked = url
        for _ in range(MOST_REDIRECTS + 1):
            response = self._pool.request(
                "GET", url, headers=heads, preload_content=False, redirect=False, retries=False
            )
            where = response.get_redirect_location()
            if not where:
                return response
            response.close()
            url = urljoin(url, where)
            if urlsplit(url).scheme not in {"http", "https"} or (is_private(url) and not is_private(asked)):
                raise Failed("it leads to an address that is not on the open net")
        raise Failed("it leads from one address to the next")

    def _answer(self, response: urllib3.BaseHTTPResponse) -> Answer:
        if response.status not in {200, 304, 404, 410}:
            raise Failed(f"it answered {response.status}")
        body = self._body(response) if response.status == 200 else b""
        heads = response.headers
        return Answer(
            response.status, body, heads.get("ETag", "")[:200], heads.get("Last-Modified", "")[:100]
        )

    def _body(self, response: urllib3.BaseHTTPResponse) -> bytes:
        end = time.monotonic() + self._manners.whole
        body = bytearray()
        for chunk in response.stream(CHUNK, decode_content=True):
            body += chunk
            if len(body) > MOST_BYTES:
                raise Failed(f"its answer is longer than {MOST_BYTES // 1024 // 1024} MB")
            if time.monotonic() > end:
                raise Failed(f"its answer took longer than {self._manners.whole:.0f} seconds")
        return bytes(body)


def _headers(etag: str, modified: str) -> dict[str, str]:
    heads = {
        "User-Agent": AGENT,
        "Accept": "application/json, text/csv, */*;q=0.1",
        "Accept-Encoding": "gzip",
    }
    if etag:
        heads["If-None-Match"] = etag
    if modified:
        heads["If-Modified-Since"] = modified
    return heads


MOST_REDIRECTS = 3


def is_private(url: str) -> bool:
    """Whether a host is, or its name stands for, this machine or one of a network of its own."""
    try:
        parts = urlsplit(url)
        found = getaddrinfo(parts.hostname or "", parts.port or 443, proto=IPPROTO_TCP)
        return not all(ip_address(str(each[4][0]).partition("%")[0]).is_global for each in found)
    except OSError:
        return False  # a name that nobody knows is told by the request itself
    except (ValueError, UnicodeError):
        raise Failed("it leads to an address that is none") from None


def _retry_after(response: urllib3.BaseHTTPResponse) -> float:
    asked = response.headers.get("Retry-After", "")
    return float(min(LONGEST_RETRY_AFTER, int(asked))) if asked.isdecimal() else 0.0


def _why(error: Exception) -> str:
    text = f"{type(error).__name__}: {error}".lower()
    unknown = f"the connection broke ({type(error).__name__})"
    return next((words for sign, words in REASONS.items() if sign in text), unknown)


PER_PAGE = 50
MOST_PAGES = 5_000
DOCUMENTS = (".json", ".csv", ".txt", ".tsv")
NEARLY_ALL = 0.95
MOST_STALE = 2  # pages in a row with nothing new, before we stop asking

Progress = Callable[[str, int, int], None]  # stage, done, of how many (0 = not known)


def is_document(url: str) -> bool:
    """Whether the address is of one whole document rather than of a service with pages."""
    parts = urlsplit(url)
    return parts.path.lower().endswith(DOCUMENTS) or bool(parts.query)


def list_url(base: str, page: int) -> str:
    """The address of one page of the list."""
    parts = urlsplit(base)
    path = parts.path.rstrip("/").removesuffix("/services") + "/services"
    return urlunsplit((parts.scheme, parts.netloc, path, f"page={page}&per_page={PER_PAGE}", ""))


def detail_url(base: str, source_id: str) -> str:
    """The address of one service."""
    parts = urlsplit(base)
    path = parts.path.rstrip("/").removesuffix("/services") + f"/services/{quote(source_id, safe='')}"
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def read_list(client: Client, base: str, progress: Progress) -> Iterator[tuple[ModuleType, list[Any]]]:
    """Pages of new items, with the reader for them. Raises Refused or Failed."""
    pages = _Pages(client, base, progress)
    yield from pages.read()
    pages.check()


class _Pages:
    def __init__(self, client: Client, base: str, progress: Progress) -> None:
        self._client, self._base, self._progress = client, base, progress
        self._seen: set[str] = set()
        self._count, self._stale = 0, 0
        self._promised: int | None = None
        self._reader: ModuleType | None = None

    def read(self) -> Iterator[tuple[ModuleType, list[Any]]]:
        for number in range(1, MOST_PAGES):
            page = self._page(number)
            self._promised = page.total if page.total is not None else self._promised
            if number == 1 and page.first is False and not page.last:
                yield from self._new(self._page(0))  # a server that counts from 0
            yield from self._new(page)
            self._progress("list", self._count, self._promised or 0)
            if self._stale > MOST_STALE or _is_last(page, number):
                return

    def _new(self, page: FeedPage) -> Iterator[tuple[ModuleType, list[Any]]]:
        fresh = [item for item in page.items if self._is_new(item)]
        self._stale = 0 if fresh else self._stale + 1
        if fresh:
            self._reader = self._reader or detect.dialect_of(fresh)
            self._count += len(fresh)
            yield self._reader, fresh

    def _is_new(self, item: Any) -> bool:
        key = cleaning.line(item.get("id")) if isinstance(item, dict) else ""
        known = bool(key) and key in self._seen
        self._seen.add(key)
        return not known

    def _page(self, number: int) -> FeedPage:
        answer = self._client.get(list_url(self._base, number))
        if answer.status != 200:
            raise Failed(f"its list answered {answer.status}")
        return detect.parse(answer.body)

    def check(self) -> None:
        """Whether we got what the list promised."""
        if not self._count:
            raise Refused("Its list is empty.")
        if self._promised and self._count < NEARLY_ALL * self._promised:
            raise Refused(f"Its list promised {self._promised} services and gave {self._count}: half-read.")


def _is_last(page: FeedPage, number: int) -> bool:
    if page.pages is not None:
        return number >= page.pages
    if page.total is None:
        return page.last is True or len(page.items) < PER_PAGE
    return page.last is True or not page.items
