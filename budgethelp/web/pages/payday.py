"""When does the money come? For people who are not sure of the day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, redirect, render_template, request
from msgspec import UNSET
from werkzeug.datastructures import MultiDict
from wtforms.validators import ValidationError

from budgethelp.dates.payday_patterns import PatternProblem, read_pattern
from budgethelp.dates.paydays import Pattern, is_sure, next_paydays, read_wait, write_wait
from budgethelp.dates.typed import WhenProblem, WhenReason, parse_payday
from budgethelp.situation.situation import MOST_DAYS
from budgethelp.web import session
from budgethelp.web.fields import ChoiceField, Questions, TextField, or_say, read_typed
from budgethelp.web.guard import View
from budgethelp.web.settings import clock
from budgethelp.web.translate import LazyText
from budgethelp.web.translate import lazy_gettext as _

pages = Blueprint("payday", __name__)


KINDS = {
    "weekly": _("Every week"),
    "every_2_weeks": _("Every 2 weeks"),
    "every_4_weeks": _("Every 4 weeks"),
    "monthly": _("Every month, on a date"),
    "last_working_day": _("Every month, on the last working day"),
    "uc_monthly": _("Universal Credit"),
    "child_benefit": _("Child Benefit"),
    "state_pension": _("State Pension"),
}
WEEKDAYS = {
    "monday": _("Monday"),
    "tuesday": _("Tuesday"),
    "wednesday": _("Wednesday"),
    "thursday": _("Thursday"),
    "friday": _("Friday"),
    "saturday": _("Saturday"),
    "sunday": _("Sunday"),
}
WEEKDAY_CURE = _("Choose the day of the week")
NUMBER_CURE = _("Enter the date in the month, from 1 to 31, like 25")
DIGITS_CURE = _("Enter the last 2 numbers of it, like 27. Leave out the letter at the end")
DATE_CURE = _("Enter a day it came, like 6 November")
TUESDAY_CURE = _("Child Benefit does not come on a Tuesday. Check the day, or choose “Every 4 weeks”")


class WeekdayField(ChoiceField):
    """A day of the week."""

    def pre_validate(self, form: Any) -> None:
        if self.data is None:
            raise ValidationError(str(WEEKDAY_CURE))


class MonthDayField(TextField):
    """``answer`` is a number from 1 to 31."""

    answer: int

    def read(self, text: str, form: Questions) -> int:
        match = re.fullmatch(r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th)?", text.lower())
        if match is None or not 1 <= int(match[1]) <= 31:
            raise ValidationError(str(NUMBER_CURE))
        return int(match[1])


class CameOnField(TextField):
    """``answer`` is a date, or None when ``may_be_open`` and left empty."""

    answer: date | None

    def __init__(self, label: LazyText, *, may_be_open: bool = False, **more: Any) -> None:
        super().__init__(label, **more)
        self.may_be_open = may_be_open

    def read(self, text: str, form: Questions) -> date | None:
        if self.may_be_open and not text:
            return None
        today: date = form.meta.today
        typed = read_typed(text)
        day: date = or_say(lambda: parse_payday(typed, today), WhenProblem, self._sentence)
        return day

    @staticmethod
    def _sentence(problem: WhenProblem) -> LazyText:
        return DATE_CURE if problem.reason is not WhenReason.TOO_FAR else _("Enter a day in this year")


class DigitsField(TextField):
    """``answer`` is 2 digits. They are used once and never kept."""

    answer: str

    def read(self, text: str, form: Questions) -> str:
        if not re.fullmatch("[0-9]{2}", text):
            raise ValidationError(str(DIGITS_CURE))
        return text


class PaydayForm(Questions):
    """What one kind of payment needs to know. ``codes`` are what ``read_pattern`` takes."""

    kind = ""

    def codes(self) -> dict[str, object]:
        """The pattern, in codes."""
        return {"kind": self.kind}


class WeeklyForm(PaydayForm):
    day = WeekdayField(_("On which day?"), words=WEEKDAYS)

    def codes(self) -> dict[str, object]:
        return {"kind": self.kind, "day": self.day.data}


class FewWeeksForm(PaydayForm):
    came = CameOnField(_("On which date did it last come?"), description=_("Like 6 November."))

    def codes(self) -> dict[str, object]:
        return {"kind": self.kind, "from": self.came.answer.isoformat() if self.came.answer else None}


class MonthlyForm(PaydayForm):
    day = MonthDayField(_("On which date of the month?"), description=_("Like 25."))

    def codes(self) -> dict[str, object]:
        return {"kind": self.kind, "day": self.day.answer}


class ChildBenefitForm(FewWeeksForm):
    came = CameOnField(
        _("On which date did it last come?"),
        description=_("Like 2 November. Leave it empty if it comes every week."),
        may_be_open=True,
    )

    def validate(self, extra_validators: Any = None) -> bool:
        if not super().validate(extra_validators):
            return False
        try:
            read_pattern(self.codes())
        except PatternProblem:
            self.came.errors = [str(TUESDAY_CURE)]
            return False
        return True


class StatePensionForm(PaydayForm):
    digits = DigitsField(
        _("The last 2 numbers of your National Insurance number"),
        description=_("Like 27, if it is QQ 12 34 27 C. We do not keep them."),
    )
    came = CameOnField(
        _("On which date did it last come?"),
        description=_("Like 6 November. You can leave this empty."),
        may_be_open=True,
    )

    def codes(self) -> dict[str, object]:
        came_on = self.came.answer.isoformat() if self.came.answer else None
        return {"kind": self.kind, "ni_digits": self.digits.answer, "from": came_on}


FORMS: dict[str, type[PaydayForm]] = {
    "weekly": WeeklyForm,
    "every_2_weeks": FewWeeksForm,
    "every_4_weeks": FewWeeksForm,
    "monthly": MonthlyForm,
    "last_working_day": PaydayForm,
    "uc_monthly": MonthlyForm,
    "child_benefit": ChildBenefitForm,
    "state_pension": StatePensionForm,
}


def make_form(kind: str, formdata: Any = None, today: date | None = None) -> PaydayForm:
    """The form of one kind; its fields are named after it, so that all fit on one page."""
    form = FORMS[kind](formdata, today=today, prefix=kind)
    form.kind = kind
    return form


@pages.get("/payday")
def ask() -> View:
    """Every way that money comes, each with its own small question."""
    return _page()


@pages.post("/payday")
def work_out() -> View:
    """The next payments. Shown at once: what was typed is used here and kept nowhere."""
    kind = request.form.get("kind", "")
    if kind not in FORMS:
        return redirect("/payday", 303)
    today = clock().date()
    form = make_form(kind, MultiDict(request.form), today)
    if not form.validate():
        return _page(form), 422
    return _found(read_pattern(form.codes()), today)


@pages.post("/payday/use")
def use() -> View:
    """Keep the day as when the next money comes."""
    today = clock().date()
    day = _day(request.form.get("day", ""), today)
    if day is None:
        return redirect("/payday", 303)
    session.store(next_income=day, days=UNSET)
    gap = request.form.get("gap")
    session.keep(session.LONGER_GAP, gap if read_wait(gap, day) else None)
    return redirect("/plan" if session.is_answered(today) else "/", 303)


def _found(pattern: Pattern, today: date) -> str:
    nation = session.nation()
    found = next_paydays(pattern, today, nation)
    return render_template(
        "payday/payday_found.html",
        found=found,
        kept_gap=write_wait(found.gap) if found.gap else "",
        sure=is_sure(pattern),
        nation=nation,
        within=found.payments[0].date <= today + timedelta(days=MOST_DAYS),
    )


def _day(text: str, today: date) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if today <= day <= today + timedelta(days=MOST_DAYS) else None


def _page(tried: PaydayForm | None = None) -> str:
    forms = {kind: tried if tried and tried.kind == kind else make_form(kind) for kind in FORMS}
    return render_template("payday/payday.html", forms=forms, kinds=KINDS, tried=tried)
