"""How a person wants to read, beside their answers: kept with them, and gone with them."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from flask import session

KEY = "comfort"  # in the session: "big calm"


class Comfort(StrEnum):
    """What makes a page easier for somebody. Each is also a class of the page, for its styles."""

    BIG = "big"
    SPACE = "space"
    CALM = "calm"
    STILL = "still"


def chosen() -> tuple[Comfort, ...]:
    """What this person chose; what an old or edited cookie says beside it is dropped."""
    codes = str(session.get(KEY, "")).split()
    return tuple(each for each in Comfort if each in codes)


def choose(wanted: Collection[str]) -> None:
    """Keep exactly these. Nothing chosen keeps nothing; a code we do not know is not kept."""
    codes = [each.value for each in Comfort if each in wanted]
    if codes:
        session[KEY] = " ".join(codes)
    else:
        session.pop(KEY, None)
