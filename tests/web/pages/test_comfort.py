"""Made easier to read: chosen by anybody on any page, kept with the answers, and gone with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from budgethelp.web.assets import STATIC
from budgethelp.web.pages.easy_read import FOLDER
from tests.support.visitor import Visitor

PICTURES = sorted(FOLDER.glob("*.svg"))


def classes(visitor: Visitor) -> list[str]:
    return list(visitor.page.select("html")[0].get("class", []))


def test_a_choice_leads_back_and_holds_on_every_page(visitor: Visitor) -> None:
    visitor.get("/how-we-decide")
    visitor.click("Make it easier to read")
    assert visitor.submit(comfort=["big", "calm"]).path == "/how-we-decide"
    assert classes(visitor) == ["big", "calm"]
    visitor.get("/")
    assert classes(visitor) == ["big", "calm"]


def test_nothing_chosen_keeps_nothing_and_sends_nothing(visitor: Visitor) -> None:
    visitor.get("/comfort")
    visitor.submit("Go on")
    assert visitor.cookie == ""
    assert "comfort.css" not in visitor.page.html


def test_a_choice_can_be_taken_back(visitor: Visitor) -> None:
    visitor.send("/comfort", [("comfort", "calm")])
    assert [box["value"] for box in visitor.get("/comfort").select("input[checked]")] == ["calm"]
    visitor.send("/comfort", [])
    assert (classes(visitor), visitor.cookie) == ([], "")


@pytest.mark.parametrize("path", ["/clear", "/next", "/again"])
def test_a_choice_goes_with_the_rest(visitor: Visitor, path: str) -> None:
    visitor.send("/comfort", [("comfort", "calm")])
    visitor.send(path, [])
    assert (classes(visitor), visitor.cookie) == ([], "")


def test_a_choice_stays_when_the_language_changes(visitor: Visitor) -> None:
    visitor.send("/comfort", [("comfort", "space"), ("to", "/about")])
    assert visitor.click("Cymraeg").path == "/about"
    assert classes(visitor) == ["space"]


@pytest.mark.parametrize(
    "to", ["https://example.org/", "//example.org", "/cleared", "/cy/cleared", "/leave", "lots"]
)
def test_it_leads_nowhere_else_and_forgets_nothing(visitor: Visitor, to: str) -> None:
    page = visitor.send("/comfort", [("comfort", "calm"), ("to", to)])
    assert (page.path, classes(visitor)) == ("/", ["calm"])


def test_what_a_phone_keeps_for_everyone_is_the_same_for_everyone(visitor: Visitor) -> None:
    before = visitor.get("/help-now/no-signal").html
    visitor.send("/comfort", [("comfort", "big")])
    assert visitor.get("/help-now/no-signal").html == before


def palettes() -> list[dict[str, str]]:
    """The colours of light and of dark, by name."""
    css = (STATIC / "comfort.css").read_text(encoding="utf-8")
    return [
        dict(re.findall(r"--(\w[\w-]*): (#\w{6})", block)) for block in re.findall(r"\.calm \{([^}]*)\}", css)
    ]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


@pytest.mark.parametrize("colours", palettes(), ids=["light", "dark"])
def test_calm_text_has_7_to_1_on_all_it_stands_on(colours: dict[str, str]) -> None:
    inks, papers = ("ink", "soft", "calm", "mend"), ("paper", "sheet", "glow")
    assert min(contrast(colours[ink], colours[paper]) for ink in inks for paper in papers) >= 7
    assert contrast(colours["on-calm"], colours["calm"]) >= 7


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_pictures_are_small_lines_of_one_style(path: Path) -> None:
    svg = path.read_text(encoding="utf-8")
    assert len(svg.encode()) < 600
    assert svg.startswith(
        '<svg viewBox="0 0 48 48" width="96" height="96" fill="none" stroke="currentColor" '
    )
    assert "<text" not in svg
    assert svg.count("stroke=") == 1
