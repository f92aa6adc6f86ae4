"""The choice of a language: by link on every page, and by the address of pages that are public."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from flask import Blueprint, Flask, abort, current_app, redirect, render_template, request, session, url_for
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect

from budgethelp.languages.language import END, ENGLISH, START, is_english
from budgethelp.languages.sentence import split
from budgethelp.web.fields import AGAIN, SHOW
from budgethelp.web.guard import View, what_we_know
from budgethelp.web.security import is_own_visit
from budgethelp.web.translate import (
    LANGUAGE_KEY,
    asked_for,
    current_language,
    current_locale,
    gettext,
    lazy_gettext,
    offered,
    speak,
)

pages = Blueprint("language", __name__)

# Pages that say nothing about a person: each has an address of its own in every language, "/cy/help-now".
PUBLIC = (
    "start.ask",
    "help_now.show",
    "about.show",
    "about.show_accessibility",
    "how_we_decide.show",
    "how_we_decide.show_bills_and_what_happens",
)
# Here everything has been forgotten on the way; the address alone says the language.
FORGOTTEN = ("answers.cleared",)
IN_LANGUAGE = "in_language"
NOTICE = lazy_gettext(
    "A machine translated this page. Nobody who speaks the language has checked it yet. "
    "Some helplines have interpreters: phone and say “%(language)s”."
)


def set_up(app: Flask) -> None:
    """Once all pages are there: their addresses by language, and what templates need for the choice."""
    app.url_value_preprocessor(take_language)
    app.context_processor(choices)
    with app.app_context():
        codes = ",".join(f'"{code}"' for code in offered())
    if len(codes.split(",")) > 1:
        for rule in [rule for rule in app.url_map.iter_rules() if rule.endpoint in PUBLIC + FORGOTTEN]:
            path, view = f"/<any({codes}):{IN_LANGUAGE}>{rule.rule}", app.view_functions[rule.endpoint]
            app.add_url_rule(path, endpoint=rule.endpoint, view_func=view, methods=["GET"])


def take_language(endpoint: str | None, values: dict[str, object] | None) -> None:
    """An address that names its language has that language; what is opened from it goes on in it."""
    code = str((values or {}).pop(IN_LANGUAGE, ""))
    if not code:
        return
    if endpoint not in FORGOTTEN and current_locale() != code:
        session[LANGUAGE_KEY] = code
    speak(code)


def choices() -> dict[str, object]:
    """For every page: the languages there are, this one, and where this page is in each of them."""
    return {
        "languages": list(offered().values()),
        "language": current_language(),
        "here": here(),
        "addresses": _addresses() if request.endpoint in PUBLIC else {},
        "notices": _notices(),
        "in_language": in_language,
    }


def here() -> str:
    """This page's own path with its choices, without a language in it."""
    path = request.full_path if request.query_string else request.path
    first, _, rest = path.lstrip("/").partition("/")
    return f"/{rest}" if first in offered() else path


def in_language(path: str) -> str:
    """``path`` with the reader's language in it, where nothing else would remember it."""
    return path if current_locale() == asked_for() else f"/{current_locale()}{path}"


def _notices() -> list[str]:
    """Until a fluent reader has checked the language: that a machine translated it, in it and in English.

    The first is one short line; the others stand folded below it.
    """
    language = current_language()
    if language.code == ENGLISH or language.checked_by:
        return []
    said = gettext(NOTICE.text, language=language.english_name)
    english = [f"{START}{line}{END}" for line in split(NOTICE.text % {"language": language.english_name})]
    return english if is_english(said) else [*split(said), " ".join(english)]


def _addresses() -> dict[str, str]:
    """The whole address of this page by language code."""
    root = request.url_root.rstrip("/")
    return {code: f"{root}/{code}{here().partition('?')[0]}" for code in offered()}


@pages.get("/language/<code>")
def choose(code: str) -> View:
    """Keep the choice that was made on a page of ours; asked first when the link may be another site’s."""
    back = way_back(request.args.get("to", ""))
    if code in offered() and not is_own_visit():
        return render_template("language.html", wanted=offered()[code], here=back)
    return _keep(code, back)


@pages.post("/language/<code>")
def keep(code: str) -> View:
    """Keep the choice with the answers, and go back to the page it was made on, with what is typed there."""
    if request.form.get(SHOW) == AGAIN and code in offered():
        session[LANGUAGE_KEY] = code
        return redirect(way_back(request.args.get("to", "")), 307)  # sends the same words once more
    return _keep(code, way_back(request.form.get("to", "")))


def _keep(code: str, back: str) -> View:
    if code not in offered():
        abort(404)
    session[LANGUAGE_KEY] = code
    return redirect(back, 303)


def way_back(wanted: str) -> str:
    """``wanted`` when it is a page of ours that opens by its address; else the plan, or the first page."""
    parts = _split(wanted.replace("\\", "/"))
    with_answers = what_we_know()["answered"]
    elsewhere = url_for("plan.show") if with_answers else url_for("start.ask")
    if parts is None or parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return elsewhere
    try:
        endpoint, _ = current_app.url_map.bind("").match(parts.path, "GET")
    except (NotFound, MethodNotAllowed, RequestRedirect):  # "/cy//"
        return elsewhere
    return elsewhere if endpoint == "static" else parts._replace(fragment="").geturl()


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:  # "//["
        return None
