"""What stops the site from starting, said in lines that a person can act on."""

from __future__ import annotations

from collections.abc import Iterable


class StartError(Exception):
    """The site cannot start. ``problems``: one line each, with the file, line or key and the cure."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))
