"""What is ticked under “What is worrying you?”, in the groups of the page."""

from __future__ import annotations

from collections.abc import Iterable

from budgethelp.situation.questions import PARTS
from budgethelp.web.pages.about_you import WorriesForm


def worries(*needs: str) -> list[tuple[str, str]]:
    """What the page sends for these needs, as pairs of field and code."""
    groups = {code: group.short_name for group in WorriesForm() for code in PARTS[group.short_name].choices}
    return [(groups[need], need) for need in needs]


def by_group(needs: Iterable[str]) -> dict[str, list[str]]:
    """The same, as the ticks of each group."""
    ticked: dict[str, list[str]] = {}
    for group, need in worries(*needs):
        ticked.setdefault(group, []).append(need)
    return ticked
