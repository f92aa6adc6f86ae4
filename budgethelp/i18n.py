"""Languages: catalogues read from ``.po`` at the start, and the words of the reader's language.

Babel alone; there is no compile step (docs/decisions/0004-translations.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask import Flask, current_app, g, has_request_context, request, session

ENGLISH = "en"
FOLDER = Path(__file__).parent / "translations"
LANGUAGE_KEY = "language"  # in the session, beside the answers


def read_catalogue(path: Path) -> NullTranslations:
    """One ``.po`` file as translations, compiled in memory."""
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return Translations(compiled)


def read_catalogues(folder: Path) -> Mapping[str, NullTranslations]:
    """Every language of ``folder`` (one ``<code>.po`` each) by code; English is always there."""
    found = {path.stem: read_catalogue(path) for path in sorted(folder.glob("*.po"))}
    return {ENGLISH: NullTranslations(), **found}


def current_locale() -> str:
    """The reader's language code: chosen, else what the browser asks for, else English."""
    if not has_request_context():
        return ENGLISH
    if "locale" not in g:
        g.locale = _choose_locale(_catalogues())
    return str(g.locale)


def text_direction() -> str:
    """ "ltr" or "rtl", for the page's ``dir``."""
    return Locale.parse(current_locale()).text_direction


def gettext(text: str, **values: Any) -> str:
    """``text`` in the reader's language; ``%(name)s`` is filled in when values are given."""
    found = _translations().gettext(text)
    return found % values if values else found


def ngettext(singular: str, plural: str, number: int, /, **values: Any) -> str:
    """The plural form for ``number``, which is also ``%(num)s``."""
    return _translations().ngettext(singular, plural, number) % {"num": number, **values}


def pgettext(context: str, text: str, **values: Any) -> str:
    """``text`` where the same English means different things."""
    found = _translations().pgettext(context, text)
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


def lazy_gettext(text: str, **values: Any) -> LazyText:
    """``gettext`` for words written down before there is a reader: labels, choices, messages."""
    return LazyText(text, values)


def set_up(app: Flask, folder: Path = FOLDER) -> None:
    """Read the catalogues and give templates ``_``, ``{% trans %}``, the locale and its direction."""
    app.extensions["catalogues"] = read_catalogues(folder)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    install = getattr(app.jinja_env, "install_gettext_callables")  # noqa: B009 (added by the extension)
    install(gettext, _unfilled_ngettext, newstyle=True, pgettext=pgettext)  # Jinja fills in by itself
    app.jinja_env.globals.update(current_locale=current_locale, text_direction=text_direction)


def _catalogues() -> Mapping[str, NullTranslations]:
    catalogues: Mapping[str, NullTranslations] = current_app.extensions["catalogues"]
    return catalogues


def _unfilled_ngettext(singular: str, plural: str, number: int) -> str:
    return _translations().ngettext(singular, plural, number)


def _translations() -> NullTranslations:
    if not has_request_context():
        return NullTranslations()
    return _catalogues()[current_locale()]


def _choose_locale(known: Iterable[str]) -> str:
    codes = list(known)
    if session.get(LANGUAGE_KEY) in codes:
        return str(session[LANGUAGE_KEY])
    return request.accept_languages.best_match(codes, default=ENGLISH) or ENGLISH
