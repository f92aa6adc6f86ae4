"""National services: a file each, read strictly, and how their numbers are written and dialled."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from pathlib import Path

from budgethelp.dates.opening_hours import Hours, read_hours
from budgethelp.problems import Table
from budgethelp.situation.situation import Nation
from budgethelp.sources import Sure

LANGUAGES = frozenset({"cy", "bsl", "interpreters", "relay_uk"})


class ServiceKind(StrEnum):
    """What a service helps with, or who it is for."""

    SAFETY = "safety"
    TALK = "talk"
    HEALTH = "health"
    FOOD = "food"
    ENERGY = "energy"
    WATER = "water"
    CASH = "cash"
    BENEFITS = "benefits"
    DEBT = "debt"
    HOUSING = "housing"
    WORK = "work"
    MONEY_GUIDANCE = "money_guidance"
    SCAMS = "scams"
    LOAN_SHARKS = "loan_sharks"
    GAMBLING = "gambling"
    OLDER = "older"
    YOUNG = "young"
    DISABLED = "disabled"
    CARERS = "carers"
    FAMILIES = "families"
    ARMED_FORCES = "armed_forces"
    MIGRANTS = "migrants"
    COMPANY = "company"
    BEREAVEMENT = "bereavement"
    COMPLAINTS = "complaints"


class Cost(StrEnum):
    """What a phone call or a text costs the person."""

    FREE = "free"
    LOCAL = "local"
    NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as people read it. ``nations`` empty = all the service's; ``language`` "en" or "cy"."""

    number: str
    cost: Cost
    then: str = ""  # what to press or say after it answers
    label: str = ""  # "Out of hours", "Textphone"
    language: str = "en"
    nations: frozenset[Nation] = frozenset()
    hours: Hours | None = None  # only where they differ from the service's
    sure: bool = True  # False = nobody has checked this number yet


@dataclass(frozen=True, slots=True)
class TextLine:
    """A text number and the word to send. ``cost`` None = not known."""

    number: str
    send: str = ""
    cost: Cost | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Service:
    """One service of the national directory. English sentences; translated when shown."""

    id: str
    name: str
    says: str
    nations: frozenset[Nation]
    kinds: tuple[ServiceKind, ...] = ()
    who: str = ""
    phones: tuple[Phone, ...] = ()
    texts: tuple[TextLine, ...] = ()
    chat: str = ""
    email: str = ""
    web: str = ""
    web_in: tuple[tuple[Nation, str], ...] = ()  # where a nation has its own page
    hours: Hours | None = None  # None = not known
    languages: tuple[str, ...] = ()
    caveat: str = ""
    only_in: str = ""  # "London": not for a whole nation, so never on a plan
    through_council: bool = False
    mark: Sure = Sure.UNVERIFIED
    checked: date | None = None

    def page(self, nation: Nation | None) -> str:
        """The address of its page for ``nation``; "" when it has none."""
        return next((address for where, address in self.web_in if where is nation), self.web)


SHORT_CODES = frozenset({"999", "101", "105", "111", "159", "116 123"})
FREE = ("0800", "0808", "116", "999", "101", "105", "111")
LOCAL = ("01", "02", "03")
SHAPE = re.compile(r"0[0-9]+( [0-9]+)*")
TEXT_SHAPE = re.compile(r"[0-9]{3,5}|07[0-9]{3} ?[0-9]{3} ?[0-9]{3}")
CHILDLINE = "08001111"  # the one freephone number this short that is in use


def tel(number: str) -> str:
    """The ``tel:`` link for a number as shown: the same digits, nothing else."""
    return "tel:" + _digits(number)


def sms(text: TextLine) -> str:
    """The ``sms:`` link for a text line. The word to send is shown beside it, not put in the link."""
    return "sms:" + _digits(text.number)


