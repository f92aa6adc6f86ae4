"""The one written form of a situation: ``flask plan`` reads it, the cookie keeps it, a link becomes it.

msgspec reads and writes it (docs/decisions/0013-one-written-form.md). What cannot be used is refused in one
line: the key, what is wrong, and the cure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, partial
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec
from msgspec import UNSET, Meta, Struct

from budgethelp.problems import did_you_mean
from budgethelp.situation.question import Choice
from budgethelp.situation.situation import (
    DAYS_WHEN_NOT_SURE,
    MOST_DAYS,
    Bill,
    Situation,
    Written,
    WrittenBill,
)
from budgethelp.situation.spending import MOST_MONEY, Frequency, Pounds, SomePounds, Spending

Table = dict[str, Any]
Form = TypeVar("Form", bound=Written)
ReadMoney = Callable[[str], Decimal]

DEEPEST = 4  # the situation, its bills, a bill, its codes
AMOUNT_CURE = "must be an amount in pounds, like 42.50"
MISSING = {"kind": "is missing. Say what the bill is for, like council_tax"}
KINDS = {list: "a list", dict: "a table", bool: "true or false", type(None): "nothing"}
INSIDE: dict[str, type[Struct]] = {"bills": WrittenBill, "daily_spend": Spending, "set_aside": Spending}
# Written and typed alike, under the same name.
ALIKE = tuple(
    name
    for name in Written.__struct_fields__
    if name not in {*INSIDE, "money_left", "days", "next_income", "income_pattern"}
)
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


class SituationProblem(ValueError):  # noqa: N818 - a problem to tell, not a fault
    """A situation that cannot be used, in one line: the ``key``, what is wrong, and the cure."""

    def __init__(self, says: str, key: str = "") -> None:
        super().__init__(says)
        self.key = key


class Unanswered(SituationProblem):
    """One of the 2 first questions has no answer."""


def refuse(key: str, cure: str) -> SituationProblem:
    """The refusal of one key."""
    return SituationProblem(f"{key}: {cure}", key)


def read(table: object, form: type[Form], money: ReadMoney = Decimal) -> Form:
    """``table`` as that form; ``money`` reads amounts that are text. Raises SituationProblem."""
    tidy = _tidy(table)
    try:
        return msgspec.convert(tidy, form, dec_hook=partial(_amount, money))
    except msgspec.ValidationError as error:
        raise _problem(str(error), tidy, form) from error
    except UnicodeEncodeError as error:
        whole = _whole_letters(tidy, DEEPEST)
        if whole == tidy:
            raise SituationProblem("the situation has half a letter in it") from error
        return read(whole, form, money)


def read_stored(table: object) -> Written:
    """What a cookie kept. A key that cannot be read (an old cookie) counts as not told."""
    left: Table = dict(table) if isinstance(table, dict) else {}
    while True:
        try:
            return read(left, Written)
        except SituationProblem as problem:
            key = re.split(r"[.\[]", problem.key)[0]
            if key not in left:
                return Written()
            del left[key]


def to_table(written: Written) -> Table:
    """``written`` as JSON can hold it; what was not told is not in it."""
    table: Table = msgspec.to_builtins(written, enc_hook=_text, order="deterministic")
    return table


def schema(form: type[Form]) -> Table:
    """The JSON Schema of a form."""
    made: Table = msgspec.json.schema(form, schema_hook=_schema_of)
    own = made["$defs"][form.__name__]
    own["required"] = ["money_left"]
    own["properties"]["money_left"] = _schema_of(Pounds)
    own["anyOf"] = [{"required": [key]} for key in ("days", "next_income", "income_pattern")]
    amount = _schema_of(SomePounds)
    for key, says in (("daily_spend", "a day"), ("set_aside", "in all")):
        own["properties"][key] = {
            "anyOf": [{**amount, "description": f"pounds {says}"}, {"$ref": "#/$defs/Spending"}]
        }
    return made


def to_situation(written: Written, today: date) -> Situation:
    """The situation on ``today``. Days shrink as days pass. Raises Unanswered, SituationProblem."""
    if written.money_left is None:
        raise Unanswered("money_left: is missing. Say how much is left, like 42.50", "money_left")
    sure, days = _days(written, today)
    return Situation(
        today=today,
        money_left=Decimal(written.money_left),
        days=days,
        days_sure=sure,
        bills=tuple(to_bill(bill, today) for bill in written.bills),
        daily_spend=written.daily_spend.per_day(days) if written.daily_spend else None,
        set_aside=written.set_aside.until(days) if written.set_aside else Decimal(0),
        **{name: getattr(written, name) for name in ALIKE},
    )


def to_bill(bill: WrittenBill, today: date) -> Bill:
    """The bill on ``today``."""
    due = (bill.due_on - today).days if bill.due_on else bill.due_in_days
    if bill.due_in_days not in (None, due):
        raise refuse("bills", f"due_on is {due} days ahead, due_in_days is {bill.due_in_days}. Leave one out")
    return Bill(
        kind=bill.kind,
        amount=Decimal(bill.amount),
        due_in_days=due,
        in_arrears=bill.in_arrears,
        stage=bill.stage,
        balance=None if bill.balance is None else Decimal(bill.balance),
        taken_from_uc=bill.taken_from_uc,
    )


def write_bill(bill: Bill, today: date) -> WrittenBill:
    """A bill with its day."""
    due_on = None if bill.due_in_days is None else today + timedelta(days=bill.due_in_days)
    return WrittenBill(
        kind=bill.kind,
        amount=SomePounds(bill.amount),
        due_on=due_on,
        in_arrears=bill.in_arrears,
        stage=bill.stage,
        balance=None if bill.balance is None else Pounds(bill.balance),
        taken_from_uc=bill.taken_from_uc,
    )


def _days(written: Written, today: date) -> tuple[bool, int]:
    """Whether the person is sure, and the days until the next money."""
    until = (written.next_income - today).days if written.next_income else None
    if isinstance(written.days, int):
        if until not in (None, written.days):
            raise refuse("next_income", f"is {until} days ahead, and days says {written.days}. Leave one out")
        return True, written.days
    if until is not None:
        if not 0 <= until <= MOST_DAYS:
            raise refuse("next_income", f"must be from today to {MOST_DAYS} days ahead")
        return True, until
    if written.days is UNSET:
        raise Unanswered(
            "days: is missing. Say how many days to the next money, or null for not sure", "days"
        )
    return False, DAYS_WHEN_NOT_SURE


def _tidy(table: object) -> object:
    """A key that is null counts as not there, but for the days; an amount alone is an amount so often."""
    if not isinstance(table, dict):
        return table
    tidy = {key: value for key, value in table.items() if value is not None or key == "days"}
    if any(table.get(key, "") is None for key in ("next_income", "income_pattern")):
        tidy.setdefault("days", None)
    if tidy.get("nation") == "unknown":
        del tidy["nation"]
    for key, every in (("daily_spend", {"every": Frequency.DAY.value}), ("set_aside", {})):
        if key in tidy and not isinstance(tidy[key], dict):
            tidy[key] = {"amount": tidy[key], **every}
    if isinstance(tidy.get("bills"), list):
        tidy["bills"] = [_without_nulls(bill) for bill in tidy["bills"]]
    return tidy


def _without_nulls(bill: object) -> object:
    if isinstance(bill, dict):
        return {key: value for key, value in bill.items() if value is not None}
    return bill


def _whole_letters(value: Any, depth: int) -> Any:
    """The same with ? for half letters, which JSON can hold and no text can; as deep as we have keys."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, list) and depth:
        return [_whole_letters(each, depth - 1) for each in value]
    if isinstance(value, dict) and depth:
        return {_whole_letters(key, 0): _whole_letters(each, depth - 1) for key, each in value.items()}
    return value


