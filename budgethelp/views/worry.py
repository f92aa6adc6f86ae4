"""Worry, from 0 to 10: before and after, only for the person, and gone with the rest."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp import session, visit
from budgethelp.forms.worry import WorryForm
from budgethelp.settings import clock
from budgethelp.views.shared import View

pages = Blueprint("worry", __name__)


@pages.get("/worry")
def ask() -> View:
    """The first time is before, each time after it is after."""
    before = visit.worry(visit.WORRY_BEFORE)
    return render_template("worry.html", form=WorryForm(), before=before, back=_back())


@pages.post("/worry")
def keep() -> View:
    """Keep the number; no number keeps what was said before."""
    told = WorryForm(MultiDict(request.form)).worry.data
    first = visit.worry(visit.WORRY_BEFORE) is None
    if told:
        visit.keep_worry(visit.WORRY_BEFORE if first else visit.WORRY_AFTER, told)
    return redirect(_back(), 303)


def _back() -> str:
    if session.is_answered(clock().date()):
        return "/plan"
    return "/together" if visit.is_together() else "/"
