"""Easier to read: the ticks for it, one thing at a time, and pictures."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path

from flask import Blueprint, Flask, redirect, render_template, request
from flask import session as cookie
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from budgethelp.directory.help import Help, helpers_for
from budgethelp.languages.sentence import one_a_line
from budgethelp.plan.plan import Step, build_plan
from budgethelp.rules.actions import picture_of
from budgethelp.web import session
from budgethelp.web.content import content, named_services
from budgethelp.web.fields import Questions, TicksField
from budgethelp.web.guard import View
from budgethelp.web.pages.language import way_back
from budgethelp.web.pages.plan_layout import ShownStep, lay_out
from budgethelp.web.settings import clock
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("easy_read", __name__)


TALKING = "talk_now"
KEY = "comfort"  # in the session: "big calm"


class Comfort(StrEnum):
    """What makes a page easier for somebody. Each is also a class of the page, for its styles."""

    BIG = "big"
    SPACE = "space"
    CALM = "calm"
    STILL = "still"


def chosen() -> tuple[Comfort, ...]:
    """What this person chose; what an old or edited cookie says beside it is dropped."""
    codes = str(cookie.get(KEY, "")).split()
    return tuple(each for each in Comfort if each in codes)


def choose(wanted: Collection[str]) -> None:
    """Keep exactly these. Nothing chosen keeps nothing; a code we do not know is not kept."""
    codes = [each.value for each in Comfort if each in wanted]
    if codes:
        cookie[KEY] = " ".join(codes)
    else:
        cookie.pop(KEY, None)


def to_phone(shown: ShownStep) -> Help | None:
    """The one to phone for a step: who is there now, and for a talk not 999, which is said beside it.

    None where each nation has a line of its own, and we do not know theirs.
    """
    emergency = named_services().emergency
    passed_over = {emergency} if shown.step.action == TALKING else set()
    there = (help for help in shown.everyone if help.phones and help.open is not False)
    found = next((help for help in there if help.service.id not in passed_over), None)
    return found if not shown.each_nation or (found and found.service.id == emergency) else None


WORDS = {
    Comfort.BIG.value: _("Bigger text"),
    Comfort.SPACE.value: _("More space"),
    Comfort.CALM.value: _("Calmer colours"),
    Comfort.STILL.value: _("No movement"),
}


class ComfortForm(Questions):
    """Some ticks."""

    comfort = TicksField(_("Make it easier to read"), words=WORDS)


# To open these is to forget everything, this choice too.
FORGETFUL = ("/cleared", "/ready", "/leave")


def set_up(app: Flask) -> None:
    """Give every page what was chosen, and its words a sentence a line where that is wanted."""
    app.context_processor(lambda: {"comfort": chosen()})
    app.jinja_env.filters["one_a_line"] = one_a_line


@pages.get("/comfort")
def ask() -> View:
    """Ticks; nothing ticked is as good."""
    form = ComfortForm(data={"comfort": [each.value for each in chosen()]})
    return render_template("easy_read/comfort.html", form=form, to=_back(request.args.get("to", "")))


@pages.post("/comfort")
def keep() -> View:
    """Keep the ticks, and go back to the page the person came from."""
    choose(ComfortForm(MultiDict(request.form)).comfort.data)
    return redirect(_back(request.form.get("to", "")), 303)


def _back(wanted: str) -> str:
    back = way_back(wanted)
    return "/" if back.partition("?")[0].endswith(FORGETFUL) else back


@pages.get("/one-thing")
def show() -> View:
    """The first step, if there is a plan, and one number: the step’s own, or of those who always listen."""
    now = clock()
    shown = _first_step(now) if session.is_answered(now.date()) else None
    own = to_phone(shown) if shown else None
    return render_template(
        "easy_read/one_thing.html", shown=shown, own=own, help=own or _those_who_listen(now)
    )


def _first_step(now: datetime) -> ShownStep | None:
    plan = build_plan(session.situation(now.date()), content().rulebook, now)
    page = lay_out(plan, content().services, now, session.phone_language(), session.progress())
    return next(iter(page.steps), None)


def _those_who_listen(now: datetime) -> Help:
    return helpers_for([named_services().listeners], content().services, None, now, session.phone_language())[
        0
    ]


FOLDER = Path(__file__).parents[2] / "templates" / "pictures"


def set_up_pictures(app: Flask) -> None:
    """Give templates ``picture(step)`` and ``draw(name)``."""
    app.jinja_env.globals.update(picture=picture, draw=draw)


def picture(step: Step) -> Markup:
    """The picture of a step. What it shows stands beside it in words too."""
    return draw(picture_of(step.rule, step.action))


@cache
def draw(name: str) -> Markup:
    """The lines of one picture, to stand in a page."""
    return Markup((FOLDER / f"{name}.svg").read_text(encoding="utf-8").strip())  # noqa: S704 (our own file)
