"""Proof-reads a page: strict HTML, one heading, labels, links we know, and words we stand by."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import fields
from functools import cache
from hashlib import sha256
from urllib.parse import urlsplit

import html5lib
from bs4 import Tag
from flask import Flask
from sqlalchemy.exc import DatabaseError

from budgethelp.local_services import feeds, store
from budgethelp.web.local_store import store_address
from tests.support.forbidden import forbidden_words
from tests.support.page import Page, squeeze

STRAIGHT = re.compile(r"['\"]|\.\.\.")
TELLING = re.compile("money|budget|bill|debt|pay|income|worr|cost|£", re.IGNORECASE)
SPOKEN = ("aria-label", "alt", "title", "placeholder")
MAPS = "https://www.openstreetmap.org"
SAFE_SCHEMES = ("tel", "sms", "mailto", "geo")
UNLABELLED = ("hidden", "submit", "button")
POLICY = "content-security-policy"
LINKED = ("for", "aria-describedby", "aria-labelledby", "aria-controls")


def check_page(page: Page, hosts: Collection[str]) -> None:
    """Fails with everything that is wrong with ``page``; other sites' links must be on one of ``hosts``."""
    wrong = _problems(page.html, frozenset(hosts), page.headers.get(POLICY, ""))
    assert not wrong, f"{page.path} ({page.status}):\n" + "\n".join(wrong)


class _Tags:
    """A page's elements, sorted by name and by attribute in one walk: so much faster than by CSS."""

    def __init__(self, page: Page) -> None:
        self.all: list[Tag] = list(page.soup.find_all(True))
        self.named: dict[str, list[Tag]] = defaultdict(list)
        self.having: dict[str, list[Tag]] = defaultdict(list)
        for tag in self.all:
            self.named[tag.name].append(tag)
            for name in tag.attrs:
                self.having[name].append(tag)


@cache
def _problems(html: str, hosts: frozenset[str], policy: str) -> list[str]:
    page = Page("", 200, html, {POLICY: policy})
    tags = _Tags(page)
    checks = (_headings, _ids, _labels, _inline, _texts)
    found = [problem for check in checks for problem in check(page, tags)]
    return [*_markup(html), *found, *_links(tags, hosts)]


def _markup(html: str) -> Iterator[str]:
    parser = html5lib.HTMLParser()
    parser.parse(html)
    for (line, _), code, details in parser.errors:
        yield f"line {line}: {html5lib.constants.E[code] % details}"


def _headings(page: Page, tags: _Tags) -> Iterator[str]:
    headings = [squeeze(tag.get_text(" ")) for tag in tags.named["h1"]]
    if len(headings) != 1:
        yield f"there must be one h1, not {headings}"
    elif any("together" in tag.get_attribute_list("class") for tag in tags.named["body"]):
        yield from _quiet(page.title)
    elif tags.named["h1"][0].has_attr("data-figure"):  # a sum stands on the page, never in the history
        yield from ("the title holds an amount" for _ in re.findall("[£0-9]", page.title))
    elif not page.title.startswith(start := ": ".join([*_mends(tags), *headings])):
        yield f"the title “{page.title}” must start with the heading “{start}”"
    if not any(tag.name == "html" for tag in tags.having["lang"]):
        yield "the page does not say its language"


def _mends(tags: _Tags) -> list[str]:
    """What a page that was sent back says first."""
    return [squeeze(tag.get_text(" ")) for tag in tags.having["id"] if tag["id"] == "mend"]


def _quiet(title: str) -> Iterator[str]:
    """On a screen that others use next, a title is short and says nothing of money or of what is wrong."""
    if not title or len(title.split()) > 2 or TELLING.search(title):
        yield f"the title “{title}” must be a quiet word or two"


def _ids(page: Page, tags: _Tags) -> Iterator[str]:
    ids = Counter(str(tag["id"]) for tag in tags.having["id"])
    yield from (f"id “{name}” is there {times} times" for name, times in ids.items() if times > 1)
    for attribute in LINKED:
        for tag in tags.having[attribute]:
            lost = set(str(tag[attribute]).split()) - set(ids)
            yield from (f"{attribute}=“{name}” leads nowhere" for name in lost)
    links = [str(tag["href"]) for tag in tags.having["href"] if tag.name == "a"]
    fragments = {link[1:] for link in links if link.startswith("#")}
    yield from (f"link to #{name} leads nowhere" for name in fragments - set(ids) - {""})


