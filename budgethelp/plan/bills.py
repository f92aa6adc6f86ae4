"""A person's bills by the day they are due, each with the facts that are the same for everyone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from budgethelp.languages.sentence import Sentence
from budgethelp.money.summary import counts_before_income
from budgethelp.rules.bill_facts import BillFacts
from budgethelp.rules.figures import Figure
from budgethelp.rules.rule import Line, Source
from budgethelp.situation.situation import Bill, BillKind, Nation, Situation

AllFacts = Mapping[BillKind, BillFacts]
Figures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class ListedBill:
    """One bill as it is shown. ``counted`` = taken off the money left; ``due_on`` None = no date."""

    bill: Bill
    due_on: date | None
    counted: bool
    title: Sentence
    happens: tuple[Sentence, ...]
    must: tuple[Sentence, ...]
    ask: tuple[Sentence, ...]
    say: tuple[Sentence, ...]
    sources: tuple[Source, ...]


def bills_by_date(situation: Situation) -> tuple[Bill, ...]:
    """The bills, soonest first and those without a date last; bills of one day stay as they were told."""
    return tuple(sorted(situation.bills, key=by_due_day))


def by_due_day(bill: Bill) -> tuple[bool, int]:
    """The order of bills: soonest first, those without a date last."""
    # Never by kind: an order of debts would be advice that only a debt adviser may give.
    return bill.due_in_days is None, bill.due_in_days or 0


def list_bills(situation: Situation, all_facts: AllFacts, figures: Figures) -> tuple[ListedBill, ...]:
    """The bills by date, with what is true of each kind where the person lives."""
    return tuple(_listed(bill, situation, all_facts, figures) for bill in bills_by_date(situation))


def facts_here(kind: BillKind, nation: Nation | None, all_facts: AllFacts) -> BillFacts:
    """The facts of a kind of bill; the tax on a home is the one of the nation, whatever it was called."""
    if kind is BillKind.COUNCIL_TAX and nation is Nation.NORTHERN_IRELAND:
        return all_facts[BillKind.RATES]
    if kind is BillKind.RATES and nation not in (None, Nation.NORTHERN_IRELAND):
        return all_facts[BillKind.COUNCIL_TAX]
    return all_facts[kind]


def _listed(bill: Bill, situation: Situation, all_facts: AllFacts, figures: Figures) -> ListedBill:
    facts = facts_here(bill.kind, situation.nation, all_facts)
    nation, today = situation.nation, situation.today

    def written(lines: tuple[Line, ...]) -> tuple[Sentence, ...]:
        return tuple(_sentence(line, figures, today) for line in lines if line.is_for(nation))

    return ListedBill(
        bill=bill,
        due_on=None if bill.due_in_days is None else today + timedelta(days=bill.due_in_days),
        counted=counts_before_income(bill, situation.days),
        title=Sentence(facts.title),
        happens=written(facts.happens),
        must=written(facts.must),
        ask=written(facts.ask),
        say=written(facts.say),
        sources=facts.sources,
    )


def _sentence(line: Line, figures: Figures, today: date) -> Sentence:
    return Sentence(line.text, {name: figures[name].shown_on(today) for name in line.names})
