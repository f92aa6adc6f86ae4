"""Who can help in one council's area, on paper: the same for everyone there. Nobody is asked who they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from flask import Blueprint, render_template, request

from budgethelp.directory.councils import Council
from budgethelp.directory.duties import Duty, who_does_what
from budgethelp.directory.help import Help, helpers_for
from budgethelp.local_services.help import Here, Nearby, Standing
from budgethelp.plan.contact import GROWN_UP
from budgethelp.situation.situation import Nation
from budgethelp.web.content import content
from budgethelp.web.guard import View
from budgethelp.web.labels import NATIONS
from budgethelp.web.local_store import local_store
from budgethelp.web.pages.plan_layout import sources_of
from budgethelp.web.settings import clock
from budgethelp.web.translate import LazyText, current_locale, gettext

pages = Blueprint("area_sheet", __name__)


MOST_OF_A_TOPIC = 1  # of a topic, so that one sheet holds them all
MILES = 10.0  # from the middle of where people live


def local_in(gss: str, nation: Nation, now: datetime) -> tuple[Nearby, ...]:
    """The nearest service of each topic for people in this council's area, else one to phone."""
    store, middle = local_store(), content().places.middle(gss)
    if middle is None or store.standing(now) is not Standing.READY:
        return ()
    here = Here(middle.lat, middle.lon, nation, (gss,), frozenset({GROWN_UP}))
    found: dict[int, Nearby] = {}
    for topic in content().lists.sheet_local_topics:
        near = store.help.nearest(topic, here, MOST_OF_A_TOPIC, now, MILES) or store.help.by_phone(
            topic, here, MOST_OF_A_TOPIC, now
        )
        found |= {each.id: each for each in near}
    return tuple(found.values())


MOST = 2  # of a kind, so that one sheet holds them all


Titled = tuple[str, tuple[Help, ...]]  # one kind of help, and who gives it


@dataclass(frozen=True, slots=True)
class AreaSheet:
    """What the sheet of one place says. ``council`` None = the whole nation."""

    name: str
    council: Council | None
    duties: tuple[Duty, ...]
    first: tuple[Titled, ...]  # life and danger: before the council, and before everything
    then: tuple[Titled, ...]
    local: tuple[Nearby, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Whom to credit for the local ones."""
        return sources_of((self.local,))


@pages.get("/area-sheet")
def show() -> View:
    """A list of places to choose from, and the sheet of the one that was chosen."""
    now, place = clock(), request.args.get("place", "")
    return render_template(
        "area_sheet.html", places=_places(now.date()), place=place, sheet=_sheet(place, now), today=now.date()
    )


def _places(today: date) -> list[tuple[LazyText, str, list[tuple[str, str]]]]:
    """Each nation's name and code, with its councils by name."""
    councils, language = content().councils, current_locale()
    return [
        (
            words,
            code,
            [(each.gss, each.name_in(language)) for each in councils.to_choose(Nation(code), today)],
        )
        for code, words in NATIONS.items()
    ]


def _sheet(place: str, now: datetime) -> AreaSheet | None:
    """The sheet for a council's code or a nation; None for anything else."""
    known = content()
    council = known.councils.on(place, now.date()) if place in known.councils else None
    if council is None and place not in NATIONS:
        return None
    nation = council.nation if council else Nation(place)
    gss = council.gss if council else None
    return AreaSheet(
        name=_name(council) if council else str(NATIONS[nation]),
        council=council,
        duties=who_does_what(gss, nation, now.date(), known.councils, known.responsibilities),
        first=tuple(_topics(nation, now, first=True)),
        then=tuple(_topics(nation, now, first=False)),
        local=local_in(gss, nation, now) if gss else (),
    )


def _name(council: Council) -> str:
    """ "Leeds"; in Welsh the council's own Welsh name, as there is no short one."""
    english = current_locale() != "cy" or not council.name_cy
    return council.short_name if english else council.name_cy


def _topics(nation: Nation, now: datetime, *, first: bool) -> Iterator[Titled]:
    for topic in content().lists.sheet:
        found = helpers_for(topic.services, content().services, nation, now, current_locale())
        if found and topic.first is first:
            yield gettext(topic.title), found[:MOST]
