"""Help now: needs no answers, says nothing about anybody, and may be kept by the browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Blueprint, make_response, render_template
from flask import session as flask_session

from budgethelp.directory.help import Help, helpers_for
from budgethelp.directory.lists import HelpTopic
from budgethelp.situation.situation import Nation
from budgethelp.web import session
from budgethelp.web.content import content
from budgethelp.web.guard import View
from budgethelp.web.labels import NATIONS
from budgethelp.web.settings import clock
from budgethelp.web.translate import LazyText, current_locale, gettext

pages = Blueprint("help_now", __name__)
FIVE_MINUTES = 300


@dataclass(frozen=True, slots=True)
class Shown:
    """A part, in the reader's language, with its services: those for everybody, then those of each nation."""

    part: HelpTopic
    everywhere: tuple[Help, ...]
    by_nation: tuple[tuple[LazyText, tuple[Help, ...]], ...]

    @property
    def everyone(self) -> tuple[Help, ...]:
        """All of them, each nation after the other."""
        return (*self.everywhere, *(help for _, helps in self.by_nation for help in helps))


@pages.get("/help-now")
def show() -> View:
    """Every kind of help for today, in all four nations."""
    nation = session.nation()
    shown = list(parts(nation, session.phone_language()))
    named = [(help.service.id, gettext(help.service.name)) for part in shown for help in part.everyone]
    response = make_response(render_template("help_now.html", parts=shown, nation_known=nation, named=named))
    if not flask_session:
        response.cache_control.public = True
        response.cache_control.max_age = FIVE_MINUTES
    return response


def parts(nation: Nation | None = None, language: str = "") -> Iterator[Shown]:
    """Each kind of help with its services, as they are now. ``nation`` is the only one to show.

    Lines in ``language`` come first; without one, those in the language of the page.
    """
    services, now = content().services, clock()
    language = language or current_locale()
    for part in content().lists.help_now:
        everywhere = helpers_for(part.services, services, None, now, language)
        shown = {help.service.id for help in everywhere}
        own = [service for service in part.services if service not in shown]
        near = (
            (words, helpers_for(own, services, Nation(code), now, language))
            for code, words in NATIONS.items()
            if nation in (None, code)
        )
        said = replace(part, title=gettext(part.title), says=gettext(part.says))
        yield Shown(said, everywhere, tuple((words, found) for words, found in near if found))
