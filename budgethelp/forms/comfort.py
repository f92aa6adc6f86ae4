"""What makes the site easier to read. Nothing has to be ticked."""

from __future__ import annotations

from budgethelp.comfort import Comfort
from budgethelp.forms.base import Questions, TicksField
from budgethelp.i18n import lazy_gettext as _

WORDS = {
    Comfort.EASY.value: _("Easy read: one step at a time, with pictures"),
    Comfort.BIG.value: _("Bigger text"),
    Comfort.SPACE.value: _("More space"),
    Comfort.CALM.value: _("Calmer colours"),
    Comfort.STILL.value: _("No movement"),
}


class ComfortForm(Questions):
    """Some ticks."""

    comfort = TicksField(_("Make it easier to read"), words=WORDS)
