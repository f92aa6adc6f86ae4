"""What this site is, what it keeps, and whose facts it uses."""

from __future__ import annotations

from flask import Blueprint, render_template

from budgethelp.views.shared import View

pages = Blueprint("about", __name__)
A_DAY = 86_400


@pages.get("/about")
def show() -> View:
    """What this is, privacy, the legal line and credits."""
    return render_template("about.html")


@pages.get("/favicon.ico")
def icon() -> View:
    """Old browsers ask for this; the page's own link carries the icon."""
    return "", 204


@pages.get("/robots.txt")
def robots() -> View:
    """Search engines are welcome; there is nothing about anybody to find."""
    return "User-agent: *\nDisallow:\n", 200
