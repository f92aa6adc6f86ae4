"""Looking into JSON of any shape without ever stumbling."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

MOST_ITEMS = 200


def get(raw: Any, *names: str) -> Any:
    """The first of ``names`` that holds something; None when ``raw`` is no object or holds none of them."""
    if not isinstance(raw, dict):
        return None
    return next((raw[name] for name in names if raw.get(name) not in (None, "", [], {})), None)


def child(raw: Any, *names: str) -> dict[str, Any]:
    """The object under one of ``names``, or an empty one."""
    found = get(raw, *names)
    return found if isinstance(found, dict) else {}


def children(raw: Any, *names: str) -> Iterator[dict[str, Any]]:
    """The objects in the list under the first of ``names``; a lone object counts as a list of one."""
    found = get(raw, *names)
    items = found if isinstance(found, list) else [found]
    yield from (item for item in items[:MOST_ITEMS] if isinstance(item, dict))


def whole(value: Any, fallback: int = 0) -> int:
    """A whole number not below 0, from a number or digits."""
    try:
        return max(0, int(value))
    except (TypeError, ValueError, OverflowError):
        return fallback
