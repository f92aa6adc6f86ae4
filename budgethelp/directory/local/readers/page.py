"""One page of a list: its items and what it says about the rest, in any of the envelopes seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from budgethelp.directory.local.readers.shape import whole


@dataclass(frozen=True, slots=True)
class Page:
    """``total`` services and ``pages`` in all (None = not said); ``last``/``first`` as the server says."""

    items: tuple[Any, ...]
    total: int | None = None
    pages: int | None = None
    first: bool | None = None
    last: bool | None = None


LISTS = ("contents", "content", "services", "items", "data", "results")


def unwrap(document: Any) -> Page | None:
    """The page in ``document``: a bare list, or an envelope whose keys may be in any case. None = neither."""
    if isinstance(document, list):
        return Page(tuple(document))
    if not isinstance(document, dict):
        return None
    keys = {str(key).lower().replace("_", ""): value for key, value in document.items()}
    items = next((keys[name] for name in LISTS if isinstance(keys.get(name), list)), None)
    return None if items is None or "name" in keys else _page(keys, items)


def _page(keys: dict[str, Any], items: list[Any]) -> Page:
    total = next((keys[name] for name in ("totalitems", "totalelements", "total") if name in keys), None)
    pages = keys.get("totalpages")
    return Page(
        tuple(items),
        None if total is None else whole(total),
        None if pages is None else whole(pages),
        _truth(keys.get("firstpage", keys.get("first"))),
        _truth(keys.get("lastpage", keys.get("last"))),
    )


def _truth(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None
