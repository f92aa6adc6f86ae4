"""A plan as JSON: the same words a person would see, with ids and codes for machines."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from budgethelp.directory.councils import Council
from budgethelp.directory.duties import Duty
from budgethelp.directory.help import Help, covers
from budgethelp.directory.services import Service
from budgethelp.languages.sentence import Sentence
from budgethelp.money.forecast import Day, days_between, runs_out_on
from budgethelp.money.summary import MoneySummary
from budgethelp.plan.benefits import Benefit
from budgethelp.plan.bills import AllFacts, Figures, ListedBill, list_bills
from budgethelp.plan.plan import Plan, Step
from budgethelp.rules.rule import Source, written_name
from budgethelp.situation.situation import Nation, Situation

Say = Callable[[Sentence], str]
Opens = Callable[[datetime], str]
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Wording:
    """How to put sentences and opening times into the reader's language."""

    say: Say
    opens: Opens
    language: str = "en"


def tell_plan(plan: Plan, help_by_id: dict[str, Help], duties: Iterable[Duty], words: Wording) -> Json:
    """The plan, its services (id to help, in order) and its councils, as JSON-ready tables."""
    return {
        "money": tell_money(plan.money),
        "crisis_first": plan.crisis_first,
        "steps": [_step(step, help_by_id, words) for step in plan.steps],
        "services": [tell_service(found, words) for found in help_by_id.values()],
        "councils": [_duty(duty, words) for duty in duties],
    }


def tell_money(money: MoneySummary) -> Json:
    """The sums, as text with 2 decimals; null where a sum makes no sense."""
    return {
        "left": _pounds(money.money_left),
        "due_before_income": _pounds(money.due_before_income),
        "after_bills": _pounds(money.after_bills),
        "per_day": _pounds(money.per_day),
        "per_week": _pounds(money.per_week),
        "until": money.until.isoformat(),
        "days": money.days,
        "days_sure": money.days_sure,
        "due_on_payday": _pounds(money.due_on_payday),
        "set_aside": _pounds(money.set_aside),
    }


def _step(step: Step, help_by_id: dict[str, Help], words: Wording) -> Json:
    def say(sentences: Iterable[Sentence]) -> list[str]:
        return [words.say(sentence) for sentence in sentences]

    return {
        "action": step.action,
        "rule": step.rule,
        "title": words.say(step.title),
        "why": say(step.why),
        "do": say(step.do),
        "say": say(step.say),
        "no_phone": say(step.no_phone),
        "know": say(step.know),
        "urgency": written_name(step.urgency),
        "help_comes": written_name(step.soon),
        "services": [service for service in step.services if service in help_by_id],
        "sources": [tell_source(source) for source in step.sources],
    }


def tell_source(source: Source) -> Json:
    """Where a fact comes from, when it was checked (ISO date or null), and how sure it is."""
    checked = source.checked.isoformat() if source.checked else None
    return {"where": source.where, "checked": checked, "sure": source.sure}


def tell_service(found: Help, words: Wording) -> Json:
    """A service, and whether it is open: times in ISO 8601, null for what there is not."""
    service = found.service
    return {
        "id": service.id,
        "name": words.say(Sentence(service.name)),
        "says": words.say(Sentence(service.says)),
        "phone": found.phones[0].number if found.phones else None,
        "url": found.web or None,
        "nations": sorted(service.nations),
        "open": found.open,
        "opens": words.opens(found.opens) if found.opens else None,
        "opens_at": found.opens.isoformat() if found.opens else None,
        "caveat": words.say(Sentence(service.caveat)) if service.caveat else None,
        "verified": service.mark,
        "checked": service.checked.isoformat() if service.checked else None,
    }


def _duty(duty: Duty, words: Wording) -> Json:
    council: Council | None = duty.council
    return {
        "matter": duty.matter,
        "who": council.name_in(words.language) if council else words.say(Sentence(duty.who)),
        "gss": council.gss if council else None,
        "says": words.say(Sentence(duty.says)),
        "phone": duty.phone or None,
        "url": duty.website or None,
        "sure": duty.sure,
    }


def _pounds(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


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


def tell_days(situation: Situation, say: Say) -> Json:
    """``days_between`` and ``runs_out_on``, to stand beside the sums of ``money``.

    Each day's ``left`` is the ``left`` of the day before, plus ``in``, minus ``out``; amounts are text with 2
    decimals. ``runs_out_on`` is null while the money lasts.
    """
    days = days_between(situation)
    out = runs_out_on(days)
    return {
        "days_between": [_day(day, say) for day in days],
        "runs_out_on": out.isoformat() if out else None,
    }


def _day(day: Day, say: Say) -> Json:
    return {
        "date": day.date.isoformat(),
        "in": f"{day.incoming:.2f}",
        "out": f"{day.goes:.2f}",
        "left": f"{day.balance:.2f}",
        "bank_holiday": say(Sentence(day.bank_holiday)) if day.bank_holiday else None,
    }


def benefit_tables(
    found: Iterable[Benefit], services: Mapping[str, Service], nation: Nation | None, say: Say
) -> list[Json]:
    """Each benefit or discount, in order. ``services`` holds only the ids that reach ``nation``."""

    def in_language(sentences: Iterable[Sentence]) -> list[str]:
        return [say(sentence) for sentence in sentences]

    return [
        {
            "id": benefit.id,
            "title": say(benefit.title),
            "why": in_language(benefit.why),
            "what": in_language(benefit.what),
            "where": in_language(benefit.where),
            "services": [name for name in benefit.services if covers(services[name], nation)],
            "sources": [tell_source(source) for source in benefit.sources],
        }
        for benefit in found
    ]


def general_help(found: Iterable[Benefit], any_benefit: Collection[str]) -> list[str]:
    """Which ids of ``any_benefit`` are named, each once, in the order of the entries."""
    named = (name for benefit in found for name in benefit.services)
    return list(dict.fromkeys(name for name in named if name in any_benefit))
