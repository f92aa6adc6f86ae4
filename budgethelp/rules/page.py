"""Reads one rule's Markdown into its parts, each with the line it stands on. Knows nothing of conditions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from budgethelp.rules.problems import did_you_mean

SECTIONS = ("Do this", "What to say", "If you cannot phone", "Good to know", "Who can help", "Details")
_MARKDOWN = MarkdownIt("zero", {"html": False}).enable(["heading", "list", "blockquote", "paragraph"])


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of text and the line (from 1) where it starts."""

    text: str
    line: int


@dataclass(slots=True)
class Page:
    """One rule file in parts. ``problems`` are "line: what, and the cure"."""

    title: Found = field(default_factory=lambda: Found("", 1))
    when: Found = field(default_factory=lambda: Found("", 1))
    sections: dict[str, list[Found]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read_page(markdown: str, sections: Collection[str] = SECTIONS) -> Page:
    """The parts of a file with these ``sections``. What is out of place is noted in ``problems``."""
    page = Page()
    section: list[Found] | None = None
    for kind, found in _pieces(_MARKDOWN.parse(markdown)):
        if kind == "h1":
            _take_title(page, found)
        elif kind == "h2":
            section = _open_section(page, found, sections)
        elif kind.startswith("h"):
            page.problems.append(f"{found.line}: use only # for the title and ## for a section")
        elif section is not None:
            section.append(found)
        elif page.when.text:
            page.problems.append(
                f"{found.line}: only one paragraph, starting with When, may come before the sections"
            )
        else:
            page.when = found
    return page


def _take_title(page: Page, found: Found) -> None:
    if page.title.text:
        page.problems.append(f"{found.line}: a second title. Make it a section with ##, or take it out")
    else:
        page.title = found


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
