"""Days as people type them in their own language, put into the English that ``dates.typed`` reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from babel.dates import get_day_names, get_month_names

from budgethelp.dates.typed import MONTHS, WEEKDAYS
from budgethelp.languages.language import ENGLISH

TODAY, TOMORROW, DAYS, WEEK, TWO_DAYS, TWO_WEEKS = "today", "tomorrow", "days", "week", "2 days", "2 weeks"
NOTHING = ""  # "in", "on", "until": the day says enough

_TYPED: Mapping[str, Mapping[str, str]] = {
    "cy": {
        TODAY: "heddiw heno",
        TOMORROW: "yfory",
        DAYS: "diwrnod ddiwrnod dyddiau ddyddiau niwrnod",
        WEEK: "wythnos wythnosau",
        NOTHING: "dydd ddydd nos mewn ymhen o",
        "monday": "lun",
        "tuesday": "fawrth",
        "wednesday": "fercher",
        "friday": "wener",
    },
    "pl": {
        TODAY: "dziś dzisiaj dzis",
        TOMORROW: "jutro",
        DAYS: "dzień dni dnia dzien",
        WEEK: "tydzień tygodnie tygodni tygodnia tydzien",
        NOTHING: "za w we do na",
        "monday": "poniedzialek",
        "tuesday": "wtorku",
        "wednesday": "środę srode sroda",
        "friday": "piatek",
        "saturday": "sobotę sobote",
        "sunday": "niedzielę niedziele",
    },
    "ro": {
        TODAY: "azi astăzi astazi",
        TOMORROW: "mâine maine",
        DAYS: "zi zile",
        WEEK: "săptămână săptămâni saptamana saptamani",
        NOTHING: "peste în in pe de până pana la",
        "tuesday": "marti marți",
        "thursday": "joia",
        "saturday": "sambata sâmbăta",
        "sunday": "duminica",
    },
    "uk": {
        TODAY: "сьогодні",
        TOMORROW: "завтра",
        DAYS: "день дні днів дня",
        WEEK: "тиждень тижні тижнів",
        NOTHING: "через за у в до на",
        "wednesday": "середу",
        "friday": "п'ятниця п'ятницю пʼятниця пʼятницю п’ятниця п’ятницю",
        "saturday": "суботу",
        "sunday": "неділю",
    },
    "ar": {
        TODAY: "اليوم",
        TOMORROW: "غدا غدًا بكرة",
        DAYS: "يوم أيام ايام يوما يومًا",
        TWO_DAYS: "يومان يومين",
        WEEK: "أسبوع اسبوع أسابيع اسابيع",
        TWO_WEEKS: "أسبوعان أسبوعين اسبوعين",
        NOTHING: "بعد خلال في حتى",
        "monday": "الاثنين الإثنين",
        "tuesday": "الثلاثاء",
        "wednesday": "الاربعاء",
        "sunday": "الاحد",
    },
    "ur": {
        TODAY: "آج",
        TOMORROW: "کل",
        DAYS: "دن دنوں روز",
        WEEK: "ہفتے ہفتوں",
        NOTHING: "میں بعد کو تک",
        "monday": "سوموار",
        "friday": "جمعے",
    },
    "bn": {
        TODAY: "আজ আজকে",
        TOMORROW: "আগামীকাল কাল কালকে",
        DAYS: "দিন দিনের",
        WEEK: "সপ্তাহ",
        NOTHING: "পরে পর মধ্যে",
        "monday": "সোম",
        "tuesday": "মঙ্গল",
        "wednesday": "বুধ",
        "thursday": "বৃহস্পতি",
        "friday": "শুক্র",
        "saturday": "শনি",
        "sunday": "রবি",
    },
    "pa": {
        TODAY: "ਅੱਜ",
        TOMORROW: "ਕੱਲ੍ਹ ਕੱਲ ਭਲਕੇ",
        DAYS: "ਦਿਨ ਦਿਨਾਂ",
        WEEK: "ਹਫ਼ਤਾ ਹਫ਼ਤੇ ਹਫਤਾ ਹਫਤੇ ਹਫ਼ਤਿਆਂ",
        NOTHING: "ਵਿੱਚ ਬਾਅਦ ਨੂੰ ਤੱਕ",
    },
    "so": {
        TODAY: "maanta",
        TOMORROW: "berri",
        DAYS: "maalin maalmood maalmo beri",
        WEEK: "toddobaad usbuuc",
        NOTHING: "gudahood ka dib ilaa",
        "tuesday": "salaaso talaado",
        "wednesday": "arbaca arbaco",
        "friday": "jimce jimco",
    },
}


def _by_word(language: str) -> Iterator[tuple[str, str]]:
    for english, typed in _TYPED[language].items():
        yield from ((word, english) for word in typed.split())


BY_LANGUAGE: Mapping[str, Mapping[str, str]] = {language: dict(_by_word(language)) for language in _TYPED}


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
    last_names = {name.split()[-1]: day for name, day in days.items()}
    return {**BY_LANGUAGE.get(language, {}), **last_names, **days, **months}


SIGNS = str.maketrans({"٫": ".", "٬": ",", "،": ","})  # the Arabic point, and the Arabic commas


def to_western(text: str) -> str:
    """``text`` with its digits, points and commas as they are written in the UK."""
    digits = (str(unicodedata.decimal(letter, letter)) for letter in text)
    return "".join(digits).translate(SIGNS)
