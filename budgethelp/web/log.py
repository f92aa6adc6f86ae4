"""Logs that say what happened and nothing about who it happened to."""

from __future__ import annotations

import logging
import sys
import traceback
from time import perf_counter

from flask import Flask, Response, g, request

ACCESS = logging.getLogger("budgethelp.access")
FORMAT = "%(asctime)s %(levelname)s %(message)s"


class WithoutAnswers(logging.Filter):
    """Keeps where an exception came from, and drops every message: it can hold what a person typed."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[1]:
            record.msg, record.args = "A request went wrong", ()
            record.exc_text = frames(record.exc_info[1])
            record.exc_info = None
        return True


class WithoutVisits(logging.Filter):
    """Drops the development server's own access lines, which hold addresses and query strings."""

    def filter(self, record: logging.LogRecord) -> bool:
        return " - - [" not in record.getMessage()


def frames(error: BaseException) -> str:
    """File, line and function of each frame, and the error's type; no values of any kind."""
    lines = "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__
    before = error.__cause__ or error.__context__
    return f"{frames(before)}\n{lines}" if before else lines


def set_up(app: Flask) -> None:
    """Log to stderr: one line a request (method, route, status, time), and errors without values."""
    app.logger.setLevel(logging.INFO)
    app.logger.handlers[:] = [_handler()]
    _filter_once(app.logger, WithoutAnswers())
    _filter_once(logging.getLogger("werkzeug"), WithoutVisits())
    app.before_request(_start_watch)
    app.after_request(log_request)


def log_request(response: Response) -> Response:
    """The route's pattern, not the address: even a mistyped address can hold something private."""
    route = request.url_rule.rule if request.url_rule else "(no such page)"
    took = (perf_counter() - g.get("started", perf_counter())) * 1000
    ACCESS.info("%s %s %s %.0fms", request.method, route, response.status_code, took)
    return response


def _start_watch() -> None:
    g.started = perf_counter()


def _handler() -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter(FORMAT))
    handler.addFilter(WithoutAnswers())
    return handler


def _filter_once(logger: logging.Logger, wanted: logging.Filter) -> None:
    if not any(type(known) is type(wanted) for known in logger.filters):
        logger.addFilter(wanted)
