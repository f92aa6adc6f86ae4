"""Budget Help: what to do first with the money that is left, and who near you can help."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """The site. ``settings`` go over the environment's; StartError lists all that is wrong, a line each."""
    # Imported here so that a rule or a plan can be tried in a shell without loading the web.
    from flask import Flask

    from budgethelp import cli
    from budgethelp.web import (
        compression,
        content,
        errors,
        filters,
        local_store,
        log,
        pages,
        security,
        session,
        translate,
    )

    app = Flask(__name__)
    _configure(app, settings or {})
    log.set_up(app)
    translate.set_up(app)
    filters.set_up(app)
    session.set_up(app)
    security.set_up(app)
    compression.set_up(app)
    errors.set_up(app)
    content.set_up(app)
    local_store.set_up(app)
    pages.register(app)
    cli.register(app)
    return app


def _configure(app: Flask, settings: Mapping[str, Any]) -> None:
    from budgethelp.web.settings import read_secret_key, read_settings

    instance = Path(app.instance_path)
    app.config.update(read_settings(os.environ, instance), **settings)
    if not app.config["SECRET_KEY"]:
        app.config["SECRET_KEY"] = read_secret_key(os.environ, instance)
