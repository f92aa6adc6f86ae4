""" "Something wrong?": which service is in a post’s body, as an address would tell a need."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

from flask import Blueprint, abort, current_app, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from wtforms import TextAreaField
from wtforms.validators import ValidationError

from budgethelp.local_services.reports import LARGEST_NUMBER, ReportKind, Saved, check
from budgethelp.web.content import content
from budgethelp.web.fields import ChoiceField, Questions, str_later
from budgethelp.web.guard import View
from budgethelp.web.local_store import local_store
from budgethelp.web.service_text import told
from budgethelp.web.settings import clock
from budgethelp.web.translate import gettext
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("something_wrong", __name__)


KINDS = {
    ReportKind.CLOSED.value: _("It is closed"),
    ReportKind.WRONG_NUMBER.value: _("The phone number is wrong"),
    ReportKind.WRONG_HOURS.value: _("The opening times are wrong"),
    ReportKind.OTHER.value: _("Something else"),
}
CURES = {
    Saved.TOO_LONG: _("Write 500 characters or fewer"),
    Saved.HAS_LINK: _("Leave web addresses out, and say it in words"),
}


def _lines(text: str | None) -> str:
    """What was typed, with its lines and without what nobody can see."""
    typed = (text or "").replace("\r\n", "\n").strip()
    return "".join(letter for letter in typed if letter == "\n" or letter.isprintable())


class ReportForm(Questions):
    """What is wrong. Whoever sends it is not asked who they are."""

    kind = ChoiceField(_("What is wrong?"), words=KINDS)
    words = TextAreaField(
        str_later(_("Is there more to say? You can leave it out.")),
        description=str_later(_("500 characters at most. Write no names and no web addresses.")),
        filters=[_lines],
    )

    def validate_kind(self, field: ChoiceField) -> None:
        """One of the four."""
        if not field.data:
            raise ValidationError(str(_("Choose what is wrong")))

    def validate_words(self, field: TextAreaField) -> None:
        """Short, and no noticeboard."""
        wrong = check(ReportKind.OTHER, field.data or "")
        if wrong in CURES:
            raise ValidationError(str(CURES[wrong]))


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
    return render_template("something_wrong/thanks.html")


def _page(form: ReportForm, subject: Subject, trouble: str = "") -> str:
    return render_template("something_wrong/report.html", form=form, subject=subject, trouble=trouble)


def _save(form: ReportForm, subject: Subject) -> Saved:
    local, said = local_store().help, (form.kind.data, form.words.data or "", clock(), client_today())
    if subject.number is None:
        return local.save_national_report(subject.id, *said)
    return local.save_report(subject.number, *said)


def _subject() -> Subject:
    """The service named in the body; 404 for one that nobody has, 503 when nobody can say."""
    id = request.form.get("service", "")
    if id in content().services:
        return Subject(id, gettext(content().services[id].name), None)
    number = int(id) if id.isascii() and id.isdecimal() and len(id) <= LONGEST_NUMBER else None
    if number is None or number > LARGEST_NUMBER:
        abort(404)
    local = local_store().help
    near = local.service(number, clock())
    if near is None:
        abort(503 if local.is_down else 404)
    return Subject(id, told(near.record.name), near.id)


# Who sends reports, as far as a limit has to know: a code for a day that no address can be read from.

HOUSEHOLD = 64  # a home or a phone has all of an IPv6 /64, and takes a new address in it at will
LENGTH = 32  # letters of the code


def client_today() -> str:
    """This client's code for today. Tomorrow's is another, and nobody can tell that they belong together."""
    return code_of(network_of(request.remote_addr or ""), clock().date(), current_app.config["SECRET_KEY"])


def code_of(network: str, day: date, secret: str | bytes) -> str:
    """A keyed hash: without the key nobody can try out all addresses."""
    key = secret.encode() if isinstance(secret, str) else secret
    return hmac.new(key, f"report {day} {network}".encode(), sha256).hexdigest()[:LENGTH]


def network_of(address: str) -> str:
    """What counts as one client: an IPv4 address, or the /64 around an IPv6 address."""
    try:
        found = ip_address(_without_port(address.strip()).partition("%")[0])
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, HOUSEHOLD), strict=False))


def _without_port(address: str) -> str:
    """Some proxies write "192.0.2.1:5060" and "[2001:db8::1]:5060"."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address
