"""Money, days, times and sentences as people read them. Knows Babel's calendars, nothing of the web."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, get_day_names

from budgethelp.languages.language import is_english
from budgethelp.languages.sentence import NAME, Sentence, Value, only_told

Translate = Callable[[str], str]
TranslateCounted = Callable[[str, str, int], str]

PENNY = Decimal("0.01")
DAYS_KNOWN_BY_NAME = 6  # "Monday" is clear up to 6 days ahead; a week ahead it could be today's name


_HOLE = re.compile(rf"{NAME.pattern}|%\((\w+)\)s")


class MissingValueError(KeyError):
    """A sentence asks for a value that nobody gave. Says the name and the sentence."""


def untranslated(text: str) -> str:
    """English as it is written."""
    return text


def untranslated_counted(one: str, many: str, num: int) -> str:
    """English, for one or for many."""
    return one if num == 1 else many


def money(amount: Decimal) -> str:
    """Pounds as shops write them in every language: "£42.50", "£5", "£1,250", "−£35"."""
    pence = f"{abs(amount).quantize(PENNY):,}"
    sign = "−" if amount.quantize(PENNY) < 0 else ""
    return f"{sign}£{pence.removesuffix('.00')}"


@lru_cache(maxsize=4096)  # a page names the same few days again and again
def day(value: date, locale: str = "en", today: date | None = None) -> str:
    """ "Sunday 29 November"; the year is added when ``today`` is known and lies in another year."""
    year = " y" if today and today.year != value.year else ""
    return _named(format_date(value, f"EEEE{_comma(locale)} d MMMM{year}", locale=locale), locale)


def _comma(locale: str) -> str:
    """What stands after the name of a day. English and Welsh write none; others have Babel's."""
    if locale in ("en", "cy"):
        return ""
    found = re.search("EEEE([,،])", Locale.parse(locale).date_formats["full"].pattern)
    return found[1] if found else ""


def _named(text: str, locale: str) -> str:
    """A day as it stands in a Welsh sentence: "dydd Sul". Writing "d" before it makes "ar ddydd Sul"."""
    return text[0].lower() + text[1:] if locale == "cy" else text


def weekday(value: date, locale: str = "en") -> str:
    """ "Monday"."""
    return weekday_name(value.weekday(), locale)


@lru_cache
def weekday_name(number: int, locale: str = "en") -> str:
    """ "Monday" for 0."""
    return _named(get_day_names("wide", "stand-alone", locale)[number], locale)


@lru_cache(maxsize=4096)
def short_weekday(value: date, locale: str = "en") -> str:
    """ "Mon", where there is little room."""
    return format_date(value, "EEE", locale=locale)


@lru_cache(maxsize=4096)
def short_day(value: date, locale: str = "en") -> str:
    """ "29 Nov", where there is little room."""
    return format_date(value, "d MMM", locale=locale)


def typed_day(value: date) -> str:
    """ "29/11/2026": what a person could type, read back in every language."""
    return f"{value:%d/%m/%Y}"


def clock_time(value: time, translate: Translate = untranslated) -> str:
    """ "9am", "9:30pm", "midday", "midnight"."""
    if (value.hour, value.minute) == (0, 0):
        return translate("midnight")
    if (value.hour, value.minute) == (12, 0):
        return translate("midday")
    hour = f"{value.hour % 12 or 12}" + (f":{value.minute:02}" if value.minute else "")
    text = translate("{hour}am") if value.hour < 12 else translate("{hour}pm")
    # A language that counts to 24 writes {clock} in both.
    return text.replace("{hour}", hour).replace("{clock}", f"{value.hour}:{value.minute:02}")


def opens_text(
    opens: datetime, now: datetime, translate: Translate = untranslated, locale: str = "en"
) -> str:
    """ "Opens today at 5pm", "Opens tomorrow at 9am", "Opens Monday at 9am". Both in UK time."""
    days = (opens.date() - now.date()).days
    if days == 0:
        text = translate("Opens today at {time}")
    elif days == 1:
        text = translate("Opens tomorrow at {time}")
    else:
        text = translate("Opens {day} at {time}")
    locale = "en" if is_english(text) else locale
    when = day(opens.date(), locale, now.date()) if days > DAYS_KNOWN_BY_NAME else weekday(opens, locale)
    return text.replace("{day}", when).replace("{time}", clock_time(opens.time(), translate))


def say(
    sentence: Sentence,
    translate: Translate = untranslated,
    locale: str = "en",
    today: date | None = None,
    translate_counted: TranslateCounted = untranslated_counted,
) -> str:
    """The sentence in the reader's language with its values in it, without the parts that were not told.

    Outside [parts], MissingValueError names a value that is not there.
    """

    def fill(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        if name not in sentence.values:
            raise MissingValueError(f"no value for {{{name}}} in “{sentence.text}”")
        return show(sentence.values[name], spoken, today)

    text = _translated(sentence, translate, translate_counted)
    spoken = "en" if is_english(text) else locale  # no Welsh day in an English sentence
    return _HOLE.sub(fill, only_told(text, sentence.values))


def _translated(sentence: Sentence, translate: Translate, translate_counted: TranslateCounted) -> str:
    if not sentence.plural:
        return translate(sentence.text)
    return translate_counted(sentence.text, sentence.plural, int(str(sentence.values["num"])))


def show(value: Value, locale: str = "en", today: date | None = None) -> str:
    """One value as people read it: pounds, a day, or as it is."""
    if isinstance(value, Decimal):
        return money(value)
    if isinstance(value, date):
        return day(value, locale, today)
    return str(value)


# The soft mutation of a day’s name in Welsh: "tan ddydd Llun", but "erbyn dydd Llun".
# After these, "dydd" becomes "ddydd" (the prepositions that soften what follows).
SOFTENING = ("am", "ar", "at", "dan", "dros", "drwy", "gan", "heb", "hyd", "i", "o", "tan", "trwy", "wrth")
WELSH_DAYS = ("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul")
_DAY = re.compile(rf"\bdydd(?=\s+(?:{'|'.join(WELSH_DAYS)})\b)")
_BEFORE = re.compile(rf"\b(?:{'|'.join(SOFTENING)})\s(?:\s|<[^>]*>)*\Z", re.IGNORECASE)
FARTHEST = 60  # letters that may stand between the two: tags and spaces


def soften_days(text: str) -> str:
    """``text``, a page or plain, with "ddydd" wherever the word before it asks for that."""

    def soften(found: re.Match[str]) -> str:
        before = text[max(0, found.start() - FARTHEST) : found.start()]
        return "ddydd" if _BEFORE.search(before) else found[0]

    return _DAY.sub(soften, text)
