"""What ``flask --app wsgi`` can do beside serving the site."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import click
from flask import Flask


def register(app: Flask) -> None:
    """Add every command."""
    from budgethelp.cli.links import links
    from budgethelp.cli.local_services import directory
    from budgethelp.cli.plan import plan
    from budgethelp.cli.postcodes import councils, places
    from budgethelp.cli.rules import rules

    for command in (councils, directory, links, places, plan, rules):
        app.cli.add_command(command)


@contextmanager
def bars(name: str) -> Iterator[Callable[[str, int, int], None]]:
    """A function to tell (stage, done, of how many; 0 = not known). A bar comes with its first word."""
    shown: dict[str, Any] = {}
    with ExitStack() as open_bars:

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in shown:
                open_bars.close()
                bar = click.progressbar(length=total, label=f"{name}: {stage}", file=sys.stderr)
                shown[stage] = open_bars.enter_context(bar)
            shown[stage].length = total or None
            shown[stage].update(done - shown[stage].pos)

        yield tell
