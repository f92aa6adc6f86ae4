"""What can be wrong with a page as a whole: order, parts that never speak, lines that nobody sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from budgethelp.rules.page import Found, Page
from budgethelp.rules.rule import (
    Candidate,
    Condition,
    ContactKind,
    Helper,
    Line,
    Rule,
    RulePart,
    Somewhere,
    When,
    Words,
)
from budgethelp.situation.situation import Nation

EVERYWHERE: frozenset[Nation | None] = frozenset({*Nation, None})
INSTEAD = ("Contact", "Do this", "What to say")  # a part's own stand instead of the page's
FIELDS = {
    "Contact": "contacts",
    "Do this": "do",
    "What to say": "say",
    "If you cannot phone": "no_phone",
    "Good to know": "know",
    "Who else can help": "helpers",
}
Placed = Line | Helper | Candidate


def find_faults(rule: Rule, page: Page) -> list[str]:
    """Every problem ("line: what, and the cure") of a page whose pieces can all be read."""
    found = (*_no_way_in(rule), *_nothing_to_do(rule), *_out_of_order(rule, page), *_never_speaks(rule, page))
    return [
        *found,
        *_ways_covered(rule, page),
        *_unseen(rule, page),
        *_named_twice(rule, page),
        *_contact_twice(rule, page),
    ]


def seen_in(what: Somewhere) -> frozenset[Nation | None]:
    """The nations (None = not known) where something is seen."""
    return frozenset(nation for nation in EVERYWHERE if what.is_for(nation))


def _no_way_in(rule: Rule) -> Iterator[str]:
    if not rule.every_way:
        yield "1: nobody sees it. Add a way in under ## When, or at the end of a part's heading"


def _nothing_to_do(rule: Rule) -> Iterator[str]:
    if not rule.words.do and not any(part.words.do for part in rule.parts):
        yield "1: there is nothing under ## Do this. Add at least one numbered step"


def _out_of_order(rule: Rule, page: Page) -> Iterator[str]:
    """A less urgent part would take the place of a more urgent way that holds as well."""
    parts = zip(page.parts, rule.parts, strict=True)
    placed = [(part.way.place, raw.title) for raw, part in parts if part.way]
    placed += [(way.place, found) for way, found in zip(rule.ways, _way_lines(page), strict=True)]
    for (before, _), (after, found) in pairwise(placed):
        if after < before:
            cure = "Put the most urgent first, then the soonest: parts that are ways in, then ## When"
            yield f"{found.line}: more urgent than what comes before it. {cure}"


def _way_lines(page: Page) -> list[Found]:
    return [found for found in page.sections.get("When", []) if not found.text.startswith("Only if")]


def _covers(first: When, second: When) -> bool:
    """Whether ``first`` holds for everybody for whom ``second`` does."""
    return seen_in(first) >= seen_in(second) and _texts(first.conditions) <= _texts(second.conditions)


def _texts(conditions: Iterable[Condition]) -> set[tuple[object, ...]]:
    return {(condition.text, *condition.values.values()) for condition in conditions}


def _never_speaks(rule: Rule, page: Page) -> Iterator[str]:
    for number, part in enumerate(rule.parts):
        if any(_covers(earlier.when, part.when) for earlier in rule.parts[:number]):
            line = page.parts[number].title.line
            yield f"{line}: this part never speaks: an earlier one always does. Take it out, or put it first"


def _ways_covered(rule: Rule, page: Page) -> Iterator[str]:
    for number, (way, found) in enumerate(zip(rule.ways, _way_lines(page), strict=True)):
        if any(_covers(earlier.when, way.when) for earlier in rule.ways[:number]):
            yield f"{found.line}: an earlier way in always holds when this one does. Take it out"


def _unseen(rule: Rule, page: Page) -> Iterator[str]:
    of_ways = frozenset[Nation | None]().union(*(seen_in(way.when) for way in rule.ways))
    everyone = of_ways.union(*(seen_in(part.when) for part in rule.parts if part.way))
    yield from _unseen_lines(rule.words, page, everyone, rule.parts)
    for raw, part in zip(page.parts, rule.parts, strict=True):
        here = seen_in(part.when) if part.way else seen_in(part.when) & everyone
        if here:
            yield from _unseen_lines(part.words, raw, here, ())
        else:
            yield f"{raw.title.line}: nobody sees this part: there is no way in there. Take it out"


def _unseen_lines(
    words: Words, page: Page, here: frozenset[Nation | None], parts: Sequence[RulePart]
) -> Iterator[str]:
    for section, field in FIELDS.items():
        taken = [part for part in parts if section in INSTEAD and getattr(part.words, field)]
        for found, placed in _with_lines(page.sections.get(section, []), getattr(words, field)):
            covering = (p for p in taken if _texts(p.when.conditions) <= _texts(placed.when))
            left = (here & seen_in(placed)).difference(*(seen_in(part.when) for part in covering))
            if not left:
                yield f"{found.line}: nobody sees this line. Take it out, or say for whom it is"


def _with_lines(found: list[Found], placed: Sequence[Placed]) -> Iterator[tuple[Found, Placed]]:
    """Each thing with the line it stands on; a line of services may name several."""
    if len(found) != len(placed):
        found = [each for each in found for _ in each.text.rpartition(": ")[2].split(", ")]
    yield from zip(found, placed, strict=True)


def _named_twice(rule: Rule, page: Page) -> Iterator[str]:
    for raw, words in ((page, rule.words), *zip(page.parts, (p.words for p in rule.parts), strict=True)):
        contacts = words.contacts or rule.words.contacts
        named = {each.contact.name for each in contacts if each.contact.kind is ContactKind.SERVICE}
        helpers = words.helpers if words is rule.words else (*words.helpers, *rule.words.helpers)
        for service in sorted(named & {helper.service for helper in helpers}):
            line = _line_of(service, raw, page)
            yield f'{line}: "{service}" is a contact already. Take it out of ## Who else can help'


def _contact_twice(rule: Rule, page: Page) -> Iterator[str]:
    for raw, words in ((page, rule.words), *zip(page.parts, (p.words for p in rule.parts), strict=True)):
        lines = [each.line for each, _ in _with_lines(raw.sections.get("Contact", []), words.contacts)]
        placed = list(zip(lines, words.contacts, strict=True))
        for number, (line, later) in enumerate(placed):
            if any(_in_its_place(earlier, later) for _, earlier in placed[:number]):
                yield f'{line}: "{later.contact.name}" is named already. Take it out'


def _in_its_place(earlier: Candidate, later: Candidate) -> bool:
    """Whether ``earlier`` names the same, for everybody ``later`` is for."""
    same = earlier.contact == later.contact and _texts(earlier.when) <= _texts(later.when)
    return same and seen_in(earlier) >= seen_in(later)


def _line_of(service: str, *pages: Page) -> int:
    named = (found for page in pages for found in page.sections.get("Who else can help", []))
    return next(found.line for found in named if service in found.text)
