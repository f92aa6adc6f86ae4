"""What is done rides in the link too; links of version 2, which said so first, still open."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgethelp.plan.link import pack, unpack
from budgethelp.plan.link_codes import BitsIn, BitsOut, SpoiledBits
from budgethelp.plan.link_values import take_done
from budgethelp.plan.progress import MOST_KEPT
from budgethelp.rules.actions import actions
from budgethelp.situation.situation import Situation
from budgethelp.situation.written import to_situation
from tests.plan.test_link import COUNCILS, USUAL
from tests.support.any_situation import TODAY, situations

# Made by version 2 and never made again: the usual plan, with 2 steps done.
VERSION_2 = "AhOpIBS_oSIz4ACcgAiBCObCaAGEFWVhQeCgBZNX0EgFmnS2Qgg3SoZH5g"


@settings(deadline=None)
@given(situations(COUNCILS), st.lists(st.sampled_from(list(actions())), unique=True, min_size=1, max_size=20))
def test_what_is_done_comes_out_as_it_went_in(situation: Situation, done: list[str]) -> None:
    text = pack(situation, amounts=True, done=done)
    opened = unpack(text, TODAY, COUNCILS)
    assert to_situation(opened.situation, TODAY) == situation
    assert opened.done == tuple(done)


def test_a_link_of_version_2_opens() -> None:
    opened = unpack(VERSION_2, TODAY, COUNCILS)
    assert (opened.done, opened.made_on) == (("food_today", "keep_cushion"), TODAY)
    assert to_situation(opened.situation, TODAY) == USUAL


@pytest.mark.parametrize("numbers", [[255], [0] * (MOST_KEPT + 1)])
def test_steps_that_nobody_wrote_are_refused(numbers: list[int]) -> None:
    bits = BitsOut()
    bits.put(len(numbers), 5)
    for number in numbers:
        bits.put(number, 8)
    with pytest.raises(SpoiledBits):
        take_done(BitsIn(bits.to_bytes()))
