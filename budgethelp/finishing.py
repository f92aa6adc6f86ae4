"""The last look at a page in another language: English says that it is, and sums keep their direction."""

from __future__ import annotations

import re

from flask import Flask, Response, request

from budgethelp.i18n import current_locale, text_direction
from budgethelp.language import END, ENGLISH, START, plain
from budgethelp.welsh import soften_days

FINISHED = "\ue002"  # stands before and after a part that has had its last look
_TAG = re.compile(r"(<[^>]*>)")
_MARKS = re.compile(f"[{START}{END}]")
_WHOLE = re.compile(rf"\s*{START}[^{START}{END}]*{END}\s*")
_SUM = re.compile(r"[−-]?£[0-9][0-9,]*(?:\.[0-9]+)?")
# A phone number's groups would change places among words that run from right to left.
_NUMBERS = re.compile(rf"{_SUM.pattern}|\+?[0-9]+(?: [0-9]+)+")
# What holds text and nothing else: no tag can stand in there.
_PLAIN = ("<title", "<option", "<textarea", "<text")
_PLAIN_ENDS = ("</title", "</option", "</textarea", "</text")
SPAN = f'<span lang="{ENGLISH}" dir="ltr">'


def set_up(app: Flask) -> None:
    """Look at every page that is not in English, before it is made small."""
    app.after_request(finish_response)


def finish_response(response: Response) -> Response:
    """The response with no mark left in it. What can differ by language says so to caches."""
    if request.endpoint == "static" or response.is_streamed or not _is_text(response):
        return response
    if response.mimetype == "text/html":
        response.vary.add("Accept-Language")
    if current_locale() != ENGLISH:
        text = response.get_data(as_text=True)
        html = response.mimetype == "text/html"
        text = finish(text, text_direction()) if html else plain(text)
        response.set_data(soften_days(text) if current_locale() == "cy" else text)
    return response


def finish(html: str, direction: str) -> str:
    """``html`` with its English marked by ``lang``, and its sums in ``<bdi>``; FINISHED parts stay as is."""
    parts = html.split(FINISHED)
    parts[::2] = (_finish(part, direction) for part in parts[::2])
    return "".join(parts)


def _is_text(response: Response) -> bool:
    kind = response.mimetype or ""
    return kind.startswith("text/") or kind.endswith("json")


def _finish(html: str, direction: str) -> str:
    numbers = _NUMBERS if direction == "rtl" else _SUM
    parts = _TAG.split(html)
    words_only, depth = False, 0
    for at in range(0, len(parts), 2):
        tag, text = parts[at - 1] if at else "", parts[at]
        if (not text or text.isspace()) and START not in tag:
            words_only = words_only and not tag.startswith(_PLAIN_ENDS)
            continue
        if START in tag:
            parts[at - 1] = tag = plain(tag)
        words_only = tag.startswith(_PLAIN) or (words_only and not tag.startswith(_PLAIN_ENDS))
        if words_only:
            parts[at - 1], parts[at] = _in_words(tag, text, direction)
            continue
        if ("£" in text or direction == "rtl") and not tag.startswith("<bdi"):
            text = numbers.sub(r'<bdi dir="ltr">\g<0></bdi>', text)
        parts[at], depth = _mark(text, depth)
    return "".join(parts)


def _in_words(tag: str, text: str, direction: str) -> tuple[str, str]:
    """For text that can hold no tag: its own tag says the language; signs nobody sees hold sums together."""
    if _WHOLE.fullmatch(text):
        tag = f'{tag[:-1]} lang="{ENGLISH}">'
    if direction == "rtl" and not tag.startswith("<textarea"):
        text = _NUMBERS.sub("\u2066\\g<0>\u2069", text)
    return tag, plain(text)


def _mark(text: str, depth: int) -> tuple[str, int]:
    """The outermost marks as ``<span>``. Gives how many marks are still open."""
    if START not in text and END not in text:
        return text, depth

    def to_tag(found: re.Match[str]) -> str:
        nonlocal depth
        opens = found[0] == START
        depth += 1 if opens else -1
        if depth == (1 if opens else 0):
            return SPAN if opens else "</span>"
        return ""

    return _MARKS.sub(to_tag, text), depth
