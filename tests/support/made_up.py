"""A made-up language: every English text between ⟦ and ⟧. A word outside of them cannot be translated."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from budgethelp.cli import catalogue

ACROSS, FROM_RIGHT = "eo", "he"  # written from the left and from the right; the site has neither for real


@cache
def said() -> Catalog:
    """Every text of the site, collected once."""
    return catalogue.collect()


def write_made_up(folder: Path, code: str) -> None:
    """``folder/<code>.po`` with every text of the site wrapped, in all the plural forms of the language."""
    made = Catalog(locale=code, charset="utf-8")
    for message in said():
        if message.id:
            made.add(message.id, _wrapped(message.id, made.num_plurals), context=message.context)
    written = BytesIO()
    write_po(written, made)
    (folder / f"{code}.po").write_bytes(written.getvalue())


def _wrapped(text: str | tuple[str, str], forms: int) -> str | tuple[str, ...]:
    if isinstance(text, str):
        return f"⟦{text}⟧"
    return tuple(f"⟦{text[min(form, 1)]}⟧" for form in range(forms))
