"""The pages. Each module is a few of them; a view builds a form or a plan and lays it out."""

from __future__ import annotations

from flask import Flask


def register(app: Flask) -> None:
    """Add every page to the site."""
    from budgethelp.views import (
        about,
        as_written,
        assets,
        bills,
        bills_and_what_happens,
        ending,
        fit,
        help_now,
        helper_words,
        how_we_decide,
        payday,
        place,
        plan,
        set_aside,
        shared,
        start,
        what_if,
        your_answers,
    )

    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True  # smaller pages
    assets.set_up(app)
    app.context_processor(shared.what_we_know)
    helper_words.set_up(app)
    as_written.set_up(app)
    public = (help_now, about, how_we_decide, bills_and_what_happens)
    for module in (start, place, fit, bills, set_aside, payday, plan, what_if, your_answers, ending, *public):
        app.register_blueprint(module.pages)
