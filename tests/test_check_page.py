"""The proof-reader finds each fault it is there for."""

from __future__ import annotations

import pytest

from tests.support.check_page import check_page
from tests.support.page import Page

GOOD = """<!doctype html>
<html lang="en">
<head>
<title>Your plan – Budget Help</title>
</head>
<body>
<h1 id="top">Your plan</h1>
<p>It’s “£5”.</p>
<form method="post" action="/"><label for="left">How much?</label><input id="left" name="left"></form>
<p><a href="https://known.example/page">Known</a> <a href="tel:116123">116 123</a> <a href="#top">Top</a></p>
</body>
</html>"""

HOSTS = frozenset({"known.example"})


def page(html: str) -> Page:
    return Page("/", 200, html, {})


def test_a_good_page_passes() -> None:
    check_page(page(GOOD), HOSTS)


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("<p>It", "<p><div>It", "end tag"),
        ("</h1>", "</h1><h1>Again</h1>", "one h1"),
        ("<title>Your", "<title>My", "must start with the heading"),
        (' lang="en"', "", "does not say its language"),
        ("<p>It", '<p id="top">It', "id “top” is there 2 times"),
        ('for="left"', 'for="right"', "for=“right” leads nowhere"),
        ('<label for="left">How much?</label>', "", "no label for"),
        ('name="left"', 'name="left" aria-describedby="hint"', "aria-describedby=“hint” leads nowhere"),
        ('href="#top"', 'href="#end"', "link to #end leads nowhere"),
        ("</form>", "<fieldset><p>Which?</p></fieldset></form>", "fieldset without a legend"),
        ("known.example", "other.example", "not a host of the directory"),
        ("https://known", "javascript://known", "not a host of the directory"),
        ('action="/"', 'action="https://known.example/"', "loads or sends to"),
        ("<p>It", '<p style="color:red">It', "style=… inside <p>"),
        ("<p>It", '<p onclick="x()">It', "onclick=… inside <p>"),
        ("</head>", "<script>x()</script></head>", "a script inside the page"),
        ("</head>", "<style>p{color:red}</style></head>", "a style inside the page that its policy"),
        ("</head>", '<script src="https://known.example/x.js"></script></head>', "<script> loads"),
        ("It’s", "It's", "straight quote"),
        ("“£5”", "£5...", "three dots"),
        ("It’s", "Just pay", "forbidden words: shame: Just"),
        ('name="left"', 'name="left" placeholder="Don\'t"', "straight quote"),
    ],
)
def test_a_fault_is_found_and_named(good: str, bad: str, told: str) -> None:
    assert good in GOOD
    with pytest.raises(AssertionError, match=told):
        check_page(page(GOOD.replace(good, bad, 1)), HOSTS)
