"""Help near you: what for, or in a person's own words; how far; and from where."""

from __future__ import annotations

from typing import Any

from wtforms.validators import ValidationError

from budgethelp.directory.places import NotAPostcode, NotFound, OutsideUk
from budgethelp.forms.base import ChoiceField, Questions, TextField
from budgethelp.forms.place import PostcodeField
from budgethelp.i18n import LazyText
from budgethelp.i18n import lazy_gettext as _

TOPICS = {
    "food": _("Food"),
    "warmth": _("Gas, electric and keeping warm"),
    "cash_help": _("Help with money in a crisis"),
    "debt_advice": _("Debt advice"),
    "benefits_advice": _("Benefits advice"),
    "housing": _("Housing and somewhere to stay"),
    "safety": _("Someone hurts you or frightens you"),
    "talk": _("Someone to talk to"),
    "bereavement": _("When someone has died"),
    "company": _("Company and befriending"),
    "making": _("Making and creative groups"),
    "men": _("Groups for men"),
    "young": _("Young people"),
    "older": _("Older people"),
    "carers": _("People who care for someone"),
    "families": _("Families and children"),
    "health": _("Health"),
    "addiction": _("Alcohol, drugs and gambling"),
    "work": _("Work and skills"),
    "digital": _("Phones, computers and getting online"),
    "warm_spaces": _("Warm, friendly places"),
    "events": _("Local events and community places"),
    "active": _("Walking and getting active"),
    "disability": _("Disabled people"),
    "newcomers": _("People new to the UK"),
    "getting_about": _("Getting about"),
}
MILES = {"1": _("1 mile"), "3": _("3 miles"), "10": _("10 miles"), "30": _("30 miles")}
USUAL_MILES = "10"
WHERE = _("Enter your postcode, or the first half of it, like LS1")
CURES = {
    NotAPostcode: WHERE,
    NotFound: _("We do not know that postcode. Check it, or enter the first half of it"),
    OutsideUk: _("That postcode is outside the UK, where we know no help. Enter a UK postcode"),
}


class AroundField(PostcodeField):
    """A postcode for this search alone: it is not kept."""

    def read(self, text: str, form: Questions) -> Any:
        found = form.meta.look_up(text) if text else None
        if type(found) in CURES:
            raise ValidationError(str(CURES[type(found)]))
        return found


class NearForm(Questions):
    """``area`` is the area we know the person lives in; without it they have to say where to look."""

    topic = ChoiceField(_("What help do you look for?"), words=TOPICS)
    words = TextField(_("Or say it in your own words"), description=_("Like lunch club or sewing."))
    miles = ChoiceField(_("How far can you travel?"), words=MILES)
    postcode = AroundField(_("Your postcode"))

    def __init__(self, formdata: Any = None, *, area: str = "", **values: Any) -> None:
        super().__init__(formdata, **values)
        self.area = area
        self.postcode.description = str(_around(area))

    def validate_topic(self, field: ChoiceField) -> None:
        """One of the two is enough."""
        if not field.data and not self.words.data:
            raise ValidationError(str(_("Choose what you look for, or write a word or two below")))

    def validate_postcode(self, field: AroundField) -> None:
        """Somewhere to look from."""
        if not self.area and field.answer is None:
            raise ValidationError(str(WHERE))


def _around(area: str) -> LazyText:
    if area:
        return _("Leave it empty to look around %(area)s. We do not keep it.", area=area)
    return _("Like LS1 4AP, or LS1. We do not keep it.")
