"""A small real store of local services, at real postcodes in all four nations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from flask import Flask

from budgethelp.web.local_store import NAME
from tests.support.visitor import Visitor
from tests.support.worries import by_group

FEED = Path(__file__).parents[1] / "local_services" / "feeds" / "near.csv"
CREDIT = ("--licence", "OGL v3", "--attribution", "Ash Council")
NewSite = Callable[..., Flask]


def type_in(app: Flask, *words: str) -> Result:
    """``flask directory …``, which has to work."""
    result = app.test_cli_runner().invoke(args=["directory", *words])
    assert result.exit_code == 0, result.output
    return result


def close_store(app: Flask) -> None:
    """Let go of the store's file."""
    app.extensions[NAME].help.close()


def plan_at(app: Flask, postcode: str, needs: object = ("no_food",)) -> Visitor:
    """Somebody with a little money left, and the needs they ticked, looking at their plan."""
    visitor = Visitor(app)
    visitor.get("/")
    visitor.submit(money_left="12", next_income="6", postcode=postcode)
    visitor.get("/worries")
    visitor.submit(**by_group(needs))
    return visitor


def report(visitor: Visitor, service: str, kind: str | None = "closed", words: str = "") -> None:
    """Press "Something wrong?" on a card of the page, and send what is wrong."""
    visitor.submit(f"Something wrong? {service}")
    visitor.submit("Send it", kind=kind, words=words)
