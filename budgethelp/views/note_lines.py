"""The lines of a note for the record, from what was chosen for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from budgethelp import visit
from budgethelp.directory.helpers import Help, helpers_for
from budgethelp.filters import day, say
from budgethelp.forms.note import AMOUNTS, NAMES, WORRY, NoteForm, StepForm
from budgethelp.i18n import current_locale, ngettext
from budgethelp.i18n import gettext as _
from budgethelp.knowledge import knowledge
from budgethelp.money import MoneySummary
from budgethelp.plan import Plan
from budgethelp.settings import clock
from budgethelp.views.as_written import full_day
from budgethelp.views.free_line import LISTENERS, PRIVATE_RULES, first_lines
from budgethelp.views.layout import ShownStep
from budgethelp.views.note_words import TOPICS, WHO_IN_NOTE
from budgethelp.views.sheet_words import paper_line
from budgethelp.words import money

MOST_SERVICES = 2  # of each step, as on the plan page


def note_lines(
    plan: Plan, steps: Mapping[str, ShownStep], form: NoteForm, each: Mapping[str, StepForm]
) -> list[str]:
    """What was talked about, steps chosen, services named. No name, and no amount unless it was ticked."""
    chosen = {action: shown for action, shown in steps.items() if action in form.steps.data}
    named = NAMES in form.also.data
    lines = [
        _("Money plan, made together on %(day)s.", day=full_day(plan.situation.today)),
        *_talked(plan, form),
        *_first_lines(plan, named),
        *_steps(chosen, each),
        *_services(chosen, named),
        *_worry(form),
        *_those_who_listen(plan),
        _("This was information, not debt advice. Nothing was sent to anyone."),
    ]
    return list(dict.fromkeys(lines))


def _talked(plan: Plan, form: NoteForm) -> Iterator[str]:
    sure, until = plan.money.days_sure, day(plan.money.until)
    days = _("the days until %(day)s", day=until) if sure else _("the days until the next money")
    topics = [days, *(str(TOPICS[code]) for code in form.topics.data)]
    yield _("We talked about: %(topics)s.", topics=", ".join(topics))
    if AMOUNTS in form.also.data:
        yield _money_left(plan.money)


def _money_left(told: MoneySummary) -> str:
    if not told.days_sure:
        return _("Money left: %(left)s.", left=money(told.left))
    return ngettext(
        "Money left: %(left)s, for 1 day.",
        "Money left: %(left)s, for %(num)s days.",
        told.days,
        left=money(told.left),
    )


def _steps(chosen: Mapping[str, ShownStep], each: Mapping[str, StepForm]) -> Iterator[str]:
    if chosen:
        yield _("Steps chosen:")
    for action, shown in chosen.items():
        parts = [f"- {say(shown.step.title)}.", *_agreed(shown, each[action])]
        yield " ".join(parts)


def _agreed(shown: ShownStep, told: StepForm) -> Iterator[str]:
    if shown.done:
        yield _("Done.")
        return
    if told.who.data:
        yield _("Who: %(who)s.", who=WHO_IN_NOTE[told.who.data])
    if told.by.data:
        yield f"{told.by.words[told.by.data]}."


def _first_lines(plan: Plan, named: bool) -> tuple[str, ...]:
    return first_lines(plan.situation, knowledge().services, clock(), named=named)


def _services(chosen: Mapping[str, ShownStep], named: bool) -> Iterator[str]:
    found = {help.service.id: help for shown in chosen.values() for help in _who(shown, named)}
    if found:
        yield _("Services named:")
    for help in found.values():
        name = _(help.service.name)
        yield f"- {name}, {help.on_paper[0].number}" if help.phones else f"- {name}"


def _who(shown: ShownStep, named: bool) -> Sequence[Help]:
    """The first few of a step; none of those whose name tells what is happening at home."""
    if shown.step.rule in PRIVATE_RULES and not named:
        return ()
    return (shown.everyone if shown.call_first else shown.helpers)[:MOST_SERVICES]


def _those_who_listen(plan: Plan) -> Iterator[str]:
    nation = plan.situation.nation
    for help in helpers_for([LISTENERS], knowledge().services, nation, clock(), current_locale()):
        yield paper_line(help)


def _worry(form: NoteForm) -> Iterator[str]:
    before, after = visit.worry(visit.WORRY_BEFORE), visit.worry(visit.WORRY_AFTER)
    if WORRY not in form.also.data or before is None:
        return
    yield _("Worry from 0 to 10: %(number)s before.", number=before)
    if after is not None:
        yield _("Worry from 0 to 10: %(number)s after.", number=after)
