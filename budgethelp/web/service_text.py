"""Services in words: near ones on the screen, national ones in a step, and both on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from urllib.parse import urlsplit

from babel.dates import format_date
from babel.lists import format_list
from flask import Flask, g

from budgethelp.dates.opening_hours import Hours, Span
from budgethelp.directory.help import Help, sms, tel
from budgethelp.directory.services import Cost, Service
from budgethelp.languages.formats import weekday_name
from budgethelp.languages.language import END, ENGLISH, START, plain
from budgethelp.local_services.feeds import own_words, shipped
from budgethelp.local_services.help import Nearby, hours_of
from budgethelp.local_services.record import Record
from budgethelp.local_services.reports import national_number
from budgethelp.local_services.store import stems
from budgethelp.local_services.topics import first_sentence
from budgethelp.web.filters import clock_time, opens_text
from budgethelp.web.local_store import local_store
from budgethelp.web.settings import clock
from budgethelp.web.translate import current_locale, gettext, lazy_gettext, ngettext

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
    filters = (told, web_link, in_short, distance_text, now_text, details, checked_text, reported_closed)
    app.jinja_env.filters.update(published_text=published_text, run_by=run_by)
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
    """What it does, in a sentence of its own; in the reader's language when the words are ours."""
    text = first_sentence(near.record)
    if text in own_words():
        return gettext(text)
    short = text if len(text) <= MOST_SAID else text[:MOST_SAID].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
    return told(short)


def run_by(near: Nearby) -> str:
    """ "Run by Ash Salvation Army."; "" when the name says it, or nobody does."""
    owner, name = near.record.organisation, near.record.name
    if not owner or not set(stems(owner)) - set(stems(name)):
        return ""
    return gettext("Run by %(name)s.", name=told(owner))


def distance_text(near: Nearby, middle: str) -> str:
    """ "About 10 minutes’ walk"; "About 2 miles from the middle of LS6"; "" when it has no place."""
    if near.miles is None:
        return ""
    far = _walk(near.minutes_walk) if near.minutes_walk and near.miles <= WALKED else _miles(near.miles)
    return gettext("%(far)s from the middle of %(area)s.", far=far, area=middle) if middle else f"{far}."


def _walk(minutes: int) -> str:
    return ngettext("About %(num)s minute’s walk", "About %(num)s minutes’ walk", minutes)


def _miles(miles: float) -> str:
    return ngettext("About %(num)s mile", "About %(num)s miles", max(1, round(miles)))


def now_text(near: Nearby) -> str:
    """ "Open now, until 6pm"; "Closed now. Opens Monday at 9am"; what to do when nobody can say."""
    if near.reported_closed:
        return gettext("Reported closed. Phone first.")
    if near.paused:
        return gettext("Closed for now. Phone first.")
    if near.open is None:
        return _unsure(near)
    if near.open:
        return _open(near)
    return f"{gettext('Closed now.')} {opens_text(near.opens)}" if near.opens else gettext("Closed now.")


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


def checked_text(near: Nearby) -> str:
    """ "Checked on 3 May 2026."; older than 12 months, or nobody knows: "Check before you travel."."""
    seen = near.record.checked or near.record.changed
    if near.feed in shipped():
        return _from_a_list(near)
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


def _from_a_list(near: Nearby) -> str:
    """Nobody of this site went there or phoned: only the day of the list is known."""
    words = published_text(shipped()[near.feed].published)
    return f"{words} {gettext('Phone first.') if near.phones else gettext('Check before you travel.')}"


def published_text(day: date) -> str:
    """ "From a list of January 2025."."""
    return gettext("From a list of %(month)s.", month=format_date(day, "MMMM y", locale=current_locale()))


Run = tuple[list[int], tuple[Span, ...]]


def set_up_sheet(app: Flask) -> None:
    """Give templates the words of sheets."""
    filters = (hours_text, paper_line, site_page, typeset, week_text)
    app.jinja_env.filters.update({filter.__name__: filter for filter in filters})


