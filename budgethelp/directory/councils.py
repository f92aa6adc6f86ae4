"""Councils: their names and websites, and what becomes of one on the day it is replaced."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import TypeVar

from budgethelp.dates.opening_hours import Hours, read_hours
from budgethelp.directory.services import DirectoryError, is_phone
from budgethelp.problems import Table, TomlFile, did_you_mean
from budgethelp.situation.nations import LETTERS
from budgethelp.situation.situation import Nation

COLUMNS = (
    *("gss", "name", "short_name", "name_cy", "nation", "tier", "county", "website", "website_checked"),
    *("valid_from", "valid_to", "replaced_by"),
)
# With words instead of digits: a code of ours, until there is an official one.
CODE = re.compile(r"[EWSN](\d{8}|(-[a-z]+)+)")
WEB = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s?#]*)?")
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """One council's line. ``where`` is how a person finds it: ``councils.csv:12``."""

    values: dict[str, str]
    where: str
    problems: list[str]

    def refuse(self, column: str, cure: str) -> None:
        """Put a problem with ``column`` on the list; reading goes on, to find them all."""
        self.problems.append(f"{self.where}: {column}: {cure}")

    def text(self, column: str, required: bool = False) -> str:
        """Words to show, with no straight quotes and no spaces too many."""
        value = self.values[column]
        if required and not value:
            self.refuse(column, "is missing.")
        if "'" in value or '"' in value:
            self.refuse(column, "has a straight quote. Use ’ or “ ”.")
        if value != " ".join(value.split()):
            self.refuse(column, "has extra spaces. Keep one space between words.")
        return value

    def code(self, column: str, required: bool = False) -> str:
        """A council's code, such as E07000207."""
        return self._shaped(column, CODE, "a code like E07000207", required)

    def web(self, column: str) -> str:
        """A web address, https only."""
        return self._shaped(column, WEB, "an address that starts with https://", required=False)

    def day(self, column: str) -> date | None:
        """A date, written like 2027-03-31."""
        value = self.values[column]
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.refuse(column, f'"{value}" is not a date like 2027-03-31.')
            return None

    def choice(self, column: str, choices: type[Choice]) -> Choice | None:
        """One of ``choices`` by its code."""
        value = self.values[column]
        if value in tuple(choices):
            return choices(value)
        self.refuse(column, f'"{value}" is not known. {did_you_mean(value, choices)}')
        return None

    def _shaped(self, column: str, shape: re.Pattern[str], like: str, required: bool) -> str:
        value = self.values[column]
        if (value or required) and not shape.fullmatch(value):
            self.refuse(column, f'"{value}" is not {like}.')
            return ""
        return value


def read_lines(path: Path, problems: list[str]) -> list[CouncilRow]:
    """The lines of the file at ``path``; # starts a note. A wrong heading stops the reading."""
    try:
        numbered = list(enumerate(path.read_text("utf-8").splitlines(), 1))
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{path.name}: cannot be read as UTF-8 text. {error}")
        return []
    rows = [(number, next(csv.reader([text]))) for number, text in numbered if text and text[0] != "#"]
    if not rows or tuple(rows[0][1]) != COLUMNS:
        problems.append(f"{path.name}: the first line must be: {','.join(COLUMNS)}")
        return []
    return [line for number, row in rows[1:] if (line := _line(path, number, row, problems))]


def _line(path: Path, number: int, row: list[str], problems: list[str]) -> CouncilRow | None:
    where = f"{path.name}:{number}"
    if len(row) == len(COLUMNS):
        return CouncilRow(dict(zip(COLUMNS, row, strict=True)), where, problems)
    problems.append(f"{where}: has {len(row)} values, not {len(COLUMNS)}. Put a name with a comma in quotes.")
    return None


COUNCILS = Path(__file__).parent / "councils.csv"
CONTACTS = Path(__file__).parent / "council_contacts.toml"
CONTACT_KEYS = ("gss", "kind", "web", "phone", "hours", "source", "checked")


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


class CouncilWay(StrEnum):
    """What a council can be reached for, and how."""

    CRISIS_PAGE = "crisis_page"
    CRISIS_PHONE = "crisis_phone"
    OUT_OF_HOURS = "out_of_hours"


@dataclass(frozen=True, slots=True)
class CouncilContact:
    """One way to reach a council that somebody has tried: ``web`` or ``phone``, the other is "".

    ``hours`` None = not known. ``source`` says who confirmed it, ``checked`` on which day.
    """

    kind: CouncilWay
    web: str
    phone: str
    hours: Hours | None
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class Councils:
    """Every council by its code, with the ones to come and the ones that end, and confirmed contacts."""

    by_gss: Mapping[str, Council]
    contacts: Mapping[str, tuple[CouncilContact, ...]] = field(default_factory=dict)
    pages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by code and matter, an address

    def with_pages(self, linked: Iterable[LinkedPage]) -> Councils:
        """With the councils' own pages of GOV.UK; a crisis page is a contact, where nobody tried another."""
        pages: dict[str, dict[str, str]] = {}
        contacts = dict(self.contacts)
        for page in linked:
            pages.setdefault(page.gss, {}).setdefault(page.matter, page.web)
            had = contacts.get(page.gss, ())
            if page.matter == CRISIS and not any(each.kind is CouncilWay.CRISIS_PAGE for each in had):
                contacts[page.gss] = (*had, page.contact())
        return replace(self, contacts=contacts, pages=pages)

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


