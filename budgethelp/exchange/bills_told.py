"""The bills of a situation as JSON, by the day they are due, with facts that are the same for everyone."""

from __future__ import annotations

from collections.abc import Iterable

from budgethelp.bills_list import AllFacts, Figures, ListedBill, list_bills
from budgethelp.exchange.told import Json, Say, tell_source
from budgethelp.sentence import Sentence
from budgethelp.situation import Situation


def tell_bills(situation: Situation, all_facts: AllFacts, figures: Figures, say: Say) -> list[Json]:
    """One table a bill. The amounts of those ``counted`` add up to ``money.due_before_income``."""
    return [_bill(listed, say) for listed in list_bills(situation, all_facts, figures)]


def _bill(listed: ListedBill, say: Say) -> Json:
    def all_said(sentences: Iterable[Sentence]) -> list[str]:
        return [say(sentence) for sentence in sentences]

    return {
        "kind": listed.bill.kind,
        "title": say(listed.title),
        "amount": f"{listed.bill.amount:.2f}",
        "due_in_days": listed.bill.due_in_days,
        "due_on": listed.due_on.isoformat() if listed.due_on else None,
        "counted": listed.counted,
        "facts": all_said((*listed.happens, *listed.must, *listed.ask)),
        "say": all_said(listed.say),
        "sources": [tell_source(source) for source in listed.sources],
    }
