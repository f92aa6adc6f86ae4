"""How long answers are kept: until the browser closes or 30 idle minutes have passed."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask, Response, request, session
from flask.sessions import SecureCookieSessionInterface

IDLE = timedelta(minutes=30)
COOKIE_NAME = "answers"


class AnswersCookie(SecureCookieSessionInterface):
    """Flask's signed cookie, ``Secure`` whenever the visit itself came over HTTPS."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure


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
    """Sign the answers anew at each page, so that 30 minutes count from the last one."""
    if request.endpoint != "static" and session:
        session.modified = True
    return response
