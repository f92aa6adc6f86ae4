"""Councils: their names and websites, and what becomes of one on the day it is replaced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from budgethelp.directory.councils_file import Line, read_lines
from budgethelp.directory.national import DirectoryError
from budgethelp.situation import Nation

COUNCILS = Path(__file__).parent / "councils.csv"
LETTERS = {
    Nation.ENGLAND: "E",
    Nation.WALES: "W",
    Nation.SCOTLAND: "S",
    Nation.NORTHERN_IRELAND: "N",
}


class Tier(StrEnum):
    """In much of England a district and a county share the work; elsewhere one council does it all."""

    UNITARY = "unitary"
    DISTRICT = "district"
    COUNTY = "county"


@dataclass(frozen=True, slots=True)
class Council:
    """A council. ``gss`` and ``county`` are codes; ``valid_to`` is its last day; "" or None: none."""

    gss: str
    name: str
    short_name: str
    name_cy: str
    nation: Nation
    tier: Tier
    county: str
    website: str
    website_checked: date | None
    valid_from: date | None
    valid_to: date | None
    replaced_by: str

    def name_in(self, language: str) -> str:
        """Its full name in a language ("cy" = Welsh), or in English when there is no other."""
        return self.name_cy if language == "cy" and self.name_cy else self.name


@dataclass(frozen=True, slots=True)
class Councils:
    """Every council by its code, with the ones to come and the ones that end."""

    by_gss: Mapping[str, Council]

    def __contains__(self, gss: str) -> bool:
        return gss in self.by_gss

    def on(self, gss: str, day: date) -> Council:
        """The council that serves the area of ``gss`` on ``day``. KeyError for a code we do not know."""
        council = self.by_gss[gss]
        while council.valid_to and day > council.valid_to and council.replaced_by:
            council = self.by_gss[council.replaced_by]
        return council

    def county_of(self, gss: str, day: date) -> Council | None:
        """The county council that shares the work in the area of ``gss`` on ``day``, or None."""
        council = self.on(gss, day)
        return self.on(council.county, day) if council.county else None

    def to_choose(self, nation: Nation, day: date) -> tuple[Council, ...]:
        """The councils a person in ``nation`` can pick from on ``day``, by name; no counties."""
        here = [
            each for each in self.by_gss.values() if each.nation is nation and each.tier is not Tier.COUNTY
        ]
        return tuple(sorted((each for each in here if _serves(each, day)), key=lambda each: each.name))


def _serves(council: Council, day: date) -> bool:
    started = council.valid_from is None or council.valid_from <= day
    return started and (council.valid_to is None or day <= council.valid_to)


def load_councils(path: Path = COUNCILS) -> Councils:
    """Every council in the file at ``path``. Raises DirectoryError with all problems, by line."""
    problems: list[str] = []
    councils: dict[str, Council] = {}
    lines = read_lines(path, problems)
    for line in lines:
        council = _read(line)
        if council and council.gss in councils:
            line.refuse("gss", f'"{council.gss}" is here twice. Keep one line.')
        if council:
            councils[council.gss] = council
    for line in lines:
        _check_codes(line, councils)
    if problems:
        raise DirectoryError(tuple(problems))
    return Councils(councils)


def _read(line: Line) -> Council | None:
    nation, tier = line.choice("nation", Nation), line.choice("tier", Tier)
    gss = line.code("gss", required=True)
    if nation and gss and gss[0] != LETTERS[nation]:
        line.refuse("gss", f'"{gss}" does not start with {LETTERS[nation]}, as codes in {nation} do.')
    if not (gss and nation and tier):
        return None
    return Council(
        gss=gss,
        name=line.text("name", required=True),
        short_name=line.text("short_name", required=True),
        name_cy=line.text("name_cy", required=nation is Nation.WALES),
        nation=nation,
        tier=tier,
        county=line.code("county", required=tier is Tier.DISTRICT),
        website=line.web("website"),
        website_checked=line.day("website_checked"),
        valid_from=line.day("valid_from"),
        valid_to=line.day("valid_to"),
        replaced_by=line.code("replaced_by"),
    )


def _check_codes(line: Line, councils: Mapping[str, Council]) -> None:
    """The codes that one line gives of others, once all lines are read."""
    county = councils.get(line.values["county"])
    if line.values["county"] and (county is None or county.tier is not Tier.COUNTY):
        line.refuse("county", f'"{line.values["county"]}" is not the code of a county in this file.')
    heir = line.values["replaced_by"]
    if heir and (heir not in councils or heir == line.values["gss"]):
        line.refuse("replaced_by", f'"{heir}" is not the code of another council in this file.')
    council, later = councils.get(line.values["gss"]), councils.get(heir)
    if council and later and council.valid_to and later.valid_to and later.valid_to <= council.valid_to:
        line.refuse("replaced_by", f'"{heir}" ends no later than this council. Name one that lives on.')
    if council and council.tier is not Tier.COUNTY and bool(heir) != bool(council.valid_to):
        line.refuse("replaced_by", "goes together with valid_to. Fill in both, or neither.")
