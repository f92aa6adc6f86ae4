"""The order of steps in plain words: docs/decisions/0006 says the same to those who build."""

from __future__ import annotations

from budgethelp.i18n import LazyText
from budgethelp.i18n import lazy_gettext as _
from budgethelp.rules.rule import Soon, Urgency

URGENCY_WORDS: dict[Urgency, tuple[LazyText, LazyText]] = {
    Urgency.THOUGHTS_OF_SUICIDE: (_("Thoughts of suicide"), _("You are thinking of ending your life.")),
    Urgency.DANGER: (_("Danger"), _("Someone is hurt, threatened or controlled.")),
    Urgency.LIFE: (_("Life"), _("You cannot cope, or a child is not safe.")),
    Urgency.STOPPING_A_LOSS: (_("Stopping a loss"), _("A scam is taking money now.")),
    Urgency.BED: (_("A bed"), _("There is nowhere safe to sleep tonight.")),
    Urgency.FOOD: (_("Food"), _("There is nothing to eat today, or no baby milk.")),
    Urgency.MEDICINE: (_("Medicine"), _("Medicine has run out, or costs too much.")),
    Urgency.WARMTH: (_("Warmth"), _("Gas, electric or heating is off, or about to go off.")),
    Urgency.CANNOT_WAIT: (
        _("What cannot wait"),
        _("A date is coming, like a court date. Or waiting makes it worse."),
    ),
    Urgency.MONEY_BEFORE_THEN: (
        _("Money before then"),
        _("Money that can come before your next income."),
    ),
    Urgency.TELLING_PEOPLE: (_("Telling people"), _("It helps to tell a company before a bill is due.")),
    Urgency.WHAT_YOU_ASKED: (_("What you asked"), _("The other things that you ticked.")),
    Urgency.MAKING_IT_LAST: (_("Making it last"), _("Sharing out what is left over the days.")),
    Urgency.ADVICE_AND_CHECKS: (_("Advice and checks"), _("Free advice, and help you may be missing.")),
    Urgency.LOOKING_AHEAD: (_("Looking ahead"), _("For when today is looked after.")),
}

SOON_WORDS: dict[Soon, LazyText] = {
    Soon.NOW: _("Help can come right away."),
    Soon.TODAY: _("Help can come today."),
    Soon.TOMORROW: _("Help can come by tomorrow."),
    Soon.THIS_WEEK: _("Help can come this week."),
    Soon.THIS_MONTH: _("Help can come this month."),
    Soon.LATER: _("Help takes longer than a month."),
}
