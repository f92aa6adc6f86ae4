"""A visitor: goes to pages, follows links and sends a page's own form, as a browser does.

Every HTML page that is fetched is proof-read by ``check_page``.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from flask import Flask
from werkzeug.test import TestResponse

from tests.support.check_page import check_page, known_hosts
from tests.support.fields import fill, find_button, find_form
from tests.support.page import Page, squeeze

BROWSER = {"Accept": "text/html", "Accept-Language": "en-GB"}
MOST_REDIRECTS = 5


class Visitor:
    """One person with one browser. ``page`` is the page they are looking at."""

    page: Page

    def __init__(self, app: Flask, **headers: str) -> None:
        self.app = app
        self.client = app.test_client()
        self.headers = {**BROWSER, **headers}
        self.browser_says("same-origin")

    def get(self, path: str) -> Page:
        """Open ``path`` and follow it to where it leads."""
        return self._look(self._get(path))

    def click(self, words: str) -> Page:
        """Follow the link that says ``words``, or press the button that takes along what is typed."""
        if words in {squeeze(each.get_text(" ")) for each in self.page.select("button[formaction]")}:
            return self.submit(words)
        return self.get(urljoin(self.page.path, self.page.link(words)))

    def submit(self, button: str | None = None, **answers: object) -> Page:
        """Send this page's form: the one with these fields (and this button)."""
        form = find_form(self.page, answers, button)
        pressed = find_button(form, button)
        action = (pressed.get("formaction") if pressed else None) or form.get("action", "")
        target = urljoin(self.page.path, str(action))
        sent = fill(form, answers, button)
        if str(form.get("method", "get")).lower() == "get":
            return self._look(self.client.get(target, query_string=sent, headers=self._says()))
        return self._look(self._post(target, sent), sent)

    def browser_says(self, site: str | None) -> None:
        """Where the browser says requests come from: "cross-site", or None for one too old to say."""
        goes = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
        self.fetch_site = {"Sec-Fetch-Site": site, **goes} if site else {}

    def send(self, path: str, sent: list[tuple[str, str]]) -> Page:
        """Send what no form of ours has: what an old page or a machine might."""
        return self._look(self._post(path, sent))

    @property
    def cookie(self) -> str:
        """The value of the answers cookie; empty when there is none."""
        kept = self.client.get_cookie(self.app.config["SESSION_COOKIE_NAME"])
        return kept.value if kept else ""

    @property
    def answers(self) -> dict[str, object]:
        """What the cookie holds."""
        with self.client.session_transaction() as kept:
            return dict(kept)

    def _post(self, target: str, sent: Sequence[tuple[str, str]]) -> TestResponse:
        data: dict[str, list[str]] = {}
        for name, value in sent:
            data.setdefault(name, []).append(value)
        return self.client.post(target, data=data, headers=self._says())

    def _get(self, path: str) -> TestResponse:
        return self.client.get(path, headers=self._says())

    def _says(self) -> dict[str, str]:
        return {**self.headers, **self.fetch_site}

    def _look(self, response: TestResponse, sent: Sequence[tuple[str, str]] = ()) -> Page:
        for _ in range(MOST_REDIRECTS):
            if response.status_code not in (301, 302, 303, 307, 308):
                break
            place = urlsplit(urljoin(response.request.url, response.headers["Location"]))
            assert place.hostname == "localhost", f"sent away to {place.hostname}"
            path = place._replace(scheme="", netloc="").geturl()
            again = response.status_code == 307  # the same words once more
            response = self._post(path, sent) if again else self._get(path)
        self.page = Page.of(response)
        if response.mimetype == "text/html":
            check_page(self.page, known_hosts(self.app))
        return self.page
