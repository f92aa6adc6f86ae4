"""What ``flask --app wsgi`` can do beside serving the site."""

from __future__ import annotations

from flask import Flask


def register(app: Flask) -> None:
    """Add every command."""
    from budgethelp.commands.directory import directory
    from budgethelp.commands.links import links
    from budgethelp.commands.places import places
    from budgethelp.commands.plan import plan
    from budgethelp.commands.rules import rules

    for command in (directory, links, places, plan, rules):
        app.cli.add_command(command)
