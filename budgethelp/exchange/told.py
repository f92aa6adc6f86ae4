"""A plan as JSON: the same words a person would see, with ids and codes for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from budgethelp.directory.councils import Council
from budgethelp.directory.duties import Duty
from budgethelp.directory.helpers import Help
from budgethelp.money import MoneySummary
from budgethelp.plan import Plan, Step
from budgethelp.rules.read import in_words
from budgethelp.rules.rule import Source
from budgethelp.sentence import Sentence

Say = Callable[[Sentence], str]
Opens = Callable[[datetime], str]
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Words:
    """How to put sentences and opening times into the reader's language."""

    say: Say
    opens: Opens
    language: str = "en"


def tell_plan(plan: Plan, help_by_id: dict[str, Help], duties: Iterable[Duty], words: Words) -> Json:
    """The plan, its services (id to help, in order) and its councils, as JSON-ready tables."""
    return {
        "money": tell_money(plan.money),
        "crisis_first": plan.crisis_first,
        "steps": [_step(step, help_by_id, words) for step in plan.steps],
        "services": [_service(service_id, found, words) for service_id, found in help_by_id.items()],
        "councils": [_duty(duty, words) for duty in duties],
    }


def tell_money(money: MoneySummary) -> Json:
    """The sums, as text with 2 decimals; null where a sum makes no sense."""
    return {
        "left": _pounds(money.left),
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


def _step(step: Step, help_by_id: dict[str, Help], words: Words) -> Json:
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
        "urgency": in_words(step.urgency),
        "help_comes": in_words(step.soon),
        "services": [service for service in step.services if service in help_by_id],
        "sources": [tell_source(source) for source in step.sources],
    }


def tell_source(source: Source) -> Json:
    """Where a fact comes from, when it was checked (ISO date or null), and how sure it is."""
    checked = source.checked.isoformat() if source.checked else None
    return {"where": source.where, "checked": checked, "sure": source.sure}


def _service(service_id: str, found: Help, words: Words) -> Json:
    service = found.service
    return {
        "id": service_id,
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


def _duty(duty: Duty, words: Words) -> Json:
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
