"""What is worth checking, as JSON: the same words a person would see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from budgethelp.directory.helpers import covers
from budgethelp.directory.service import Service
from budgethelp.exchange.told import Json, Say, tell_source
from budgethelp.sentence import Sentence
from budgethelp.situation import Nation
from budgethelp.worth import Worth

# Help with any benefit. Only these join the services of a plan; the rest stay with their own entry.
WITH_ANY_BENEFIT = frozenset(
    {
        *("moneyhelper", "turn2us"),
        *("ca_england", "ca_wales", "ca_scotland", "advice_ni_welfare", "make_the_call_ni"),
    }
)


def tell_worth(
    found: Iterable[Worth], services: Mapping[str, Service], nation: Nation | None, say: Say
) -> list[Json]:
    """Each benefit or discount, in order. ``services`` holds only the ids that reach ``nation``."""

    def told(sentences: Iterable[Sentence]) -> list[str]:
        return [say(sentence) for sentence in sentences]

    return [
        {
            "id": worth.id,
            "title": say(worth.title),
            "why": told(worth.why),
            "what": told(worth.what),
            "where": told(worth.where),
            "services": [name for name in worth.services if covers(services[name], nation)],
            "sources": [tell_source(source) for source in worth.sources],
        }
        for worth in found
    ]


def general_help(found: Iterable[Worth]) -> list[str]:
    """The ids of services that help with any benefit, each once, in the order of the entries."""
    named = (name for worth in found for name in worth.services)
    return list(dict.fromkeys(name for name in named if name in WITH_ANY_BENEFIT))
