"""What pages about a person share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from budgethelp import session
from budgethelp.settings import clock

View = str | Response | AnyResponse | tuple[str, int]
Params = ParamSpec("Params")


def after_the_questions(view: Callable[Params, View]) -> Callable[Params, View]:
    """Only for a person who has answered the 2 questions; anybody else goes to them."""

    @wraps(view)
    def guarded(*args: Params.args, **kwargs: Params.kwargs) -> View:
        if not session.is_answered(clock().date()):
            return redirect("/", 303)
        return view(*args, **kwargs)

    return guarded


def what_we_know() -> dict[str, bool]:
    """For every page: whether there are answers to look at or clear."""
    return {"answered": session.is_answered(clock().date())}
