"""Digits of every script as 0 to 9: "৮", "۸" and "٨" are all 8."""

from __future__ import annotations

import unicodedata

SIGNS = str.maketrans({"٫": ".", "٬": ",", "،": ","})  # the Arabic point, and the Arabic commas


def to_western(text: str) -> str:
    """``text`` with its digits, points and commas as they are written in the UK."""
    digits = (str(unicodedata.decimal(letter, letter)) for letter in text)
    return "".join(digits).translate(SIGNS)
