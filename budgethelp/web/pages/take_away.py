"""Taken away: the plan on paper and on a phone, as text and as a calendar; a blank sheet with no signal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from urllib.parse import quote, urlencode

import segno
from flask import Blueprint, Response, make_response, render_template, request, url_for
from markupsafe import Markup

from budgethelp.directory.help import Help, helpers_for
from budgethelp.languages.language import plain as plain_text
from budgethelp.plan import headline
from budgethelp.plan.calendar import Event, write_calendar
from budgethelp.situation.situation import Situation
from budgethelp.web.content import content, named_services
from budgethelp.web.filters import day, say
from budgethelp.web.free_line import SAFE_TO_NAME, wants_names
from budgethelp.web.guard import View, after_the_questions
from budgethelp.web.labels import ALL_NEEDS
from budgethelp.web.pages.easy_read import TALKING
from budgethelp.web.pages.sheet import Sheet, SheetStep, make_sheet, shared_link
from budgethelp.web.service_text import paper_line
from budgethelp.web.settings import clock
from budgethelp.web.translate import current_locale, gettext

pages = Blueprint("take_away", __name__)


QUIET = 4  # empty modules around it, as the standard asks


@lru_cache(maxsize=64)
def qr_svg(link: str) -> Markup:
    """The code, on white also in dark mode, with no words in it. No micro code: few phones read those."""
    code = segno.make(link, micro=False, error="m", boost_error=False)
    svg = code.svg_inline(border=QUIET, light="#fff", omitsize=True, svgclass="qr", lineclass=None)
    return Markup(svg)  # noqa: S704 (numbers only: none of the link's letters are in it)


# As many as 2 sides of A4 hold, with the longest steps that we know.
MOST = {"most_lines": 5, "most_said": 2, "most_bills": 14, "most_helpers": 3}
MOST_LARGE = {"most_lines": 3, "most_said": 1, "most_bills": 6, "most_helpers": 2}


@pages.get("/print")
@after_the_questions
def show_print() -> View:
    """The plan for a printer. Ticks in the address say only how it looks: nothing about the person."""
    amounts = "no_amounts" not in request.args
    sheet = make_sheet(clock(), amounts=amounts, named=wants_names())
    large = "large" in request.args
    link = shared_link(sheet.plan.situation, amounts=amounts)
    return render_template(
        "take_away/print.html",
        sheet=sheet,
        amounts=amounts,
        large=large,
        code=None if "no_code" in request.args or sheet.quiet else qr_svg(link),  # whoever scans it sees all
        **(MOST_LARGE if large else MOST),
    )


@pages.get("/worksheet")
def worksheet() -> View:
    """The same with lines to write on. It knows nothing of anybody."""
    return render_template(
        "take_away/worksheet.html",
        large="large" in request.args,
        needs=list(ALL_NEEDS.values())[:MOST_NEEDS],
        always=helpers_for(named_services().always, content().services, None, clock(), current_locale()),
    )


MOST_NEEDS = 10
FREE_LINE = "line"
LOOK_BACK = timedelta(days=2)  # after the last day to phone by


def calendar_days(sheet: Sheet, *, in_full: bool, now: datetime) -> list[Event]:
    """Every event, by day. Not ``in_full``, each is called “Money plan” and says nothing more."""
    phone_by = list(_phone_by(sheet, now.date()))
    last = max((event.day for event in phone_by), default=now.date())
    events = [
        *_free_line(sheet, now.date()),
        *_income(sheet),
        *_bills(sheet, now.date()),
        *phone_by,
        _did_it_help(last + LOOK_BACK),
    ]
    events.sort(key=lambda event: event.day)
    return events if in_full else [_quiet(event) for event in events]


def calendar_seed(situation: Situation) -> str:
    """The same for the same day and next money, so that a second import changes nothing twice."""
    # Never from amounts: they could be guessed back from it.
    seed = f"{situation.today} {situation.days}"
    return hashlib.sha256(seed.encode()).hexdigest()[:12]


def _quiet(event: Event) -> Event:
    more = event.more if event.kind == FREE_LINE else ""
    return Event(event.kind, event.day, gettext("Money plan"), more)


def _free_line(sheet: Sheet, today: date) -> Iterator[Event]:
    """A title stands on a screen that is locked, so what the line is for stands in no title."""
    if sheet.first_lines:
        title = gettext("A free line, day and night")
        yield Event(FREE_LINE, today, title, "\n".join(sheet.first_lines))


def _income(sheet: Sheet) -> Iterator[Event]:
    if sheet.plan.money.days_sure:
        yield Event("money", sheet.plan.money.until, gettext("Next money comes"))


def _bills(sheet: Sheet, today: date) -> Iterator[Event]:
    for number, listed in enumerate(sheet.bills, 1):
        if listed.due_on and listed.due_on >= today:
            title = gettext("Due today: %(bill)s", bill=say(listed.title))
            yield Event(f"bill{number}", listed.due_on, title)


def _phone_by(sheet: Sheet, today: date) -> Iterator[Event]:
    """One event for each day to phone, with everyone to phone by then."""
    by_day: dict[date, list[tuple[SheetStep, Help]]] = {}
    for shown in sheet.steps:
        help = next((help for help in shown.helpers if help.phones), None)
        if help:
            by_day.setdefault(_first_day(help, today), []).append((shown, help))
    for on, calls in by_day.items():
        names = dict.fromkeys(gettext(help.service.name) for _, help in calls)
        title = gettext("Phone %(names)s", names=", ".join(names))
        yield Event("phone", on, title, "\n".join(_about(shown, help) for shown, help in calls))


def _first_day(help: Help, today: date) -> date:
    """Today, or the day it opens."""
    return help.opens.date() if help.open is False and help.opens else today


def _about(shown: SheetStep, help: Help) -> str:
    return f"{say(shown.step.title)}: {gettext(help.service.name)}, {help.on_paper[0].number}"


def _did_it_help(day: date) -> Event:
    link = url_for("plan.ask", _external=True)  # the question alone: nothing about anybody is in it
    return Event("back", day, gettext("Did it help?"), link)


@pages.get("/phone")
@after_the_questions
def show_phone() -> View:
    """Every way to take the plan along. Amounts are in them only when the person ticks so."""
    amounts = wants_amounts()
    sheet = make_sheet(clock(), amounts=amounts, named=wants_names())
    link = shared_link(sheet.plan.situation, amounts=amounts)
    text = short_text(sheet, amounts)
    return render_template(
        "take_away/phone.html",
        **{"code": qr_svg(link), "link": link, "text": text, "sms": sms_link(text)},
        **{"sheet": sheet, "amounts": amounts, "more": _ticks()},
    )


@pages.get("/plan.txt")
@after_the_questions
def plain() -> View:
    """The plan in plain text, to look at or to keep."""
    amounts = wants_amounts()
    sheet = make_sheet(clock(), amounts=amounts, named=wants_names())
    lines = (
        line.strip()
        for line in render_template("take_away/plan.txt", sheet=sheet, amounts=amounts).splitlines()
    )
    return _file("\n".join(lines).strip() + "\n", "text/plain", "plan.txt", to_keep="keep" in request.args)


@pages.get("/plan.ics")
@after_the_questions
def calendar() -> View:
    """The days of the plan for a calendar. Their titles say nothing private, unless the person ticks so."""
    sheet = make_sheet(clock(), amounts=False, named=wants_names())
    days = calendar_days(sheet, in_full="titles" in request.args, now=clock())
    text = write_calendar(days, clock(), calendar_seed(sheet.plan.situation))
    return _file(text, "text/calendar", "plan.ics", to_keep=True)


def wants_amounts() -> bool:
    """Whether the person ticked that pounds may leave with the plan."""
    return "amounts" in request.args


def _ticks() -> str:
    """What was ticked, for the links to the plan in plain words."""
    ticked = {"amounts": wants_amounts(), SAFE_TO_NAME: wants_names()}
    return urlencode({name: "yes" for name, on in ticked.items() if on})


def short_text(sheet: Sheet, amounts: bool) -> str:
    """A few lines that fit in a text message: the day, and each first step with its number."""
    lines = [*sheet.first_lines, say(headline.sheet(sheet.plan.money, amounts)[0])]
    for number, shown in enumerate(sheet.steps, 1):
        phone = _to_phone(shown)
        title = f"{number}. {say(shown.step.title)}."
        lines.append(f"{title} {gettext('Phone %(number)s', number=phone)}." if phone else title)
    listeners = (paper_line(help) for help in sheet.always if help.service.id == named_services().listeners)
    lines += [line for line in listeners if line not in lines]
    first = gettext("Plan for %(day)s", day=day(sheet.plan.situation.today))
    return plain_text("\n".join((first, *lines)))


def _to_phone(shown: SheetStep) -> str:
    """The first number of a step; for a talk those who listen. "" where it depends on a nation not known."""
    if shown.each_nation:
        return ""
    passed_over = {named_services().emergency} if shown.step.action == TALKING else set()
    helps = (help for help in shown.helpers if help.phones and help.service.id not in passed_over)
    return next((help.on_paper[0].number for help in helps), "")


def sms_link(text: str) -> str:
    """Opens the phone's own messages with ``text`` and nobody to send it to yet."""
    return f"sms:?&body={quote(text)}"  # "?&" is what phones of both makers understand


def _file(text: str, kind: str, name: str, *, to_keep: bool) -> Response:
    response = make_response(text)
    response.content_type = f"{kind}; charset=utf-8"
    if to_keep:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
