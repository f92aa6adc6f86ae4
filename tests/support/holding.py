"""Property tests that are quick: examples chosen by hand at the edges, and some that nobody chose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st


def holds_for(
    *strategies: st.SearchStrategy[Any], chosen: Sequence[tuple[Any, ...]] = (), others: int = 200
) -> Callable[..., Any]:
    """The test holds for each of ``chosen``, and for so many others that nobody chose."""

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        for each in chosen:
            test = example(*each)(test)
        return settings(max_examples=others, deadline=None)(given(*strategies)(test))

    return decorate
