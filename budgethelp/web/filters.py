"""What templates can do with words: the reader's language and today are already in it."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from flask import Flask, current_app, g
from markupsafe import Markup, escape

from budgethelp.languages import formats
from budgethelp.languages.language import ENGLISH, is_english
from budgethelp.languages.sentence import Sentence
from budgethelp.plan import headline
from budgethelp.web.settings import clock
from budgethelp.web.translate import current_locale, gettext, ngettext_unfilled


def set_up(app: Flask) -> None:
    """Give templates the filters below, and the sentences of ``headline``."""
    app.jinja_env.filters.update(
        say=say, money=formats.money, day=day, clock_time=clock_time, opens_text=opens_text
    )
    app.jinja_env.filters.update(whole=whole, with_999=with_999)
    app.jinja_env.filters.update(in_english=in_english, short_weekday=short_weekday, short_day=short_day)
    app.jinja_env.globals.update(headline=headline)
    app.context_processor(site_links)


def site_links() -> dict[str, Any]:
    """The operator's links that any page may show."""
    return {
        "leave_url": current_app.config["LEAVE_URL"],
        "operator_email": current_app.config["OPERATOR_EMAIL"],
    }


def say(sentence: Sentence) -> str:
    """A rule's sentence, translated and filled in."""
    if not sentence.values and "{" not in sentence.text:  # most sentences: nothing to fill in
        return gettext(sentence.text)
    return formats.say(sentence, gettext, current_locale(), _today(), ngettext_unfilled)


NO_BREAK = "\N{NO-BREAK SPACE}"
GROUPS = re.compile(r"(?<=\d) (?=\d)")


def whole(text: str) -> str:
    """A text whose phone numbers never break across lines."""
    return GROUPS.sub(NO_BREAK, text)


def with_999(text: str) -> Markup:
    """A card’s sentence of life and danger, with 999 to press."""
    return Markup(re.sub(r"\b999\b", '<a href="tel:999">999</a>', str(escape(text))))  # noqa: S704 (escaped)


def in_english(sentence: Sentence) -> str:
    """The English of a sentence that is shown translated; "" when it is shown in English."""
    if current_locale() == ENGLISH or is_english(gettext(sentence.text)):
        return ""
    return formats.say(sentence, today=_today())


def day(value: date) -> str:
    """A day by name."""
    return formats.day(value, current_locale(), _today())


def short_weekday(value: date) -> str:
    """ "Fri"."""
    return formats.short_weekday(value, current_locale())


def short_day(value: date) -> str:
    """ "27 Nov"."""
    return formats.short_day(value, current_locale())


def clock_time(value: time) -> str:
    """A time of day."""
    return formats.clock_time(value, gettext)


def opens_text(opens: datetime) -> str:
    """When somewhere opens next, as seen from now."""
    return formats.opens_text(opens, clock(), gettext, current_locale())


def _today() -> date:
    """The day of this visit, looked up once a page: a plan asks for it some 100 times."""
    try:
        today: date = g.today
    except AttributeError:
        today = g.today = clock().date()
    return today
