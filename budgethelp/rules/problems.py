"""What is wrong with the data files: all of it at once, each with its place and the cure."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class RulebookError(Exception):
    """The rulebook or the figures cannot be used. ``problems`` read "file:3: what is wrong, and the cure"."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A cure for a word that is not known: the nearest known one, or the whole list when it is short."""
    words = sorted(known)
    near = get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return f'Did you mean "{near[0]}"?'
    return f"Use one of: {', '.join(words)}." if len(words) <= 20 else "See CONTRIBUTING.md for the words."