def site_page(address: str) -> str:
    """A web address as people copy it from paper: "gov.uk/find-local-council"."""
    return address.removeprefix("https://").removeprefix("www.").rstrip("/")


def hours_text(hours: Hours | None) -> str:
    """ "Monday to Friday, 8am to 6pm. Not on bank holidays."; "" when nobody told us."""
    if hours is None:
        return ""
    if not hours.sure:
        return gettext(hours.note) if hours.note else ""
    if hours.always:
        return gettext("Day and night.")
    week = "; ".join(f"{_days(days)}, {_times(spans)}" for days, spans in _runs(hours))
    if not week:
        return ""
    # Not inside the f-string: words in there are not found by those who collect them.
    closed, all_day = gettext("Not on bank holidays."), gettext("All day on bank holidays.")
    if hours.all_day_on_bank_holidays:
        return f"{week}. {all_day}"
    return f"{week}. {closed}" if hours.closed_on_bank_holidays else f"{week}."


def paper_line(help: Help) -> str:
    """ "Samaritans: 116 123. Day and night." A line in another language stands beside it, with its hours."""
    first, *others = help.on_paper
    name = gettext(help.service.name)
    said = [f"{first.number}." if first.number == name else f"{name}: {first.number}."]
    said += [hours_text(first.hours or help.service.hours)]
    for phone in others:
        if phone.language == "cy":
            then = gettext(phone.then) if phone.then else hours_text(phone.hours)
            said += [gettext("In Welsh."), f"{phone.number}.", then]
    return " ".join(filter(None, said))


def week_text(near: Nearby) -> str:
    """The same for a local service; "" while it is closed for a time or tells no hours."""
    return hours_text(hours_of(near.record))


def _runs(hours: Hours) -> Iterator[Run]:
    """Days in a row that have the same times; days without any are left out."""
    for spans, days in groupby(range(7), key=lambda day: hours.week[day]):
        if spans:
            yield list(days), spans


def _days(days: list[int]) -> str:
    if len(days) == 7:
        return gettext("Every day")
    first, last = weekday_name(days[0], current_locale()), weekday_name(days[-1], current_locale())
    return first if len(days) == 1 else gettext("%(first)s to %(last)s", first=first, last=last)


def _times(spans: tuple[Span, ...]) -> str:
    said = (
        gettext("%(opens)s to %(closes)s", opens=clock_time(span.opens), closes=clock_time(span.closes))
        for span in spans
    )
    return gettext(" and ").join(said)


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


def set_up_helpers(app: Flask) -> None:
    """Give templates the words for opening hours, costs and languages."""
    filters = (open_text, tel, sms, site_name, link_and_text)
    app.jinja_env.filters.update({filter.__name__: filter for filter in filters})
    app.jinja_env.globals.update(language_names=LANGUAGES, phone_costs=PHONE_COSTS)


def open_text(help: Help) -> str:
    """ "Open now, until 6pm"; "Closed now. Opens Monday at 9am"; "" when there is nothing to say."""
    hours = help.hours
    if hours is None or help.service.through_council:
        return ""
    if g.get("for_later"):  # read with no signal, on some other day
        return hours_text(hours)
    if help.open is None:
        return gettext("Check the times")
    if help.open:
        return _open_now(help)
    return f"{gettext('Closed now.')} {opens_text(help.opens)}" if help.opens else gettext("Closed now.")


def _open_now(help: Help) -> str:
    if help.hours and help.hours.always:
        return gettext("Open now, day and night")
    if help.closes is None:
        return gettext("Open now")
    return gettext("Open now, until %(time)s", time=clock_time(help.closes.time()))


def site_name(address: str) -> str:
    """The name of a website in its address: "gov.uk" for "https://www.gov.uk/benefits"."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def link_and_text(source: str) -> tuple[str, str]:
    """A source as its link, which may be "", and its words: ("https://…", "(their phone line)")."""
    if not source.startswith("https://"):
        return "", gettext(source)
    link, _, words = source.partition(" ")
    return link, gettext(words)
