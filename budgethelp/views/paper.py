"""On paper: the plan on at most 2 sides of A4, and a blank sheet for visits with no signal."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from budgethelp.directory.helpers import helpers_for
from budgethelp.forms.choices import RIGHT_NOW
from budgethelp.i18n import current_locale
from budgethelp.knowledge import knowledge
from budgethelp.settings import clock
from budgethelp.views.free_line import wants_names
from budgethelp.views.qr import qr_svg
from budgethelp.views.shared import View, after_the_questions
from budgethelp.views.shared_link import shared_link
from budgethelp.views.sheet import ALWAYS, make_sheet

pages = Blueprint("paper", __name__)

# As many as 2 sides of A4 hold, with the longest steps that we know.
MOST = {"most_lines": 5, "most_said": 2, "most_bills": 14, "most_helpers": 3}
MOST_LARGE = {"most_lines": 3, "most_said": 1, "most_bills": 6, "most_helpers": 2}


@pages.get("/print")
@after_the_questions
def show() -> View:
    """The plan for a printer. Ticks in the address say only how it looks: nothing about the person."""
    amounts = "no_amounts" not in request.args
    sheet = make_sheet(clock(), amounts=amounts, named=wants_names())
    large = "large" in request.args
    link = shared_link(sheet.plan.situation, amounts=amounts)
    return render_template(
        "print.html",
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
        "worksheet.html",
        large="large" in request.args,
        needs=list(RIGHT_NOW.values()),
        always=helpers_for(ALWAYS, knowledge().services, None, clock(), current_locale()),
    )
