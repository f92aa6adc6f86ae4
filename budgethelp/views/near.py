"""Help near you: by kind of help and miles, or by words. Posted: no address says what for or where."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import Blueprint, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp import answers, session
from budgethelp.directory.helpers import Help
from budgethelp.directory.local.near import LocalHelp, Nearby, Standing
from budgethelp.forms.near import USUAL_MILES, NearForm
from budgethelp.local_help import local_store
from budgethelp.local_steps import GROWN_UP, own_age
from budgethelp.settings import clock
from budgethelp.views import whereabouts
from budgethelp.views.local import sources_of
from budgethelp.views.national import national_for, national_with
from budgethelp.views.place import look_up
from budgethelp.views.shared import View
from budgethelp.views.whereabouts import Whereabouts

pages = Blueprint("near", __name__)
MOST_PLACES, MOST_BY_PHONE = 10, 5
FOR_OTHERS = frozenset({"families", "young", "older", "carers"})


@dataclass(frozen=True, slots=True)
class Results:
    """``places`` nearest first (or best match first); ``by_phone`` and ``national`` in no order of place."""

    where: Whereabouts
    places: tuple[Nearby, ...]
    by_phone: tuple[Nearby, ...]
    national: tuple[Help, ...]
    standing: Standing

    @property
    def sources(self) -> tuple[str, ...]:
        """Whom to credit."""
        return sources_of((self.places, self.by_phone))


@pages.get("/near")
def ask() -> View:
    """What for, how far and from where."""
    where = whereabouts.kept()
    return _page(NearForm(area=_area(where), data={"miles": USUAL_MILES}))


@pages.post("/near")
def show() -> View:
    """The services, and the same questions again."""
    where = whereabouts.kept()
    form = NearForm(MultiDict(request.form), area=_area(where), look_up=look_up)
    if not form.validate():
        return _page(form), 422
    found = whereabouts.found_at(form.postcode.answer) if form.postcode.answer else where
    return _page(form, _search(form, found) if found else None)


def _page(form: NearForm, results: Results | None = None) -> str:
    return render_template("near.html", form=form, results=results)


def _area(where: Whereabouts | None) -> str:
    return where.middle if where else ""


def _search(form: NearForm, where: Whereabouts) -> Results:
    store, now = local_store(), clock()
    standing = store.standing(now)
    found = _ask(form, where, store.help) if standing is Standing.READY else ()
    typed, nation = form.words.data or "", where.here.nation
    return Results(
        where=where,
        places=tuple(near for near in found if near.miles is not None)[:MOST_PLACES],
        by_phone=tuple(near for near in found if near.miles is None)[:MOST_BY_PHONE],
        national=national_with(typed, nation) if typed else national_for(form.topic.data, nation),
        standing=Standing.DOWN if store.help.is_down else standing,
    )


def _ask(form: NearForm, where: Whereabouts, local: LocalHelp) -> tuple[Nearby, ...]:
    """Words go before a topic. What is typed may be for anybody; a topic is for the person."""
    now, within = clock(), float(form.miles.data or USUAL_MILES)
    most = MOST_PLACES + MOST_BY_PHONE
    if form.words.data:
        return tuple(local.search_text(form.words.data, where.here, most, now, within))
    topic = form.topic.data
    here = replace(where.here, ages=_ages(topic))
    near = local.nearest(topic, here, MOST_PLACES, now, within)
    return (*near, *local.by_phone(topic, here, MOST_BY_PHONE, now))


def _ages(topic: str) -> frozenset[int]:
    """Nobody is left out who told us no age, or who may look for somebody else."""
    told = session.kept().get(answers.ABOUT)
    if topic in FOR_OTHERS or not isinstance(told, list):
        return frozenset()
    return frozenset({own_age(told)}) - {GROWN_UP}
