"""Help now: needs no answers, says nothing about anybody, and may be kept by the browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, make_response, render_template
from flask import session as flask_session

from budgethelp.directory.help import Help, helpers_for
from budgethelp.situation.situation import Nation
from budgethelp.web import session
from budgethelp.web.content import knowledge
from budgethelp.web.guard import View
from budgethelp.web.labels import NATIONS
from budgethelp.web.settings import clock
from budgethelp.web.translate import LazyText, current_locale
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("help_now", __name__)
FIVE_MINUTES = 300


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of help: what to know, and the services to show, those of the whole UK first."""

    id: str
    title: LazyText
    says: LazyText
    services: tuple[str, ...]
    nation_first: bool = False  # each nation's own line stands before those for everybody, and in sight


PARTS = (
    Part(
        "danger",
        _("You or someone else is in danger now"),
        _("Phone 999. If you cannot speak, press 55 when you are asked to."),
        ("emergency_999",),
    ),
    Part(
        "talk",
        _("You are thinking of ending your life"),
        _("This can be really hard. You can talk or text now, day or night."),
        ("samaritans", "shout", "lifeline_ni", "nhs_111_mh", "nhs24_mh"),
    ),
    Part(
        "abuse",
        _("Someone hurts you or frightens you"),
        _("Phone when you are alone and it is safe. You can leave this page at any time."),
        ("refuge", "live_fear_free", "da_scotland", "da_ni", "mens_advice", "galop"),
        nation_first=True,
    ),
    Part(
        "bed",
        _("You have nowhere safe to sleep tonight"),
        _("Ask your council’s homeless team, at night too. In Northern Ireland, ask the Housing Executive."),
        (
            *("council_homeless", "nihe_homeless", "ni_emergency_social_work"),
            *("shelter_england", "shelter_cymru", "shelter_scotland"),
        ),
    ),
    Part(
        "food",
        _("You have no food today"),
        _("A food bank or a community meal can help. You do not have to explain everything."),
        ("trussell", "ifan", "help_through_hardship", "ni_emergency_social_work"),
    ),
    Part(
        "warmth",
        _("Your gas or electric is off"),
        _("Phone your supplier first. The number is on the meter, your card or the app."),
        ("fuel_bank", "gas_gb", "gas_ni"),
    ),
    Part(
        "cash",
        _("You have no money at all"),
        _("Each nation has a fund for people in a crisis. You can ask for it today."),
        ("crf_england", "swf_scotland", "daf_wales", "ds_ni", "ni_emergency_social_work"),
    ),
    Part(
        "medicine",
        _("You cannot get your medicine"),
        _("Ask any pharmacist first. They can often help the same day."),
        ("nhs_111",),
    ),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A part with its services: those for everybody, then those of each nation."""

    part: Part
    everywhere: tuple[Help, ...]
    by_nation: tuple[tuple[LazyText, tuple[Help, ...]], ...]


@pages.get("/help-now")
def show() -> View:
    """Every kind of help for today, in all four nations."""
    response = make_response(render_template("help_now.html", parts=list(parts(session.nation()))))
    if not flask_session:
        response.cache_control.public = True
        response.cache_control.max_age = FIVE_MINUTES
    return response


def parts(nation: Nation | None = None) -> Iterator[Shown]:
    """Each kind of help with its services, as they are now. ``nation`` is the one to show first."""
    services = knowledge().services
    now, language = clock(), current_locale()
    for part in PARTS:
        everywhere = helpers_for(part.services, services, None, now, language)
        shown = {help.service.id for help in everywhere}
        own = [service for service in part.services if service not in shown]
        near = (
            (words, helpers_for(own, services, Nation(code), now, language))
            for code, words in sorted(NATIONS.items(), key=lambda each: each[0] != nation)
        )
        yield Shown(part, everywhere, tuple((words, found) for words, found in near if found))
