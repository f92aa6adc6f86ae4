"""What ``flask --app wsgi`` can do beside serving the site."""

from __future__ import annotations

from flask import Flask


def register(app: Flask) -> None:
    """Add every command."""
    from budgethelp.commands.places import places
    from budgethelp.commands.plan import plan

    for command in (places, plan):
        app.cli.add_command(command)
