"""UK local time, whatever the machine keeps."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def london_now(now: datetime) -> datetime:
    """``now`` in UK local time; a naive ``now`` is taken to be UK local time already."""
    return now.replace(tzinfo=LONDON) if now.tzinfo is None else now.astimezone(LONDON)
