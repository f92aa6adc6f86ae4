"""All that the site knows before the first visitor comes: loaded once, whole, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask, current_app

from budgethelp.directory.national import DirectoryError, load_national
from budgethelp.directory.service import Service
from budgethelp.problems import StartError
from budgethelp.rules.load import Rulebook, load_rulebook
from budgethelp.rules.problems import RulebookError


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The rulebook (with its figures) and the services by id."""

    rulebook: Rulebook
    services: Mapping[str, Service]


def set_up(app: Flask) -> None:
    """Load everything into ``app.extensions``; StartError lists all that is wrong in all files."""
    app.extensions["budgethelp"] = load_knowledge()


def load_knowledge() -> Knowledge:
    """Everything, or StartError with every problem of every file."""
    problems: list[str] = []
    services: Mapping[str, Service] = {}
    try:
        services = load_national()
    except DirectoryError as error:
        problems += error.problems
    rulebook = _load_rulebook(services, problems)
    if problems or rulebook is None:
        raise StartError(problems)
    return Knowledge(rulebook, services)


def knowledge() -> Knowledge:
    """What the running site knows."""
    known: Knowledge = current_app.extensions["budgethelp"]
    return known


def _load_rulebook(services: Mapping[str, Service], problems: list[str]) -> Rulebook | None:
    try:
        return load_rulebook(services)
    except RulebookError as error:
        problems += error.problems
        return None
