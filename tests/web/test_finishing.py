"""The last look at a page: English says that it is, and sums and numbers keep their direction."""

from __future__ import annotations

import pytest

from budgethelp.languages.language import END, START
from budgethelp.web.finish import FINISHED, finish

ENGLISH = f"{START}Food{END}"
SPAN = '<span lang="en" dir="ltr">'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"<p>{ENGLISH}</p>", f"<p>{SPAN}Food</span></p>"),
        (f"<p>{START}a <b>b</b> c{END}</p>", f"<p>{SPAN}a <b>b</b> c</span></p>"),
        (f"<p>{START}Ask: {ENGLISH}.{END}</p>", f"<p>{SPAN}Ask: Food.</span></p>"),
        (f'<nav aria-label="{ENGLISH}">x</nav>', '<nav aria-label="Food">x</nav>'),
        (f"<title>{ENGLISH} – x</title>", "<title>Food – x</title>"),
        (f"<option>{ENGLISH}</option>", '<option lang="en">Food</option>'),
        (f"<textarea>a {ENGLISH}</textarea>{ENGLISH}", f"<textarea>a Food</textarea>{SPAN}Food</span>"),
        (f'<text x="1">{ENGLISH}</text>', '<text x="1" lang="en">Food</text>'),
        ("<p>Mae £1,250.50 ar ôl.</p>", '<p>Mae <bdi dir="ltr">£1,250.50</bdi> ar ôl.</p>'),
        ("<p>−£20</p>", '<p><bdi dir="ltr">−£20</bdi></p>'),
        ("<option>£5</option>", "<option>£5</option>"),
        ('<a href="/?a=£5">0800 144 8848</a>', '<a href="/?a=£5">0800 144 8848</a>'),
    ],
)
def test_a_page_from_the_left_is_finished(before: str, after: str) -> None:
    assert finish(before, "pl") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>0800 144 8848</p>", '<p><bdi dir="ltr">0800 144 8848</bdi></p>'),
        ("<option>x £5</option>", "<option>x \u2066£5\u2069</option>"),
        ("<p>29</p>", "<p>29</p>"),
        ("<p>−20, 0–10</p>", '<p><bdi dir="ltr">−20</bdi>, <bdi dir="ltr">0–10</bdi></p>'),
    ],
)
def test_from_the_right_phone_numbers_keep_their_order_too(before: str, after: str) -> None:
    assert finish(before, "ar") == after


def test_a_finished_part_is_left_alone() -> None:
    part = f"{FINISHED}<p>£5</p>{FINISHED}"
    assert finish(f"<p>£1</p>{part}", "pl") == '<p><bdi dir="ltr">£1</bdi></p><p>£5</p>'
