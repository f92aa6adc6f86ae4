"""What ``flask --app wsgi`` can do beside serving the site."""

from __future__ import annotations

from flask import Flask


def register(app: Flask) -> None:
    """Add every command."""
    from budgethelp.cli.links import links
    from budgethelp.cli.local_services import directory
    from budgethelp.cli.plan import plan
    from budgethelp.cli.postcodes import places
    from budgethelp.cli.rules import rules

    for command in (directory, links, places, plan, rules):
        app.cli.add_command(command)
