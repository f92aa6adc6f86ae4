"""Every link the site can show, and who names it: services, sources and councils."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from budgethelp.knowledge import Knowledge
from budgethelp.rules.rule import Source

KINDS = ("services", "sources", "councils")
# A source may say more after its link: "https://example.org (their phone line)".
_LINK = re.compile(r"https?://[^\s,;()<>“”]+")


@dataclass(slots=True)
class Link:
    """One address, without its #part. ``named_by`` are the files' own ids, such as "service samaritans"."""

    url: str
    named_by: list[str] = field(default_factory=list)


def find_links(known: Knowledge, kinds: Iterable[str] = KINDS) -> list[Link]:
    """Each link of these kinds once, in the order found, with all that name it."""
    finders = {"services": _services, "sources": _sources, "councils": _councils}
    links: dict[str, Link] = {}
    for kind in kinds:
        for name, text in finders[kind](known):
            for address in _LINK.findall(text):
                url = address.rstrip(".").partition("#")[0]
                links.setdefault(url, Link(url)).named_by.append(name)
    return list(links.values())


def _services(known: Knowledge) -> Iterator[tuple[str, str]]:
    for service in known.services.values():
        for text in (service.web, service.chat, *(page for _, page in service.web_in)):
            yield f"service {service.id}", text


def _sources(known: Knowledge) -> Iterator[tuple[str, str]]:
    for name, sources in sourced(known):
        for source in sources:
            yield name, source.where
    for figure in known.rulebook.figures.values():
        yield f"figure {figure.name}", figure.values[-1].source


def sourced(known: Knowledge) -> Iterator[tuple[str, tuple[Source, ...]]]:
    """Everything that names sources, by its name: rules, facts about bills, what is worth checking."""
    for rule in known.rulebook.rules:
        yield f"rule {rule.id}", rule.sources
    for facts in known.bill_facts.values():
        yield f"bill {facts.kind}", facts.sources
    for entry in known.worth_checking:
        yield f"worth checking {entry.id}", entry.sources


def _councils(known: Knowledge) -> Iterator[tuple[str, str]]:
    for council in known.councils.by_gss.values():
        yield f"council {council.gss} {council.short_name}", council.website
    yield "finding a council", known.responsibilities.finder
    for duty in known.responsibilities.rules:
        yield f"duty {duty.matter}", duty.website
