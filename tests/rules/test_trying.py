"""Trying the rules on one person: which hold, and for the others, which sentence was not true."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgethelp.directory.services import load_national
from budgethelp.plan.plan import build_plan
from budgethelp.rules.audit import Tried, try_rules
from budgethelp.rules.rulebook import load_rulebook
from budgethelp.situation.situation import Bill, BillKind, BillStage, Nation, Need, Situation
from tests.plan.test_plan import NOW
from tests.support.someone import someone

RULEBOOK = load_rulebook(load_national())


def tried(person: Situation) -> dict[str, Tried]:
    return {one.rule.id: one for one in try_rules(RULEBOOK, person)}


def texts(one: Tried) -> list[str]:
    return [sentence.text for sentence in one.lacks[0]]


def test_every_rule_is_tried_in_the_order_of_the_plan() -> None:
    assert list(tried(someone())) == [rule.id for rule in RULEBOOK.rules]


def test_a_rule_that_holds_has_nothing_untrue() -> None:
    one = tried(someone(needs=frozenset({Need.NO_FOOD})))["food_today"]
    assert one.holds
    assert one.lacks[0] == ()


def test_a_rule_that_does_not_hold_says_which_sentence_is_not_true() -> None:
    one = tried(someone())["food_today"]
    assert not one.holds
    assert texts(one) == ["you have no food, or not enough for today"]


def test_only_the_sentences_that_are_not_true_are_told() -> None:
    one = tried(someone(nation=Nation.WALES, money_left=Decimal(0)))["bailiff_rights_scotland"]
    assert texts(one) == ["you live in Scotland", "someone has written or come about taking goods for a debt"]


def test_the_part_that_speaks_is_told_and_why_the_others_do_not() -> None:
    parts = tried(someone(nation=Nation.WALES, money_left=Decimal(0)))["crisis_fund"].parts
    assert [part.speaks for part in parts] == [False, False, True, False, False, False, False]
    assert [sentence.text for sentence in parts[0].not_true] == ["you live in England"]


def test_a_part_behind_one_that_speaks_is_silent_though_nothing_of_it_is_untrue() -> None:
    needs = frozenset({Need.BEHIND_BILLS, Need.BAILIFFS})
    parts = tried(someone(needs=needs))["debt_advice_free"].parts
    silent = [part for part in parts if not part.not_true and not part.speaks]
    assert [part.speaks for part in parts].count(True) == 1
    assert "you are behind with bills" in [c.text for part in silent for c in part.part.when.conditions]


def test_where_nothing_is_left_to_do_a_rule_does_not_hold_though_its_way_does() -> None:
    cut = someone(nation=Nation.NORTHERN_IRELAND, needs=frozenset({Need.SANCTIONED}))
    one = tried(cut)["crisis_fund"]
    assert (one.holds, one.lacks[0]) == (False, ())


def test_a_number_comes_with_its_sentence() -> None:
    [sentence] = tried(someone())["keep_cushion"].lacks[0]
    assert sentence.values == {"pounds": Decimal(30)}


def test_what_holds_is_what_the_plan_shows() -> None:
    person = someone(needs=frozenset({Need.NO_ENERGY, Need.LONELY}), nation=Nation.SCOTLAND)
    shown = {step.rule for step in build_plan(person, RULEBOOK, NOW).steps}
    assert shown <= {name for name, one in tried(person).items() if one.holds}


PAPERS = Bill(BillKind.LOAN, Decimal(200), stage=BillStage.COURT_PAPERS)


@pytest.mark.parametrize(("need", "bills"), [(Need.BAILIFFS, ()), (Need.BEHIND_CREDIT, (PAPERS,))])
def test_with_thoughts_of_suicide_the_gentle_part_on_debts_speaks(
    need: Need, bills: tuple[Bill, ...]
) -> None:
    person = someone(needs=frozenset({need, Need.SUICIDAL}), bills=bills)
    [step] = [s for s in build_plan(person, RULEBOOK, NOW).steps if s.action == "debt_advice_free"]
    assert step.do[0].text == "Look after yourself first. The money side can wait a little."
    assert step.card.text == "Contact a free debt adviser when you feel able. One is enough."


def test_every_way_in_says_what_it_lacks_the_nearest_first() -> None:
    lacks = tried(someone(nation=Nation.WALES, money_left=Decimal(200)))["crisis_fund"].lacks
    assert [[sentence.text for sentence in way] for way in lacks[:2]] == [
        ["you may need money before your next payment"],
        ["there is not enough for every bill and to live on until your next money comes"],
    ]
