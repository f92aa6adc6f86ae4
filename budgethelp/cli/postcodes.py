"""``flask --app wsgi places`` and ``councils``: the table of places, and what to try of councils."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from budgethelp.cli import bars
from budgethelp.directory.councils import read_leads
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


councils = AppGroup("councils", help="Councils: their numbers and pages that wait to be tried.")
LEAD = "{name} ({gss})\n  {kind}: {contact}{hours}\n  from {page}{page_date}, trust {trust}"


@councils.command("leads")
@click.argument("council", required=False, default="")
@click.option("--kind", default="", help="Only these, such as crisis_page or out_of_hours.")
def leads(council: str, kind: str) -> None:
    """Print numbers and pages to try, the most trusted first: of every COUNCIL, or by a part of its name."""
    confirmed = {
        (gss, each.kind.value) for gss, each_of in content().councils.contacts.items() for each in each_of
    }
    found = [
        lead
        for lead in read_leads()
        if council.lower() in lead["name"].lower()
        and kind in ("", lead["kind"])
        and (lead["gss"], lead["kind"]) not in confirmed
    ]
    for lead in sorted(found, key=lambda lead: (lead["trust"], lead["name"])):
        click.echo(_lead(lead))
    click.echo(f"{len(found)} to try. Right? Write it in budgethelp/directory/council_contacts.toml.")


def _lead(lead: Mapping[str, str]) -> str:
    hours = f" ({lead['hours']})" if lead["hours"] else ""
    day = f" of {lead['page_date']}" if lead["page_date"] else ""
    return LEAD.format_map(
        {**lead, "contact": lead["phone"] or lead["page"], "hours": hours, "page_date": day}
    )
