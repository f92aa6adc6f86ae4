"""Money you may be missing, on the plan page: folded, after the steps, and not while in danger."""

from __future__ import annotations

from tests.support.page import Page
from tests.support.visitor import Visitor
from tests.support.worries import by_group

HEADING = "Money you may be missing"


def plan(visitor: Visitor, left: str = "42.50", needs: object = (), **place: str) -> Page:
    visitor.get("/")
    page = visitor.submit(money_left=left, next_income="8", **place)
    if needs:
        visitor.get("/worries")
        page = visitor.submit(**by_group(needs))
    return page


def titles(page: Page) -> list[str]:
    return page.texts("#worth h3")


def test_it_is_folded_and_stands_after_the_steps(visitor: Visitor) -> None:
    page = plan(visitor, nation="england")
    assert page.texts("details#worth > summary") == [f"{HEADING} (4)"]
    assert "open" not in page.select("details#worth")[0].attrs
    assert page.html.index('class="step"') < page.html.index('id="worth"')


def test_it_names_what_the_nation_has(visitor: Visitor) -> None:
    assert "Rate Relief" in titles(plan(visitor, nation="northern_ireland"))
    assert "Council Tax Reduction" in titles(plan(visitor, nation="wales"))


def test_it_promises_nothing(visitor: Visitor) -> None:
    page = plan(visitor, nation="scotland")
    assert "We cannot say that you can get them. Those who run them decide." in page.text


def test_each_says_where_it_comes_from(visitor: Visitor) -> None:
    page = plan(visitor, nation="wales")
    assert len(page.select("#worth details.deep")) == len(titles(page)) > 0


def test_a_number_that_may_be_wrong_says_so(visitor: Visitor) -> None:
    plan(visitor, nation="england")
    visitor.get("/home")
    page = visitor.submit(children="3")
    (line,) = [text for text in page.texts("#worth li li") if text.startswith("Child Benefit office")]
    assert line.endswith("Check this number on their website before you phone.")


def test_in_danger_it_is_kept_for_another_day(visitor: Visitor) -> None:
    page = plan(visitor, needs=["suicidal"], nation="england")
    assert HEADING not in page.text


def test_at_most_8_are_seen_at_first_and_the_rest_are_folded_once_more(visitor: Visitor) -> None:
    plan(visitor, nation="england")
    visitor.get("/income")
    visitor.submit(income="universal_credit")
    visitor.get("/home")
    page = visitor.submit(
        about_you=["over_state_pension_age", "disabled_or_ill", "carer"], children="3", adults="1"
    )
    folded = page.texts("#worth details:not(.deep) h3")
    assert len(titles(page)) - len(folded) == 8
    assert folded


def on_the_sheet(visitor: Visitor, address: str = "/print") -> list[str]:
    return visitor.get(address).texts("#worth li")


def test_the_sheet_has_the_first_3_in_a_line_each(visitor: Visitor) -> None:
    first = titles(plan(visitor, nation="scotland"))[:3]
    on_paper = on_the_sheet(visitor)
    assert len(on_paper) == 3
    assert [line.partition(":")[0].strip() for line in on_paper] == first


def test_in_danger_the_sheet_has_none(visitor: Visitor) -> None:
    for need in ("suicidal", "unsafe"):
        plan(visitor, needs=[need], nation="england")
        assert on_the_sheet(visitor) == [] == on_the_sheet(visitor, "/print?names=yes")


def test_each_has_one_line_in_sight_and_the_rest_folded(visitor: Visitor) -> None:
    page = plan(visitor, nation="england")
    assert len(page.select("#worth li.step > p")) == len(titles(page))
