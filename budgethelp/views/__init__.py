"""The pages. Each module is a few of them; a view builds a form or a plan and lays it out."""

from __future__ import annotations

from flask import Flask


def register(app: Flask) -> None:
    """Add every page to the site."""
    from budgethelp import finishing
    from budgethelp.views import (
        about,
        accessibility,
        area_sheet,
        as_written,
        assets,
        bills,
        bills_and_what_happens,
        comfort,
        ending,
        fit,
        guide,
        help_now,
        helper_words,
        home_screen,
        how_we_decide,
        kept,
        language,
        near,
        near_words,
        note,
        one_thing,
        open,
        paper,
        payday,
        phone,
        pictures,
        place,
        plan,
        progress,
        report,
        set_aside,
        shared,
        sheet_words,
        start,
        together,
        what_if,
        worry,
        your_answers,
    )

    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True  # smaller pages
    app.jinja_env.add_extension("budgethelp.views.flush_left.FlushLeft")
    assets.set_up(app)
    app.context_processor(shared.what_we_know)
    helper_words.set_up(app)
    near_words.set_up(app)
    as_written.set_up(app)
    sheet_words.set_up(app)
    together.set_up(app)
    comfort.set_up(app)
    pictures.set_up(app)
    accessibility.set_up(app)
    asking = (start, place, fit, bills, set_aside, payday, worry)
    planned = (plan, what_if, progress, your_answers, ending)
    for_two = (together, note, guide)
    taken = (paper, phone, open, area_sheet)
    easier = (comfort, one_thing)
    public = (language, help_now, near, report, about, accessibility, how_we_decide, bills_and_what_happens)
    on_phone = (kept, home_screen)
    for module in (*asking, *planned, *for_two, *taken, *on_phone, *easier, *public):
        app.register_blueprint(module.pages)
    language.set_up(app)
    finishing.set_up(app)