def is_phone(number: str) -> bool:
    """Whether this could be a UK number that people can afford: no 084, 087, 09 or mobile numbers."""
    digits = _digits(number)
    fits = digits == CHILDLINE or len(digits) in (10, 11)
    fair = digits.startswith((*FREE, *LOCAL))
    return number in SHORT_CODES or (bool(SHAPE.fullmatch(number)) and fits and fair)


def is_text_number(number: str) -> bool:
    """Whether this could be a UK number to text: a short code or a mobile."""
    return bool(TEXT_SHAPE.fullmatch(number))


def usual_cost(number: str) -> str:
    """What calls to such a number cost: "free", "local", or "national"."""
    digits = _digits(number)
    if digits.startswith(FREE):
        return "free"
    return "local" if digits.startswith(LOCAL) else "national"


def _digits(number: str) -> str:
    return re.sub(r"[^0-9+]", "", number)


MOST_WORDS = 20
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]+")
WEB = re.compile(r"https://[a-z0-9.-]+\.[a-z]+(/[^\s?#]*)?")
OWN_KEYS = frozenset({"id", "phones", "texts"})
KEYS = (*(each.name for each in fields(Service) if each.name not in OWN_KEYS), "phone", "text")
PHONE_KEYS = tuple(each.name for each in fields(Phone))
TEXT_KEYS = tuple(each.name for each in fields(TextLine))


def read_service(id: str, table: Table) -> Service:
    """The service in ``table``. What is wrong goes on the table's list of problems."""
    service = Service(
        id=id,
        name=table.text("name", required=True),
        says=_sentence(table, "says", required=True),
        who=_sentence(table, "who"),
        kinds=tuple(map(ServiceKind, _some(table, "kinds", table.choices("kinds", ServiceKind)))),
        nations=frozenset(map(Nation, _some(table, "nations", table.choices("nations", Nation)))),
        phones=tuple(_read_phone(each) for each in table.tables("phone", PHONE_KEYS)),
        texts=tuple(_read_text(each) for each in table.tables("text", TEXT_KEYS)),
        chat=_sentence(table, "chat"),
        email=_shaped(table, "email", EMAIL, "Write an email address, like help@example.org."),
        web=_shaped(table, "web", WEB, "Write the whole address, starting https://."),
        web_in=_read_web_in(table),
        hours=read_hours(table),
        languages=table.choices("languages", LANGUAGES),
        caveat=_sentence(table, "caveat"),
        only_in=table.text("only_in"),
        through_council=table.flag("through_council"),
        mark=_read_mark(table),
        checked=table.day("checked"),
    )
    _check_reach(service, table)
    _check_mark(service, table)
    return service


def _check_reach(service: Service, table: Table) -> None:
    ways = (service.phones, service.texts, service.chat, service.email, service.web, service.through_council)
    if not any(ways):
        table.refuse("web", "is missing. Give at least one way to reach them.")
    for phone in service.phones:
        if not phone.nations <= service.nations:
            table.refuse("phone", f"{phone.number} is for a nation that is not in nations. Add it there.")
    if not {nation for nation, _ in service.web_in} <= service.nations:
        table.refuse("web_in", "has a nation that is not in nations. Add it there.")


def _check_mark(service: Service, table: Table) -> None:
    if service.mark is Sure.UNVERIFIED and service.checked:
        table.refuse("checked", "leave it out while the mark is unverified.")
    if service.mark is not Sure.UNVERIFIED and "checked" not in table.values:
        table.refuse("checked", "is missing. Write the day it was checked, like 2026-11-21.")


def _read_phone(table: Table) -> Phone:
    number = table.text("number", required=True)
    if number and not is_phone(number):
        table.refuse("number", f'"{number}" is not a UK phone number. Write it like 0800 123 4567.')
    return Phone(
        number=number,
        cost=_read_phone_cost(table, number),
        then=_sentence(table, "then"),
        label=table.text("label"),
        language=_read_language(table),
        nations=frozenset(map(Nation, table.choices("nations", Nation))),
        hours=read_hours(table),
        sure=table.flag("sure", default=True),
    )


