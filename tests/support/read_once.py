"""What every site under test reads is read once a run, so that a new site for a test takes a moment."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache

from budgethelp import i18n, knowledge
from budgethelp.directory.places import Places
from budgethelp.knowledge import Knowledge, NoPlaces
from budgethelp.language import read_languages

LOADERS = ("load_national", "load_rulebook", "load_councils", "load_responsibilities", "load_figures")
REAL = {name: getattr(knowledge, name) for name in LOADERS}
load_knowledge = knowledge.load_knowledge


def set_up(patch: pytest.MonkeyPatch) -> None:
    """The project's own files are read once; other files, and loaders that a test has changed, every time."""
    known, languages = cache(lambda: load_knowledge(NoPlaces())), cache(lambda: read_languages(i18n.FOLDER))

    def load(places: Places | NoPlaces) -> Knowledge:
        if any(getattr(knowledge, name) is not real for name, real in REAL.items()):
            return load_knowledge(places)
        return replace(known(), places=places)

    patch.setattr(knowledge, "load_knowledge", load)
    patch.setattr(
        i18n, "read_languages", lambda path: languages() if path == i18n.FOLDER else read_languages(path)
    )


def keep_templates(app: Flask, folder: Path) -> None:
    """Templates are compiled once for all sites of a run."""
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(folder))
