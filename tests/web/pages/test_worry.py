"""Worry, from 0 to 10: optional, before and after, gone with the rest."""

from __future__ import annotations

import pytest

from tests.support.visitor import Visitor


def test_before_the_questions_it_leads_back_to_them(visitor: Visitor) -> None:
    visitor.get("/worry")
    assert visitor.submit(worry="8").path == "/"


def test_the_second_time_the_first_number_is_shown(visitor: Visitor) -> None:
    visitor.get("/worry")
    visitor.submit(worry="8")
    assert "The first time you said 8." in visitor.get("/worry").text


def test_not_saying_keeps_nothing(visitor: Visitor) -> None:
    visitor.get("/worry")
    visitor.submit("Go on")
    assert visitor.cookie == ""


@pytest.mark.parametrize("number", ["11", "-1", "lots", "٣"])
def test_only_0_to_10_is_kept(visitor: Visitor, number: str) -> None:
    visitor.send("/worry", [("worry", number)])
    assert visitor.cookie == ""


def test_it_goes_with_the_rest(visitor: Visitor) -> None:
    visitor.get("/worry")
    visitor.submit(worry="8")
    visitor.send("/clear", [])
    assert "The first time" not in visitor.get("/worry").text