def _amount(money: ReadMoney, kind: type, value: object) -> Pounds:
    """A number with at most 2 decimals, or text as a person would type it."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, str)):
        raise ValueError(AMOUNT_CURE)
    try:
        amount = money(value) if isinstance(value, str) else Decimal(value)
    except (ValueError, ArithmeticError) as problem:
        raise ValueError(AMOUNT_CURE) from problem
    if not amount.is_finite() or amount.copy_abs() > MOST_MONEY or amount != round(amount, 2):
        raise ValueError(f"must be from -{MOST_MONEY} to {MOST_MONEY}, with 2 decimals at most")
    if issubclass(kind, SomePounds) and amount < 0:
        raise ValueError("must be 0 or more")
    made: Pounds = kind(amount)
    return made


def _text(value: object) -> str:
    return f"{value:.2f}"


def _schema_of(kind: type) -> Table:
    amount: Table = {"type": ["number", "string"], "description": "pounds, like 42.50"}
    return {**amount, "minimum": 0} if issubclass(kind, SomePounds) else amount


def _problem(error: str, table: object, form: type[Struct]) -> SituationProblem:
    """msgspec's words, in ours: by key, with what was meant and the cure."""
    says, _, path = error.rpartition(" - at `$")
    says, path = (says, path.rstrip("`")) if says else (error, "")
    steps = [name or int(number) for name, number in _STEP.findall(path)]
    where, value = path.lstrip("."), _value_at(table, steps)
    if says.startswith("Object contains unknown field"):
        return _unknown_key(where, value, _struct_at(form, steps))
    if says.startswith("Object missing required field"):
        key = f"{where}.{says.split('`')[1]}".lstrip(".")
        return refuse(key, MISSING.get(says.split("`")[1], "is missing"))
    if says.startswith("Expected `object`"):
        return SituationProblem(f"{where or 'the situation'} must be a table, like {{}}", where)
    key = re.sub(r"(_spend|_aside)\.amount$|(?<=\w)\[\d+\]$", r"\1", where)
    if says.startswith("Expected `array` of length"):
        return refuse(key, f"must have {says.rpartition(' ')[2]} {key.rpartition('_')[2]} at most")
    return refuse(key, _cure(says, value, _hints(_struct_at(form, steps), _name(steps))))


