"""Who does what about money in a person's place: their council, the county above it, or another body."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from budgethelp.directory.councils import Council, Councils, Tier
from budgethelp.directory.services import DirectoryError, is_phone
from budgethelp.problems import Table
from budgethelp.situation.situation import Nation
from budgethelp.sources import Sure


class Matter(StrEnum):
    """What someone may need a public body for, in the order it is shown."""

    CRISIS_FUND = "crisis_fund"
    HOUSING_PAYMENT = "housing_payment"
    COUNCIL_TAX = "council_tax"
    RATES = "rates"
    HOMELESSNESS = "homelessness"
    ADULT_CARE = "adult_care"
    CHILDREN = "children"


class BodyLabel(StrEnum):
    """How a council is labelled where a person has one, or two."""

    OWN = "own"
    DISTRICT = "district"
    COUNTY = "county"


@dataclass(frozen=True, slots=True)
class DutyRule:
    """One duty of the file. ``who`` is "council", "county" or a body's name; no ``tiers`` = any."""

    matter: Matter
    nations: frozenset[Nation]
    tiers: frozenset[Tier]
    who: str
    says: str
    note: str
    phone: str
    website: str
    starts: date | None
    until: date | None
    mark: Sure
    checked: date | None

    def holds(self, nation: Nation, tier: Tier, day: date) -> bool:
        """Whether this duty is one for that nation and tier on that day."""
        begun = self.starts is None or self.starts <= day
        over = self.until is not None and self.until < day
        return nation in self.nations and tier in (self.tiers or Tier) and begun and not over


@dataclass(frozen=True, slots=True)
class Responsibilities:
    """All duties, and the English words for matters and labels. ``finder``: the page that finds a council."""

    rules: tuple[DutyRule, ...]
    matters: Mapping[Matter, str]
    labels: Mapping[BodyLabel, str]
    finder: str


@dataclass(frozen=True, slots=True)
class Duty:
    """What one body does for this person. ``council`` None = ``who`` is a body, or a council we cannot name.

    ``title``, ``who``, ``label``, ``says`` and ``note`` are English sentences, translated when shown; a
    council's own name comes from ``council.name_in(language)``. ``website`` and ``phone`` may be "".
    """

    matter: Matter
    title: str
    who: str
    label: str
    says: str
    note: str
    council: Council | None
    phone: str
    website: str
    mark: Sure
    checked: date | None

    @property
    def sure(self) -> bool:
        """Whether somebody verified it."""
        return self.mark is not Sure.UNVERIFIED


def who_does_what(
    gss: str | None, nation: Nation | None, day: date, councils: Councils, responsibilities: Responsibilities
) -> tuple[Duty, ...]:
    """The duties for a place on ``day``, in the order of Matter; () when not even the nation is known.

    With a nation and no council, councils stay without a name, and the page that finds one is given.
    """
    council = councils.on(gss, day) if gss and gss in councils else None
    county = councils.county_of(gss, day) if gss and council else None
    nation = council.nation if council else nation
    if nation is None:
        return ()
    tier = council.tier if council else Tier.UNITARY
    rules = [rule for rule in responsibilities.rules if rule.holds(nation, tier, day)]
    rules.sort(key=lambda rule: list(Matter).index(rule.matter))
    return tuple(_duty(rule, council, county, responsibilities) for rule in rules)


def _duty(
    rule: DutyRule, council: Council | None, county: Council | None, responsibilities: Responsibilities
) -> Duty:
    doer = {"council": council, "county": county}.get(rule.who)
    label = responsibilities.labels[_label(rule, council)] if rule.who in ("council", "county") else ""
    finder = (rule.website or responsibilities.finder) if label else rule.website
    return Duty(
        matter=rule.matter,
        title=responsibilities.matters[rule.matter],
        who=doer.name if doer else label or rule.who,
        label=label,
        says=rule.says,
        note=rule.note,
        council=doer,
        phone=rule.phone,
        website=doer.website or finder if doer else finder,
        mark=rule.mark,
        checked=rule.checked,
    )


