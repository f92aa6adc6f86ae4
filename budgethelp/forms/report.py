""" "Something wrong?" with a service: what, and a few words if a person wants to add them."""

from __future__ import annotations

from wtforms import TextAreaField
from wtforms.validators import ValidationError

from budgethelp.directory.local.reports import Kind, Saved, check
from budgethelp.forms.base import ChoiceField, Questions, str_later
from budgethelp.i18n import lazy_gettext as _

KINDS = {
    Kind.CLOSED.value: _("It is closed"),
    Kind.WRONG_NUMBER.value: _("The phone number is wrong"),
    Kind.WRONG_HOURS.value: _("The opening times are wrong"),
    Kind.OTHER.value: _("Something else"),
}
CURES = {
    Saved.TOO_LONG: _("Write 500 characters or fewer"),
    Saved.HAS_LINK: _("Leave web addresses out, and say it in words"),
}


def _lines(text: str | None) -> str:
    """What was typed, with its lines and without what nobody can see."""
    typed = (text or "").replace("\r\n", "\n").strip()
    return "".join(letter for letter in typed if letter == "\n" or letter.isprintable())


class ReportForm(Questions):
    """What is wrong. Whoever sends it is not asked who they are."""

    kind = ChoiceField(_("What is wrong?"), words=KINDS)
    words = TextAreaField(
        str_later(_("Is there more to say? You can leave it out.")),
        description=str_later(_("500 characters at most. Write no names and no web addresses.")),
        filters=[_lines],
    )

    def validate_kind(self, field: ChoiceField) -> None:
        """One of the four."""
        if not field.data:
            raise ValidationError(str(_("Choose what is wrong")))

    def validate_words(self, field: TextAreaField) -> None:
        """Short, and no noticeboard."""
        wrong = check(Kind.OTHER, field.data or "")
        if wrong in CURES:
            raise ValidationError(str(CURES[wrong]))
