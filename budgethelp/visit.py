"""What is kept about the visit itself, beside the answers: who is here, what is done, how worried."""

from __future__ import annotations

from datetime import date

from flask import has_request_context, request, session

from budgethelp.answers import DONE, STARTED
from budgethelp.forms.worry import NUMBERS
from budgethelp.progress import Progress, read_day, read_progress

TOGETHER = "together"
ASKED = "asked"  # "Did it help?" was opened by hand or from a calendar
WORRY_BEFORE = "worry_before"  # "0" to "10"
WORRY_AFTER = "worry_after"

YES = "yes"


def is_together() -> bool:
    """Whether two people look at this page: the switch is on, or the page is one of that mode's own."""
    return has_request_context() and (is_two() or request.blueprint == "together")


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


def keep_progress(told: Progress) -> None:
    """Keep what is done so far; nothing done keeps nothing."""
    _keep(DONE, told.written())


def is_asked() -> bool:
    """Whether the person came for "Did it help?"."""
    return session.get(ASKED) == YES


def keep_asked(wanted: bool) -> None:
    """Ask "Did it help?" on the plan, also on the first day."""
    _keep(ASKED, YES if wanted else None)


def worry(key: str) -> int | None:
    """How worried, from 0 to 10: WORRY_BEFORE or WORRY_AFTER. None = did not say."""
    told = session.get(key)
    return int(told) if isinstance(told, str) and told in NUMBERS else None


def keep_worry(key: str, told: str | None) -> None:
    """Keep a number from 0 to 10, or take it away."""
    _keep(key, told)


def _keep(key: str, told: str | list[str] | None) -> None:
    if told:
        session[key] = told
    else:
        session.pop(key, None)
