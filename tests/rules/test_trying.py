"""Trying the rules on one person: which hold, and for the others, which sentence was not true."""

from __future__ import annotations

from decimal import Decimal

from budgethelp.directory.services import load_national
from budgethelp.plan.plan import build_plan
from budgethelp.rules.audit import Tried, try_rules
from budgethelp.rules.rulebook import load_rulebook
from budgethelp.situation.situation import Nation, Need, Situation
from tests.plan.test_plan import NOW
from tests.support.someone import someone

RULEBOOK = load_rulebook(load_national())


def tried(person: Situation) -> dict[str, Tried]:
    return {one.rule.id: one for one in try_rules(RULEBOOK, person)}


def texts(one: Tried) -> list[str]:
    return [sentence.text for sentence in one.not_true]


def test_every_rule_is_tried_in_the_order_of_the_plan() -> None:
    assert list(tried(someone())) == [rule.id for rule in RULEBOOK.rules]


def test_a_rule_that_holds_has_nothing_untrue() -> None:
    one = tried(someone(needs=frozenset({Need.NO_FOOD})))["food_today"]
    assert one.holds
    assert one.not_true == ()


def test_a_rule_that_does_not_hold_says_which_sentence_is_not_true() -> None:
    one = tried(someone())["food_today"]
    assert not one.holds
    assert texts(one) == ["you have no food, or not enough for today"]


def test_only_the_sentences_that_are_not_true_are_told() -> None:
    one = tried(someone(nation=Nation.WALES, money_left=Decimal(0)))["crisis_fund_england"]
    assert texts(one) == ["you live in England"]


def test_a_number_comes_with_its_sentence() -> None:
    [sentence] = tried(someone())["keep_cushion"].not_true
    assert sentence.values == {"pounds": Decimal(30)}


def test_what_holds_is_what_the_plan_shows() -> None:
    person = someone(needs=frozenset({Need.NO_ENERGY, Need.LONELY}), nation=Nation.SCOTLAND)
    shown = {step.rule for step in build_plan(person, RULEBOOK, NOW).steps}
    assert shown <= {name for name, one in tried(person).items() if one.holds}
