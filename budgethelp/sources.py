"""How far what the site says was verified."""

from __future__ import annotations

from enum import StrEnum


class Sure(StrEnum):
    """How far a fact was verified."""

    VERIFIED = "verified"
    SECOND_HAND = "second_hand"
    UNVERIFIED = "unverified"
