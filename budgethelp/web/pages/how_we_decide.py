"""How we decide: every rule as it is written, and facts about every kind of bill. The same for everyone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter
from urllib.parse import quote

from babel.dates import format_date
from babel.lists import format_list
from flask import Blueprint, Flask, current_app, render_template

from budgethelp.languages.sentence import Sentence, Value
from budgethelp.rules.bill_facts import BillFacts
from budgethelp.rules.rule import Candidate, Condition, ContactKind, Helper, Line, Rule, Source, Urgency
from budgethelp.rules.rulebook import Rulebook
from budgethelp.situation.situation import BillKind as K
from budgethelp.situation.situation import Nation
from budgethelp.web.content import content
from budgethelp.web.filters import in_english, say
from budgethelp.web.guard import View, keep, may_be_kept
from budgethelp.web.labels import NATIONS, SOON_WORDS, URGENCY_WORDS
from budgethelp.web.settings import clock
from budgethelp.web.translate import LazyText, current_locale, gettext, lazy_gettext
from budgethelp.web.translate import lazy_gettext as _

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
        render_template(
            "how_we_decide/how_we_decide.html", rules=rules, order=URGENCY_WORDS, unfolded=unfolded
        )
    )


def _write_rules(unfolded: bool) -> str:
    groups = list(by_urgency(content().rulebook))
    return render_template(
        "how_we_decide/how_we_decide_rules.html",
        groups=groups,
        benefit=content().worth_checking,
        order=URGENCY_WORDS,
        soon=SOON_WORDS,
        wrong=tell_us,
        unfolded=unfolded,
    )


def by_urgency(rulebook: Rulebook) -> Iterator[tuple[Urgency, list[Rule]]]:
    """The rules of each urgency, the most urgent first; each stands once, under its most urgent way in."""
    for urgency, rules in groupby(rulebook.rules, key=lambda rule: rule.every_way[0].urgency):
        yield urgency, list(rules)


def tell_us(about: str) -> str:
    """Where "Something wrong or missing?" leads: an email about a page or rule, or why there is none."""
    email = current_app.config["OPERATOR_EMAIL"]
    return f"mailto:{email}?subject={quote(f'Budget Help: {about}')}" if email else "#wrong"


# What stands in a sentence where a person's own plan has their own numbers.
PERSONAL = {
    "next income": lazy_gettext("[the day money comes]"),
    "money left": lazy_gettext("[what you have left]"),
    "after bills": lazy_gettext("[what is left after bills]"),
    "days": lazy_gettext("[how many]"),
    "people": lazy_gettext("[how many]"),
}


def set_up(app: Flask) -> None:
    """Give templates the words for where a line is for, and the line itself."""
    filters = (where, as_written, written_in_english, reason, all_of, helper_name, contact_name, full_day)
    app.jinja_env.filters.update({filter.__name__: filter for filter in filters})


def where(part: Line | Helper | Candidate | Source) -> str:
    """ "In England or Wales: " or "If you feel alone:" when it is only for them; "" else."""
    if not isinstance(part, Source):
        if part.nation_unknown:
            return gettext("If you did not say where you live:")
        if part.when:
            return gettext("If %(this_is_true)s:", this_is_true=all_of(part.when))
    return gettext("In %(nations)s:", nations=nations_text(part.nations)) if part.nations else ""


def nations_text(nations: Collection[Nation]) -> str:
    """ "England, Wales or Scotland", in the reader's language."""
    names = [str(NATIONS[nation]) for nation in Nation if nation in nations]
    return format_list(names, style="or", locale=current_locale()).replace(", or ", " or ")


def as_written(line: Line) -> str:
    """The line with today's figures, and with words in place of a person's own numbers."""
    return say(Sentence(line.text, _values(line, str)))


def written_in_english(line: Line) -> str:
    """The same in English beneath a translation; "" when it is shown in English."""
    return in_english(Sentence(line.text, _values(line, attrgetter("text"))))


