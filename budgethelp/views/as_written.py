"""Rules and facts as they are written, for everyone: each line with its nations, today's figures in it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from operator import attrgetter

from babel.dates import format_date
from babel.lists import format_list
from flask import Flask

from budgethelp.filters import in_english, say
from budgethelp.forms.choices import NATIONS
from budgethelp.i18n import LazyText, current_locale, gettext, lazy_gettext
from budgethelp.knowledge import knowledge
from budgethelp.rules.rule import Condition, Helper, Line
from budgethelp.sentence import Sentence, Value
from budgethelp.settings import clock
from budgethelp.situation import Nation

# What stands in a sentence where a person's own plan has their own numbers.
PERSONAL = {
    "next income": lazy_gettext("[the day money comes]"),
    "money left": lazy_gettext("[what you have left]"),
    "after bills": lazy_gettext("[what is left after bills]"),
    "days": lazy_gettext("[how many]"),
    "people": lazy_gettext("[how many]"),
}


def set_up(app: Flask) -> None:
    """Give templates the words for where a line is for, and the line itself."""
    filters = (where, as_written, written_in_english, reason, helper_name, full_day)
    app.jinja_env.filters.update({filter.__name__: filter for filter in filters})


def where(part: Line | Helper) -> str:
    """ "In England or Wales: " for a line that is only for them; "" for one that is the same everywhere."""
    if isinstance(part, Line) and part.nation_unknown:
        return gettext("If you did not say where you live:")
    return gettext("In %(nations)s:", nations=nations_words(part.nations)) if part.nations else ""


def nations_words(nations: Collection[Nation]) -> str:
    """ "England, Wales or Scotland", in the reader's language."""
    names = [str(NATIONS[nation]) for nation in Nation if nation in nations]
    return format_list(names, style="or", locale=current_locale()).replace(", or ", " or ")


def as_written(line: Line) -> str:
    """The line with today's figures, and with words in place of a person's own numbers."""
    return say(Sentence(line.text, _values(line, str)))


def written_in_english(line: Line) -> str:
    """The same in English beneath a translation; "" when it is shown in English."""
    return in_english(Sentence(line.text, _values(line, attrgetter("text"))))


def _values(line: Line, said: Callable[[LazyText], str]) -> dict[str, Value]:
    figures, today = knowledge().rulebook.figures, clock().date()
    return {
        name: said(PERSONAL[name]) if name in PERSONAL else figures[name].shown_on(today)
        for name in line.names
    }


def reason(condition: Condition) -> str:
    """One sentence of "When", as a person reads it on their plan."""
    return say(Sentence(condition.text, condition.values))


def helper_name(helper: Helper) -> str:
    """The name of a service that a rule names."""
    return gettext(knowledge().services[helper.service].name)


def full_day(value: date) -> str:
    """ "21 November 2026"."""
    return format_date(value, "d MMMM y", locale=current_locale())
