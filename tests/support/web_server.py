"""A small real web server on this machine, which answers as it is told and notes who asked for what."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class WebServer:
    """``pages`` are status and Location by "GET /path", or by "/path" for every method; others are 404."""

    address: str = ""
    pages: dict[str, tuple[int, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)


@contextmanager
def serving(pages: dict[str, tuple[int, str]]) -> Iterator[WebServer]:
    """A server with these pages, on a free port, until the block ends."""
    web = WebServer(pages=pages)

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            asked = f"{self.command} {self.path}"
            web.asked.append(asked)
            web.agents.add(self.headers["User-Agent"])
            status, location = web.pages.get(asked) or web.pages.get(self.path) or (404, "")
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD = answer  # noqa: N815 (the server asks for these names)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing on the screen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