def load_councils(path: Path = COUNCILS, contacts: Path = CONTACTS) -> Councils:
    """Every council, and their confirmed contacts. Raises DirectoryError with all problems, by line."""
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
    confirmed = _contacts(TomlFile(contacts, problems, ("contact",), f"directory/{contacts.name}"), councils)
    if problems:
        raise DirectoryError(tuple(problems))
    return Councils(councils, confirmed)


def _contacts(file: TomlFile, councils: Mapping[str, Council]) -> Mapping[str, tuple[CouncilContact, ...]]:
    found: dict[str, tuple[CouncilContact, ...]] = {}
    for table in file.tables("contact", CONTACT_KEYS):
        gss, contact = table.text("gss", required=True), _contact(table)
        if gss and gss not in councils:
            table.refuse("gss", f'"{gss}" is not the code of a council in {COUNCILS.name}.')
        if contact and any(each.kind is contact.kind for each in found.get(gss, ())):
            table.refuse("kind", f"{contact.kind} of {gss} is here twice. Keep the newest.")
        elif contact:
            found[gss] = (*found.get(gss, ()), contact)
    return found


def _contact(table: Table) -> CouncilContact | None:
    """A page or a number, with who confirmed it and when: without these nobody is shown it."""
    for key in ("kind", "checked"):
        if key not in table.values:
            table.refuse(key, "is missing. Write it as the notes at the top of the file say.")
    kind, checked = table.choice("kind", CouncilWay), table.day("checked")
    web, phone = table.text("web"), table.text("phone")
    if (kind is CouncilWay.CRISIS_PAGE) != bool(web) or bool(web) == bool(phone):
        table.refuse("web", "a crisis_page has a web address and no phone, the others a phone and no web.")
    if web and not WEB.fullmatch(web):
        table.refuse("web", f'"{web}" is not an address that starts with https://.')
    if phone and not is_phone(phone):
        table.refuse("phone", f'"{phone}" is not a UK phone number. Write it like 0800 123 4567.')
    source, hours = table.text("source", required=True), read_hours(table)
    return CouncilContact(kind, web, phone, hours, source, checked) if kind and checked else None


CRISIS = "crisis_fund"
LINKS_NEED = ("GSS", "Description", "LGSL", "URL")
LINKED_COLUMNS = ("gss", "matter", "web", "checked")
GOV_UK = "GOV.UK local links"
# The matter of a page by the words that GOV.UK describes a service with. Its numbers are read, never guessed.
DESCRIBED = {
    CRISIS: re.compile(
        r"crisis|welfare (?:assistance|provision)|hardship|household support|cost of living", re.I
    ),
    "council_tax": re.compile(r"council tax.*(?:reduction|support|discount|benefit)", re.I),
    "housing_payment": re.compile(r"discretionary housing|housing (?:payment|benefit)", re.I),
    "homelessness": re.compile(r"homeless", re.I),
}


@dataclass(frozen=True, slots=True)
class LinkedPage:
    """A council's own page for one matter, as GOV.UK links to it; ``checked`` is the day it was fetched."""

    gss: str
    matter: str
    web: str
    checked: date

    def contact(self) -> CouncilContact:
        """The page as a way to reach the council."""
        return CouncilContact(CouncilWay.CRISIS_PAGE, self.web, "", None, GOV_UK, self.checked)


def read_export(text: str, known: Collection[str], today: date) -> tuple[list[LinkedPage], Counter[str]]:
    """The pages in GOV.UK's export of local links, and its services that matched nothing, with their number.

    The first page of each council and matter counts. Raises ValueError when the table is another one.
    """
    reader = csv.DictReader(text.splitlines())
    missing = [name for name in LINKS_NEED if name not in (reader.fieldnames or ())]
    if missing:
        raise ValueError(f"It has no column {', '.join(missing)}, so it is not the export of local links.")
    pages: dict[tuple[str, str], LinkedPage] = {}
    others: Counter[str] = Counter()
    for row in reader:
        gss, web, says = (str(row[name] or "").strip() for name in ("GSS", "URL", "Description"))
        matter = next((matter for matter, words in DESCRIBED.items() if words.search(says)), None)
        if matter is None:
            others[f"{row['LGSL']} {says}"] += 1
        elif gss in known and WEB.fullmatch(web):
            pages.setdefault((gss, matter), LinkedPage(gss, matter, web, today))
    return list(pages.values()), others


def write_pages(path: Path, pages: Iterable[LinkedPage]) -> None:
    """Keep the pages: whole or not at all."""
    made = StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(LINKED_COLUMNS)
    writer.writerows((page.gss, page.matter, page.web, page.checked.isoformat()) for page in pages)
    new = path.with_suffix(".new")
    new.write_text(made.getvalue(), encoding="utf-8")
    new.replace(path)


def read_pages(path: Path) -> list[LinkedPage]:
    """What ``write_pages`` kept; nothing when there is no file. Raises ValueError for a broken one."""
    if not path.is_file():
        return []
    rows = csv.DictReader(path.read_text("utf-8").splitlines())
    try:
        return [
            LinkedPage(row["gss"], row["matter"], row["web"], date.fromisoformat(row["checked"]))
            for row in rows
            if WEB.fullmatch(row["web"])
        ]
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path.name}: is broken ({error}). Type: flask directory start") from error


LEADS = Path(__file__).parent / "council_leads.csv"


def read_leads(path: Path = LEADS) -> tuple[Mapping[str, str], ...]:
    """Numbers and pages that nobody has tried, a row each: a work list, never shown to the public."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(line for line in file if not line.startswith("#")))


def _read(line: CouncilRow) -> Council | None:
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


def _check_codes(line: CouncilRow, councils: Mapping[str, Council]) -> None:
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
