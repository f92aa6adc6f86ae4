"""The soft mutation of a day's name in Welsh: "tan ddydd Llun", but "erbyn dydd Llun"."""

from __future__ import annotations

import re

# After these, "dydd" becomes "ddydd" (the prepositions that soften what follows).
SOFTENING = ("am", "ar", "at", "dan", "dros", "drwy", "gan", "heb", "hyd", "i", "o", "tan", "trwy", "wrth")
DAYS = ("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul")
_DAY = re.compile(rf"\bdydd(?=\s+(?:{'|'.join(DAYS)})\b)")
_BEFORE = re.compile(rf"\b(?:{'|'.join(SOFTENING)})\s(?:\s|<[^>]*>)*\Z", re.IGNORECASE)
FARTHEST = 60  # letters that may stand between the two: tags and spaces


def soften_days(text: str) -> str:
    """``text``, a page or plain, with "ddydd" wherever the word before it asks for that."""

    def soften(found: re.Match[str]) -> str:
        before = text[max(0, found.start() - FARTHEST) : found.start()]
        return "ddydd" if _BEFORE.search(before) else found[0]

    return _DAY.sub(soften, text)
