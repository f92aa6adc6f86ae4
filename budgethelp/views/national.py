"""National phone and online services for one kind of help: listed apart, never sorted by distance."""

from __future__ import annotations

import re
from collections.abc import Mapping

from budgethelp.directory.helpers import Help, helpers_for
from budgethelp.directory.local.words import tokens
from budgethelp.directory.service import Kind, Service
from budgethelp.i18n import current_locale, gettext
from budgethelp.knowledge import knowledge
from budgethelp.settings import clock
from budgethelp.situation import Nation

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
