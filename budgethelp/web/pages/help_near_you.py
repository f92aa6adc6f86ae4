"""Help near you: by kind of help and miles, or by words. Posted: no address says what for or where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, render_template, request
from werkzeug.datastructures import MultiDict
from wtforms.validators import ValidationError

from budgethelp.directory.help import Help, helpers_for
from budgethelp.directory.postcodes import NotAPostcode, NotFound, OutsideUk
from budgethelp.directory.services import Kind, Service
from budgethelp.local_services.help import LocalHelp, Nearby, Standing
from budgethelp.local_services.store import tokens
from budgethelp.plan.local_steps import GROWN_UP, own_age
from budgethelp.situation import stored
from budgethelp.situation.situation import Nation
from budgethelp.web import location, session
from budgethelp.web.content import knowledge
from budgethelp.web.fields import ChoiceField, Questions, TextField
from budgethelp.web.guard import View
from budgethelp.web.local_store import local_store
from budgethelp.web.location import Location
from budgethelp.web.pages.plan_layout import sources_of
from budgethelp.web.pages.where import PostcodeField, look_up
from budgethelp.web.settings import clock
from budgethelp.web.translate import LazyText, current_locale, gettext
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("help_near_you", __name__)


TOPICS = {
    "food": _("Food"),
    "warmth": _("Gas, electric and keeping warm"),
    "cash_help": _("Help with money in a crisis"),
    "debt_advice": _("Debt advice"),
    "benefits_advice": _("Benefits advice"),
    "housing": _("Housing and somewhere to stay"),
    "safety": _("Someone hurts you or frightens you"),
    "talk": _("Someone to talk to"),
    "bereavement": _("When someone has died"),
    "company": _("Company and befriending"),
    "making": _("Making and creative groups"),
    "men": _("Groups for men"),
    "young": _("Young people"),
    "older": _("Older people"),
    "carers": _("People who care for someone"),
    "families": _("Families and children"),
    "health": _("Health"),
    "addiction": _("Alcohol, drugs and gambling"),
    "work": _("Work and skills"),
    "digital": _("Phones, computers and getting online"),
    "warm_spaces": _("Warm, friendly places"),
    "events": _("Local events and community places"),
    "active": _("Walking and getting active"),
    "disability": _("Disabled people"),
    "newcomers": _("People new to the UK"),
    "getting_about": _("Getting about"),
}
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

    topic = ChoiceField(_("What help do you look for?"), words=TOPICS)
    words = TextField(_("Or say it in your own words"), description=_("Like lunch club or sewing."))
    miles = ChoiceField(_("How far can you travel?"), words=MILES)
    postcode = AroundField(_("Your postcode"))

    def __init__(self, formdata: Any = None, *, area: str = "", **values: Any) -> None:
        super().__init__(formdata, **values)
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
KINDS: Mapping[str, tuple[Kind, ...]] = {
    "food": (Kind.FOOD,),
    "warmth": (Kind.ENERGY,),
    "cash_help": (Kind.CASH,),
    "debt_advice": (Kind.DEBT,),
    "benefits_advice": (Kind.BENEFITS,),
    "housing": (Kind.HOUSING,),
    "safety": (Kind.SAFETY,),
    "talk": (Kind.TALK,),
    "bereavement": (Kind.BEREAVEMENT,),
    "company": (Kind.COMPANY,),
    "young": (Kind.YOUNG,),
    "older": (Kind.OLDER,),
    "carers": (Kind.CARERS,),
    "families": (Kind.FAMILIES,),
    "health": (Kind.HEALTH,),
    "addiction": (Kind.GAMBLING,),
    "work": (Kind.WORK,),
    "disability": (Kind.DISABLED,),
    "newcomers": (Kind.MIGRANTS,),
}
# More services than are shown have these kinds. Whom a person in trouble needs first is never cut off.
FIRST: Mapping[str, tuple[str, ...]] = {
    "safety": (
        *("emergency_999", "refuge", "live_fear_free", "da_scotland", "da_ni"),
        *("mens_advice", "galop", "karma_nirvana", "victim_support", "police_101"),
    ),
    "talk": (
        *("samaritans", "shout", "nhs_111_mh", "nhs24_mh", "call_wales", "breathing_space_line"),
        *("lifeline_ni", "childline"),
    ),
    "debt_advice": (
        *("national_debtline", "stepchange", "ca_debt_england", "ca_wales", "ca_scotland"),
        "business_debtline",
    ),
}


def national_for(topic: str, nation: Nation) -> tuple[Help, ...]:
    """Services of a topic that reach the whole nation; named ones, then those it is the first kind of."""
    wanted = KINDS.get(topic, ())
    found = [each for each in knowledge().services.values() if set(wanted) & set(each.kinds)]
    found.sort(key=lambda each: (_turn(topic, each), each.kinds[0] not in wanted))
    return _reach(found, nation)


def _turn(topic: str, service: Service) -> int:
    first = FIRST.get(topic, ())
    return first.index(service.id) if service.id in first else len(first)


def national_with(typed: str, nation: Nation) -> tuple[Help, ...]:
    """Services with all the words a person typed, in their name or in what they do."""
    words = tokens(typed)
    services = knowledge().services.values() if words else ()
    return _reach([each for each in services if _said(each).issuperset(words)], nation)


def _said(service: Service) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", f"{service.name} {gettext(service.says)}".casefold()))


def _reach(found: list[Service], nation: Nation) -> tuple[Help, ...]:
    ids = [each.id for each in found]
    return helpers_for(ids, knowledge().services, nation, clock(), current_locale())[:MOST]


MOST_PLACES, MOST_BY_PHONE = 10, 5
FOR_OTHERS = frozenset({"families", "young", "older", "carers"})


@dataclass(frozen=True, slots=True)
class Results:
    """``places`` nearest first (or best match first); ``by_phone`` and ``national`` in no order of place."""

    where: Location
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
    return render_template("near.html", form=form, results=results)


def _area(where: Location | None) -> str:
    return where.middle if where else ""


def _search(form: NearForm, where: Location) -> Results:
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


def _ask(form: NearForm, where: Location, local: LocalHelp) -> tuple[Nearby, ...]:
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
    told = session.kept().get(stored.ABOUT)
    if topic in FOR_OTHERS or not isinstance(told, list):
        return frozenset()
    return frozenset({own_age(told)}) - {GROWN_UP}
