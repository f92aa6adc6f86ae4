"""The soft mutation of a day's name in Welsh: "tan ddydd Llun", but "erbyn dydd Llun"."""

from __future__ import annotations

import re

# After these, "dydd" becomes "ddydd" (the prepositions that soften what follows).
SOFTENING = ("am", "ar", "at", "dan", "dros", "drwy", "gan", "heb", "hyd", "i", "o", "tan", "trwy", "wrth")
DAYS = ("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul")
_TO_SOFTEN = re.compile(
    rf"\b({'|'.join(SOFTENING)})(\s(?:\s|<[^>]*>)*)dydd(?=\s+(?:{'|'.join(DAYS)})\b)", re.IGNORECASE
)


def soften_days(text: str) -> str:
    """``text``, a page or plain, with "ddydd" wherever the word before it asks for that."""
    return _TO_SOFTEN.sub(r"\1\2ddydd", text)