def _read_phone_cost(table: Table, number: str) -> Cost:
    cost = table.choice("cost", Cost)
    if "cost" not in table.values:
        table.refuse("cost", f'is missing. Write "{usual_cost(number)}".')
    elif cost and is_phone(number) and cost != usual_cost(number):
        table.refuse("cost", f'"{cost}" does not fit {number}. Write "{usual_cost(number)}".')
    return cost or Cost.NATIONAL


def _read_language(table: Table) -> str:
    language = table.text("language") or "en"
    if language not in ("en", "cy"):
        table.refuse("language", f'"{language}" is not known. Known: cy, en.')
    return language


def _read_text(table: Table) -> TextLine:
    number = table.text("number", required=True)
    if number and not is_text_number(number):
        table.refuse("number", f'"{number}" is not a number to text. Write it like 85258 or 07123 456789.')
    return TextLine(
        number=number,
        send=table.text("send"),
        cost=table.choice("cost", Cost),
        sure=table.flag("sure", default=True),
    )


def _read_web_in(table: Table) -> tuple[tuple[Nation, str], ...]:
    pages = table.table("web_in", Nation)
    if pages is None:
        return ()
    known = [nation for nation in Nation if nation in pages.values]
    return tuple((nation, _shaped(pages, nation, WEB, "Write the whole address.")) for nation in known)


def _read_mark(table: Table) -> Sure:
    if "mark" not in table.values:
        table.refuse("mark", f"is missing. Write one of: {', '.join(Sure)}.")
    return table.choice("mark", Sure) or Sure.UNVERIFIED


def _sentence(table: Table, key: str, required: bool = False) -> str:
    text = table.text(key, required)
    too_long = any(len(sentence.split()) > MOST_WORDS for sentence in text.split(". "))
    if text and (too_long or not text.endswith((".", "?"))):
        table.refuse(key, f"write sentences of {MOST_WORDS} words at most, and end with a full stop.")
    return text


def _some(table: Table, key: str, found: tuple[str, ...]) -> tuple[str, ...]:
    if not table.values.get(key):
        table.refuse(key, "is missing. Name at least one.")
    return found


def _shaped(table: Table, key: str, shape: re.Pattern[str], cure: str) -> str:
    text = table.text(key)
    if text and not shape.fullmatch(text):
        table.refuse(key, f'"{text}" cannot be used. {cure}')
    return text


NATIONAL = Path(__file__).parent / "national"
NAME = re.compile(r"[a-z][a-z0-9_]*\.toml")


class DirectoryError(Exception):
    """What is wrong in the directory's files: ``problems``, each "national/x.toml: key: cure"."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def load_national(folder: Path = NATIONAL) -> dict[str, Service]:
    """Every service in ``folder`` by id (the file's name). Raises DirectoryError with all problems."""
    problems: list[str] = []
    paths = sorted(path for path in folder.glob("*") if not path.name.startswith("."))
    services = [service for path in paths if (service := _read_file(path, problems))]
    if not paths:
        problems.append(f"{folder.name}: no services here. Add a file like {folder.name}/samaritans.toml.")
    if problems:
        raise DirectoryError(tuple(problems))
    return {service.id: service for service in services}


def national_ids(folder: Path = NATIONAL) -> frozenset[str]:
    """The ids of all services in ``folder``, also of those that cannot be read."""
    return frozenset(path.stem for path in folder.glob("*.toml"))


def _read_file(path: Path, problems: list[str]) -> Service | None:
    where = f"{path.parent.name}/{path.name}"
    if not NAME.fullmatch(path.name):
        problems.append(f"{where}: file name: use small letters, numbers and _, and end it with .toml.")
        return None
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except UnicodeDecodeError:
        problems.append(f"{where}: file: is not UTF-8. Save it as UTF-8.")
    except (tomllib.TOMLDecodeError, OSError) as error:
        problems.append(f"{where}: file: cannot be read as TOML. {error}")
    else:
        return read_service(path.stem, Table(values, where, problems, KEYS))
    return None
