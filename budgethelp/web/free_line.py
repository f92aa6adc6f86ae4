"""A nation’s line about abuse: first wherever a plan leaves the screen, and named only when that is safe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from flask import request

from budgethelp.directory.help import Help, helpers_for, phone_language
from budgethelp.directory.services import Service
from budgethelp.situation.situation import About, Nation, Need, Situation
from budgethelp.web.content import named_services
from budgethelp.web.labels import NATIONS
from budgethelp.web.service_text import paper_line
from budgethelp.web.translate import current_locale, gettext

# Their words tell whoever reads them what is happening at home.
PRIVATE_RULES = frozenset({"safety_now", "abuse_support", "own_money_access", "trusted_adult_unsafe"})
WITH_LINE = frozenset({"safety_now", "abuse_support"})
SAFE_TO_NAME = "names"  # in an address it says nothing about anybody


def needs_line(situation: Situation) -> bool:
    """Whether somebody hurts this person, frightens them or controls their money."""
    return Need.UNSAFE in situation.needs or About.PARTNER_CONTROLS_MONEY in situation.about


def wants_names() -> bool:
    """Whether the person ticked that what leaves the screen may say what the line is for."""
    return SAFE_TO_NAME in request.args


def lines_by_nation(
    services: Mapping[str, Service], nation: Nation | None, now: datetime, language: str
) -> tuple[tuple[str, Help], ...]:
    """The line of ``nation``, with the nation's name; of each nation when it is not known."""
    wanted = [nation] if nation else [Nation(code) for code in NATIONS]
    return tuple(
        (str(NATIONS[each]), help)
        for each in wanted
        for help in helpers_for(named_services().abuse, services, each, now, language)
    )


def first_lines(
    situation: Situation, services: Mapping[str, Service], now: datetime, *, named: bool
) -> tuple[str, ...]:
    """What stands before everything else that leaves the screen; () for those who need no such line."""
    if not needs_line(situation):
        return ()
    own = lines_by_nation(services, situation.nation, now, _language(situation))
    said = _with_names(own) if named else _without_names(own)
    return (*_life_first(situation, services, now), *said, *_child(situation, services, now, named))


def _with_names(own: tuple[tuple[str, Help], ...]) -> Iterator[str]:
    for nation, help in own:
        yield (
            f"{gettext('In %(nation)s', nation=nation)}: {paper_line(help)}" if own[1:] else paper_line(help)
        )


def _without_names(own: tuple[tuple[str, Help], ...]) -> Iterator[str]:
    numbers = [
        f"{help.on_paper[0].number} ({nation})" if own[1:] else help.on_paper[0].number
        for nation, help in own
    ]
    yield _free_line(", ".join(numbers))


def _free_line(number: str) -> str:
    return gettext("A free line, day and night: %(number)s", number=number)


def _life_first(situation: Situation, services: Mapping[str, Service], now: datetime) -> Iterator[str]:
    if Need.SUICIDAL in situation.needs:
        yield paper_line(_one(named_services().listeners, situation, services, now))


def _child(
    situation: Situation, services: Mapping[str, Service], now: datetime, named: bool
) -> Iterator[str]:
    """Childline, for somebody under 18: their step with it may be left out."""
    if About.UNDER_18 in situation.about:
        help = _one(named_services().children, situation, services, now)
        yield paper_line(help) if named else _free_line(help.on_paper[0].number)


def _one(service: str, situation: Situation, services: Mapping[str, Service], now: datetime) -> Help:
    return helpers_for([service], services, situation.nation, now, _language(situation))[0]


def _language(situation: Situation) -> str:
    return phone_language(situation.about, current_locale())
