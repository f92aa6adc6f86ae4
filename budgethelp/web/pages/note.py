"""A note for the record: a few plain lines to paste anywhere. The site keeps none of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict

from budgethelp.directory.help import Help, helpers_for
from budgethelp.plan import headline
from budgethelp.plan.plan import Plan, build_plan
from budgethelp.rules.actions import actions
from budgethelp.web import session
from budgethelp.web.content import codes, content, named_services
from budgethelp.web.fields import ChoiceField, Labels, Questions, TicksField
from budgethelp.web.filters import day, say
from budgethelp.web.free_line import PRIVATE_RULES, first_lines, needs_line
from budgethelp.web.guard import View, after_the_questions
from budgethelp.web.labels import WorryForm
from budgethelp.web.pages.how_we_decide import full_day
from budgethelp.web.pages.plan_layout import ShownStep, lay_out
from budgethelp.web.service_text import paper_line
from budgethelp.web.settings import clock
from budgethelp.web.translate import Said, gettext, lazy_gettext
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("note", __name__)


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

    def __init__(self, formdata: Any = None, *, days: Labels, **values: Any) -> None:
        super().__init__(formdata, **values)
        self.by.words = days
        self.by.process(formdata)


class NoteForm(Questions):
    """``topics`` and ``steps`` are words by code; nothing that was left out comes back by itself."""

    topics = TicksField(_("What did you talk about?"), words={})
    steps = TicksField(_("Which steps did you choose?"), words={})
    also = TicksField(_("May the note say this too?"), words=ALSO)

    def __init__(
        self, formdata: Any = None, *, topics: Labels, steps: Labels, has_line: bool, **values: Any
    ) -> None:
        super().__init__(formdata, **values)
        self.topics.words, self.steps.words = topics, steps
        self.also.words = {**ALSO, **ALSO_NAMES} if has_line else ALSO
        if formdata is not None:
            self.also.process(formdata)
            self.topics.process(formdata)
            self.steps.process(formdata)


TOPICS = {
    "suicidal": _("thoughts of suicide"),
    "unsafe": _("not being safe with someone"),
    "nowhere_tonight": _("a bed for tonight"),
    "no_food": _("food for today"),
    "baby_formula": _("baby milk"),
    "medicine": _("medicine"),
    "no_energy": _("gas and electric"),
    "no_money": _("having no money"),
    "cant_cope": _("feeling unable to cope"),
    "loan_shark": _("a lender who frightens"),
    "eviction_notice": _("a letter to leave home"),
    "bailiffs": _("bailiffs or sheriff officers"),
    "sanctioned": _("a benefit stopped or cut"),
    "waiting_uc": _("waiting for Universal Credit"),
    "lost_job": _("a lost job or hours"),
    "scam": _("a scam"),
    "behind_bills": _("bills"),
    "behind_credit": _("borrowing"),
    "nrpf": _("no recourse to public funds"),
    "gambling": _("gambling"),
    "broken_appliance": _("something broken at home"),
    "travel_health": _("travel to hospital or the jobcentre"),
    "school_costs": _("school costs"),
    "period_products": _("period products"),
    "funeral": _("a funeral"),
    "lonely": _("feeling alone"),
}

# A record can be read by others in the home. These are named only when the person ticks them, as are the
# steps that rules/actions.toml says are private.
PRIVATE_TOPICS = frozenset(
    {"suicidal", "unsafe", "cant_cope", "loan_shark", "nrpf", "gambling", "period_products", "lonely"}
)

WHO_IN_NOTE = {"me": _("the person"), "both": _("both together"), "helper": _("the helper")}


MOST_SERVICES = 2  # of each step, as on the plan page


def note_lines(
    plan: Plan, steps: Mapping[str, ShownStep], form: NoteForm, each: Mapping[str, StepForm]
) -> list[str]:
    """What was talked about, steps chosen, services named. No name, and no amount unless it was ticked."""
    chosen = {action: shown for action, shown in steps.items() if action in form.steps.data}
    named = NAMES in form.also.data
    lines = [
        gettext("Money plan, made together on %(day)s.", day=full_day(plan.situation.today)),
        *_talked(plan, form),
        *_first_lines(plan, named),
        *_steps(chosen, each),
        *_services(chosen, named),
        *_worry(form),
        *_those_who_listen(plan),
        gettext("This was information, not debt advice. Nothing was sent to anyone."),
    ]
    return list(dict.fromkeys(lines))


def _talked(plan: Plan, form: NoteForm) -> Iterator[str]:
    sure, until = plan.money.days_sure, day(plan.money.until)
    days = gettext("the days until %(day)s", day=until) if sure else gettext("the days until the next money")
    topics = [days, *(str(TOPICS[code]) for code in form.topics.data)]
    yield gettext("We talked about: %(topics)s.", topics=", ".join(topics))
    if AMOUNTS in form.also.data:
        yield say(headline.note(plan.money))


def _steps(chosen: Mapping[str, ShownStep], each: Mapping[str, StepForm]) -> Iterator[str]:
    if chosen:
        yield gettext("Steps chosen:")
    for action, shown in chosen.items():
        parts = [f"- {say(shown.step.title)}.", *_agreed(shown, each[action])]
        yield " ".join(parts)


def _agreed(shown: ShownStep, told: StepForm) -> Iterator[str]:
    if shown.done:
        yield gettext("Done.")
        return
    if told.who.data:
        yield gettext("Who: %(who)s.", who=WHO_IN_NOTE[told.who.data])
    if told.by.data:
        yield f"{told.by.words[told.by.data]}."


def _first_lines(plan: Plan, named: bool) -> tuple[str, ...]:
    return first_lines(plan.situation, content().services, clock(), named=named)


def _services(chosen: Mapping[str, ShownStep], named: bool) -> Iterator[str]:
    found = {help.service.id: help for shown in chosen.values() for help in _who(shown, named)}
    if found:
        yield gettext("Services named:")
    for help in found.values():
        name = gettext(help.service.name)
        yield f"- {name}, {help.on_paper[0].number}" if help.phones else f"- {name}"


def _who(shown: ShownStep, named: bool) -> Sequence[Help]:
    """The first few of a step; none of those whose name tells what is happening at home."""
    if shown.step.rule in PRIVATE_RULES and not named:
        return ()
    return (shown.everyone if shown.call_first else shown.helpers)[:MOST_SERVICES]


def _those_who_listen(plan: Plan) -> Iterator[str]:
    nation, listeners = plan.situation.nation, [named_services().listeners]
    for help in helpers_for(listeners, content().services, nation, clock(), session.phone_language()):
        yield paper_line(help)


def _worry(form: NoteForm) -> Iterator[str]:
    before, after = session.worry(session.WORRY_BEFORE), session.worry(session.WORRY_AFTER)
    if WORRY not in form.also.data or before is None:
        return
    yield gettext("Worry from 0 to 10: %(number)s before.", number=before)
    if after is not None:
        yield gettext("Worry from 0 to 10: %(number)s after.", number=after)


@pages.get("/note")
@after_the_questions
def show() -> View:
    """The note with what is usual in it, ready to copy."""
    return _page(None)


@pages.post("/note")
@after_the_questions
def change() -> View:
    """The note as it was chosen. Nothing of it is kept."""
    return _page(MultiDict(request.form))


@pages.post("/worry")
@after_the_questions
def keep_worry() -> View:
    """Keep the number: the first is before, each one after it is after. No number keeps what was said."""
    number = WorryForm(MultiDict(request.form)).worry.data
    first = session.worry(session.WORRY_BEFORE) is None
    if number and session.is_together():
        session.keep_worry(session.WORRY_BEFORE if first else session.WORRY_AFTER, number)
    return redirect("/note#worry", 303)


def _page(sent: MultiDict[str, str] | None) -> View:
    if not session.is_together():
        return redirect("/plan", 303)
    plan, steps = _plan()
    form = _form(plan, steps, sent)
    days = _days(plan.situation.today, plan.situation.next_income)
    each = {action: StepForm(sent, days=days, prefix=action) for action in steps}
    lines = note_lines(plan, steps, form, each)
    text = "\n".join(lines)
    return render_template(
        "note.html",
        form=form,
        each=each,
        steps=steps,
        note=text,
        codes=codes(),
        worry=WorryForm().worry,
        before=session.worry(session.WORRY_BEFORE),
    )


def _plan() -> tuple[Plan, dict[str, ShownStep]]:
    """The plan, and the steps that may be named: those in sight, and those done."""
    now, known = clock(), content()
    plan = build_plan(session.situation(now.date()), known.rulebook, now)
    page = lay_out(plan, known.services, now, session.phone_language(), session.progress())
    return plan, {shown.step.action: shown for shown in (*page.urgent, *page.first, *page.done)}


def _form(plan: Plan, steps: dict[str, ShownStep], sent: MultiDict[str, str] | None) -> NoteForm:
    topics = {code: words for code, words in TOPICS.items() if code in plan.situation.needs}
    titles = {action: Said(say(shown.step.title)) for action, shown in steps.items()}
    make = partial(NoteForm, sent, topics=topics, steps=titles, has_line=needs_line(plan.situation))
    if sent is not None:
        return make()
    return make(
        data={
            "topics": [code for code in topics if code not in PRIVATE_TOPICS],
            "steps": [action for action in titles if not actions()[action].private],
        }
    )


def _days(today: date, income: date) -> Labels:
    """Days to choose from, each once, as "2026-11-28": the soonest first."""
    days = sorted({today, today + timedelta(1), today + timedelta(7), max(income, today)})
    return {each.isoformat(): lazy_gettext("By %(day)s", day=day(each)) for each in days}
