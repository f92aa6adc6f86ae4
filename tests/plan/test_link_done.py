"""What is done rides in a link of version 2; a plan with nothing done is a link of version 1 as before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.plan.link import pack, take_done, unpack
from budgethelp.plan.link_codes import BitsIn, BitsOut, SpoiledBits
from budgethelp.plan.progress import MOST_KEPT, read_progress
from budgethelp.rules.actions import actions
from budgethelp.situation import stored
from budgethelp.situation.situation import Situation
from budgethelp.situation.stored import to_situation
from tests.plan.test_link import COUNCILS, USUAL
from tests.support.any_situation import TODAY, situations

# Made by version 2 and never made again: the usual plan, with 2 steps done.
VERSION_2 = "AhOpIBS_oSIz4ACcgAiBCObCaAGEFWVhQeCgBZNX0EgFmnS2Qgg3SoZH5g"


@settings(deadline=None)
@given(situations(COUNCILS), st.lists(st.sampled_from(list(actions())), unique=True, min_size=1, max_size=20))
def test_what_is_done_comes_out_as_it_went_in(situation: Situation, done: list[str]) -> None:
    text = pack(situation, amounts=True, done=done)
    told = unpack(text, TODAY, COUNCILS)
    assert to_situation(told, TODAY) == situation
    assert read_progress(told[stored.DONE]).done == tuple(done)


def test_a_link_of_version_2_opens() -> None:
    told = unpack(VERSION_2, TODAY, COUNCILS)
    assert told[stored.DONE] == ["food_today 2026-11-21", "keep_cushion 2026-11-21"]
    assert pack(USUAL, amounts=True, done=("food_today", "keep_cushion")) == VERSION_2


@pytest.mark.parametrize("numbers", [[255], [0] * (MOST_KEPT + 1)])
def test_steps_that_nobody_wrote_are_refused(numbers: list[int]) -> None:
    bits = BitsOut()
    bits.put(len(numbers), 5)
    for number in numbers:
        bits.put(number, 8)
    with pytest.raises(SpoiledBits):
        take_done(BitsIn(bits.to_bytes()))
