"""Money a person may be missing: what their own answers make worth a check. Pure, and never a promise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from budgethelp.languages.sentence import Sentence
from budgethelp.rules.benefits import BenefitPage, Brings
from budgethelp.rules.conditions.income import gets_uc
from budgethelp.rules.figures import Figure
from budgethelp.rules.rule import Line, Source
from budgethelp.situation.situation import Situation

MOST_AT_FIRST = 8
ORDER = {
    Brings.TO_LIVE_ON: 0,
    Brings.INSTEAD_OF_UC: 1,
    Brings.EACH_WEEK: 2,
    Brings.FOOD: 2,
    Brings.A_PAYMENT: 3,
    Brings.LESS_TO_PAY: 4,
    Brings.OTHER: 5,
}
# True of most people who come here, so it says little about which help is meant for whom.
SAID_OF_MOST = frozenset({"money is tight", "money is tight, or you are pregnant and under 18"})


@dataclass(frozen=True, slots=True)
class Benefit:
    """One benefit or discount worth checking. ``services`` are ids, in the order to show them."""

    id: str
    title: Sentence
    why: tuple[Sentence, ...]
    what: tuple[Sentence, ...]
    where: tuple[Sentence, ...]
    services: tuple[str, ...]
    sources: tuple[Source, ...]


def worth_checking(
    situation: Situation, entries: Iterable[BenefitPage], figures: Mapping[str, Figure]
) -> tuple[Benefit, ...]:
    """What is worth checking for one person: money to live on first, then money and food, then the rest.

    Among equals the most specific reasons come first, then the title.

    Raises LookupError when a figure is asked for on a day before its first value.
    """
    found = [entry for entry in entries if all(condition.holds(situation) for condition in entry.when)]
    found.sort(key=lambda entry: _place(entry, situation))
    return tuple(_benefit(entry, situation, figures) for entry in found)


def _place(entry: BenefitPage, situation: Situation) -> tuple[int, int, str, str]:
    own_reasons = sum(not c.quiet and c.text not in SAID_OF_MOST for c in entry.when)
    return _how_soon(entry.brings, situation), -own_reasons, entry.title, entry.id


def _how_soon(brings: Brings, situation: Situation) -> int:
    """What is taken off Universal Credit again brings nothing more to somebody who gets it."""
    if brings is Brings.INSTEAD_OF_UC and gets_uc(situation):
        return max(ORDER.values())
    return ORDER[brings]


def _benefit(entry: BenefitPage, situation: Situation, figures: Mapping[str, Figure]) -> Benefit:
    nation, today = situation.nation, situation.today

    def written(lines: Iterable[Line]) -> tuple[Sentence, ...]:
        for_here = (line for line in lines if line.is_for(nation))
        return tuple(
            Sentence(line.text, {name: figures[name].shown_on(today) for name in line.names})
            for line in for_here
        )

    return Benefit(
        id=entry.id,
        title=Sentence(entry.title),
        why=tuple(Sentence(c.text, c.values) for c in entry.when if not c.quiet),
        what=written(entry.what),
        where=written(entry.where),
        services=tuple(dict.fromkeys(h.service for h in entry.helpers if h.is_for(nation))),
        sources=entry.sources,
    )
