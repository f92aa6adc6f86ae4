"""What is looked at on one page in one language. Each look gives what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from budgethelp.directory.services import load_national
from budgethelp.languages.language import ENGLISH, Language
from tests.browser.conftest import SIZES
from tests.browser.test_look import ALL, COLOURS, OPEN_ALL, TOO_SMALL, TOO_WIDE

NARROW = {"width": 320, "height": 640}
# What holds words back: signs of ours, names that were not filled in, a value that is not there.
UNFINISHED = re.compile(r"[\ue000-\ue002]|⟦|\{[a-z_ ]+\}|%\(\w+\)s|\b(?:None|undefined)\b")
# English words that are words in no other language of the site. Names of services may hold them.
ENGLISH_WORDS = re.compile(
    r"\b(?:the|you|your|have|with|what|when|this) [a-z]|[a-z] (?:the|you|your|have|with)\b"
)
NAMES = re.compile(
    "|".join(
        [
            "Battle of the Boyne",
            *(re.escape(each.name) for each in load_national().values() if " " in each.name),
        ]
    )
)
CUT = """() => [...document.querySelectorAll('body *')].filter(each =>
    ['hidden', 'clip'].includes(getComputedStyle(each).overflowY) && !each.closest('.unseen, .brand, svg')
    && each.scrollHeight > each.clientHeight + 1).map(each => 'cut off: ' + each.outerHTML.slice(0, 100))"""
# The middle of each line of text must not lie on the middle of a line of other text.
OVERLAPPING = """() => {
    const short = node => node.data.trim().slice(0, 40)
    const lines = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
        const node = walker.currentNode, range = document.createRange()
        if (!node.data.trim() || node.parentElement.closest('.unseen, .brand, .skip, option')) continue
        range.selectNodeContents(node)
        for (const { left, right, top, bottom, height } of range.getClientRects())
            if (right - left > 4 && height > 4)
                lines.push([node, left + 2, right - 2, top + height * .3, bottom - height * .3])
    }
    lines.sort((one, other) => one[3] - other[3])
    const found = []
    lines.forEach((one, at) => {
        for (let next = at + 1; next < lines.length && lines[next][3] < one[4]; next++) {
            const other = lines[next]
            if (one[0] !== other[0] && one[1] < other[2] && other[1] < one[2])
                found.push(`on each other: ${short(one[0])} | ${short(other[0])}`)
        }
    })
    return found
}"""
# Text that says to be in the language of the page, but not what holds names and addresses.
OWN_TEXT = """() => {
    const own = document.documentElement.lang, found = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
        const text = walker.currentNode.data.trim(), parent = walker.currentNode.parentElement
        if (text && !parent.closest('script, style, textarea') && parent.closest('[lang]').lang === own)
            found.push(text)
    }
    return found
}"""
Look = Callable[[Page, Language], list[str]]


def find_faults(page: Page, language: Language) -> list[str]:
    """Axe, with every rule of WCAG 2.2 A and AA, and contrast of 7 to 1."""
    found = Axe().run(page, options=ALL).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:100]}" for each in found]


def find_dark_faults(page: Page, language: Language) -> list[str]:
    """Contrast of 7 to 1 when the phone is set to dark."""
    page.emulate_media(color_scheme="dark")
    found = Axe().run(page, options=COLOURS).response["violations"]
    page.emulate_media(color_scheme="light")
    return [f"{each['id']}: {each['nodes'][0]['html'][:100]}" for each in found]


def read_language(page: Page, language: Language) -> list[str]:
    """Whether the page says its language and direction."""
    said = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    return [] if said == [language.code, language.direction] else [f"the page says {said}"]


def read_words(page: Page, language: Language) -> list[str]:
    """Whether words are finished, and English among others says that it is English."""
    texts: list[str] = page.evaluate(OWN_TEXT)
    wrong = [f"unfinished: {text[:80]}" for text in [*texts, page.title()] if UNFINISHED.search(text)]
    if language.code != ENGLISH:
        wrong += [
            f"English that does not say so: {text[:80]}"
            for text in texts
            if ENGLISH_WORDS.search(NAMES.sub("", text))
        ]
    return wrong


def measure_narrow(page: Page, language: Language) -> list[str]:
    """Whether all fits a screen 320 pixels wide."""
    page.set_viewport_size(NARROW)
    return _measure(page)


def measure_big(page: Page, language: Language) -> list[str]:
    """Whether all fits a phone with text twice as big."""
    page.set_viewport_size(SIZES["phone"])
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    return _measure(page)


def measure_targets(page: Page, language: Language) -> list[str]:
    """Whether everything to press is at least 44 pixels high and wide."""
    page.set_viewport_size(SIZES["phone"])
    page.evaluate(OPEN_ALL)
    return [f"small to press: {each}" for each in page.evaluate(TOO_SMALL)]


def _measure(page: Page) -> list[str]:
    page.evaluate(OPEN_ALL)
    wide = [f"too wide: {each}" for each in page.evaluate(TOO_WIDE)]
    return [*wide, *page.evaluate(CUT), *page.evaluate(OVERLAPPING)]


LAYOUT: dict[str, Look] = {
    "language": read_language,
    "words": read_words,
    "targets": measure_targets,
    "narrow": measure_narrow,
    "big": measure_big,
}
WITH_SCRIPT: dict[str, Look] = {"axe": find_faults, "dark": find_dark_faults, **LAYOUT}
