"""The last look at a page in another language: English says that it is, and sums keep their direction."""

from __future__ import annotations

import re

from flask import Flask, Response, request

from budgethelp.languages.formats import soften_days
from budgethelp.languages.language import END, ENGLISH, START, direction, plain
from budgethelp.web.translate import current_locale

FINISHED = "\ue002"  # stands before and after a part that has had its last look
_MARKS = re.compile(f"[{START}{END}]")
_WHOLE = re.compile(rf"\s*{START}[^{START}{END}]*{END}\s*")
_SUM = re.compile(r"[−-]?£[0-9][0-9,]*(?:\.[0-9]+)?")
# Among words that run from right to left, a phone number's groups would change places, and so would the two
# ends of "0–10"; a minus would come after its number.
_NUMBERS = re.compile(rf"{_SUM.pattern}|\+?[0-9]+(?: [0-9]+)+|[−-][0-9.]*[0-9]|[0-9]+[–-][0-9]+")
# What holds text and nothing else: no tag can stand in there.
_PLAIN_PART = re.compile(r"(<(?:title|option|textarea|text)\b[^>]*>)([^<]+)")
_AS_IT_IS = ("<title", "<option", "<textarea", "<text", "<bdi")
_MARKED_TAG = re.compile(rf"<[^>{START}]*{START}[^>]*>")
_SOME_SUM = re.compile("(?:^|>)[^<£]*£[^<]*")
_SOME_NUMBER = re.compile("(?:^|>)[^<£0-9]*[£0-9][^<]*")
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
        response.set_data(finish(text, current_locale()) if html else soften(plain(text), current_locale()))
    return response


def finish(html: str, language: str) -> str:
    """``html`` with its English marked by ``lang``, and its sums in ``<bdi>``; FINISHED parts stay as is."""
    parts = html.split(FINISHED)
    parts[::2] = (soften(_finish(part, direction(language)), language) for part in parts[::2])
    return "".join(parts)


def soften(text: str, language: str) -> str:
    """Welsh changes the start of a day's name after some words; no other language here does."""
    return soften_days(text) if language == "cy" else text


def _is_text(response: Response) -> bool:
    kind = response.mimetype or ""
    return kind.startswith("text/") or kind.endswith("json")


def _finish(html: str, towards: str) -> str:
    def written_name(found: re.Match[str]) -> str:
        return _written_name(found[1], found[2], towards)

    def in_bdi(found: re.Match[str]) -> str:
        tag = html[html.rfind("<", 0, found.start() + 1) : found.start() + 1]
        return found[0] if tag.startswith(_AS_IT_IS) else numbers.sub(r'<bdi dir="ltr">\g<0></bdi>', found[0])

    numbers, some = (_NUMBERS, _SOME_NUMBER) if towards == "rtl" else (_SUM, _SOME_SUM)
    html = _PLAIN_PART.sub(written_name, html)
    html = _MARKED_TAG.sub(lambda found: plain(found[0]), html)
    return _mark(some.sub(in_bdi, html))


def _written_name(tag: str, text: str, towards: str) -> str:
    """For text that can hold no tag: its own tag says the language; signs nobody sees hold sums together."""
    tag = plain(tag)
    if _WHOLE.fullmatch(text):
        tag = f'{tag[:-1]} lang="{ENGLISH}">'
    if towards == "rtl" and not tag.startswith("<textarea"):
        text = _NUMBERS.sub("\u2066\\g<0>\u2069", text)
    return tag + plain(text)


def _mark(html: str) -> str:
    """The outermost marks as ``<span>``."""
    depth = 0

    def to_tag(found: re.Match[str]) -> str:
        nonlocal depth
        opens = found[0] == START
        depth += 1 if opens else -1
        if depth == (1 if opens else 0):
            return SPAN if opens else "</span>"
        return ""

    return _MARKS.sub(to_tag, html)
