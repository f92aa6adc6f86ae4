"""Those who can help, in words: whether they are open, what a phone call costs, which languages."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, g

from budgethelp.directory.helpers import Help, sms, tel
from budgethelp.directory.service import Cost
from budgethelp.filters import clock_time, opens_words
from budgethelp.i18n import gettext, lazy_gettext
from budgethelp.views.sheet_words import hours_words

LANGUAGES = {
    "cy": lazy_gettext("Welsh"),
    "bsl": lazy_gettext("British Sign Language"),
    "interpreters": lazy_gettext("interpreters for other languages"),
    "relay_uk": lazy_gettext("Relay UK"),
}
PHONE_COSTS = {
    Cost.FREE: lazy_gettext("Free to phone"),
    Cost.LOCAL: lazy_gettext("Costs the same as a local call, or is in your minutes"),
    Cost.NATIONAL: lazy_gettext("Phone companies charge for this number"),
}


def set_up(app: Flask) -> None:
    """Give templates the words for opening hours, costs and languages."""
    filters = (open_words, tel, sms, site_name, link_and_words)
    app.jinja_env.filters.update({filter.__name__: filter for filter in filters})
    app.jinja_env.globals.update(language_names=LANGUAGES, phone_costs=PHONE_COSTS)


def open_words(help: Help) -> str:
    """ "Open now, until 6pm"; "Closed now. Opens Monday at 9am"; "" when there is nothing to say."""
    hours = help.hours
    if hours is None or help.service.through_council:
        return ""
    if g.get("for_later"):  # read with no signal, on some other day
        return hours_words(hours)
    if help.open is None:
        return gettext("Check the times")
    if help.open:
        return _open(help)
    return f"{gettext('Closed now.')} {opens_words(help.opens)}" if help.opens else gettext("Closed now.")


def _open(help: Help) -> str:
    if help.hours and help.hours.always:
        return gettext("Open now, day and night")
    if help.closes is None:
        return gettext("Open now")
    return gettext("Open now, until %(time)s", time=clock_time(help.closes.time()))


def site_name(address: str) -> str:
    """The name of a website in its address: "gov.uk" for "https://www.gov.uk/benefits"."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def link_and_words(source: str) -> tuple[str, str]:
    """A source as its link, which may be "", and its words: ("https://…", "(their phone line)")."""
    if not source.startswith("https://"):
        return "", gettext(source)
    link, _, words = source.partition(" ")
    return link, gettext(words)
