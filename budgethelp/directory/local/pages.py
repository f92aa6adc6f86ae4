"""A feed's list, page by page, whatever its server makes of our page numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from budgethelp.directory.local import clean
from budgethelp.directory.local.readers import detect
from budgethelp.directory.local.readers.page import Page
from budgethelp.directory.local.record import Refused
from budgethelp.directory.local.web import Client, Failed

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

    def _new(self, page: Page) -> Iterator[tuple[ModuleType, list[Any]]]:
        fresh = [item for item in page.items if self._is_new(item)]
        self._stale = 0 if fresh else self._stale + 1
        if fresh:
            self._reader = self._reader or detect.dialect_of(fresh)
            self._count += len(fresh)
            yield self._reader, fresh

    def _is_new(self, item: Any) -> bool:
        key = clean.line(item.get("id")) if isinstance(item, dict) else ""
        known = bool(key) and key in self._seen
        self._seen.add(key)
        return not known

    def _page(self, number: int) -> Page:
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


def _is_last(page: Page, number: int) -> bool:
    if page.pages is not None:
        return number >= page.pages
    if page.total is None:
        return page.last is True or len(page.items) < PER_PAGE
    return page.last is True or not page.items
