"""Pattern codes: an income pattern as JSON or a form tells it, like ``{"kind": "uc_monthly", "day": 25}``.

weekly (day: "friday"), every_2_weeks and every_4_weeks (from: a date), monthly and uc_monthly (day: 1 to 31),
last_working_day, child_benefit (from: a date it came, if every 4 weeks), state_pension (ni_digits: "27";
from: a date it came, if known). Wages may say if_not_working_day: before, after or same_day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from budgethelp.dates.paydays import (
    ChildBenefit,
    EveryFewWeeks,
    LastWorkingDay,
    Monthly,
    NotWorkingDay,
    Pattern,
    StatePension,
    UniversalCredit,
    Weekday,
    Weekly,
)
from budgethelp.problems import did_you_mean

Codes = Mapping[str, object]


class PatternProblem(ValueError):  # noqa: N818 - a problem to tell, not a fault
    """An income pattern we cannot use; the message names the ``key`` and says what it can be."""

    def __init__(self, key: str, cure: str) -> None:
        super().__init__(f"income_pattern {key}: {cure}")
        self.key = key


def read_pattern(codes: object) -> Pattern:
    """The pattern ``codes`` tell. Raises PatternProblem for anything it does not know."""
    if not isinstance(codes, Mapping):
        raise PatternProblem("kind", 'it must look like {"kind": "weekly", "day": "friday"}')
    kind = codes.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise PatternProblem("kind", f"{_shown(kind)} is not one. {_cure(kind, _KINDS)}")
    keys, build = _KINDS[kind]
    for key in codes:
        if key not in ("kind", *keys):
            raise PatternProblem(_shown(key), f"{kind} does not take it. {_cure(key, ('kind', *keys))}")
    return build(codes)


def _weekly(codes: Codes) -> Pattern:
    return Weekly(_weekday(codes.get("day")), _rule(codes))


def _every_2_weeks(codes: Codes) -> Pattern:
    return EveryFewWeeks(_date(codes.get("from")), 2, _rule(codes))


def _every_4_weeks(codes: Codes) -> Pattern:
    return EveryFewWeeks(_date(codes.get("from")), 4, _rule(codes))


def _monthly(codes: Codes) -> Pattern:
    return Monthly(_day_of_month(codes.get("day")), _rule(codes))


def _last_working_day(codes: Codes) -> Pattern:
    return LastWorkingDay()


def _uc_monthly(codes: Codes) -> Pattern:
    return UniversalCredit(_day_of_month(codes.get("day")))


def _child_benefit(codes: Codes) -> Pattern:
    came_on = _date_if_told(codes)
    if came_on and came_on.weekday() == Weekday.TUESDAY:  # never a Monday's payment that came early
        raise PatternProblem("from", "a Tuesday is not a Monday payment. Use every_4_weeks instead")
    return ChildBenefit(came_on)


def _state_pension(codes: Codes) -> Pattern:
    digits = codes.get("ni_digits")
    if not isinstance(digits, str) or not re.fullmatch("[0-9]{2}", digits):
        raise PatternProblem("ni_digits", 'it must be 2 digits in quotes, like "27"')
    return StatePension(int(digits), _date_if_told(codes))


_RULE = "if_not_working_day"
_KINDS: Mapping[str, tuple[tuple[str, ...], Callable[[Codes], Pattern]]] = {
    "weekly": (("day", _RULE), _weekly),
    "every_2_weeks": (("from", _RULE), _every_2_weeks),
    "every_4_weeks": (("from", _RULE), _every_4_weeks),
    "monthly": (("day", _RULE), _monthly),
    "last_working_day": ((), _last_working_day),
    "uc_monthly": (("day",), _uc_monthly),
    "child_benefit": (("from",), _child_benefit),
    "state_pension": (("ni_digits", "from"), _state_pension),
}
KINDS = tuple(_KINDS)


def _weekday(code: object) -> Weekday:
    if isinstance(code, str) and code.islower() and code.upper() in Weekday.__members__:
        return Weekday[code.upper()]
    raise PatternProblem("day", f"{_shown(code)} is not a day of the week, like friday")


def _day_of_month(code: object) -> int:
    if isinstance(code, int) and not isinstance(code, bool) and 1 <= code <= 31:
        return code
    raise PatternProblem("day", f"{_shown(code)} is not a number from 1 to 31")


def _date_if_told(codes: Codes) -> date | None:
    return None if codes.get("from") is None else _date(codes["from"])


def _date(code: object) -> date:
    try:
        if isinstance(code, str) and re.fullmatch("20[0-9]{2}-[0-9]{2}-[0-9]{2}", code):
            return date.fromisoformat(code)
    except ValueError:
        pass
    raise PatternProblem("from", f"{_shown(code)} is not a date like 2026-11-20")


def _rule(codes: Codes) -> NotWorkingDay:
    code = codes.get(_RULE, NotWorkingDay.BEFORE)
    if code not in tuple(NotWorkingDay):
        raise PatternProblem(_RULE, f"{_shown(code)} is not one. {_cure(code, NotWorkingDay)}")
    return NotWorkingDay(str(code))


def _shown(code: object) -> str:
    return "nothing" if code is None else repr(code)[:40]


def _cure(code: object, known: Iterable[str]) -> str:
    return did_you_mean(str(code)[:40], known)
