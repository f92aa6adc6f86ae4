"""What every site under test reads is read once a run, so that a new site for a test takes a moment."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache

from budgethelp.directory.postcodes import Places
from budgethelp.languages.language import read_languages
from budgethelp.web import content, translate
from budgethelp.web.content import Content, NoPlaces

LOADERS = ("load_national", "load_rulebook", "load_councils", "load_responsibilities", "load_figures")
REAL = {name: getattr(content, name) for name in LOADERS}
load_content = content.load_content


def set_up(patch: pytest.MonkeyPatch) -> None:
    """The project's own files are read once; other files, and loaders that a test has changed, every time."""
    known, languages = (
        cache(lambda: load_content(NoPlaces())),
        cache(lambda: read_languages(translate.FOLDER)),
    )

    def load(places: Places | NoPlaces) -> Content:
        if any(getattr(content, name) is not real for name, real in REAL.items()):
            return load_content(places)
        return replace(known(), places=places)

    patch.setattr(content, "load_content", load)
    patch.setattr(
        translate,
        "read_languages",
        lambda path: languages() if path == translate.FOLDER else read_languages(path),
    )


def keep_templates(app: Flask, folder: Path) -> None:
    """Templates are compiled once for all sites of a run."""
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(folder))
