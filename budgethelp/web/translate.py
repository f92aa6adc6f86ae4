"""The words of the reader's language; the catalogues are read from ``.po`` at the start.

There is no compile step (docs/decisions/0004-translations.md). Words that are not translated yet are English
between marks, see ``budgethelp.language``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask, current_app, g, has_request_context, request, session
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from budgethelp.languages.language import ENGLISH, Language, PoProblem, read_languages
from budgethelp.problems import StartError

FOLDER = Path(__file__).parents[1] / "translations"
LANGUAGE_KEY = "language"  # in the session, beside the answers
NO_LANGUAGE = Language(ENGLISH)


def current_locale() -> str:
    """The reader's language code: chosen, else what the browser asks for, else English."""
    return current_language().code


def asked_for() -> str:
    """The language the browser asks for, as far as the site has it."""
    return request.accept_languages.best_match(list(offered()), default=ENGLISH) or ENGLISH


def offered() -> Mapping[str, Language]:
    """The languages a person can choose, by code; English first."""
    return {code: language for code, language in catalogues().items() if language.offered}


def current_language() -> Language:
    """The reader's language, with its words."""
    try:
        language: Language = g.speaks  # asked for some 400 times a page: what is known is answered at once
        return language
    except (AttributeError, RuntimeError):
        if not has_request_context():
            return NO_LANGUAGE
    speak(_choose_locale(offered()))
    return current_language()


def speak(code: str) -> None:
    """This page is in that language, whatever was chosen before."""
    g.speaks = catalogues()[code]


def text_direction() -> str:
    """ "ltr" or "rtl", for the page's ``dir``."""
    return current_language().direction


def gettext(text: str, **values: Any) -> str:
    """``text`` in the reader's language; ``%(name)s`` is filled in when values are given."""
    found = current_language().gettext(text)
    return found % values if values else found


def ngettext(singular: str, plural: str, number: int, /, **values: Any) -> str:
    """The plural form for ``number``, which is also ``%(num)s``."""
    return current_language().ngettext(singular, plural, number) % {"num": number, **values}


def pgettext(context: str, text: str, **values: Any) -> str:
    """``text`` where the same English means different things."""
    found = current_language().gettext(text, context)
    return found % values if values else found


@dataclass(frozen=True, slots=True)
class LazyText:
    """Text that becomes words when shown, in the language of whoever reads it."""

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return gettext(self.text, **self.values)

    def __mod__(self, values: Any) -> str:
        return str(gettext(self.text) % values)


class Said(LazyText):
    """Words that are in the reader's language already, or the same in all, where a LazyText is asked for."""

    def __str__(self) -> str:
        return self.text


def lazy_gettext(text: str, **values: Any) -> LazyText:
    """``gettext`` for words written down before there is a reader: labels, choices, messages."""
    return LazyText(text, values)


def set_up(app: Flask) -> None:
    """Read the catalogues and give templates ``_``, ``{% trans %}``, the locale and its direction."""
    try:
        app.extensions["catalogues"] = read_languages(app.config.get("TRANSLATIONS", FOLDER))
    except PoProblem as problem:
        raise StartError([str(problem)]) from problem
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    install = getattr(app.jinja_env, "install_gettext_callables")  # noqa: B009 (added by the extension)
    install(gettext, ngettext_unfilled, newstyle=True, pgettext=pgettext)  # Jinja fills in by itself
    app.jinja_env.globals.update(_=_in_template, gettext=_in_template)
    app.jinja_env.globals.update(current_locale=current_locale, text_direction=text_direction)


def catalogues() -> Mapping[str, Language]:
    """Every language there are words for, also those not offered yet."""
    known: Mapping[str, Language] = current_app.extensions["catalogues"]
    return known


@pass_eval_context
def _in_template(page: EvalContext, text: str, /, **values: Any) -> str:
    """What Jinja's own "newstyle" gettext does; words without values are made safe for a page only once."""
    language = current_language()
    if not page.autoescape:
        return language.gettext(text) % values
    if text not in language.shown:
        language.shown[text] = Markup(language.gettext(text))  # noqa: S704 (the catalogues are ours)
    shown: Markup = language.shown[text]
    return shown % values if values or "%" in shown else shown


def ngettext_unfilled(singular: str, plural: str, number: int) -> str:
    """The plural form for ``number``, with its values still to be filled in."""
    return current_language().ngettext(singular, plural, number)


def _choose_locale(known: Iterable[str]) -> str:
    chosen = session.get(LANGUAGE_KEY)
    return str(chosen) if chosen in set(known) else asked_for()
