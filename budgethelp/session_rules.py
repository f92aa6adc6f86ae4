"""How long answers are kept: until the browser closes, or 30 idle minutes; 15 on a shared screen."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask, Request, Response, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature

from budgethelp.security import is_from_elsewhere, is_navigation
from budgethelp.visit import TOGETHER

IDLE = timedelta(minutes=30)
IDLE_TOGETHER = timedelta(minutes=15)
COOKIE_NAME = "answers"
# These do not count as use: files that are the same for all, and the warning that nobody has looked lately.
FILES = frozenset({"static", "home_screen.worker", "home_screen.manifest", "home_screen.icon"})
ASLEEP = FILES | {"together.still_here"}


class AnswersCookie(SecureCookieSessionInterface):
    """Flask's signed cookie, ``Secure`` whenever the visit itself came over HTTPS."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        opened = super().open_session(app, request)
        if opened and TOGETHER in opened and not self._is_fresh(app, request):
            return self.session_class()
        return opened

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Other sites change nothing: only a first visit that starts at their link keeps what it says."""
        if is_from_elsewhere() and not (is_navigation() and self._is_first(app)):
            session.modified = False
        super().save_session(app, session, response)

    def _is_first(self, app: Flask) -> bool:
        return self.get_cookie_name(app) not in request.cookies

    def _is_fresh(self, app: Flask, request: Request) -> bool:
        signer = self.get_signing_serializer(app)
        kept = request.cookies.get(self.get_cookie_name(app), "")
        try:
            return signer is not None and bool(signer.loads(kept, max_age=IDLE_TOGETHER.seconds))
        except BadSignature:
            return False


def set_up(app: Flask) -> None:
    """Name the cookie, and let its signature's own time end it after 30 idle minutes."""
    app.session_interface = AnswersCookie()
    app.config.update(
        SESSION_COOKIE_NAME=COOKIE_NAME,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=IDLE,
    )
    app.after_request(keep_awake)


def keep_awake(response: Response) -> Response:
    """Sign the answers anew at each page, so that the minutes count from the last one."""
    if request.endpoint not in ASLEEP and session:
        session.modified = True
    return response
