"""``flask --app wsgi places``: build the table of places, and look one up."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from budgethelp.cli import bars
from budgethelp.directory.postcode_table import PlacesError, build_places, ensure_places
from budgethelp.directory.postcodes import NotAPostcode, NotFound, OutsideUk, Place, Places, Straddles
from budgethelp.web.content import PLACES, content
from budgethelp.web.settings import clock

WHY_NOT = {
    OutsideUk: "This is outside the UK.",
    NotFound: "We know no postcode that starts like this.",
    NotAPostcode: "This is not a postcode. Write it like SW1A 1AA.",
}

places = AppGroup("places", help="The table of postcodes.")


def places_path() -> Path:
    """Where the site keeps the table of places."""
    return Path(current_app.config["DATA"]) / PLACES


@places.command("build")
@click.option("--force", is_flag=True, help="Build it again even when it is up to date.")
@click.option("--without-bt", is_flag=True, help="Leave out the postcodes of Northern Ireland.")
def build(force: bool, without_bt: bool) -> None:
    """Build the table of places, unless it is up to date."""
    include_bt = not (without_bt or current_app.config["WITHOUT_BT"])
    path = places_path()
    try:
        with bars("Postcodes") as tell:
            progress = partial(tell, "reading")
            if force:
                build_places(path, progress, include_bt)
            built = force or ensure_places(path, progress, include_bt)
    except (PlacesError, OSError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{path}: {'built' if built else 'up to date'}.")


@places.command("find")
@click.argument("postcode", nargs=-1, required=True)
def find(postcode: tuple[str, ...]) -> None:
    """Print the nation and the council of a POSTCODE."""
    try:
        found = Places(places_path()).lookup(" ".join(postcode))
    except PlacesError as error:
        raise click.ClickException(str(error)) from None
    if isinstance(found, Place):
        click.echo(f"{found.outcode}: {found.nation}, {_names(found.council_codes)}")
    elif isinstance(found, Straddles):
        click.echo(f"{found.outcode}: {', '.join(found.nations)}; one of {_names(found.choices)}")
    else:
        raise click.ClickException(WHY_NOT[type(found)])


def _names(codes: tuple[str, ...]) -> str:
    councils, today = content().councils, clock().date()
    return "; ".join(dict.fromkeys(councils.on(code, today).name for code in codes))
