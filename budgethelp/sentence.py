"""A sentence a person will see, before it is translated: English words and the values that go in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

# Decimal = pounds, date = a day, int = a count, str = as it is.
Value = Decimal | date | int | str

NOTHING: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` is the English sentence with ``{names}`` in it, and the key it is translated by."""

    text: str
    values: Mapping[str, Value] = field(default_factory=lambda: NOTHING)


def to_translate(text: str) -> str:
    """``text`` itself. Marks words, written where nothing is translated yet, for the catalogue."""
    return text
