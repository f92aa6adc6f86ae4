"""Headers on every response; posts from other sites refused, and nothing changed by their links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request
from werkzeug.exceptions import SecurityError
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response as BaseResponse

from budgethelp.web.assets import INSIDE, style_hash

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

AnyResponse = TypeVar("AnyResponse", bound=BaseResponse)

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OURS = frozenset({"same-origin", "none"})  # "none": the person did it themselves, such as loading again
PAGES = frozenset({"document", "empty"})  # "empty": our service worker asks for the page
ONE_YEAR = 31_536_000

POLICY = "; ".join(
    (
        "default-src 'none'",
        f"style-src 'self' {' '.join(map(style_hash, INSIDE))}",  # these ride inside the page
        "script-src 'self'",
        "img-src 'self' data:",  # the icon rides in the page: one request less on a slow phone
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # "no-referrer" would make browsers send "Origin: null"
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# What is never a page of its own needs only these: the others would come with every first visit for nothing.
FILE_TYPES = frozenset({"text/css", "text/javascript"})
FILE_HEADERS = ("X-Content-Type-Options", "Cross-Origin-Resource-Policy")


def set_up(app: Flask) -> None:
    """Trust as many proxies as the operator says, and guard every request and response."""
    hops = app.config["TRUSTED_PROXIES"]
    if hops:
        setattr(app, "wsgi_app", ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops))  # noqa: B010
    setattr(app, "wsgi_app", OddHosts(app.wsgi_app))  # noqa: B010
    app.before_request(refuse_other_sites)
    app.after_request(add_headers)


class OddHosts:
    """Refuses a host name that is none before anything builds an address from it, an error page too."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if _is_host(environ.get("HTTP_HOST", "")):
            return self._app(environ, start_response)
        start_response("400 BAD REQUEST", [("Content-Type", "text/plain; charset=utf-8"), *HEADERS.items()])
        return [b"This site does not answer at this address."]


_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
HOST = re.compile(rf"(?:{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9a-f:.]+\])(?::[0-9]{{1,5}})?", re.I)
LONGEST_HOST = 260


def _is_host(said: str) -> bool:
    """Whether a name, or none, can be in an address."""
    if not said:
        return True
    try:
        said.partition(":")[0].encode("ascii").decode("idna")
    except UnicodeError:
        return False
    return len(said) <= LONGEST_HOST and HOST.fullmatch(said) is not None


def refuse_other_sites() -> None:
    """403 for a post that another site made (docs/decisions/0003-cross-site-posts.md)."""
    if request.method not in SAFE_METHODS and not is_from_here():
        abort(403)


def is_from_here() -> bool:
    """Whether the browser says our own page sent this; a browser too old to say anything is believed."""
    fetched_from = request.headers.get("Sec-Fetch-Site")
    if fetched_from is not None:
        return fetched_from in OURS
    sender = request.headers.get("Origin") or request.headers.get("Referer")
    return sender is None or _is_our_host(sender)


def is_own_visit() -> bool:
    """Whether a person surely opened this page from one of ours, or by hand: it may change what is kept."""
    if request.method not in SAFE_METHODS:
        return True  # looked at already
    if not is_navigation():
        return False
    fetched_from = request.headers.get("Sec-Fetch-Site")
    if fetched_from is not None:
        return fetched_from in OURS
    return _is_our_host(request.headers.get("Referer", ""))


def is_from_elsewhere() -> bool:
    """Whether the browser says that another site asks for this page, or that it is for no page at all."""
    return not is_own_visit() and not (is_navigation() and _says_nothing())


def is_navigation() -> bool:
    """Whether a person goes to a page, as far as the browser says: it is no picture, frame or script."""
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    return mode == "navigate" and request.headers.get("Sec-Fetch-Dest", "document") in PAGES


def _says_nothing() -> bool:
    return not ("Sec-Fetch-Site" in request.headers or "Referer" in request.headers)


def _is_our_host(sender: str) -> bool:
    try:
        return bool(sender) and urlsplit(sender).netloc.lower() == request.host.lower()
    except (ValueError, SecurityError):  # "http://[", or a host that is not ours
        return False


def add_headers(response: Response) -> Response:
    """The same headers on everything but styles and scripts; nothing is stored unless it says so itself."""
    is_file = request.endpoint == "static" and response.mimetype in FILE_TYPES
    response.headers.update({name: HEADERS[name] for name in FILE_HEADERS} if is_file else HEADERS)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}"
    if request.endpoint != "static" and not response.cache_control.public:
        response.headers["Cache-Control"] = "no-store"
    return response


def clear_site_data(response: AnyResponse) -> AnyResponse:
    """Ask the browser to forget all that it keeps of us, for "Finish and clear", never for another site."""
    if is_own_visit():
        response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
