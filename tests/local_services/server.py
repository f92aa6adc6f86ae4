"""A real local HTTP server with a feed, and every bad habit feeds have been seen to have."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections import Counter
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PER_PAGE = 15


def make_service(number: int) -> dict[str, Any]:
    """One made-up service in the form of Open Referral UK 3, with a place in Bristol."""
    return {
        "id": f"s-{number:04}",
        "name": f"Community food bank {number}",
        "status": "active",
        "description": "<p>Food parcels for everybody who is short of food this week.</p>",
        "assured_date": "2026-10-01",
        "organization": {"id": "o", "name": "Food for All"},
        "phones": [{"number": "0117 496 0123"}],
        "service_at_locations": [
            {
                "location": {
                    "location_type": "physical",
                    "addresses": [{"address_1": "1 Road", "postal_code": "BS1 4DJ"}],
                }
            }
        ],
    }


def _shallow(service: dict[str, Any]) -> dict[str, Any]:
    """What a list says of a service."""
    return {key: value for key, value in service.items() if key not in {"service_at_locations", "phones"}}


class FeedServer:
    """``habits``: slow, gzip, bom, one_page, drop, short, long, nonsense, busy, no_details."""

    def __init__(self, many: int = 36) -> None:
        self.services = [make_service(number) for number in range(many)]
        self.habits: set[str] = set()
        self.missing: set[str] = set()
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.at_once = self.most_at_once = 0
        self.before: Callable[[str], None] = lambda path: None
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """The feed's base address."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/o/api"

    def __enter__(self) -> FeedServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def details_asked(self) -> int:
        """How many details were asked for."""
        return sum(count for path, count in self.asked.items() if "/services/" in path)

    def answer(self, path: str, query: dict[str, list[str]], known: str) -> tuple[int, bytes, str]:
        """Status, body and ETag for a request."""
        source_id = path.rpartition("/services/")[2] if "/services/" in path else ""
        if "nonsense" in self.habits:
            return 200, b"\xff\xfe{{[" * 2_500_000, ""
        if source_id:
            return self._detail(source_id, known)
        if not path.endswith("/services"):
            return 404, b"", ""
        return 200, json.dumps(self._page(int(query.get("page", ["1"])[0]))).encode(), ""

    def _page(self, number: int) -> dict[str, Any]:
        pages = -(-len(self.services) // PER_PAGE)
        number = 1 if "one_page" in self.habits else number
        start = (number - 1) * PER_PAGE
        contents = [_shallow(each) for each in self.services[start : start + PER_PAGE]]
        return {
            "total_items": len(self.services),
            "total_pages": pages,
            "page_number": number,
            "first_page": number == 1,
            "last_page": number >= pages,
            "contents": contents,
        }

    def _detail(self, source_id: str, known: str) -> tuple[int, bytes, str]:
        found = next((each for each in self.services if each["id"] == source_id), None)
        if found is None or source_id in self.missing or "no_details" in self.habits:
            return 404, b"<h1>Not here</h1>", ""
        body = json.dumps(found).encode()
        tag = f'"{hash(body)}"'
        return (304, b"", tag) if known == tag else (200, body, tag)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        feed = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # or every answer waits 40 ms for the client to say "go on"

            def do_GET(self) -> None:
                feed.enter(self.path)
                try:
                    feed.serve(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True
                finally:
                    feed.leave()

            def log_message(self, *_: object) -> None:
                return

        return Handler

    def enter(self, path: str) -> None:
        """Count a request."""
        with self._lock:
            self.asked[urlsplit(path).path] += 1
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)

    def leave(self) -> None:
        """A request has ended."""
        with self._lock:
            self.at_once -= 1

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request, with all our habits."""
        parts = urlsplit(handler.path)
        self.agents.add(handler.headers.get("User-Agent", ""))
        self.before(parts.path)
        if "slow" in self.habits:
            time.sleep(0.05)
        first_time = self.asked[parts.path] == 1
        if "drop" in self.habits and first_time:
            handler.close_connection = True
            handler.connection.close()
            return
        if "busy" in self.habits and first_time:
            self._send(handler, 503, b"", "")
            return
        status, body, tag = self.answer(
            parts.path, parse_qs(parts.query), handler.headers.get("If-None-Match", "")
        )
        self._send(handler, status, body, tag)

    def _send(self, handler: BaseHTTPRequestHandler, status: int, body: bytes, tag: str) -> None:
        if "bom" in self.habits:
            body = b"\xef\xbb\xbf" + body
        zipped = "gzip" in self.habits and status == 200
        body = gzip.compress(body) if zipped else body
        length = len(body) + (50 if "long" in self.habits else -5 if "short" in self.habits else 0)
        handler.send_response(status)
        heads = {
            "Content-Type": "text/html",
            "Content-Length": str(max(0, length)) if body else "0",
            "ETag": tag,
        }
        for name, value in (heads | ({"Content-Encoding": "gzip"} if zipped else {})).items():
            if value:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)
        handler.close_connection = handler.close_connection or bool(self.habits & {"long", "short"})
