"""Titles for a screen that others will use next: a browser's list of pages says nothing about money."""

from __future__ import annotations

from collections.abc import Mapping

from flask import request

from budgethelp.i18n import LazyText
from budgethelp.i18n import lazy_gettext as _

ANY_PAGE = _("Page")
BY_BLUEPRINT: Mapping[str, LazyText] = {
    "together": _("Together"),
    "start": _("Start"),
    "plan": _("Plan"),
    "fit": _("Questions"),
    "place": _("Questions"),
    "your_answers": _("Answers"),
    "bills": _("Questions"),
    "payday": _("Questions"),
    "set_aside": _("Questions"),
    "what_if": _("Questions"),
    "worry": _("Questions"),
    "progress": _("Questions"),
    "note": _("Note"),
    "guide": _("Guide"),
    "help_now": _("Help"),
    "one_thing": _("Help"),
    "near": _("Help"),
    "report": _("Questions"),
    "paper": _("Paper"),
    "area_sheet": _("Paper"),
    "open": _("Plan"),
    "phone": _("Plan"),
    "ending": _("Cleared"),
}


def quiet_title() -> str:
    """What kind of page this is, and no more."""
    return str(BY_BLUEPRINT.get(request.blueprint or "", ANY_PAGE))
