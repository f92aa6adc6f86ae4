"""The pages, a module each: its form, its view, its words."""

from __future__ import annotations

from flask import Flask


def register(app: Flask) -> None:
    """Add every page to the site."""
    from budgethelp.web import assets, finish, guard, service_text
    from budgethelp.web.pages import (
        about,
        about_you,
        answers,
        area_sheet,
        bills,
        easy_read,
        help_near_you,
        help_now,
        how_we_decide,
        language,
        note,
        offline,
        payday,
        plan,
        set_aside,
        shared_plan,
        something_wrong,
        start,
        take_away,
        what_if,
        where,
        with_a_helper,
    )

    app.context_processor(guard.what_we_know)
    for part in (assets, service_text, how_we_decide, with_a_helper, easy_read, about):
        part.set_up(app)
    service_text.set_up_sheet(app)
    service_text.set_up_helpers(app)
    easy_read.set_up_pictures(app)
    asking = (start, where, about_you, bills, set_aside, payday)
    planned = (plan, what_if, answers)
    for_two = (with_a_helper, note)
    taken = (take_away, shared_plan, area_sheet, offline)
    public = (language, help_now, help_near_you, something_wrong, about, how_we_decide, easy_read)
    for module in (*asking, *planned, *for_two, *taken, *public):
        app.register_blueprint(module.pages)
    language.set_up(app)
    finish.set_up(app)
