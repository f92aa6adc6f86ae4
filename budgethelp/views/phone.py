"""On their phone: a code to scan, a link to copy, a text, plain words and a calendar file."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from flask import Blueprint, Response, make_response, render_template, request

from budgethelp.calendar_file import write_calendar
from budgethelp.filters import day, say
from budgethelp.i18n import gettext
from budgethelp.language import plain as plain_words
from budgethelp.settings import clock
from budgethelp.views.calendar_days import calendar_days, calendar_seed
from budgethelp.views.easy import EMERGENCY, TALKING
from budgethelp.views.free_line import LISTENERS, SAFE_TO_NAME, wants_names
from budgethelp.views.qr import qr_svg
from budgethelp.views.shared import View, after_the_questions
from budgethelp.views.shared_link import shared_link
from budgethelp.views.sheet import Sheet, SheetStep, make_sheet
from budgethelp.views.sheet_words import money_lines, paper_line

pages = Blueprint("phone", __name__)


@pages.get("/phone")
@after_the_questions
def show() -> View:
    """Every way to take the plan along. Amounts are in them only when the person ticks so."""
    amounts = wants_amounts()
    sheet = make_sheet(clock(), amounts=amounts, named=wants_names())
    link = shared_link(sheet.plan.situation, amounts=amounts)
    text = short_text(sheet, amounts)
    return render_template(
        "phone.html",
        **{"code": qr_svg(link), "link": link, "text": text, "sms": sms_link(text)},
        **{"sheet": sheet, "amounts": amounts, "more": _ticks()},
    )


@pages.get("/plan.txt")
@after_the_questions
def plain() -> View:
    """The plan in plain text, to look at or to keep."""
    amounts = wants_amounts()
    sheet = make_sheet(clock(), amounts=amounts, named=wants_names())
    lines = (line.strip() for line in render_template("plan.txt", sheet=sheet, amounts=amounts).splitlines())
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
    lines = [*sheet.first_lines, *money_lines(sheet.plan.money, amounts)[:1]]
    for number, shown in enumerate(sheet.steps, 1):
        phone = _to_phone(shown)
        title = f"{number}. {say(shown.step.title)}."
        lines.append(f"{title} {gettext('Phone %(number)s', number=phone)}." if phone else title)
    listeners = (paper_line(help) for help in sheet.always if help.service.id == LISTENERS)
    lines += [line for line in listeners if line not in lines]
    first = gettext("Plan for %(day)s", day=day(sheet.plan.situation.today))
    return plain_words("\n".join((first, *lines)))


def _to_phone(shown: SheetStep) -> str:
    """The first number of a step; for a talk those who listen. "" where it depends on a nation not known."""
    if shown.each_nation:
        return ""
    passed_over = {EMERGENCY} if shown.step.action == TALKING else set()
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
