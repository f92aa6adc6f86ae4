"""The visit: answers and what is done, kept in the person’s own browser, and how long they stay."""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace as with_more
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from flask import Flask, Request, Response, has_request_context, request, session
from flask.sessions import SecureCookieSession, SessionInterface, SessionMixin, session_json_serializer
from msgspec import UNSET
from msgspec.structs import replace

from budgethelp.directory.help import phone_language as lines_first
from budgethelp.plan.progress import Progress, read_day, read_progress
from budgethelp.situation.situation import Bill, Nation, Situation, Written
from budgethelp.situation.spending import Pounds
from budgethelp.situation.written import SituationProblem, read_stored, to_situation, to_table, write_bill
from budgethelp.web.labels import NUMBERS
from budgethelp.web.security import is_from_elsewhere, is_navigation
from budgethelp.web.translate import current_locale

SITUATION = "situation"  # the written form of situation/written.py; the rest stands beside it
OUTCODE = "outcode"  # "LS1 4", or "LS1" when no more was typed; never the whole postcode
WHAT_IF = "what_if"  # "3 0 -", see budgethelp.money.forecast
LONGER_GAP = "longer_gap"  # "2026-12-24 2027-01-25 28", see budgethelp.dates.paydays
STARTED = "started"  # "2026-11-21", the day the plan is from
ASSUMED = "assumed"  # ["next_income", "postcode"]: what could not be read, so that the plan says so
DAY_OF_MONTH = "day_of_month"  # among ASSUMED: "20" was taken as the 20th, not as 20 days
DONE = "done"  # ["food_today 2026-11-21"], see budgethelp.plan.progress


def answers() -> Mapping[str, Any]:
    """Everything that is kept, by its key."""
    return session


def keep(key: str, answer: str | Sequence[str] | None) -> None:
    """Keep one thing beside the situation; None or nothing chosen takes it away."""
    if answer:
        session[key] = answer if isinstance(answer, str) else list(answer)
    else:
        session.pop(key, None)


def written() -> Written:
    """What was told so far. What an old cookie says that today’s site cannot read counts as not told."""
    return read_stored(session.get(SITUATION))


def store(**answers: Any) -> None:
    """Keep these answers, by the keys of the written form, beside those told before."""
    store_situation(replace(written(), **answers))


def store_situation(situation: Written) -> None:
    """Keep this situation and no other."""
    session[SITUATION] = to_table(situation)


def store_money(money_left: Decimal, next_income: date | None) -> None:
    """Keep the 2 first answers. The day is kept, not the days, so that they shrink by themselves."""
    store(money_left=Pounds(money_left), next_income=next_income, days=UNSET if next_income else None)


def store_bills(bills: Iterable[Bill], today: date) -> None:
    """Keep these bills, in this order, and no others."""
    keep(WHAT_IF, None)  # it names a bill by its number
    store(bills=tuple(write_bill(bill, today) for bill in bills))


def situation(today: date) -> Situation:
    """The situation as told so far. Raises Unanswered while one of the 2 first questions is open."""
    return with_more(to_situation(written(), today), with_helper=is_two())


def nation() -> Nation | None:
    """The nation, as far as it is known, also before the 2 first questions are answered."""
    return written().nation


def phone_language() -> str:
    """The language whose phone lines come first: Welsh for who ticked it, else the page's own."""
    return lines_first(written().about, current_locale())


def is_answered(today: date) -> bool:
    """Whether there is enough for a plan."""
    try:
        situation(today)
    except SituationProblem:
        return False
    return True


def forget() -> None:
    """Forget everything."""
    session.clear()


TOGETHER = "together"
ASKED = "asked"  # "Did it help?" was opened by hand or from a calendar
WORRY_BEFORE = "worry_before"  # "0" to "10"
WORRY_AFTER = "worry_after"

YES = "yes"


def is_together() -> bool:
    """Whether two people look at this page: the switch is on, or the page is one of that mode's own."""
    return has_request_context() and (is_two() or request.blueprint == "with_a_helper")


def is_two() -> bool:
    """Whether the switch is on."""
    return session.get(TOGETHER) == YES


def begin_together() -> None:
    """Someone is with me."""
    session[TOGETHER] = YES


def end_together() -> None:
    """I am on my own now."""
    session.pop(TOGETHER, None)


def start(today: date) -> None:
    """The plan starts today; what was done of an older one still counts."""
    session[STARTED] = today.isoformat()


def start_once(today: date) -> None:
    """The plan starts today, unless it started before."""
    if started() is None:
        start(today)


def started() -> date | None:
    """The day the plan was started, if known."""
    return read_day(session.get(STARTED))


def progress() -> Progress:
    """What is done so far."""
    return read_progress(session.get(DONE))


def keep_progress(value: Progress) -> None:
    """Keep what is done so far; nothing done keeps nothing."""
    _keep(DONE, value.written())


