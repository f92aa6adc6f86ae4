"""One page as a visitor has it: what it says, where it is, and its forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from bs4 import BeautifulSoup, Tag
from werkzeug.test import TestResponse

BLOCKS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "td", "th", "div", "section", "body"),
    *("summary", "legend", "label", "button", "option"),
}
UNSEEN = {"script", "style", "template", "title"}


@dataclass(frozen=True)
class Page:
    """A fetched HTML page."""

    path: str
    status: int
    html: str
    headers: dict[str, str]

    @classmethod
    def of(cls, response: TestResponse) -> Page:
        headers = {name.lower(): value for name, value in response.headers.items()}
        return cls(response.request.path, response.status_code, response.text, headers)

    @cached_property
    def soup(self) -> BeautifulSoup:
        return read(self.html)

    @property
    def title(self) -> str:
        return squeeze(self.soup.title.get_text() if self.soup.title else "")

    @property
    def heading(self) -> str:
        return squeeze(self.soup.h1.get_text(" ") if self.soup.h1 else "")

    @cached_property
    def text(self) -> str:
        """What the page says, with one space between words; folded parts too."""
        return squeeze(" ".join(piece for _, piece in _seen(self.soup, self.soup)))

    @cached_property
    def blocks(self) -> list[str]:
        """What the page says, a heading, paragraph, item or label at a time."""
        by_block = groupby(_seen(self.soup, self.soup), key=lambda each: id(each[0]))
        texts = (squeeze(" ".join(piece for _, piece in block)) for _, block in by_block)
        return [text for text in texts if text]

    def select(self, css: str) -> list[Tag]:
        return list(self.soup.select(css))

    def texts(self, css: str) -> list[str]:
        """The words of each element that ``css`` finds."""
        return [squeeze(found.get_text(" ")) for found in self.soup.select(css)]

    def link(self, words: str) -> str:
        """The address of the link that says ``words`` (or starts so)."""
        links = [a for a in self.soup.select("a[href]") if squeeze(a.get_text(" ")).startswith(words)]
        assert links, f"no link “{words}” on {self.path}; there are {self.texts('a[href]')}"
        return str(links[0]["href"])


@lru_cache(maxsize=16)
def read(html: str) -> BeautifulSoup:
    """Read once: some pages are long, and many tests look at the same one."""
    return BeautifulSoup(html, "html.parser")


def squeeze(text: str) -> str:
    """One plain space between words."""
    return " ".join(text.split())


def _seen(tag: Tag, block: Tag) -> Iterator[tuple[Tag, str]]:
    """Each piece of text in ``tag`` that can be seen, and the block it stands in: one walk for the page."""
    for child in tag.contents:
        if not isinstance(child, Tag):
            yield block, str(child)
        elif child.name not in UNSEEN:
            yield from _seen(child, child if child.name in BLOCKS else block)
