"""Pages for when something does not work: what happened, whose fault it is not, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException, SecurityError

from budgethelp.web.translate import LazyText
from budgethelp.web.translate import lazy_gettext as _

ErrorPage = tuple[str, int]


@dataclass(frozen=True, slots=True)
class ErrorText:
    """What an error page says."""

    title: LazyText
    says: LazyText


BAD_REQUEST = ErrorText(_("We could not read that"), _("Go back, look at your answers and send them again."))
OUR_FAULT = ErrorText(
    _("Something went wrong here"), _("It is our fault, not yours. Wait a minute, then try again.")
)
WORDS = {
    400: BAD_REQUEST,
    403: ErrorText(
        _("We stopped that to keep your answers safe"),
        _("It looked as if another website sent it. Open the first page here and try again."),
    ),
    404: ErrorText(
        _("We cannot find that page"),
        _("The link may be old, or a letter may be wrong. Start from the first page."),
    ),
    405: ErrorText(_("That page does not open this way"), _("Open the first page and go on from there.")),
    413: ErrorText(_("That was too much to send at once"), _("Go back, write less and send it again.")),
    500: OUR_FAULT,
}


def set_up(app: Flask) -> None:
    """Answer every HTTP error, ours or not, with a page in plain words."""
    app.register_error_handler(HTTPException, show_error)
    app.register_error_handler(500, show_error)
    app.register_error_handler(SecurityError, refuse_host)


def show_error(error: HTTPException) -> ErrorPage:
    """The page for ``error``; codes without words of their own borrow those of 400 or 500."""
    code = error.code or 500
    words = WORDS.get(code, OUR_FAULT if code >= 500 else BAD_REQUEST)
    return render_template("error.html", heading=words.title, says=words.says), code


def refuse_host(error: SecurityError) -> ErrorPage:
    """For a host name that is not ours; no page, as there is no address that its links could lead to."""
    return str(_("This site does not answer at this address.")), 400
