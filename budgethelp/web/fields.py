"""What every page of questions shares: its mistakes in order, and fields made of codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from wtforms import Field, Form, StringField
from wtforms.validators import ValidationError

from budgethelp.dates.typed import WhenProblem, WhenReason, is_not_sure, parse_days
from budgethelp.dates.typed_in import to_english, to_western
from budgethelp.money.summary import MoneyProblem, MoneyReason, parse_money
from budgethelp.situation.questions import PARTS
from budgethelp.web.translate import LazyText, current_locale
from budgethelp.web.translate import lazy_gettext as _

LookUp = Callable[[str], Any]
MOST_LETTERS = 60
Labels = Mapping[str, LazyText]  # code -> what a person reads


def to_words(words: Mapping[str, str]) -> Labels:
    """The words of a question’s codes, to be translated when shown."""
    return {code: LazyText(text) for code, text in words.items()}


def choices(name: str) -> Labels:
    """What can be chosen in the field of that name."""
    return to_words(PARTS[name].choices)


def asked(name: str) -> dict[str, Any]:
    """What a field of that name takes: its label, its hint and its choices, as the question declares them."""
    part = PARTS[name]
    hint = {"description": LazyText(part.hint)} if part.hint else {}
    return {"label": LazyText(part.label), **hint, **({"words": choices(name)} if part.choices else {})}


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something to mend: the id of the field to go to, and the sentence that says how."""

    field: str
    says: str


# Another language, or somebody beside the person: the page comes again, with what is typed and no mistakes.
SHOW, AGAIN = "show", "again"


class Questions(Form):
    """A page of questions. ``today`` and ``look_up`` (text to place) reach the fields as ``form.meta``."""

    def __init__(
        self, formdata: Any = None, *, today: date | None = None, look_up: LookUp | None = None, **values: Any
    ) -> None:
        super().__init__(formdata, meta={"today": today, "look_up": look_up}, **values)
        self.show_again = bool(formdata) and formdata.get(SHOW) == AGAIN

    def validate(self, *checks: Any, **more: Any) -> bool:
        """Whether all of it can be read; not looked at when the page is only to be shown again."""
        return not self.show_again and super().validate(*checks, **more)

    def mistakes(self) -> list[Mistake]:
        """Every mistake, in the order of the questions."""
        return [Mistake(field.id, str(field.errors[0])) for field in self if field.errors]


class TextField(StringField):
    """One line of text that ``read`` turns into an ``answer``."""

    answer: Any = None

    def __init__(self, label: LazyText, **more: Any) -> None:
        super().__init__(str_later(label), **more)

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """What was typed, without what nobody can see: it is shown again when there is a mistake."""
        typed = " ".join(str(valuelist[0]).split()) if valuelist else ""
        seen = "".join(letter for letter in typed if letter.isprintable())[:MOST_LETTERS]
        self.data = to_western(seen)

    def read(self, text: str, form: Questions) -> Any:
        """The answer in ``text``. Raises ValidationError with the sentence to show."""
        return text

    def pre_validate(self, form: Any) -> None:
        self.answer = self.read(self.data or "", form)


class TicksField(Field):
    """Any number of codes out of ``words``; ``data`` is a list of codes. A code we do not know is dropped."""

    def __init__(self, label: LazyText, *, words: Labels, **more: Any) -> None:
        super().__init__(str_later(label), **more)
        self.words = words

    def process_data(self, value: Any) -> None:
        self.data = list(value or [])

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data = [code for code in self.words if code in valuelist]


class ChoiceField(Field):
    """One code out of ``words``, or None: leaving it open is an answer too."""

    def __init__(self, label: LazyText, *, words: Labels, **more: Any) -> None:
        super().__init__(str_later(label), **more)
        self.words = words

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data = next((code for code in self.words if code in valuelist), None)


def str_later(text: LazyText) -> Any:
    """A label that becomes words when shown; WTForms' types know only plain text."""
    return text


def or_say(check: Callable[[], Any], problem: type[Exception], sentence: Callable[[Any], LazyText]) -> Any:
    """What ``check`` gives; its ``problem`` becomes the sentence that the page shows."""
    try:
        return check()
    except problem as found:
        raise ValidationError(str(sentence(found))) from found


AMOUNT_PROBLEMS = {
    MoneyReason.MISSING: _("Enter how much money you have left, like 42.50"),
    MoneyReason.NOT_UNDERSTOOD: _("Enter how much money you have left in pounds and pence, like 42.50"),
    MoneyReason.TOO_MUCH: _("Enter an amount from −£99,999.99 to £99,999.99"),
}


class MoneyField(TextField):
    """Pounds; ``answer`` is a Decimal, less than 0 when overdrawn."""

    answer: Decimal
    says: Mapping[MoneyReason, LazyText] = AMOUNT_PROBLEMS

    def read(self, text: str, form: Questions) -> Decimal:
        amount: Decimal = or_say(lambda: parse_money(text), MoneyProblem, self._sentence)
        return amount

    def _sentence(self, problem: MoneyProblem) -> LazyText:
        return self.says[problem.reason]


DAY_PROBLEMS = {
    WhenReason.MISSING: _("Enter when you next get money, like 8 days or Friday, or tick “I am not sure”"),
    WhenReason.NOT_UNDERSTOOD: _("Enter a number of days, like 8, or a day, like Friday or 29 November"),
    WhenReason.PAST: _("That day has passed. Enter the next day you get money"),
    WhenReason.TOO_FAR: _("Enter a day in the next 62 days, or tick “I am not sure”"),
}


class WhenField(TextField):
    """A day; ``answer`` is a date, or None when ``not_sure`` is ticked."""

    answer: date | None

    def read(self, text: str, form: Questions) -> date | None:
        """The day that was typed stands, also when somebody ticked “I am not sure” beside it."""
        today: date = form.meta.today
        if is_not_sure(read_typed(text)):
            return None
        try:
            return today + timedelta(days=parse_days(read_typed(text), today))
        except WhenProblem as problem:
            if form["not_sure"].data:
                return None
            raise ValidationError(str(self._sentence(problem))) from problem

    @staticmethod
    def _sentence(problem: WhenProblem) -> LazyText:
        return DAY_PROBLEMS[problem.reason]


def read_typed(text: str) -> str:
    """A day typed in the reader's language, in the English that ``dates.typed`` reads."""
    return to_english(text, current_locale())
