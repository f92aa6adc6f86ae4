"""A page for someone who helps: how to start, when to stop, and who to bring in. The same for everyone."""

from __future__ import annotations

from flask import Blueprint, render_template

from budgethelp.views.fragments import may_be_kept
from budgethelp.views.shared import View

pages = Blueprint("guide", __name__)


@pages.get("/guide-for-helpers")
def show() -> View:
    """One page, to read before an appointment or to print."""
    return may_be_kept(render_template("guide_for_helpers.html"))
