"""What a note for the record may say: topics, steps, who does what by when. All of it by choice."""

from __future__ import annotations

from typing import Any

from budgethelp.forms.base import ChoiceField, Questions, TicksField, Words
from budgethelp.i18n import lazy_gettext as _

WHO = {
    "me": _("I do it"),
    "both": _("We do it together"),
    "helper": _("My helper does it"),
}
AMOUNTS, WORRY, NAMES = "amounts", "worry", "names"
ALSO = {AMOUNTS: _("How much money is left"), WORRY: _("The worry numbers, from 0 to 10")}

ALSO_NAMES = {NAMES: _("What the free line is for, as it is safe to say so")}


class StepForm(Questions):
    """Who does one step, and by when."""

    who = ChoiceField(_("Who does it?"), words=WHO)
    by = ChoiceField(_("By when?"), words={})

    def __init__(self, formdata: Any = None, *, days: Words, **values: Any) -> None:
        super().__init__(formdata, **values)
        self.by.words = days
        self.by.process(formdata)


class NoteForm(Questions):
    """``topics`` and ``steps`` are words by code; nothing that was left out comes back by itself."""

    topics = TicksField(_("What did you talk about?"), words={})
    steps = TicksField(_("Which steps did you choose?"), words={})
    also = TicksField(_("May the note say this too?"), words=ALSO)

    def __init__(
        self, formdata: Any = None, *, topics: Words, steps: Words, has_line: bool, **values: Any
    ) -> None:
        super().__init__(formdata, **values)
        self.topics.words, self.steps.words = topics, steps
        self.also.words = {**ALSO, **ALSO_NAMES} if has_line else ALSO
        if formdata is not None:
            self.also.process(formdata)
            self.topics.process(formdata)
            self.steps.process(formdata)
