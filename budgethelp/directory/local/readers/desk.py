"""What every reader needs while it reads: the day, where it is in the file, and a notebook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from typing import Any

from budgethelp.directory.local import clean
from budgethelp.directory.local.record import LeftOut, Notebook, Reason, Record, State

WORTH_SHOWING = 40


@dataclass(frozen=True, slots=True)
class Desk:
    """``where`` is the place in the file, like "item 3" or "row 4"."""

    today: date
    where: str = ""
    notebook: Notebook = field(default_factory=Notebook)

    def note(self, name: str, says: str) -> None:
        """Write down something put right or ignored here."""
        self.notebook.write(self.where, name, says)

    def at(self, where: str) -> Desk:
        """The same desk, further down the file."""
        return replace(self, where=where)

    def email(self, value: Any) -> str:
        """An e-mail address; what is not one is noted and ignored."""
        return self._noted("email", value, clean.email(value), "is not an e-mail address we can show")

    def link(self, value: Any, name: str = "website") -> str:
        """A web address; what is not one is noted and ignored."""
        return self._noted(name, value, clean.link(value), "is not a web address we can show")

    def _noted(self, name: str, value: Any, kept: str, says: str) -> str:
        text = clean.line(value, 60)
        if text and not kept:
            self.note(name, f"“{text}” {says}")
        return kept


Read = Callable[[Any, Desk], Record | LeftOut]


def source_id(raw: Any, *fallback: str) -> str:
    """The publisher's id as text, or one made of the words in ``fallback``."""
    kept = clean.line(raw)
    words = "|".join(fallback).encode()
    return kept or f"made-{blake2b(words, digest_size=8).hexdigest()}"


def judge(record: Record, where: str) -> Record | LeftOut:
    """The record, or why it cannot be shown to anybody."""
    reason = _reason(record)
    return LeftOut(record.source_id, record.name, reason, where) if reason else record


def _reason(record: Record) -> Reason | None:
    if not record.name:
        return Reason.NO_NAME
    if record.state is State.CLOSED:
        return Reason.CLOSED
    reachable = record.phones or record.email or record.web or record.spots
    return None if reachable or len(record.text) >= WORTH_SHOWING else Reason.NOTHING_TO_SHOW