def _label(rule: DutyRule, council: Council | None) -> BodyLabel:
    if rule.who == "county":
        return BodyLabel.COUNTY
    return BodyLabel.DISTRICT if council and council.tier is Tier.DISTRICT else BodyLabel.OWN


RESPONSIBILITIES = Path(__file__).with_name("responsibilities.toml")
TOP = ("finder", "matters", "labels", "duty")
KEYS = (
    *("matter", "nations", "tiers", "who", "says", "note", "phone", "web"),
    *("from", "until", "mark", "checked"),
)
MOST_WORDS = 20
Codes = TypeVar("Codes", bound=StrEnum)


def load_responsibilities(path: Path = RESPONSIBILITIES) -> Responsibilities:
    """Every duty in the file at ``path``. Raises DirectoryError with all problems."""
    problems: list[str] = []
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DirectoryError((f"{path.name}: cannot be read as TOML. {error}",)) from error
    responsibilities = _read(Table(values, path.name, problems, TOP))
    if problems:
        raise DirectoryError(tuple(problems))
    return responsibilities


def _read(table: Table) -> Responsibilities:
    rules = tuple(rule for duty in table.tables("duty", KEYS) if (rule := _read_rule(duty)))
    if not rules:
        table.refuse("duty", "is missing. Write at least one [[duty]].")
    return Responsibilities(
        rules=rules,
        matters=_read_texts(table, "matters", Matter),
        labels=_read_texts(table, "labels", BodyLabel),
        finder=_read_web(table, "finder"),
    )


def _read_texts(table: Table, key: str, codes: type[Codes]) -> Mapping[Codes, str]:
    """A table with one text for each code, none left out."""
    words = table.table(key, codes) or Table({}, f"{table.where}: {key}", table.problems, ())
    return {code: words.text(code, required=True) for code in codes}


def _read_rule(table: Table) -> DutyRule | None:
    matter, mark = table.choice("matter", Matter), table.choice("mark", Sure)
    nations = table.choices("nations", Nation)
    for key in ("matter", "mark", "nations"):
        if key not in table.values:
            table.refuse(key, "is missing.")
    _check(table, mark)
    if matter is None or mark is None:
        return None
    return DutyRule(
        matter=matter,
        nations=frozenset(map(Nation, nations)),
        tiers=frozenset(map(Tier, table.choices("tiers", Tier))),
        who=table.text("who", required=True),
        says=_read_sentence(table, "says", required=True),
        note=_read_sentence(table, "note"),
        phone=_read_phone(table),
        website=_read_web(table, "web"),
        starts=table.day("from"),
        until=table.day("until"),
        mark=mark,
        checked=table.day("checked"),
    )


def _check(table: Table, mark: Sure | None) -> None:
    checked = "checked" in table.values
    if mark and checked == (mark is Sure.UNVERIFIED):
        table.refuse("checked", "goes with verified and second_hand, and only with them.")
    if table.text("who") == "county" and table.values.get("tiers") != ["district"]:
        table.refuse("who", 'is "county": say tiers = ["district"], as only districts have one.')


def _read_sentence(table: Table, key: str, required: bool = False) -> str:
    text = table.text(key, required)
    for sentence in text.split(". "):
        if len(sentence.split()) > MOST_WORDS:
            table.refuse(key, f"has a sentence of more than {MOST_WORDS} words. Make two of it.")
    if text and text[-1] not in ".?":
        table.refuse(key, "must end with a full stop.")
    return text


def _read_phone(table: Table) -> str:
    number = table.text("phone")
    if number and not is_phone(number):
        table.refuse("phone", f'"{number}" is not a UK phone number. Write it like 0800 123 4567.')
    return number


def _read_web(table: Table, key: str) -> str:
    address = table.text(key)
    if address and not address.startswith("https://"):
        table.refuse(key, "must start with https://")
    return address
