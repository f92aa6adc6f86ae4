"""Easier to read: what a person chose, in every page, and the page that asks."""

from __future__ import annotations

from flask import Blueprint, Flask, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp.comfort import Comfort, choose, chosen
from budgethelp.forms.comfort import ComfortForm
from budgethelp.sentence_ends import one_a_line
from budgethelp.views.language import way_back
from budgethelp.views.shared import View

pages = Blueprint("comfort", __name__)

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
    return render_template("comfort.html", form=form, to=_back(request.args.get("to", "")))


@pages.post("/comfort")
def keep() -> View:
    """Keep the ticks, and go back to the page the person came from."""
    choose(ComfortForm(MultiDict(request.form)).comfort.data)
    return redirect(_back(request.form.get("to", "")), 303)


@pages.post("/easy-read")
def make_easy() -> View:
    """Easy read at one press, from the plan."""
    choose({*chosen(), Comfort.EASY})
    return redirect("/plan", 303)


def _back(wanted: str) -> str:
    back = way_back(wanted)
    return "/" if back.partition("?")[0].endswith(FORGETFUL) else back
