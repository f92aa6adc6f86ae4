"""Opening the store for the ``directory`` commands, and saying in words why something cannot be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click
from flask import current_app
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from budgethelp.directory.local import database
from budgethelp.directory.local.record import Refused
from budgethelp.directory.local.settle import Settler, area_codes
from budgethelp.knowledge import knowledge
from budgethelp.local_help import store_address


@contextmanager
def opened() -> Iterator[Engine]:
    """The store, made when missing. A store that cannot be reached is one line, not a traceback."""
    try:
        with database.writing(store_address(current_app)) as engine:
            yield engine
    except ImportError:
        raise click.ClickException("PostgreSQL needs: pip install -r requirements-postgres.txt") from None
    except (SQLAlchemyError, OSError) as error:
        raise click.ClickException(f"The store cannot be used: {_short(error)}") from None


def _short(error: Exception) -> str:
    return str(error).split("\n", 1)[0]


@contextmanager
def refused_in_words() -> Iterator[None]:
    """A refusal, one reason a line."""
    try:
        yield
    except Refused as refusal:
        raise click.ClickException("\n".join(refusal.reasons)) from None


def settler_for(covers: Iterable[str] = (), strict: bool = False) -> Settler:
    """Settles by the site's own postcodes and councils. ``strict``: Refused for an area nobody knows."""
    known = knowledge()
    settler = Settler(known.places.lookup, area_codes(known.councils), covers)
    unknown = [name for name in covers if settler.code_of(name) == ""]
    if strict and unknown:
        raise Refused(f"No council or nation is called {', '.join(unknown)}.")
    return settler
