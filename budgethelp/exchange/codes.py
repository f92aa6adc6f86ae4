"""Reads single values of a situation told in JSON, strictly. Each refusal names the key and says the cure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeGuard, TypeVar

from budgethelp.money import MOST_MONEY, MoneyProblem, parse_money
from budgethelp.rules.problems import did_you_mean

Code = TypeVar("Code", bound=StrEnum)
FIRST_YEAR, LAST_YEAR = 2000, 2200
KINDS = {list: "a list", dict: "a table", bool: "true or false", type(None): "nothing"}


class SituationProblem(ValueError):  # noqa: N818 - a problem to tell, not a fault
    """A situation that cannot be used, in one line: the key, what is wrong, and the cure."""


def refuse(key: str, cure: str) -> SituationProblem:
    """The refusal of one key."""
    return SituationProblem(f"{key}: {cure}")


def pounds(key: str, value: object) -> Decimal:
    """An amount in pounds: a number with at most 2 decimals, or text as a person would type it."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, str)):
        raise refuse(key, "must be an amount in pounds, like 42.50")
    try:
        amount = parse_money(value) if isinstance(value, str) else Decimal(value)
    except MoneyProblem as problem:
        raise refuse(key, "must be an amount in pounds, like 42.50") from problem
    if not amount.is_finite() or abs(amount) > MOST_MONEY or amount != round(amount, 2):
        raise refuse(key, f"must be from -{MOST_MONEY} to {MOST_MONEY}, with 2 decimals at most")
    return amount


def whole(key: str, value: object, lowest: int, highest: int) -> int:
    """A whole number within bounds, both included."""
    if not _is_number(value) or not lowest <= value <= highest or value != int(value):
        raise refuse(key, f"must be a whole number from {lowest} to {highest}")
    return int(value)


def _is_number(value: object) -> TypeGuard[int | Decimal]:
    """Whether it is a number that can be compared: true, false and NaN are none."""
    if isinstance(value, Decimal):
        return not value.is_nan()
    return isinstance(value, int) and not isinstance(value, bool)


def flag(key: str, value: object) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise refuse(key, "must be true or false")
    return value


def code(key: str, value: object, codes: type[Code]) -> Code:
    """One code of the vocabulary."""
    if not isinstance(value, str) or value not in set(codes):
        raise refuse(key, f'unknown code "{_short(value)}". {did_you_mean(_short(value), codes)}')
    return codes(value)


def code_set(key: str, value: object, codes: type[Code]) -> frozenset[Code]:
    """A list of codes, as a set."""
    return frozenset(code(key, item, codes) for item in items(key, value))


def items(key: str, value: object) -> list[object]:
    """A list."""
    if not isinstance(value, list):
        raise refuse(key, "must be a list, like []")
    return value


def keys(where: str, table: object, known: Iterable[str]) -> dict[str, object]:
    """A table with known keys only; a key that is null counts as not there."""
    if not isinstance(table, dict):
        raise SituationProblem(f"{where} must be a table, like {{}}")
    for key in table:
        if key not in set(known):
            raise SituationProblem(
                f'{where} has an unknown key "{_short(key)}". {did_you_mean(_short(key), known)}'
            )
    return {key: value for key, value in table.items() if value is not None}


def day(key: str, value: object) -> date:
    """A date like 2026-11-27."""
    try:
        return date.fromisoformat(str(value))
    except (ValueError, RecursionError) as problem:
        raise refuse(key, "must be a date like 2026-11-27") from problem


def moment(key: str, value: object) -> datetime:
    """A time like 2026-11-24T10:00, UK local when it names no zone; no year that a calendar cannot add to."""
    try:
        read = datetime.fromisoformat(str(value))
    except (ValueError, RecursionError) as problem:
        raise refuse(key, "must be a time like 2026-11-24T10:00") from problem
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise refuse(key, f"must be in a year from {FIRST_YEAR} to {LAST_YEAR}")
    return read


def _short(value: object) -> str:
    """The start of a text, without the half letters that no screen can show; other things by their kind."""
    if isinstance(value, str):
        return value[:40].encode("utf-8", "replace").decode()
    return KINDS.get(type(value), "a number")
