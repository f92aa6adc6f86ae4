"""The pages that make a plan fit better: worries, home, income. Each can be skipped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from wtforms.validators import ValidationError

from budgethelp.directory.help import Help, helpers_for
from budgethelp.situation.questions import ticks_of
from budgethelp.situation.situation import MOST_CHILDREN, OLDEST_CHILD, About, Housing, Income, Need
from budgethelp.web import session
from budgethelp.web.content import content, named_services
from budgethelp.web.fields import ChoiceField, Questions, TextField, TicksField, asked
from budgethelp.web.guard import View, after_the_questions
from budgethelp.web.settings import clock
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("about_you", __name__)


AGES_CURE = _("Enter each child’s age in years, like 3, 7. Use 0 for a baby")
# “and” in every language of the site.
AND = "and|a|ac|i|oraz|și|si|і|й|та|و|اور|ও|এবং|ਅਤੇ|ਤੇ|iyo"
BETWEEN_AGES = re.compile(rf"(?:\s|[,،;؛&+]|\b(?:{AND})\b)+", re.IGNORECASE)
NO_CHILDREN = frozenset({"", "none", "no", "-"})


class AgesField(TextField):
    """Ages in years."""

    answer: tuple[int, ...]

    def read(self, text: str, form: Questions) -> tuple[int, ...]:
        if text.lower() in NO_CHILDREN:
            return ()
        ages = [age for age in BETWEEN_AGES.split(text) if age]
        if len(ages) > MOST_CHILDREN or not all(_is_age(age) for age in ages):
            raise ValidationError(str(AGES_CURE))
        return tuple(int(age) for age in ages)


def _is_age(text: str) -> bool:
    return bool(re.fullmatch("[0-9]{1,2}", text)) and int(text) <= OLDEST_CHILD


class WorriesForm(Questions):
    """What is worrying a person, in 4 groups; those that are hard to say stand last, beside their numbers."""

    food_and_heat = TicksField(**asked("food_and_heat"))
    money = TicksField(**asked("money"))
    home_and_bills = TicksField(**asked("home_and_bills"))
    health_and_life = TicksField(**asked("health_and_life"))
    hard = TicksField(**asked("hard"))

    @property
    def ticked(self) -> list[str]:
        """Every code ticked."""
        return [code for group in self for code in group.data]


class HomeForm(Questions):
    """Who is at home."""

    adults = ChoiceField(**asked("adults"))
    children = AgesField(**asked("children"))
    about_you = TicksField(**asked("about_you"))
    about_home = TicksField(**asked("about_home"))
    about_life = TicksField(**asked("about_life"))
    housing = ChoiceField(**asked("housing"))

    @property
    def ticked(self) -> list[str]:
        """Every code ticked."""
        return [*self.about_you.data, *self.about_home.data, *self.about_life.data]


class IncomeForm(Questions):
    """Where the money comes from."""

    income = ChoiceField(**asked("income"))


@pages.get("/worries")
@after_the_questions
def ask_worries() -> View:
    """Ticks in the person's own words."""
    ticked = session.written().needs
    form = WorriesForm(data={group.short_name: ticked for group in WorriesForm()})
    return _worries(form)


def _worries(form: WorriesForm) -> View:
    return render_template("about_you/worries.html", form=form, always=_always_there())


def _always_there() -> Sequence[Help]:
    """Who is in sight without a tick: 999, those who listen, and the nation’s line about abuse."""
    named, services = named_services(), content().services
    ids = (*named.always, *(named.abuse if session.nation() else ()))
    return helpers_for(ids, services, session.nation(), clock(), session.phone_language())


@pages.post("/worries")
@after_the_questions
def keep_worries() -> View:
    """Keep the ticks. Nothing ticked is an answer too."""
    form = WorriesForm(MultiDict(request.form))
    if not form.validate():
        return _worries(form)
    session.store(needs=frozenset(map(Need, form.ticked)))
    return redirect("/plan", 303)


@pages.get("/home")
@after_the_questions
def ask_home() -> View:
    """Adults, children and a few ticks."""
    written = session.written()
    form = HomeForm(
        data={
            "adults": str(written.adults or ""),
            "children": ", ".join(str(age) for age in written.children_ages),
            "about_you": written.about,
            "about_home": written.about,
            "about_life": written.about,
            "housing": written.housing,
        }
    )
    return render_template("about_you/home.html", form=form)


@pages.post("/home")
@after_the_questions
def keep_home() -> View:
    """Keep who is at home, or say what to mend."""
    form = HomeForm(MultiDict(request.form))
    if not form.validate():
        return render_template("about_you/home.html", form=form), 422
    ages = form.children.answer
    session.store(
        adults=int(form.adults.data) if form.adults.data else None,
        children_ages=ages,
        about=frozenset(map(About, form.ticked)) | ticks_of(ages),
        housing=Housing(form.housing.data) if form.housing.data else None,
    )
    return redirect("/plan", 303)


@pages.get("/income")
@after_the_questions
def ask_income() -> View:
    """Where the money comes from."""
    return render_template(
        "about_you/income.html", form=IncomeForm(data={"income": session.written().income})
    )


@pages.post("/income")
@after_the_questions
def keep_income() -> View:
    """Keep where the money comes from."""
    form = IncomeForm(MultiDict(request.form))
    if not form.validate():
        return render_template("about_you/income.html", form=form)
    income = form.income.data
    session.store(income=Income(income) if income else None)
    return redirect("/plan", 303)
