"""``flask --app wsgi links check``: do the links we show still lead somewhere?"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

import click
from flask import current_app
from flask.cli import AppGroup

from budgethelp.knowledge import knowledge
from budgethelp.link_check import Checked, Manners, Outcome, agent_of, check_links
from budgethelp.links import KINDS, Link, find_links

links = AppGroup("links", help="The links we show.")
WORST_FIRST = list(reversed(Outcome))


@links.command("check")
@click.option("--only", type=click.Choice(KINDS), help="Only these links.")
@click.option("--json", "as_json", is_flag=True, help="Print every link as JSON, not a table.")
@click.option("--rest", default=1.0, show_default=True, help="Seconds between two requests to one site.")
@click.option("--patience", default=15.0, show_default=True, help="Seconds to wait for an answer.")
def check(only: str | None, as_json: bool, rest: float, patience: float) -> None:
    """Ask for every link once and print what became of it. Exit 1 when a link is broken."""
    named = {link.url: link for link in find_links(knowledge(), [only] if only else KINDS)}
    manners = Manners(agent_of(current_app.config["OPERATOR_EMAIL"]), rest, patience)
    with click.progressbar(check_links(named, manners), len(named), "Links", file=sys.stderr) as asked:
        found = sorted(asked, key=lambda checked: (WORST_FIRST.index(checked.outcome), checked.url))
    click.echo(_as_json(found, named) if as_json else _as_table(found, named))
    sys.exit(any(checked.outcome is Outcome.BROKEN for checked in found))


def _as_table(found: list[Checked], named: Mapping[str, Link]) -> str:
    """A line for each link that is not simply there, the worst first, and a line that counts them all."""
    rows = [_row(checked, named[checked.url]) for checked in found if checked.outcome is not Outcome.OK]
    counts = (f"{sum(each.outcome is outcome for each in found)} {outcome}" for outcome in Outcome)
    return "\n".join([*rows, f"{len(found)} links: {', '.join(counts)}."])


def _row(checked: Checked, link: Link) -> str:
    leads = f" -> {checked.leads_to}" if checked.leads_to != checked.url else ""
    return f"{checked.outcome:<9} {checked.says:<28} {checked.url}{leads}  [{'; '.join(link.named_by)}]"


def _as_json(found: list[Checked], named: Mapping[str, Link]) -> str:
    rows = [
        {
            "url": checked.url,
            "outcome": checked.outcome,
            "says": checked.says,
            "leads_to": checked.leads_to,
            "named_by": named[checked.url].named_by,
        }
        for checked in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
