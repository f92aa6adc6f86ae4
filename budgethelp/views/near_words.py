"""A local service in words: how far, whether it is open, how to get in, and how old what we know is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel.dates import format_date
from babel.lists import format_list
from flask import Flask, g

from budgethelp.directory.local.near import Nearby
from budgethelp.directory.local.record import Record
from budgethelp.directory.local.reports import national_number
from budgethelp.directory.local.topics import first_sentence
from budgethelp.directory.service import Service
from budgethelp.filters import clock_time, opens_words
from budgethelp.i18n import current_locale, gettext, lazy_gettext, ngettext
from budgethelp.language import END, ENGLISH, START, plain
from budgethelp.local_help import local_store
from budgethelp.settings import clock

MOST_SAID = 160  # characters; enough to know whether to phone
SHORT_NOTE = 40  # characters
WALKED = 1.25  # miles; further than this most people think in miles
WAYS_IN = {
    "drop_in": lazy_gettext("Drop in, no appointment."),
    "self_referral": lazy_gettext("You can ask for it yourself."),
    "referral": lazy_gettext("Someone has to refer you. Phone to ask who can."),
    "appointment": lazy_gettext("By appointment."),
    "membership": lazy_gettext("For members."),
    "home_visit": lazy_gettext("They can come to you."),
    "by_phone": lazy_gettext("By phone."),
    "online": lazy_gettext("Online."),
}
AFTER_A_WORD = re.compile(r"(?<=[\w.,!?…)’”])[\"]")


def set_up(app: Flask) -> None:
    """Give templates the words for local services."""
    filters = (told, web_link, in_short, far_words, now_words, details, checked_words, reported_closed)
    app.jinja_env.globals.update(keeps_places=lambda: local_store().is_kept)
    app.jinja_env.filters.update({filter.__name__: filter for filter in filters})


def reported_closed(service: Service) -> bool:
    """Whether the operator says that a national service is closed: strangers turn nobody away from it."""
    if "marked_closed" not in g:
        g.marked_closed = local_store().marked_closed(clock())
    return national_number(service.id) in g.marked_closed


def typeset(text: str) -> str:
    """A publisher's text with the quotes and dots of print."""
    text = AFTER_A_WORD.sub("”", text.replace("...", "…")).replace('"', "“")
    return re.sub(r"(^|[\s(“])'", r"\1‘", text).replace("'", "’")


def told(text: str) -> str:
    """The same, marked as English for readers of another language."""
    said = typeset(text)
    return f"{START}{said}{END}" if said and current_locale() != ENGLISH else said


def web_link(address: str) -> str:
    """The address when a browser may follow it; readers let no other through, and nor do pages."""
    return address if address.startswith(("https://", "http://")) else ""


def in_short(near: Nearby) -> str:
    """What it does, in a sentence of its own."""
    text = first_sentence(near.record)
    short = text if len(text) <= MOST_SAID else text[:MOST_SAID].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
    return told(short)


def far_words(near: Nearby, middle: str) -> str:
    """ "About 10 minutes’ walk"; "About 2 miles from the middle of LS6"; "" when it has no place."""
    if near.miles is None:
        return ""
    far = _walk(near.minutes_walk) if near.minutes_walk and near.miles <= WALKED else _miles(near.miles)
    return gettext("%(far)s from the middle of %(area)s.", far=far, area=middle) if middle else f"{far}."


def _walk(minutes: int) -> str:
    return ngettext("About %(num)s minute’s walk", "About %(num)s minutes’ walk", minutes)


def _miles(miles: float) -> str:
    return ngettext("About %(num)s mile", "About %(num)s miles", max(1, round(miles)))


def now_words(near: Nearby) -> str:
    """ "Open now, until 6pm"; "Closed now. Opens Monday at 9am"; what to do when nobody can say."""
    if near.reported_closed:
        return gettext("Reported closed. Phone first.")
    if near.paused:
        return gettext("Closed for now. Phone first.")
    if near.open is None:
        return _unsure(near)
    if near.open:
        return _open(near)
    return f"{gettext('Closed now.')} {opens_words(near.opens)}" if near.opens else gettext("Closed now.")


def _open(near: Nearby) -> str:
    if near.closes is None:
        return gettext("Open now")
    return gettext("Open now, until %(time)s", time=clock_time(near.closes.time()))


def _unsure(near: Nearby) -> str:
    words = gettext("We are not sure when it is open. Phone first.")
    if not near.phones:
        words = gettext("We are not sure when it is open. Check first.")
    note = near.record.hours_note
    said = gettext("They say: %(hours)s", hours=told(note)) if note else ""
    return f"{words} {said}" if said else words


def details(near: Nearby) -> list[str]:
    """How to get in, cost, ages, languages and access: a sentence each, as far as they are known."""
    return [
        text if plain(text).endswith((".", "…", "!", "?")) else f"{text}." for text in _details(near) if text
    ]


def _details(near: Nearby) -> Iterator[str]:
    record = near.record
    yield from _way_in(record)
    yield gettext("Free.") if record.free else told(record.cost)
    yield _ages(record.min_age, record.max_age)
    yield _named(gettext("Languages: %(names)s"), record.languages)
    yield _named(gettext("Access: %(names)s"), _access(near))


def _way_in(record: Record) -> Iterator[str]:
    """In our own words, unless the publisher says much more, or something else."""
    ways = [str(WAYS_IN[way]) for way in record.how if way in WAYS_IN]
    if ways and len(record.how_note) <= SHORT_NOTE:
        yield from ways
    else:
        yield told(record.how_note)


def _access(near: Nearby) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*near.record.access, *(near.spot.access if near.spot else ()))))


def _ages(low: int | None, high: int | None) -> str:
    if low and high:
        return gettext("For ages %(low)s to %(high)s.", low=low, high=high)
    if low:
        return gettext("For ages %(low)s and over.", low=low)
    return gettext("For ages up to %(high)s.", high=high) if high else ""


def _named(words: str, names: tuple[str, ...]) -> str:
    listed = format_list([told(name) for name in names], style="unit", locale=current_locale())
    return words.replace("%(names)s", listed) if names else ""


def checked_words(near: Nearby) -> str:
    """ "Checked on 3 May 2026."; older than 12 months, or nobody knows: "Check before you travel."."""
    seen = near.record.checked or near.record.changed
    if seen is None:
        words = gettext("We do not know when this was checked.")
    else:
        on = format_date(seen, "d MMMM y", locale=current_locale())
        words = (
            gettext("Checked on %(day)s.", day=on)
            if near.record.checked
            else gettext("Last changed on %(day)s.", day=on)
        )
    if not near.old:
        return words
    go = gettext("Check before you travel.") if near.spot else gettext("It may be out of date.")
    return f"{words} {go}"