def _labels(page: Page, tags: _Tags) -> Iterator[str]:
    labelled = {str(label["for"]) for label in tags.having["for"] if label.name == "label"}
    for control in (*tags.named["input"], *tags.named["select"], *tags.named["textarea"]):
        named = control.get("id") in labelled or control.find_parent("label") or control.get("aria-label")
        if control.get("type") not in UNLABELLED and not named:
            yield f"no label for {control}"
    for fieldset in tags.named["fieldset"]:
        if not fieldset.find("legend", recursive=False):
            yield f"a fieldset without a legend: {squeeze(fieldset.get_text(' '))[:60]}"


def _inline(page: Page, tags: _Tags) -> Iterator[str]:
    if any("src" not in script.attrs for script in tags.named["script"]):
        yield "a script inside the page"
    for style in tags.named["style"]:
        fingerprint = b64encode(sha256((style.string or "").encode()).digest()).decode()
        if f"'sha256-{fingerprint}'" not in page.headers[POLICY]:
            yield "a style inside the page that its policy does not know"
    for tag in tags.all:
        inline = [name for name in tag.attrs if name == "style" or name.startswith("on")]
        yield from (f"{name}=… inside <{tag.name}>" for name in inline)


def _texts(page: Page, tags: _Tags) -> Iterator[str]:
    spoken = [str(tag[name]) for name in SPOKEN for tag in tags.having[name]]
    for text in (page.title, *page.blocks, *spoken):
        for found in STRAIGHT.finditer(text):
            yield f"straight quote or three dots: “{text[max(0, found.start() - 30) : found.end() + 30]}”"
        yield from (f"forbidden words: {found}" for found in forbidden_words(text))


def _links(tags: _Tags, hosts: frozenset[str]) -> Iterator[str]:
    for tag in tags.all:
        for name in ("href", "src", "action", "formaction"):
            if name in tag.attrs:
                yield from _link(tag, str(tag[name]), hosts)


def _link(tag: Tag, target: str, hosts: frozenset[str]) -> Iterator[str]:
    parts = urlsplit(target)
    if parts.scheme in SAFE_SCHEMES or not (parts.scheme or parts.netloc) or _is_icon(tag, target):
        return
    if tag.get("hreflang") and tag.get("rel") == ["alternate"]:
        return  # this page in another language; nothing is loaded
    if tag.name != "a":
        yield f"<{tag.name}> loads or sends to {target}"
    elif parts.scheme not in ("https", "http") or parts.hostname not in hosts:
        yield f"link to {target}, which is not a host of the directory or the rulebook"


def _is_icon(tag: Tag, target: str) -> bool:
    """The icon rides inside the page."""
    return tag.name == "link" and tag.get("rel") == ["icon"] and target.startswith("data:image/svg+xml,")


def known_hosts(app: Flask) -> frozenset[str]:
    """The hosts of every service, council, source and setting of this site, and of its local services now."""
    return _own_hosts(app) | _hosts(_local_services(app))


def _own_hosts(app: Flask) -> frozenset[str]:
    known = app.extensions["budgethelp"]
    parts = (_hosts_of(getattr(known, field.name)) for field in fields(known))
    return _hosts(app.config["LEAVE_URL"] + MAPS + repr(feeds.shipped())).union(*parts)


_READ: dict[int, tuple[object, frozenset[str]]] = {}


def _hosts_of(part: object) -> frozenset[str]:
    """The hosts that a part of what sites know names; read once, as the sites of a run share it."""
    if id(part) not in _READ:
        # It is plain data all the way down, so its own text names every link it can give.
        _READ[id(part)] = part, _hosts(repr(part))
    return _READ[id(part)][1]


def _hosts(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"https?://([a-z0-9.-]+)", text))


def _local_services(app: Flask) -> str:
    """All that the store's file holds, as text; most sites under test have none, and some a spoiled one."""
    address = store_address(app)
    if address.get_backend_name() != "sqlite" or not store.exists(address):
        return ""
    engine = store.open_to_read(address)
    try:
        with engine.connect() as connection:
            return " ".join(connection.exec_driver_sql("SELECT body FROM service").scalars())
    except DatabaseError:
        return ""
    finally:
        engine.dispose()
