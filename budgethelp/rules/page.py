"""Takes one page of plain English apart: its title, its sections and its parts, each piece with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from budgethelp.problems import did_you_mean

_PART = re.compile(r"(In|If|Nation not known)\b")
_MARKDOWN = MarkdownIt("zero", {"html": False}).enable(["heading", "list", "blockquote", "paragraph"])

_LEVELS = {
    False: "use only # for the title and ## for a section",
    True: "use only # for the title, ## for a section or a part, and ### for a section of a part",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of text and the line (from 1) where it starts."""

    text: str
    line: int


@dataclass(slots=True)
class Page:
    """One file, or one part of it, in pieces. ``problems`` are "line: what, and the cure"."""

    title: Found = field(default_factory=lambda: Found("", 1))
    intro: Found = field(default_factory=lambda: Found("", 1))
    sections: dict[str, list[Found]] = field(default_factory=dict)
    parts: list[Page] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_page(markdown: str, sections: Collection[str], in_parts: Collection[str] = ()) -> Page:
    """The pieces of a file with these ``sections``; ``in_parts`` are those that a part may have.

    What is out of place is noted in ``problems``.
    """
    page = Page()
    now, section = page, None
    for kind, found in _pieces(_MARKDOWN.parse(markdown)):
        if kind == "h1":
            _take_title(page, found)
        elif kind == "h2" and in_parts and found.text not in sections and _PART.match(found.text):
            now, section = Page(found, problems=page.problems), None
            page.parts.append(now)
        elif kind == "h2":
            now, section = page, _open_section(page, found, sections)
        elif kind == "h3" and now is not page:
            section = _open_section(now, found, in_parts)
        elif kind.startswith("h"):
            page.problems.append(f"{found.line}: {_LEVELS[bool(in_parts)]}")
        elif section is not None:
            section.append(found)
        else:
            _take_intro(now, found)
    return page


def _take_title(page: Page, found: Found) -> None:
    if page.title.text:
        page.problems.append(f"{found.line}: a second title. Make it a section with ##, or take it out")
    else:
        page.title = found


def _take_intro(page: Page, found: Found) -> None:
    if page.intro.text:
        page.problems.append(f"{found.line}: only one paragraph may come before the sections")
    else:
        page.intro = found


def _open_section(page: Page, found: Found, sections: Collection[str]) -> list[Found]:
    if found.text not in sections:
        cure = did_you_mean(found.text, sections)
        page.problems.append(f'{found.line}: unknown heading "{found.text}". {cure}')
    if found.text in page.sections:
        page.problems.append(f'{found.line}: "{found.text}" stands here twice. Join the two')
    return page.sections.setdefault(found.text, [])


def _pieces(tokens: list[Token]) -> Iterator[tuple[str, Found]]:
    """("h1" | "h2" | … | "text", piece) in the order of the file."""
    kind = "text"
    for token in tokens:
        if token.type == "heading_open":
            kind = token.tag
        elif token.type == "inline":
            line = token.map[0] + 1 if token.map else 1
            yield kind, Found(" ".join(token.content.split()), line)
            kind = "text"
