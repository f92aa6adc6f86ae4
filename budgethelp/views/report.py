""" "Something wrong?": which service is in a post’s body, as an address would tell a need."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp.client import client_today
from budgethelp.directory.local.reports import LARGEST_NUMBER, Saved
from budgethelp.forms.report import ReportForm
from budgethelp.i18n import gettext
from budgethelp.i18n import lazy_gettext as _
from budgethelp.knowledge import knowledge
from budgethelp.local_help import local_store
from budgethelp.settings import clock
from budgethelp.views.near_words import told
from budgethelp.views.shared import View

pages = Blueprint("report", __name__)
LONGEST_NUMBER = len(str(LARGEST_NUMBER))
NOT_KEPT = {
    Saved.TOO_MANY: _("Many messages came from your internet connection today. Try again tomorrow."),
    Saved.DOWN: _("We cannot keep your message right now. Try again later."),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """The service it is about. ``number`` is a local service's; None for a national one."""

    id: str
    name: str
    number: int | None


@pages.post("/wrong")
def ask() -> View:
    """What is wrong with it?"""
    return _page(ReportForm(), _subject())


@pages.post("/wrong/send")
def keep() -> View:
    """Keep it, or say what to mend or why it cannot be kept."""
    form, subject = ReportForm(MultiDict(request.form)), _subject()
    if not form.validate():
        return _page(form, subject), 422
    saved = _save(form, subject)
    if saved in NOT_KEPT:
        return _page(form, subject, str(NOT_KEPT[saved])), 429 if saved is Saved.TOO_MANY else 503
    return redirect("/wrong/thanks", 303)


@pages.get("/wrong/thanks")
def thanks() -> View:
    """It is kept, and somebody will look at it."""
    return render_template("thanks.html")


def _page(form: ReportForm, subject: Subject, trouble: str = "") -> str:
    return render_template("report.html", form=form, subject=subject, trouble=trouble)


def _save(form: ReportForm, subject: Subject) -> Saved:
    local, said = local_store().help, (form.kind.data, form.words.data or "", clock(), client_today())
    if subject.number is None:
        return local.save_national_report(subject.id, *said)
    return local.save_report(subject.number, *said)


def _subject() -> Subject:
    """The service named in the body; 404 for one that nobody has, 503 when nobody can say."""
    id = request.form.get("service", "")
    if id in knowledge().services:
        return Subject(id, gettext(knowledge().services[id].name), None)
    number = int(id) if id.isascii() and id.isdecimal() and len(id) <= LONGEST_NUMBER else None
    if number is None or number > LARGEST_NUMBER:
        abort(404)
    local = local_store().help
    near = local.service(number, clock())
    if near is None:
        abort(503 if local.is_down else 404)
    return Subject(id, told(near.record.name), near.id)
