"""Help near you: by kind of help and miles, or by words. Posted: no address says what for or where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, render_template, request
from werkzeug.datastructures import MultiDict
from wtforms.validators import ValidationError

from budgethelp.directory.help import Help, helpers_for
from budgethelp.directory.postcodes import NotAPostcode, NotFound, OutsideUk
from budgethelp.directory.services import Service
from budgethelp.local_services.help import LocalHelp, Nearby, Standing
from budgethelp.local_services.store import tokens
from budgethelp.plan.contact import GROWN_UP, own_age
from budgethelp.situation.situation import Nation
from budgethelp.web import location, session
from budgethelp.web.content import content
from budgethelp.web.fields import ChoiceField, Labels, Questions, TextField
from budgethelp.web.guard import View
from budgethelp.web.local_store import local_store
from budgethelp.web.location import Location
from budgethelp.web.pages.plan_layout import sources_of
from budgethelp.web.pages.where import PostcodeField, look_up
from budgethelp.web.settings import clock
from budgethelp.web.translate import LazyText, gettext, lazy_gettext
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("help_near_you", __name__)


MILES = {"1": _("1 mile"), "3": _("3 miles"), "10": _("10 miles"), "30": _("30 miles")}
USUAL_MILES = "10"
WHERE = _("Enter your postcode, or the first half of it, like LS1")
CURES = {
    NotAPostcode: WHERE,
    NotFound: _("We do not know that postcode. Check it, or enter the first half of it"),
    OutsideUk: _("That postcode is outside the UK, where we know no help. Enter a UK postcode"),
}


class AroundField(PostcodeField):
    """A postcode for this search alone: it is not kept."""

    def read(self, text: str, form: Questions) -> Any:
        found = form.meta.look_up(text) if text else None
        if type(found) in CURES:
            raise ValidationError(str(CURES[type(found)]))
        return found


class NearForm(Questions):
    """``area`` is the area we know the person lives in; without it they have to say where to look."""

    topic = ChoiceField(_("What help do you look for?"), words={})
    words = TextField(_("Or say it in your own words"), description=_("Like lunch club or sewing."))
    miles = ChoiceField(_("How far can you travel?"), words=MILES)
    postcode = AroundField(_("Your postcode"))

    def __init__(self, formdata: Any = None, *, area: str = "", **values: Any) -> None:
        super().__init__(formdata, **values)
        self.topic.words = topic_words()
        self.topic.process(formdata)
        self.area = area
        self.postcode.description = str(_around(area))

    def validate_topic(self, field: ChoiceField) -> None:
        """One of the two is enough."""
        if not field.data and not self.words.data:
            raise ValidationError(str(_("Choose what you look for, or write a word or two below")))

    def validate_postcode(self, field: AroundField) -> None:
        """Somewhere to look from."""
        if not self.area and field.answer is None:
            raise ValidationError(str(WHERE))


def _around(area: str) -> LazyText:
    if area:
        return _("Leave it empty to look around %(area)s. We do not keep it.", area=area)
    return _("Like LS1 4AP, or LS1. We do not keep it.")


MOST = 6


def topic_words() -> Labels:
    """The topics a person can choose from."""
    return {code: lazy_gettext(topic.title) for code, topic in content().lists.near.items()}


def national_for(topic: str, nation: Nation) -> tuple[Help, ...]:
    """Services of a topic that reach the whole nation; named ones, then those it is the first kind of."""
    near = content().lists.near.get(topic)
    if near is None:
        return ()
    found = [each for each in content().services.values() if near.kinds & set(each.kinds)]
    found.sort(key=lambda each: (_turn(near.first, each), each.kinds[0] not in near.kinds))
    return _reach(found, nation)


def _turn(first: tuple[str, ...], service: Service) -> int:
    return first.index(service.id) if service.id in first else len(first)


def national_with(typed: str, nation: Nation) -> tuple[Help, ...]:
    """Services with all the words a person typed, in their name or in what they do."""
    words = tokens(typed)
    services = content().services.values() if words else ()
    return _reach([each for each in services if _said(each).issuperset(words)], nation)


def _said(service: Service) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", f"{service.name} {gettext(service.says)}".casefold()))


def _reach(found: list[Service], nation: Nation) -> tuple[Help, ...]:
    ids = [each.id for each in found]
    return helpers_for(ids, content().services, nation, clock(), session.phone_language())[:MOST]


MOST_PLACES, MOST_BY_PHONE = 10, 5
MOST_READ = 30  # as several may be in one building
FOR_OTHERS = frozenset({"families", "young", "older", "carers"})


@dataclass(frozen=True, slots=True)
class Building:
    """A place, and what else is at the same address."""

    near: Nearby
    others: tuple[Nearby, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """``places`` nearest first; ``by_phone`` and ``national`` in no order of place.

    ``asked`` and ``looked`` are codes of MILES: how far the person can travel, and how far we had to look.
    """

    where: Location
    asked: str
    looked: str
    places: tuple[Building, ...]
    by_phone: tuple[Nearby, ...]
    national: tuple[Help, ...]
    standing: Standing

    @property
    def sources(self) -> tuple[str, ...]:
        """Whom to credit."""
        shown = [near for place in self.places for near in (place.near, *place.others)]
        return sources_of((shown, self.by_phone))

    @property
    def is_wider(self) -> bool:
        """Whether there was nothing as near as the person asked for."""
        return self.asked != self.looked

    @property
    def asked_miles(self) -> LazyText:
        """ "10 miles"."""
        return MILES[self.asked]

    @property
    def looked_miles(self) -> LazyText:
        """ "30 miles"."""
        return MILES[self.looked]


def by_building(found: Iterable[Nearby], most: int) -> tuple[Building, ...]:
    """The nearest buildings, each with all that is in it: one church hall is not six results."""
    at: dict[object, list[Nearby]] = {}
    for near in found:
        spot = near.spot
        known = spot is not None and spot.postcode and not spot.masked
        at.setdefault(spot.postcode.replace(" ", "") if spot and known else near.id, []).append(near)
    return tuple(Building(first, tuple(others)) for first, *others in list(at.values())[:most])


@pages.get("/near")
def ask() -> View:
    """What for, how far and from where."""
    where = location.stored_location()
    return _page(NearForm(area=_area(where), data={"miles": USUAL_MILES}))


@pages.post("/near")
def show() -> View:
    """The services, and the same questions again."""
    where = location.stored_location()
    form = NearForm(MultiDict(request.form), area=_area(where), look_up=look_up)
    if not form.validate():
        return _page(form), 422
    found = location.found_at(form.postcode.answer) if form.postcode.answer else where
    return _page(form, _search(form, found) if found else None)


def _page(form: NearForm, results: Results | None = None) -> str:
    return render_template("help_near_you.html", form=form, results=results)


def _area(where: Location | None) -> str:
    return where.middle if where else ""


def _search(form: NearForm, where: Location) -> Results:
    store, now = local_store(), clock()
    standing = store.standing(now)
    asked = looked = form.miles.data or USUAL_MILES
    found: tuple[Nearby, ...] = ()
    for looked in (code for code in MILES if float(code) >= float(asked)):
        found = _ask(form, where, store.help, float(looked)) if standing is Standing.READY else ()
        if any(near.miles is not None for near in found):
            break
    typed, nation = form.words.data or "", where.here.nation
    return Results(
        where=where,
        asked=asked,
        looked=looked,
        places=by_building((near for near in found if near.miles is not None), MOST_PLACES),
        by_phone=tuple(near for near in found if near.miles is None)[:MOST_BY_PHONE],
        national=national_with(typed, nation) if typed else national_for(form.topic.data, nation),
        standing=Standing.DOWN if store.help.is_down else standing,
    )


def _ask(form: NearForm, where: Location, local: LocalHelp, within: float) -> tuple[Nearby, ...]:
    """Words go before a topic. What is typed may be for anybody; a topic is for the person."""
    now = clock()
    if form.words.data:
        return tuple(local.search_text(form.words.data, where.here, MOST_READ, now, within))
    topic = form.topic.data
    here = replace(where.here, ages=_ages(topic))
    near = local.nearest(topic, here, MOST_READ, now, within)
    return (*near, *local.by_phone(topic, here, MOST_BY_PHONE, now))


def _ages(topic: str) -> frozenset[int]:
    """Nobody is left out who told us no age, or who may look for somebody else."""
    about = session.written().about
    if topic in FOR_OTHERS or not about:
        return frozenset()
    return frozenset({own_age(about)}) - {GROWN_UP}
