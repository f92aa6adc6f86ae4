"""Budget Help: what to do first with the money that is left, and who near you can help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """The site. ``settings`` go over the environment's; raises StartError listing all that is wrong."""
    from budgethelp import i18n, words

    app = Flask(__name__)
    app.config.update(**(settings or {}))
    i18n.set_up(app)
    app.jinja_env.filters.update(money=words.money)
    return app
