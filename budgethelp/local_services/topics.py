"""Topics: our own short list. Mapping tables first, then reviewed word rules on name and first sentence."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from budgethelp.local_services.record import Record
from budgethelp.rules.actions import actions

TOPICS = Path(__file__).parent / "topics.toml"
SCHEMES = {
    "esd": "esd",
    "lgsl": "lgsl",
    "eligibility": "eligibility",
    "slugs": "slug",
    "terms": "name",
    "maps": "maps",
}
CHOSEN = frozenset({"topic", "maps"})  # named by whoever keeps the list: then words are not asked
CERTAIN = CHOSEN | {"esd"}  # a mapping that needs no second look
KEYS = frozenset({"label", "careful", "name", "first", "unless", *SCHEMES})
SHORTEST_SENTENCE = 60  # a shorter one says too little: the next is read too
LONGEST_SENTENCE = 300
ACCENTS = re.compile("[\u0300-\u036f]")
_NOTICES = re.compile(
    r"^(during bank holidays\b|covid|please note\b|cost of living\s*-)[^.!?]*?(updates”?|[.!?:])\s*", re.I
)


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic. ``careful``: a person approves services before they are shown under it."""

    code: str
    title: str
    careful: bool
    codes: frozenset[tuple[str, str]]
    name: re.Pattern[str] | None
    first: re.Pattern[str] | None
    unless: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Match:
    """A topic found for a service. ``certain``: by a mapping no person needs to look at."""

    topic: str
    certain: bool
    waits: bool


@cache
def topics() -> dict[str, Topic]:
    """Every topic by its code, in the order of the file."""
    raw = tomllib.loads(TOPICS.read_text(encoding="utf-8"))
    return {code: _topic(code, values) for code, values in raw.items() if isinstance(values, dict)}


@cache
def topic_codes() -> tuple[str, ...]:
    """The codes, in the order of the file."""
    return tuple(topics())


@cache
def _nobody() -> re.Pattern[str] | None:
    return _pattern(tomllib.loads(TOPICS.read_text(encoding="utf-8"))["nobody"])


def topics_for(action: str) -> tuple[str, ...]:
    """The topics whose services help with one of the plan's actions (``rules/actions.toml``)."""
    return actions()[action].topics if action in actions() else ()


def classify(record: Record) -> tuple[Match, ...]:
    """The topics of a service, those by mapping first. Empty = kept for review and not shown."""
    mapped = list(_by_tag(record))
    if any(tag.scheme in CHOSEN for tag in record.tags):
        return tuple(mapped)
    known = {match.topic for match in mapped}
    words = [match for match in _by_text(record) if match.topic not in known]
    return (*mapped, *words) if mapped or words else tuple(_by_owner(record))


def first_sentence(record: Record) -> str:
    """The first sentence, and the next while it is short, after the name and standing notices."""
    text = record.text
    for _ in range(3):
        text = _NOTICES.sub("", text.removeprefix(record.name).lstrip(" \n:-–•”"))
    pieces = re.split(r"(?<=[.!?])\s+|\n", text)
    while len(pieces) > 1 and len(pieces[0]) < SHORTEST_SENTENCE:
        pieces[:2] = [f"{pieces[0]} {pieces[1]}"]
    return pieces[0][:LONGEST_SENTENCE]


def _by_tag(record: Record) -> Iterator[Match]:
    found: dict[str, bool] = {}
    for tag in record.tags:
        for topic in topics().values():
            ours = tag.scheme == "topic" and tag.code == topic.code
            if ours or (tag.scheme, tag.code) in topic.codes:
                found[topic.code] = found.get(topic.code, False) or tag.scheme in CERTAIN
    yield from (_match(code, certain) for code, certain in found.items())


def _by_text(record: Record) -> Iterator[Match]:
    name, sentence = _fold(record.name), _fold(first_sentence(record))
    if _hit(_nobody(), name):
        return
    for topic in topics().values():
        hit = _hit(topic.name, name) or _hit(topic.first, f"{name} | {sentence}")
        if hit and not _hit(topic.unless, f"{name} | {sentence}"):
            yield _match(topic.code, certain=False)


def _by_owner(record: Record) -> Iterator[Match]:
    """What the organisation's name says, when the service's own words say nothing: "Wednesday drop-in"."""
    owner, sentence = _fold(record.organisation), _fold(f"{record.name} | {first_sentence(record)}")
    if not owner or _hit(_nobody(), _fold(record.name)):
        return
    for topic in topics().values():
        said = _hit(topic.name, owner) or _hit(topic.first, owner)
        if said and not _hit(topic.unless, f"{owner} | {sentence}"):
            yield _match(topic.code, certain=False)


def _match(code: str, certain: bool) -> Match:
    return Match(code, certain, waits=topics()[code].careful and not certain)


def _hit(pattern: re.Pattern[str] | None, text: str) -> bool:
    return bool(pattern and pattern.search(text))


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("‘", "'"))
    return ACCENTS.sub("", plain)


def _topic(code: str, raw: dict[str, Any]) -> Topic:
    wrong = sorted(set(raw) - KEYS) or ["label"] * ("label" not in raw)
    if wrong:
        raise ValueError(f"topics.toml: [{code}]: {', '.join(wrong)} is unknown or missing")
    codes = frozenset((scheme, each) for key, scheme in SCHEMES.items() for each in raw.get(key, ()))
    patterns = (_pattern(raw.get(key, ())) for key in ("name", "first", "unless"))
    return Topic(code, raw["label"], raw.get("careful", False), codes, *patterns)


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    parts = [re.escape(_fold(word)).replace(r"\*", r"\w*") for word in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None
