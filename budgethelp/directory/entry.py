"""One service as its file writes it."""

from __future__ import annotations

import re
from dataclasses import fields

from budgethelp.directory.numbers import is_phone, is_text_number, usual_cost
from budgethelp.directory.service import LANGUAGES, Cost, Kind, Mark, Phone, Service, TextLine
from budgethelp.directory.table import Table
from budgethelp.directory.timetable import read_hours
from budgethelp.situation import Nation

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
        kinds=tuple(map(Kind, _some(table, "kinds", table.choices("kinds", Kind)))),
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
    if service.mark is Mark.UNVERIFIED and service.checked:
        table.refuse("checked", "leave it out while the mark is unverified.")
    if service.mark is not Mark.UNVERIFIED and "checked" not in table.values:
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


def _read_mark(table: Table) -> Mark:
    if "mark" not in table.values:
        table.refuse("mark", f"is missing. Write one of: {', '.join(Mark)}.")
    return table.choice("mark", Mark) or Mark.UNVERIFIED


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
