"""Words for paper and plain text: the money in sentences, and a week of hours, for paper has no now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from flask import Flask

from budgethelp.directory.helpers import Help
from budgethelp.directory.hours import Hours, Span
from budgethelp.directory.local.near import Nearby
from budgethelp.directory.local.record import State
from budgethelp.directory.local.times import to_hours
from budgethelp.filters import clock_time, day
from budgethelp.i18n import current_locale, gettext, ngettext
from budgethelp.money import MoneySummary
from budgethelp.views.near_words import typeset
from budgethelp.words import money as pounds
from budgethelp.words import weekday_name

Run = tuple[list[int], tuple[Span, ...]]


def set_up(app: Flask) -> None:
    """Give templates the words of sheets."""
    filters = (hours_words, money_lines, paper_line, site_page, typeset, week_words)
    app.jinja_env.filters.update({filter.__name__: filter for filter in filters})


def site_page(address: str) -> str:
    """A web address as people copy it from paper: "gov.uk/find-local-council"."""
    return address.removeprefix("https://").removeprefix("www.").rstrip("/")


def money_lines(money: MoneySummary, amounts: bool) -> list[str]:
    """How long the money has to last, a sentence each; without ``amounts`` only the day."""
    until = day(money.until)
    if not amounts:
        return [_next_money(money, until)]
    if money.left <= 0:
        return [_nothing_left(money), _next_money(money, until)]
    if money.days == 0:
        return [gettext("You have %(left)s, and money comes today.", left=pounds(money.left))]
    return [*_lasts(money, until), *_bills(money), *_each(money)]


def _next_money(money: MoneySummary, until: str) -> str:
    if not money.days_sure:
        return gettext("You were not sure of the day, so we planned for 7 days.")
    return gettext("You next get money on %(day)s.", day=until)


def _nothing_left(money: MoneySummary) -> str:
    if money.left == 0:
        return gettext("You have no money left right now.")
    return gettext("You are %(amount)s overdrawn right now.", amount=pounds(-money.left))


def _lasts(money: MoneySummary, until: str) -> Iterator[str]:
    if not money.days_sure:
        yield gettext("You have %(left)s.", left=pounds(money.left))
        yield _next_money(money, until)
        return
    yield ngettext(
        "%(left)s has to last %(num)s day, until %(until)s.",
        "%(left)s has to last %(num)s days, until %(until)s.",
        money.days,
        left=pounds(money.left),
        until=until,
    )


def _bills(money: MoneySummary) -> Iterator[str]:
    if money.due_before_income:
        yield gettext("%(due)s of bills is due before then.", due=pounds(money.due_before_income))
    if money.set_aside:
        yield gettext("You set aside %(aside)s first.", aside=pounds(money.set_aside))
    if money.after_set_aside < 0:
        yield gettext("It does not stretch to everything.")


def _each(money: MoneySummary) -> Iterator[str]:
    if money.per_day is None:
        return
    each = pounds(money.per_day)
    if money.per_week is None:
        yield gettext("That is about %(day)s a day.", day=each)
    else:
        week = pounds(money.per_week)
        yield gettext("That is about %(day)s a day, or %(week)s a week.", day=each, week=week)


def hours_words(hours: Hours | None) -> str:
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
    said += [hours_words(first.hours or help.service.hours)]
    for phone in others:
        if phone.language == "cy":
            then = gettext(phone.then) if phone.then else hours_words(phone.hours)
            said += [gettext("In Welsh."), f"{phone.number}.", then]
    return " ".join(filter(None, said))


def week_words(near: Nearby) -> str:
    """The same for a local service; "" while it is closed for a time or tells no hours."""
    record = near.record
    return hours_words(to_hours(record.slots, record.hours_note)) if record.state is State.OPEN else ""


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
