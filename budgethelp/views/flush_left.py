"""Pages go out without the indent of their templates: the same page, smaller on a slow phone."""

from __future__ import annotations

import re

from jinja2.ext import Extension

# Jinja drops the end of a line after a tag of its own: there one space of the indent keeps words apart.
AFTER_A_TAG = re.compile(r"(?<=%\}\n)[ \t]+")
INDENT = re.compile(r"(?<!%\}\n)^[ \t]+", re.MULTILINE)


class FlushLeft(Extension):
    """Takes the indent off each line of an HTML template when it is read. Lines keep their numbers."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template as Jinja is to read it; text files, where a space counts, stay as they are."""
        if not (name and name.endswith(".html")):
            return source
        return INDENT.sub("", AFTER_A_TAG.sub(" ", source))
