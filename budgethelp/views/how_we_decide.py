"""How we decide: every rule as it is written, in the order that steps stand in. The same for everyone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from urllib.parse import quote

from flask import Blueprint, current_app, render_template

from budgethelp.knowledge import knowledge
from budgethelp.rules.load import Rulebook
from budgethelp.rules.rule import Rule, Urgency
from budgethelp.views.fragments import keep, may_be_kept
from budgethelp.views.shared import View
from budgethelp.views.urgency_words import SOON_WORDS, URGENCY_WORDS

pages = Blueprint("how_we_decide", __name__)


@pages.get("/how-we-decide")
def show() -> View:
    """All rules, each one folded; a browser finds words in folded parts too."""
    return _page(unfolded=False)


@pages.get("/how-we-decide/in-full")
def show_in_full() -> View:
    """The same, unfolded: for printing, and for browsers that cannot find words in folded parts."""
    return _page(unfolded=True)


def _page(unfolded: bool) -> View:
    name = "rules, unfolded" if unfolded else "rules"
    rules = keep(name, lambda: _write_rules(unfolded))
    return may_be_kept(
        render_template("how_we_decide.html", rules=rules, order=URGENCY_WORDS, unfolded=unfolded)
    )


def _write_rules(unfolded: bool) -> str:
    groups = list(by_urgency(knowledge().rulebook))
    return render_template(
        "how_we_decide_rules.html",
        groups=groups,
        worth=knowledge().worth_checking,
        order=URGENCY_WORDS,
        soon=SOON_WORDS,
        wrong=tell_us,
        unfolded=unfolded,
    )


def by_urgency(rulebook: Rulebook) -> Iterator[tuple[Urgency, list[Rule]]]:
    """The rules of each urgency, the most urgent first."""
    for urgency, rules in groupby(rulebook.rules, key=lambda rule: rule.urgency):
        yield urgency, list(rules)


def tell_us(about: str) -> str:
    """Where "Something wrong or missing?" leads: an email about a page or rule, or why there is none."""
    email = current_app.config["OPERATOR_EMAIL"]
    return f"mailto:{email}?subject={quote(f'Budget Help: {about}')}" if email else "#wrong"
