"""Where a person lives: a postcode becomes a council and a nation, and only those are kept."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from wtforms.validators import ValidationError

from budgethelp.directory.postcodes import (
    Found,
    NotAPostcode,
    NotFound,
    OutsideUk,
    Place,
    Straddles,
)
from budgethelp.situation.nations import nation_of
from budgethelp.situation.situation import Nation
from budgethelp.web import session
from budgethelp.web.content import content
from budgethelp.web.fields import ChoiceField, Labels, Questions, TextField, asked
from budgethelp.web.guard import View, after_the_questions
from budgethelp.web.settings import clock
from budgethelp.web.translate import current_locale, lazy_gettext
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("where", __name__)


CURES = {
    NotAPostcode: _("Enter a UK postcode, like LS1 4AP, or leave it empty"),
    NotFound: _("We do not know that postcode. Check it, or leave it empty and choose your nation"),
    OutsideUk: _("That postcode is outside the UK, where we know no help. Leave it empty to see a plan"),
}


class PostcodeField(TextField):
    """``answer`` is a Place or Straddles, or None when it was left empty."""

    def read(self, text: str, form: Questions) -> Any:
        found = form.meta.look_up(text) if text else None
        if type(found) in CURES:
            raise ValidationError(str(CURES[type(found)]))
        return found


class PlaceForm(Questions):
    """Postcode or nation; both may stay open. ``look_up`` finds the place of a postcode."""

    postcode = PostcodeField(**asked("postcode"))
    nation = ChoiceField(**asked("nation"))


class AreaForm(Questions):
    """Which of several councils. ``words`` are the councils' names by code."""

    council = ChoiceField(**asked("council"), words={})

    def __init__(self, formdata: Any = None, *, words: Labels, **values: Any) -> None:
        super().__init__(formdata, **values)
        self.council.words = words
        self.council.process(formdata)


def look_up(text: str) -> Found:
    """The place of what a person typed."""
    return content().places.lookup(text)


def keep_place(found: Place | Straddles | None, nation: str | None) -> str:
    """Keep where they live, as far as it is known; gives the page to go to next."""
    if isinstance(found, Straddles):
        _keep(found.area, None, found.nations[0].value if len(found.nations) == 1 else nation)
        return "/area"
    if isinstance(found, Place):
        _keep(found.area, found.council_codes[0], found.nation.value)
    elif nation != session.nation():
        _keep(None, None, nation)
    return "/plan"


@pages.get("/place")
@after_the_questions
def ask() -> View:
    """Postcode or nation, for those who left them open or want to change them."""
    return render_template("where/where.html", form=PlaceForm(data={"nation": session.nation()}))


@pages.post("/place")
@after_the_questions
def keep() -> View:
    """Keep the place, or say what to mend."""
    form = PlaceForm(MultiDict(request.form), look_up=look_up)
    if not form.validate():
        return render_template("where/where.html", form=form), 422
    return redirect(keep_place(form.postcode.answer, form.nation.data), 303)


@pages.post("/nation")
@after_the_questions
def choose_nation() -> View:
    """One of 4 buttons on the plan. A code nobody has changes nothing."""
    nation = request.form.get("nation", "")
    if nation in set(Nation):
        keep_place(None, nation)
    return redirect("/plan", 303)


@pages.get("/area")
@after_the_questions
def ask_area() -> View:
    """Which of the councils that share the postcode; straight to the plan when there is nothing to ask."""
    councils = _choices()
    if not councils:
        return redirect("/plan", 303)
    return render_template("where/area.html", form=AreaForm(words=councils))


@pages.post("/area")
@after_the_questions
def keep_area() -> View:
    """Keep the council and its nation; "I am not sure" keeps what is known."""
    council = AreaForm(MultiDict(request.form), words=_choices()).council.data
    if council:
        session.store(councils=(council,), nation=nation_of(council))
    return redirect("/plan", 303)


def _keep(outcode: str | None, council: str | None, nation: str | None) -> None:
    session.keep(session.OUTCODE, outcode)
    session.store(councils=(council,) if council else (), nation=Nation(nation) if nation else None)


def _choices() -> Labels:
    outcode = session.answers().get(session.OUTCODE)
    found = look_up(outcode) if isinstance(outcode, str) else None
    codes = found.choices if isinstance(found, Straddles) else ()
    today, language = clock().date(), current_locale()
    councils = (content().councils.on(code, today) for code in codes)
    return {council.gss: lazy_gettext(council.name_in(language)) for council in councils}
