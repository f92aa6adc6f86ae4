"""Where a person lives, as far as they want to say: a postcode, a nation, or one council of several."""

from __future__ import annotations

from typing import Any

from wtforms.validators import ValidationError

from budgethelp.directory.places import NotAPostcode, NotFound, OutsideUk
from budgethelp.forms.base import ChoiceField, Questions, TextField, Words
from budgethelp.forms.choices import NATIONS
from budgethelp.i18n import lazy_gettext as _

CURES = {
    NotAPostcode: _("Enter a UK postcode, like LS1 4AP, or leave it empty"),
    NotFound: _("We do not know that postcode. Check it, or leave it empty and choose your nation"),
    OutsideUk: _("That postcode is outside the UK, where we know no help. Leave it empty to see a plan"),
}
HINT = _("To find help near you, like LS1 4AP. You can leave it out.")


class PostcodeField(TextField):
    """``answer`` is a Place or Straddles, or None when it was left empty."""

    def read(self, text: str, form: Questions) -> Any:
        found = form.meta.look_up(text) if text else None
        if type(found) in CURES:
            raise ValidationError(str(CURES[type(found)]))
        return found


class PlaceForm(Questions):
    """Postcode or nation; both may stay open. ``look_up`` finds the place of a postcode."""

    postcode = PostcodeField(_("Your postcode"), description=HINT)
    nation = ChoiceField(_("Or choose your nation"), words=NATIONS)


class AreaForm(Questions):
    """Which of several councils. ``words`` are the councils' names by code."""

    council = ChoiceField(_("Which council area do you live in?"), words={})

    def __init__(self, formdata: Any = None, *, words: Words, **values: Any) -> None:
        super().__init__(formdata, **values)
        self.council.words = words
        self.council.process(formdata)
