"""The store of local services for the running site: where it is, and whether it has something to show."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from flask import Flask, current_app
from sqlalchemy.engine import URL

from budgethelp.local_services import store as database
from budgethelp.local_services.help import LocalHelp, Standing

NAME = "local_help"


class LocalStore:
    """``help`` answers every question. A store that nobody has set up is never missed."""

    def __init__(self, url: URL, named: bool, app: Flask) -> None:
        self.help = LocalHelp(url)
        self._url, self._named, self._log = url, named, app.logger
        self._expected = named  # a server was named, or feeds were there before
        self._said_empty = False

    @property
    def is_kept(self) -> bool:
        """Whether the operator keeps, or kept, local places; asks no store."""
        return self._expected or database.exists(self._url)

    def standing(self, now: datetime) -> Standing:
        """READY; NO_FEEDS when the operator keeps none; EMPTY or DOWN, which is logged once."""
        if not self.is_kept:
            return Standing.NO_FEEDS
        standing = self.help.standing(now)
        if standing is Standing.NO_FEEDS and self._named:
            standing = Standing.EMPTY
        self._expected = standing is not Standing.NO_FEEDS
        self._say_empty(standing)
        return standing

    def marked_closed(self, now: datetime) -> frozenset[int]:
        """Numbers of services that the operator says are closed. That may be all that the store holds."""
        return self.help.marked_closed(now) if database.exists(self._url) else frozenset()

    def _say_empty(self, standing: Standing) -> None:
        if standing is Standing.EMPTY and not self._said_empty:
            self._log.warning("The store of local places is empty. See: flask --app wsgi directory list")
        self._said_empty = standing is Standing.EMPTY


def store_address(app: Flask) -> URL:
    """Where the store is: ``DATABASE_URL``, or a file beside the table of places."""
    return database.address(Path(app.config["DATA"]), app.config["DATABASE_URL"] or "")


def set_up(app: Flask) -> None:
    """Nothing is opened before the first question."""
    app.extensions[NAME] = LocalStore(store_address(app), bool(app.config["DATABASE_URL"]), app)


def local_store() -> LocalStore:
    """The running site's store."""
    store: LocalStore = current_app.extensions[NAME]
    return store
