"""The pages. Each module is a few of them; a view builds a form or a plan and lays it out."""

from __future__ import annotations

from flask import Flask


def register(app: Flask) -> None:
    """Add every page to the site."""
    from budgethelp.views import (
        about,
        assets,
        ending,
        fit,
        help_now,
        helper_words,
        place,
        plan,
        shared,
        start,
        your_answers,
    )

    assets.set_up(app)
    app.context_processor(shared.what_we_know)
    helper_words.set_up(app)
    for module in (start, place, fit, plan, your_answers, ending, help_now, about):
        app.register_blueprint(module.pages)
