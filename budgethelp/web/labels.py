"""The codes a person can choose, in the words they read; both come from ``situation/questions.py``."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from budgethelp.rules.rule import Soon, Urgency
from budgethelp.situation import questions
from budgethelp.situation.question import words
from budgethelp.situation.situation import BillKind, Nation
from budgethelp.web.fields import ChoiceField, Labels, Questions, asked, choices, to_words
from budgethelp.web.translate import LazyText, Said
from budgethelp.web.translate import lazy_gettext as _

NATIONS = to_words(questions.NATIONS)
ALL_NEEDS = to_words(words(questions.Need))
ADULTS = choices("adults")
ABOUT_YOU = choices("about_you")
ABOUT_HOME = choices("about_home")
INCOMES = choices("income")

Groups = tuple[tuple[LazyText, Labels], ...]

KINDS: Groups = tuple(
    (LazyText(group), to_words(words(kinds))) for group, kinds in groupby(BillKind, lambda kind: kind.part)
)
KIND_WORDS: Labels = {code: words for _, group in KINDS for code, words in group.items()}

STAGES = choices("stage")
NOTICE_IN_NORTHERN_IRELAND = _("A notice from the Enforcement of Judgments Office")

# One nation's words on another's page would send people to the wrong office.
NOT_IN: Mapping[Nation, frozenset[str]] = {
    Nation.ENGLAND: frozenset({"rates", "charge_for_payment"}),
    Nation.WALES: frozenset({"rates", "charge_for_payment"}),
    Nation.SCOTLAND: frozenset({"rates", "notice_of_enforcement"}),
    Nation.NORTHERN_IRELAND: frozenset({"council_tax", "charge_for_payment"}),
}


def kinds_in(nation: Nation | None) -> Groups:
    """The groups of kinds, as they are known in ``nation``."""
    return tuple((group, _known_in(nation, words)) for group, words in KINDS)


def stages_in(nation: Nation | None) -> Labels:
    """The stages a bill can be at in ``nation``."""
    stages = _known_in(nation, STAGES)
    if nation is Nation.NORTHERN_IRELAND:
        return {**stages, "notice_of_enforcement": NOTICE_IN_NORTHERN_IRELAND}
    return stages


def _known_in(nation: Nation | None, words: Labels) -> Labels:
    unknown = NOT_IN[nation] if nation else frozenset()
    return {code: text for code, text in words.items() if code not in unknown}


MOST_WORRY = 10
ENDS = {0: _("0, not at all"), MOST_WORRY: _("10, the most there is")}
NUMBERS = {str(number): ENDS.get(number, Said(str(number))) for number in range(MOST_WORRY + 1)}


class WorryForm(Questions):
    """One number."""

    worry = ChoiceField(**{**asked("worry"), "words": NUMBERS})


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
