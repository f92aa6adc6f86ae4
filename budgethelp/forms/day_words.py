"""Days as people type them in their own language, put into the English that ``when`` reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from babel.dates import get_day_names, get_month_names

from budgethelp.forms.day_names import BY_LANGUAGE
from budgethelp.i18n import current_locale
from budgethelp.language import ENGLISH
from budgethelp.when import MONTHS, WEEKDAYS


def read_typed(text: str) -> str:
    """``text`` typed by the reader, as ``when`` reads it."""
    return to_english(text, current_locale())


def to_english(text: str, language: str) -> str:
    """``text`` with the language's names of days and months in English; any other word stays."""
    if language == ENGLISH:
        return text
    names = _names(language)
    words = (names.get(word, word) for word in _read(text, names).split())
    return " ".join(word for word in words if word)


def _read(text: str, names: Mapping[str, str]) -> str:
    """Small letters, with a name of two words ("dydd Gwener") taken for one of the language's names."""
    typed = " ".join(text.casefold().replace(",", " ").split())
    for name in sorted((name for name in names if " " in name), key=len, reverse=True):
        typed = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", names[name], typed)
    return typed


@cache
def _names(language: str) -> Mapping[str, str]:
    months = {
        name.casefold(): MONTHS[number - 1]
        for found in (
            get_month_names("wide", "format", language),
            get_month_names("wide", "stand-alone", language),
        )
        for number, name in found.items()
    }
    days = {
        name.casefold(): WEEKDAYS[number] for number, name in get_day_names("wide", locale=language).items()
    }
    last_words = {name.split()[-1]: day for name, day in days.items()}
    return {**BY_LANGUAGE.get(language, {}), **last_words, **days, **months}