def is_asked() -> bool:
    """Whether the person came for "Did it help?"."""
    return session.get(ASKED) == YES


def keep_asked(wanted: bool) -> None:
    """Ask "Did it help?" on the plan, also on the first day."""
    _keep(ASKED, YES if wanted else None)


def worry(key: str) -> int | None:
    """How worried, from 0 to 10: WORRY_BEFORE or WORRY_AFTER. None = did not say."""
    value = session.get(key)
    return int(value) if isinstance(value, str) and value in NUMBERS else None


def keep_worry(key: str, value: str | None) -> None:
    """Keep a number from 0 to 10, or take it away."""
    _keep(key, value)


def _keep(key: str, value: str | list[str] | None) -> None:
    if value:
        session[key] = value
    else:
        session.pop(key, None)


IDLE = timedelta(minutes=30)
COOKIE_NAME = "answers"
# These do not count as use: files that are the same for all, and the warning that nobody has looked lately.
FILES = frozenset({"static", "offline.worker", "offline.manifest"})
ASLEEP = FILES | {"with_a_helper.still_here"}


# Where answers stood until the one written form. Such a cookie is 30 minutes old at most: asked again.
ANSWERS_OF_BEFORE = frozenset(
    {
        *("left", "next_income", "nation", "councils", "needs", "about", "income", "adults", "children"),
        *("bills", "set_aside", "daily_spend"),
    }
)


class Sealed:
    """Answers as one text that only we can read (Fernet: AES and HMAC), with the moment it was made."""

    def __init__(self, *secrets: str | bytes) -> None:
        self._keys = MultiFernet([Fernet(_key(secret)) for secret in secrets])

    def dumps(self, answers: Mapping[str, Any]) -> str:
        """The text for a cookie."""
        packed = zlib.compress(session_json_serializer.dumps(answers).encode(), level=9)
        return self._keys.encrypt(packed).decode().rstrip("=")

    def loads(self, text: str) -> dict[str, Any] | None:
        """The answers; None for a text older than 30 minutes, changed, or not ours.

        A moment up to 60 seconds ahead is taken: the clocks of two machines may differ.
        """
        try:
            packed = self._keys.decrypt(text + "=" * (-len(text) % 4), ttl=IDLE.seconds)
            found = session_json_serializer.loads(zlib.decompress(packed).decode())
        except (InvalidToken, zlib.error, ValueError):
            return None
        return found if isinstance(found, dict) else None


sealed_by = lru_cache(maxsize=8)(Sealed)  # by its secrets: every request asks twice


def _key(secret: str | bytes) -> bytes:
    text = secret.encode() if isinstance(secret, str) else secret
    return urlsafe_b64encode(sha256(b"budgethelp answers " + text).digest())


class AnswersCookie(SessionInterface):
    """One sealed cookie. Over HTTPS it is ``Secure`` and its name starts with ``__Host-``."""

    def get_cookie_name(self, app: Flask) -> str:
        return f"__Host-{COOKIE_NAME}" if has_request_context() and request.is_secure else COOKIE_NAME

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        opened = self._sealed(app).loads(request.cookies.get(self.get_cookie_name(app), ""))
        for key in ANSWERS_OF_BEFORE.intersection(opened or ()):
            del (opened or {})[key]
        return SecureCookieSession(opened or {})

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Other sites change nothing: only a first visit that starts at their link keeps what it says."""
        is_first = self.get_cookie_name(app) not in request.cookies
        if is_from_elsewhere() and not (is_navigation() and is_first):
            session.modified = False
        if session.accessed:
            response.vary.add("Cookie")
        cookie: Any = {"secure": request.is_secure, "httponly": True, "samesite": "Lax"}
        if session and session.modified:
            sealed = self._sealed(app).dumps(session)
            response.set_cookie(self.get_cookie_name(app), sealed, max_age=IDLE, **cookie)
        elif not session and (session.modified or self._has_ended(is_first, response)):
            response.delete_cookie(self.get_cookie_name(app), **cookie)

    def _has_ended(self, is_first: bool, response: Response) -> bool:
        """There is a cookie that nobody can read any more: it goes. Not from what is kept for everyone."""
        return not is_first and request.endpoint not in FILES and not response.cache_control.public

    def _sealed(self, app: Flask) -> Sealed:
        return sealed_by(app.config["SECRET_KEY"], *(app.config["SECRET_KEY_FALLBACKS"] or ()))


def set_up(app: Flask) -> None:
    """Keep answers in our own cookie, which ends after 30 idle minutes, on the phone and for us."""
    app.session_interface = AnswersCookie()
    app.config["SESSION_COOKIE_NAME"] = COOKIE_NAME
    app.after_request(keep_awake)


def keep_awake(response: Response) -> Response:
    """Seal the answers anew at each page, so that the minutes count from the last one."""
    if (request.endpoint not in ASLEEP or request.method == "POST") and session:
        session.modified = True
    return response
