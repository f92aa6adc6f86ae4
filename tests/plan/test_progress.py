"""What is done, and whether it helped: pure, and forgiving of what an old cookie says."""

from __future__ import annotations

from datetime import date

import pytest

from budgethelp.plan.progress import MOST_KEPT, NOTHING_YET, Outcome, read_progress
from budgethelp.rules.actions import actions

SATURDAY, SUNDAY = date(2026, 11, 21), date(2026, 11, 22)


def test_a_tick_counts_and_can_be_taken_back() -> None:
    told = NOTHING_YET.tick("food_today", SATURDAY).tick("crisis_fund", SATURDAY)
    assert told.done == ("food_today", "crisis_fund")
    assert told.untick("food_today").done == ("crisis_fund",)


def test_nothing_is_asked_on_the_day_of_the_tick() -> None:
    told = NOTHING_YET.tick("food_today", SATURDAY)
    assert told.to_ask(SATURDAY) is None
    assert told.to_ask(SUNDAY) == "food_today"


def test_each_done_step_is_asked_about_once() -> None:
    told = NOTHING_YET.tick("food_today", SATURDAY).tick("crisis_fund", SATURDAY)
    told = told.tell("food_today", Outcome.HELPED)
    assert told.to_ask(SUNDAY) == "crisis_fund"
    assert told.tell("crisis_fund", Outcome.NOT_YET).to_ask(SUNDAY) is None


@pytest.mark.parametrize(("outcome", "done"), [("yes", True), ("not_yet", False), ("no_answer", False)])
def test_only_what_helped_stays_done(outcome: str, done: bool) -> None:
    told = NOTHING_YET.tick("food_today", SATURDAY).tell("food_today", Outcome(outcome))
    assert ("food_today" in told.done) is done


def test_doing_it_again_forgets_that_nobody_answered() -> None:
    told = NOTHING_YET.tell("food_today", Outcome.NO_ANSWER).tick("food_today", SUNDAY)
    assert (told.done, dict(told.outcomes)) == (("food_today",), {})


def test_what_is_written_is_read_the_same() -> None:
    told = NOTHING_YET.tick("food_today", SATURDAY).tell("crisis_fund", Outcome.NO_ANSWER)
    assert read_progress(told.written()) == told


def test_what_cannot_be_read_is_dropped() -> None:
    lines = ["food_today 2026-11-21", "fly 2026-11-21", "crisis_fund maybe", "uc_claim 2026-13-01", "", 7]
    assert read_progress(lines).done == ("food_today",)
    assert read_progress("food_today yes") == NOTHING_YET


def test_the_latest_few_are_kept() -> None:
    told = NOTHING_YET
    for action in actions():
        told = told.tick(action, SATURDAY)
    assert len(told.written()) == MOST_KEPT
    assert told.written()[-1].startswith(list(actions())[-1])
