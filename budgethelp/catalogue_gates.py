"""What a translation must keep of the English: names to fill in, numbers, links, markup and quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from babel.messages.catalog import Catalog, Message

from budgethelp.sentence import parts

Find = Callable[[str], "Counter[str]"]

NAME = re.compile(r"%\(\w+\)[sd]|\{[^{}]+\}")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
PHONE = re.compile(r"\+?\d{2,}(?: \d{2,})+|\b0\d{4,}\b")
LINK = re.compile(r"https?://[^\s)”]+|\b[\w-]+(?:\.[\w-]+)*\.(?:uk|org|com|scot|wales|cymru)\b")
MARKUP = re.compile(r"</?[a-zA-Z][^>]*>|&#?\w+;")
STRAIGHT = re.compile(r"['\"]|\.\.\.")
# What turns the direction of all that follows, and our own marks.
TURNED = re.compile("[\u202a-\u202e\ue000-\uf8ff]")
COUNTS = frozenset({"%(num)s", "%(num)d", "%(n)s"})  # "1 day" may say its number in words of its own
# A time may be written by the clock of 24 hours: "{clock}" is "21:30".
HOURS = {"{hour}am", "{hour}pm"}


def catalogue_problems(catalog: Catalog) -> Iterator[str]:
    """Each broken translation, as a line: what is wrong, and the English that it stands for."""
    for message in catalog:
        if message.id and message.string and not message.fuzzy:
            yield from (f"{problem}: “{_english(message)[0]}”" for problem in _problems(message))


def _problems(message: Message) -> Iterator[str]:
    english = _english(message)
    for said in _forms(message):
        if not said:
            if len(english) > 1 and any(_forms(message)):
                yield "not all plural forms are there"
            continue
        yield from _looks(said, english[0])
        yield from _plural_keeps(said, english) if len(english) > 1 else _keeps(said, english[0])


def _looks(said: str, english: str) -> Iterator[str]:
    if STRAIGHT.search(said):
        yield "straight quotes or three dots; write ’ “ ” …"
    if TURNED.search(said):
        yield "a letter that nobody can see"
    if _edges(said) != _edges(english):
        yield "a space before or after that the English has not, or the other way round"


def _keeps(said: str, english: str) -> Iterator[str]:
    for what, find in FINDERS.items():
        if find(said) != find(english) and not (english in HOURS and "{clock}" in said):
            yield f"other {what} than in English ({_shown(find(english))} became {_shown(find(said))})"


def _plural_keeps(said: str, english: tuple[str, ...]) -> Iterator[str]:
    """A form may say what one of the English forms says; what both say, it says too."""
    for what, find in FINDERS.items():
        here, one, many = set(find(said)), set(find(english[0])), set(find(english[1]))
        if (one & many) - COUNTS - here or here - (one | many):
            yield f"other {what} than in English ({_shown(find(english[1]))} became {_shown(find(said))})"


def _found(pattern: re.Pattern[str]) -> Find:
    return lambda text: Counter(pattern.findall(text))


def _parts(text: str) -> Counter[str]:
    return Counter(f"[{' '.join(sorted(f'{{{name}}}' for name in names))}]" for names in parts(text))


def _numbers(text: str) -> Counter[str]:
    return Counter(NUMBER.findall(LINK.sub(" ", NAME.sub(" ", text))))


FINDERS: dict[str, Find] = {
    "names to fill in": _found(NAME),
    "[parts] that may be left out": _parts,
    "phone numbers": _found(PHONE),
    "numbers": _numbers,
    "links": _found(LINK),
    "markup": _found(MARKUP),
}


def _english(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, (tuple, list)) else (str(message.id),)


def _forms(message: Message) -> tuple[str, ...]:
    said = message.string
    return tuple(said) if isinstance(said, (tuple, list)) else (str(said),)


def _edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def _shown(found: Counter[str]) -> str:
    return ", ".join(found) or "none"
