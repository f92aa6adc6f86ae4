"""Where a person lives: a postcode becomes a council and a nation, and only those are kept."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp import answers, session
from budgethelp.directory.places import Found, Place, Straddles, nation_of
from budgethelp.forms.base import Words
from budgethelp.forms.place import AreaForm, PlaceForm
from budgethelp.i18n import current_locale, lazy_gettext
from budgethelp.knowledge import knowledge
from budgethelp.settings import clock
from budgethelp.views.shared import View, after_the_questions

pages = Blueprint("place", __name__)


def look_up(text: str) -> Found:
    """The place of what a person typed."""
    return knowledge().places.lookup(text)


def keep_place(found: Place | Straddles | None, nation: str | None) -> str:
    """Keep where they live, as far as it is known; gives the page to go to next."""
    if isinstance(found, Straddles):
        _keep(found.outcode, None, found.nations[0].value if len(found.nations) == 1 else nation)
        return "/area"
    if isinstance(found, Place):
        _keep(found.outcode, found.council_codes[0], found.nation.value)
    elif nation != session.kept().get(answers.NATION):
        _keep(None, None, nation)
    return "/plan"


@pages.get("/place")
@after_the_questions
def ask() -> View:
    """Postcode or nation, for those who left them open or want to change them."""
    return render_template("place.html", form=PlaceForm(data={"nation": session.kept().get(answers.NATION)}))


@pages.post("/place")
@after_the_questions
def keep() -> View:
    """Keep the place, or say what to mend."""
    form = PlaceForm(MultiDict(request.form), look_up=look_up)
    if not form.validate():
        return render_template("place.html", form=form), 422
    return redirect(keep_place(form.postcode.answer, form.nation.data), 303)


@pages.get("/area")
@after_the_questions
def ask_area() -> View:
    """Which of the councils that share the postcode; straight to the plan when there is nothing to ask."""
    councils = _choices()
    if not councils:
        return redirect("/plan", 303)
    return render_template("area.html", form=AreaForm(words=councils))


@pages.post("/area")
@after_the_questions
def keep_area() -> View:
    """Keep the council and its nation; "I am not sure" keeps what is known."""
    council = AreaForm(MultiDict(request.form), words=_choices()).council.data
    if council:
        session.keep(answers.COUNCILS, [council])
        session.keep(answers.NATION, nation_of(council).value)
    return redirect("/plan", 303)


def _keep(outcode: str | None, council: str | None, nation: str | None) -> None:
    session.keep(answers.OUTCODE, outcode)
    session.keep(answers.COUNCILS, [council] if council else None)
    session.keep(answers.NATION, nation)


def _choices() -> Words:
    outcode = session.kept().get(answers.OUTCODE)
    found = look_up(outcode) if isinstance(outcode, str) else None
    codes = found.choices if isinstance(found, Straddles) else ()
    today, language = clock().date(), current_locale()
    councils = (knowledge().councils.on(code, today) for code in codes)
    return {council.gss: lazy_gettext(council.name_in(language)) for council in councils}
