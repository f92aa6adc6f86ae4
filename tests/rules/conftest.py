"""A rulebook in a folder of its own, to break and to mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

FIGURES = """
["advance months"]
says = "Longest time to pay back an advance"
unit = "months"
nations = "uk"
[["advance months".values]]
from = 2025-04-30
value = 12
source = "https://example.org/advance"
checked = 2026-11-21
sure = "verified"
[["advance months".values]]
from = 2026-04-06
value = 24
source = "https://example.org/advance"
checked = 2026-11-21
sure = "verified"
"""

WAITING = "**you are waiting for your first Universal Credit payment**"
RULE = f"""# Ask for money early

Ask for an advance today.

## When
Only if **you are not under 18**.
- In England or Wales: {WAITING}: money before then, help today
- **you feel alone** and **you live alone**: what you asked, help this week

## Contact
- helpline
- council crisis_fund

## Do this
1. Ask for an advance.
2. In Wales: Phone the Welsh line.

## What to say
> [My next money comes on {{next income}}.]

## Good to know
- You pay it back over {{advance months}} months.
- Nation not known: Tell us where you live.
- If **you work**: Tell them your pay.

## Who else can help
- In Wales: welsh_line

## In England, if **you are a student**

Ask your college first.

### Contact
- ask nation

### Do this
1. Ask the college.

### Good to know
- Colleges have funds.

## Details
- Source: https://example.org/advance, checked 21 November 2026
- Source: In Wales: opening times, not checked yet
"""

WriteRule = Callable[..., Path]


@pytest.fixture
def write_rule(tmp_path: Path) -> WriteRule:
    """Writes a rulebook of 1 rule, with some words of it put in place of others; returns its folder."""

    def write(
        changes: dict[str, str] | None = None, name: str = "uc_advance", figures: str = FIGURES
    ) -> Path:
        text = RULE
        for old, new in (changes or {}).items():
            assert old in text
            text = text.replace(old, new)
        (tmp_path / "money_in").mkdir(exist_ok=True)
        (tmp_path / "money_in" / f"{name}.md").write_text(text, encoding="utf-8")
        (tmp_path / "figures.toml").write_text(figures, encoding="utf-8")
        return tmp_path

    return write