def _values(line: Line, said: Callable[[LazyText], str]) -> dict[str, Value]:
    figures, today = content().rulebook.figures, clock().date()
    return {
        name: said(PERSONAL[name]) if name in PERSONAL else figures[name].shown_on(today)
        for name in line.names
    }


def reason(condition: Condition) -> str:
    """One sentence of "When", as a person reads it on their plan."""
    return say(Sentence(condition.text, condition.values))


def all_of(conditions: Iterable[Condition]) -> str:
    """Conditions in one line: "you live in Wales and you feel alone"."""
    *others, last = map(reason, conditions)
    return gettext("%(these)s and %(that)s", these=", ".join(others), that=last) if others else last


def contact_name(candidate: Candidate) -> str:
    """What a card may name: a service, a public body, or the question where a person lives."""
    if candidate.contact.kind is ContactKind.COUNCIL:
        return gettext("The council, or who does this in its place")
    if candidate.contact.kind is ContactKind.ASK:
        return gettext("Tell us where you live")
    return gettext(content().services[candidate.contact.name].name)


def helper_name(helper: Helper) -> str:
    """The name of a service that a rule names."""
    return gettext(content().services[helper.service].name)


def full_day(value: date) -> str:
    """ "21 November 2026"."""
    return format_date(value, "d MMMM y", locale=current_locale())


# Where a reader would look. Shown by name, A to Z, and so is each group: never by what matters more.
GROUPS: Mapping[str, tuple[LazyText, tuple[K, ...]]] = {
    "home": (_("Home"), (K.RENT_PRIVATE, K.RENT_SOCIAL, K.MORTGAGE, K.SECURED_LOAN, K.WATER)),
    "warmth": (_("Warmth"), (K.ENERGY_DD, K.ENERGY_PREPAY, K.HEATING_FUEL)),
    "phone": (_("Phone, broadband and TV"), (K.PHONE, K.BROADBAND, K.TV_LICENCE)),
    "travel": (_("Travel"), (K.FUEL, K.TRAVEL, K.CAR_INSURANCE, K.HOSPITAL_TRAVEL)),
    "tax": (
        _("Court and tax"),
        (K.COUNCIL_TAX, K.RATES, K.COURT_FINE, K.CHILD_MAINTENANCE, K.HMRC, K.BENEFIT_OVERPAYMENT),
    ),
    "borrowing": (
        _("Borrowing"),
        (
            *(K.HIRE_PURCHASE, K.LOGBOOK_LOAN, K.CREDIT_CARD, K.STORE_CARD, K.CATALOGUE, K.OVERDRAFT),
            *(K.BNPL, K.PAYDAY_LOAN, K.LOAN, K.FRIENDS_FAMILY, K.ILLEGAL_LENDER),
        ),
    ),
    "family": (_("Family and other bills"), (K.CHILDCARE, K.PRESCRIPTION, K.FUNERAL_DEPOSIT, K.OTHER)),
}


@pages.get("/bills-and-what-happens")
def show_bills_and_what_happens() -> View:
    """What can happen with each kind of bill, what they must do, and what to ask for."""
    return may_be_kept(
        render_template("how_we_decide/bills_and_what_happens.html", facts=keep("bills", _write))
    )


def _write() -> str:
    groups = list(by_name(content().bill_facts))
    return render_template("how_we_decide/bills_and_what_happens_facts.html", groups=groups, wrong=tell_us)


def by_name(facts: Mapping[K, BillFacts]) -> Iterator[tuple[str, str, list[BillFacts]]]:
    """Each group's id and name with its kinds of bill, all by name in the reader's language."""
    for code, (name, kinds) in sorted(GROUPS.items(), key=lambda group: str(group[1][0])):
        yield code, str(name), _sorted(facts[kind] for kind in kinds)


def _sorted(facts: Iterable[BillFacts]) -> list[BillFacts]:
    return sorted(facts, key=lambda each: gettext(each.title).casefold())