def _cure(says: str, value: object, hints: tuple[Any, ...]) -> str:
    codes = next((hint for hint in hints if isinstance(hint, type) and issubclass(hint, Choice)), None)
    if says.startswith("must "):
        return says
    if says.startswith("Expected `array`"):
        return "must be a list, like []"
    if codes or Frequency in hints:
        return _unknown_code(value, codes or Frequency)
    described = (hint.description for hint in hints if isinstance(hint, Meta) and hint.description)
    return f"must be {next(described, 'something else')}"


def _unknown_code(value: object, codes: type[Choice] | type[Frequency]) -> str:
    """The cure names today's code, also for a word that is nearly what a code was called before."""
    if not isinstance(value, str):
        return f"must be a code in quotes, not {KINDS.get(type(value), 'a number')}"
    now = {name: code.value for code in codes for name in (code.value, getattr(code, "formerly", "")) if name}
    near = did_you_mean(_short(value), now)
    meant = next((code for name, code in now.items() if near == f'Did you mean "{name}"?'), None)
    return f'unknown code "{_short(value)}". ' + (f'Did you mean "{meant}"?' if meant else near)


def _unknown_key(where: str, table: object, form: type[Struct]) -> SituationProblem:
    known = form.__struct_fields__
    key = next((key for key in table if key not in known), "") if isinstance(table, dict) else ""
    says = f'has an unknown key "{_short(key)}". {did_you_mean(_short(key), known)}'
    return SituationProblem(f"{where or 'the situation'} {says}", where or str(key))


def _value_at(table: Any, steps: list[str | int]) -> object:
    for step in steps:
        table = table[step]
    return table


def _struct_at(form: type[Struct], steps: list[str | int]) -> type[Struct]:
    """The struct that the last name of ``steps`` is a key of."""
    first = INSIDE.get(str(steps[0])) if steps else None
    deeper = first and (len(steps) > 1 or first is Spending)
    return first if first and deeper else form


def _name(steps: list[str | int]) -> str:
    return next((step for step in reversed(steps) if isinstance(step, str)), "")


@cache
def _hints(form: type[Struct], name: str) -> tuple[Any, ...]:
    """Everything the annotation of a key is made of."""
    return tuple(_parts(get_type_hints(form, include_extras=True).get(name)))


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for part in (*get_args(hint), *getattr(hint, "__metadata__", ())):
        yield from _parts(part)


def _short(value: object) -> str:
    """The start of a text, without the half letters that no screen can show; other things by their kind."""
    if isinstance(value, str):
        return value[:40].encode("utf-8", "replace").decode()
    return KINDS.get(type(value), "a number")
